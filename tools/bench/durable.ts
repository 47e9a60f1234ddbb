import type { Commit, Ledger } from "../../src/ledger/ledger.ts";
import { freshFile, freshLedger } from "./files.ts";
import { idsOf } from "./play.ts";
import { commitsOf, keep } from "./play-on-ledger.ts";
import { trivialAccountFlow } from "./readers.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleave, type Measured, ratio } from "./rounds.ts";
import { accountTalk } from "./talk.ts";
import { type Replay, record, replay } from "./tape.ts";

/** Compares a durable turn with the same statements and bytes sent to SQLite directly. */
export async function durable(extent: Extent): Promise<Row[]> {
  const rows: Row[] = [];
  for (const atOnce of [1, 32]) {
    const waves = Array.from({ length: extent.rounds + 1 }, (_, round) =>
      wavesOf(idsOf(Math.max(8, atOnce), `${round}-`), atOnce),
    );
    const [ours, other] = await againstBare(waves, extent);
    const what = atOnce === 1 ? "one turn at a time" : `${atOnce} turns at once`;
    rows.push({ what, ours: pace(ours), other: pace(other), ratio: ratio(ours, other), mark: undefined });
  }
  return rows;
}

async function againstBare(waves: Commit[][][], extent: Extent): Promise<[Measured, Measured]> {
  const tape = await record(async (roll) => {
    const ledger = freshLedger("taped");
    roll();
    for (const wave of waves.flat()) await commitAll(ledger, wave);
    await ledger.close();
  });
  const ledger = freshLedger("durable");
  const bare = replay(tape, freshFile("bare"));
  const measured = await interleave([durably(ledger, waves), barely(bare, waves)], extent);
  await ledger.close();
  bare.close();
  return measured;
}

export function durably(ledger: Ledger, waves: Commit[][][]): Contender {
  const rounds = waves.values();
  return async () => {
    const mine = rounds.next().value!;
    for (const wave of mine) await commitAll(ledger, wave);
    return mine.flat().length;
  };
}

function barely(bare: Replay, waves: Commit[][][]): Contender {
  const rounds = waves.values();
  return () => {
    const mine = rounds.next().value!;
    for (const _ of mine) bare.turn();
    return mine.flat().length;
  };
}

/** Groups of commits that may run at once: the n-th turns of several cases. */
export function wavesOf(ids: string[], atOnce: number): Commit[][] {
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
