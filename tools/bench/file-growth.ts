import { statSync } from "node:fs";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { kinds } from "../../src/ledger/queues.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { engine } from "./engine.ts";
import { freshFile, keys } from "./files.ts";
import { idsOf, instant } from "./play.ts";
import { commitOf, commitsOf, keep } from "./play-on-ledger.ts";
import { trivialAccountFlow as flow } from "./readers.ts";
import { accountTalk, type Happening } from "./talk.ts";

const [talks, rounds] = [400, 12];
const leaseMs = 60_000;
const upToReview = accountTalk.slice(0, 6);
/** Two turns after which a case is as it was. */
const thereAndBack: readonly Happening[] = [{ pressed: "edit:mail" }, { pressed: "keep" }];

/**
 * The bytes by which a ledger's file grows with each turn of a case that stays as large as it is, once the work that the
 * turns promise is done: an audit row and an event, with their places in indexes.
 */
export async function fileGrowth(): Promise<number> {
  const file = freshFile("growing");
  const ids = idsOf(talks);
  const before = await sizeAfter(file, async (ledger) => {
    for (const id of ids) for (const commit of commitsOf(flow, upToReview, id)) await keep(ledger, commit);
  });
  const after = await sizeAfter(file, async (ledger) => {
    for (let round = 0; round < rounds; round += 1) for (const id of ids) await goThereAndBack(ledger, id);
  });
  return (after - before) / (talks * rounds * thereAndBack.length);
}

async function goThereAndBack(ledger: Ledger, id: string): Promise<void> {
  for (const happening of thereAndBack) {
    const theCase = (await ledger.load(id))!;
    const turn = engine(flow).turns(theCase, happening, instant(theCase.version));
    await keep(ledger, commitOf(flow, turn, theCase.version));
  }
}

/** The size of the file after some turns and the work that they have promised. Closing leaves all in the one file. */
async function sizeAfter(file: string, turns: (ledger: Ledger) => Promise<void>): Promise<number> {
  const ledger = createSqliteLedger({ file, keys });
  await turns(ledger);
  for (const kind of kinds)
    for (
      let jobs = await ledger.claim(kind, 100, leaseMs);
      jobs.length > 0;
      jobs = await ledger.claim(kind, 100, leaseMs)
    )
      await Promise.all(jobs.map((job) => ledger.finish(job)));
  await ledger.close();
  return statSync(file).size;
}
