import { createSecretKey, randomBytes } from "node:crypto";
import type { Commit } from "../src/ledger/ledger.ts";
import { seal } from "../src/sealing.ts";
import { durably, wavesOf } from "./durable.ts";
import { engine } from "./engine.ts";
import { freshFile, freshLedger } from "./files.ts";
import { idsOf, passedThrough, play } from "./play.ts";
import { trivialAccountFlow, trivialReaders } from "./readers.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, ratio } from "./rounds.ts";
import { switchBot } from "./switch.ts";
import { accountTalk } from "./talk.ts";
import { record, replay, type Tape } from "./tape.ts";

/** What is left to the engine and the ledger of their marks: Node's JSON and its cipher alone, with no code of ours, against the same. */
export async function floors(extent: Extent): Promise<Row[]> {
  return [
    await row("a case to JSON and back, against a switch's turn on a map", 2.5, [parses(), switches()], extent),
    await rowOnSqlite("a case to JSON and sealed, one at a time", 1.2, 1, extent),
    await rowOnSqlite("the same, 32 at once", 1.3, 32, extent),
  ];
}

async function row(what: string, most: number, pair: [Contender, Contender], extent: Extent): Promise<Row> {
  const [alone, other] = await interleave(pair, extent);
  return { what, ours: pace(alone), other: pace(other), ratio: ratio(alone, other), mark: { most } };
}

function parses(): Contender {
  const texts = passedThrough(engine(trivialAccountFlow), accountTalk, "R-7K2P").map(({ text }) => text);
  const talks = 50;
  return () => {
    for (let talk = 0; talk < talks; talk++) for (const text of texts) JSON.stringify(JSON.parse(text));
    return talks * texts.length;
  };
}

function switches(): Contender {
  const [bot, ids] = [switchBot(trivialReaders), idsOf(50)];
  return () => play(bot, accountTalk, ids, new Map());
}

const key = createSecretKey(randomBytes(32));

function seals({ case: theCase }: Commit): void {
  seal(key, JSON.stringify(theCase), theCase.id);
}

/** The statements that SQLite is asked for these commits, with the work before each transaction, and without. */
async function rowOnSqlite(what: string, most: number, atOnce: number, extent: Extent) {
  const waves = Array.from({ length: extent.rounds + 1 }, (_, n) =>
    wavesOf(idsOf(Math.max(8, atOnce), `${n}-`), atOnce),
  );
  const tape = await record(async (roll) => {
    const ledger = freshLedger("taped");
    roll();
    const next = durably(ledger, waves);
    for (const _ of waves) await next();
    await ledger.close();
  });
  return row(what, most, [working(tape, waves, seals), working(tape, waves, () => {})], extent);
}

function working(tape: Tape, waves: Commit[][][], work: (commit: Commit) => void): Contender {
  const bare = replay(tape, freshFile("floor"));
  const rounds = waves.values();
  return () => {
    const mine = rounds.next().value!;
    for (const wave of mine) {
      for (const commit of wave) work(commit);
      bare.turn();
    }
    return mine.flat().length;
  };
}
