import type { Attempt } from "../../ledger/ledger.ts";
import type { Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { type Doubt, evidenceOf, update } from "./record-outcome.ts";

/**
 * Opens a case again whose people may have been told something wrong about this attempt, for an operator to judge.
 * False when another case has claimed the same key meanwhile.
 */
export async function doubted(p: Parts, creation: Creation, attempt: Attempt, seen: Doubt): Promise<boolean> {
  const { effect, caseId, partner, naturalKey } = attempt;
  const nextLook = (await p.ledger.now()) + p.times.lookEveryMs;
  const change = { state: "manual" as const, uin: null, code: null, empties: 0, nextLook };
  const evidence = evidenceOf(creation, attempt, seen);
  const id = `doubted:${effect}:${attempt.version}`;
  const told = await p.desk.tell(caseId, { type: "corrected", id, effect, evidence }, [
    { write: "intent", partner, naturalKey },
    update(attempt, change),
  ]);
  return told.is === "kept" || told.is === "seen";
}
