import type { Flow } from "./flow.ts";
import type { Case } from "./types.ts";

/** Whether nothing is in a request yet but its kind: no customer, and no answer but choices such as personal or company. */
export function isEmpty({ steps }: Flow, { answers, people }: Pick<Case, "answers" | "people">): boolean {
  const tells = (step: Flow["steps"][number]) => step.kind === "ask" && step.as !== "choice";
  return people.customer === undefined && !steps.some((step) => tells(step) && step.key in answers);
}

/** How long the request lives without anybody moving it on (ms). One with nothing in it is left sooner. */
export function livesMs(flow: Flow, theCase: Case): number {
  return isEmpty(flow, theCase) ? Math.min(flow.emptyMs, flow.draftMs) : flow.draftMs;
}
