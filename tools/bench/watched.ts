import { createMetrics } from "../../src/app/metrics/metrics.ts";
import type { Case } from "../../src/conversation/types.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { newTrail, onTrail, originNow, traced } from "../../src/machine/trail.ts";
import { freshFile, keys } from "./files.ts";
import { pace, type Row } from "./report.ts";
import { type Contender, type Extent, interleaveWarm, ratio } from "./rounds.ts";

const turnsEach = 200;
/** The most that watching a turn may take of it. */
const most = 0.05;

/**
 * Compares what a turn is watched by, which is a trail, two spans that go nowhere and its counters, with the commit of a
 * turn to SQLite, one at a time.
 */
export async function watchedTurns(extent: Extent): Promise<Row[]> {
  const ledger = createSqliteLedger({ file: freshFile("watched"), keys });
  const { meters } = createMetrics();
  let version = 0;
  let latest: Case | undefined;

  const watching: Contender = async () => {
    for (let turn = 0; turn < turnsEach; turn += 1) {
      await onTrail(newTrail(), () =>
        traced("event", { "frontdesk.event": "said" }, async (led) => {
          await traced("commit", { "frontdesk.kind": "open" }, async (told) => {
            originNow();
            told({ "frontdesk.is": "kept" });
          });
          led({ "frontdesk.is": "kept" });
        }),
      );
      meters.kept({ before: latest, after: latest ?? caseAt(1), rows: [] });
      meters.committed("kept", 1);
    }
    return turnsEach;
  };
  const committing: Contender = async () => {
    for (let turn = 0; turn < turnsEach; turn += 1) {
      version += 1;
      latest = caseAt(version);
      await ledger.commit({
        ...{ event: `e${version}`, expect: version - 1, case: latest },
        ...{ posts: [{ card: "owner" }], effects: [], audit: { actor: "bench", what: "said" } },
      });
    }
    return turnsEach;
  };

  const [ours, other] = await interleaveWarm([watching, committing], extent);
  await ledger.close();
  return [
    {
      ...{
        what: "a trail, two spans and the counters of a turn, no SDK loaded",
        mark: { most, noticed: "an operator turns off what tells why somebody had to wait" },
      },
      ...{ ours: pace(ours), other: pace(other), ratio: ratio(ours, other) },
    },
  ];
}

function caseAt(version: number): Case {
  return {
    ...{ id: "R-7K2P", version, flow: "open", world: "practice", state: "open", people: { owner: "bench" } },
    ...{ at: { owner: "bench" }, answers: {}, facts: {}, misses: {}, refused: [], opened: 1, touched: 1 },
  };
}
