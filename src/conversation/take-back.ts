import type { Flow } from "./flow.ts";
import type { Case } from "./types.ts";

/** The instant from which the agent may take back what waits for an approval (ms). Undefined while nothing does. */
export function takeBackAt({ byKey }: Flow, { pending, touched }: Case): number | undefined {
  const step = pending && byKey.get(pending.key);
  return step?.kind === "approve" && step.takeBackMs !== undefined ? touched + step.takeBackMs : undefined;
}

/** Whether nobody has decided for so long, as of the last turn, that the agent may take it back. */
export function isOverdue(flow: Flow, theCase: Case): boolean {
  const at = takeBackAt(flow, theCase);
  return at !== undefined && at <= (theCase.asOf ?? theCase.touched);
}
