import { answererOf } from "./case.ts";
import type { Flow } from "./flow.ts";
import { manualOf, sealWork } from "./status.ts";
import type { Audience, Case } from "./types.ts";

/** Who must act for a case to go on. `provider` means that nobody must: a call is under way. */
export type Side = "owner" | "customer" | "approvers" | "operators" | "provider";

/** Who must act now. `person` is absent for a role, and `of` is the turn that opened what they must do. */
export interface Asked {
  audience: Audience;
  person?: string;
  of: number;
}

/** The side that must act next. Undefined for a case that is over. */
export function sideOf(flow: Flow, theCase: Case): Side | undefined {
  if (theCase.state !== "open") return undefined;
  return (whoIsAsked(flow, theCase)?.audience as Side | undefined) ?? "provider";
}

/**
 * Who must act next. Undefined while the desk works, and for a case that is over. A person who changes or cancels
 * something is still asked what they were asked before.
 */
export function whoIsAsked(flow: Flow, theCase: Case): Asked | undefined {
  const { state, people, pending, held, left } = theCase;
  if (state !== "open") return undefined;
  const decided = manualOf(theCase) ?? held;
  if (decided) return { audience: "operators", of: decided.n };
  if (sealWork(theCase)) return undefined;
  if (left?.owner !== undefined) return { audience: "operators", of: left.owner };
  if (left?.customer !== undefined) return { audience: "owner", person: people.owner, of: left.customer };
  const step = pending && flow.byKey.get(pending.key);
  if (!step) return undefined;
  if (step.kind === "approve") return { audience: step.role, of: pending.n };
  const person = answererOf(people, step);
  return { audience: person === people.customer ? "customer" : "owner", person, of: pending.n };
}
