import type { Attempt } from "../../ledger/ledger.ts";
import type { Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { type Doubt, evidenceOf, update } from "./record-outcome.ts";

/** What the case was told of this attempt may be wrong, so it is open again, and for a person to judge. False when somebody else is at the same by now. */
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
