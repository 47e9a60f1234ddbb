import { answererOf } from "./case.ts";
import type { Flow } from "./flow.ts";
import { sealStage, sealWork } from "./status.ts";
import type { Case } from "./types.ts";

/** Who must act for a case to go on. `tencent` means that nobody must: a call is under way. */
export type Side = "owner" | "customer" | "approvers" | "operators" | "tencent";

/** The side that must act next. Undefined for a case that is over. */
export function sideOf(flow: Flow, theCase: Case): Side | undefined {
  const { state, held, pending, people } = theCase;
  if (state !== "open") return undefined;
  if (held || sealStage(theCase) === "manual") return "operators";
  const step = pending && flow.byKey.get(pending.key);
  if (sealWork(theCase) || !step) return "tencent";
  if (step.kind === "approve") return "approvers";
  return answererOf(people, step) === people.customer ? "customer" : "owner";
}
