import { createSecretKey, randomBytes } from "node:crypto";
import type { Commit, Ledger } from "../../src/ledger/ledger.ts";
import { seal } from "../../src/ledger/sealing.ts";
import { freshFile, freshLedger } from "./files.ts";
import { idsOf } from "./play.ts";
import { commitsOf, keep } from "./play-on-ledger.ts";
import { trivialAccountFlow } from "./readers.ts";
import { type Mark, pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, ratio } from "./rounds.ts";
import { accountTalk } from "./talk.ts";
import { record, replay, type Tape } from "./tape.ts";

const sealedMark: Mark = {
  most: 1.3,
  noticed: "a desk of a busy team answers a rush later than its disk and its cipher make it",
};
const pairs = [
  { what: "one turn at a time", atOnce: 1, work: nothing, mark: undefined },
  { what: "32 turns at once", atOnce: 32, work: nothing, mark: undefined },
  { what: "32 turns at once, against JSON and seal too", atOnce: 32, work: seals, mark: sealedMark },
];

/** Compares a durable turn with the same statements and bytes sent to SQLite directly, without and with JSON and a seal. */
export async function durable(extent: Extent): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { what, atOnce, work, mark } of pairs) {
    const waves = wavesOfRounds(atOnce, extent);
    const tape = await tapeOf(waves);
    const ledger = freshLedger("durable");
    const pair: [Contender, Contender] = [durably(ledger, waves), barely(freshFile(what), tape, waves, work)];
    const [ours, other] = await interleave(pair, extent);
    await ledger.close();
    rows.push({ what, ours: pace(ours), other: pace(other), ratio: ratio(ours, other), mark });
  }
  return rows;
}

/** The commits of each round. */
export function wavesOfRounds(atOnce: number, { rounds }: Extent): Commit[][][] {
  return Array.from({ length: rounds + 1 }, (_, n) => wavesOf(idsOf(Math.max(8, atOnce), `${n}-`), atOnce));
}

/** What the ledger sends to SQLite for these commits. */
function tapeOf(waves: Commit[][][]): Promise<Tape> {
  return record(async (roll) => {
    const ledger = freshLedger("taped");
    roll();
    for (const wave of waves.flat()) await commitAll(ledger, wave);
    await ledger.close();
  });
}

export function durably(ledger: Ledger, waves: Commit[][][]): Contender {
  const rounds = waves.values();
  return async () => {
    const mine = rounds.next().value!;
    for (const wave of mine) await commitAll(ledger, wave);
    return mine.flat().length;
  };
}

/** Sends the statements of these commits to a fresh file, with the work for each commit before its transaction. */
function barely(file: string, tape: Tape, waves: Commit[][][], work: (commit: Commit) => void): Contender {
  const bare = replay(tape, file);
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

function nothing(): void {}

const key = createSecretKey(randomBytes(32));

/** What keeping a sealed case takes at least. */
function seals({ case: theCase }: Commit): void {
  seal(key, JSON.stringify(theCase), theCase.id);
}

/** Groups of commits that may run at once: the n-th turns of several cases. */
function wavesOf(ids: string[], atOnce: number): Commit[][] {
  const waves: Commit[][] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const talks = ids.slice(from, from + atOnce).map((id) => commitsOf(trivialAccountFlow, accountTalk, id));
    for (const n of talks[0]!.keys()) waves.push(talks.map((commits) => commits[n]!));
  }
  return waves;
}

async function commitAll(ledger: Ledger, wave: Commit[]): Promise<void> {
  await Promise.all(wave.map((commit) => keep(ledger, commit)));
}
