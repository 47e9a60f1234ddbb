import type { Flow } from "../flow.ts";
import { hasSeal } from "../status.ts";
import type { Case, Text } from "../types.ts";
import { type Draft, draftOf, quiet, touch } from "./draft.ts";
import { proceed } from "./proceed.ts";
import type { Turn } from "./turn.ts";

/**
 * Stops a case because all desks are paused: until they go on it neither ends nor reminds anybody. `why` is what its
 * agent reads.
 */
export function stop(d: Draft, why?: Text): void {
  d.case.stopped = { n: d.case.version, ...(why && { why }) };
}

/**
 * The desks go on after a pause. The time of the case begins anew, and whoever must act is called. Nothing is promised
 * here that needs a go, so going on alone spends nothing.
 */
export function goOn(flow: Flow, theCase: Case, now: number): Turn {
  const { stopped, pending, refused } = theCase;
  if (!stopped || theCase.state !== "open") return quiet(theCase);
  const d: Draft = { ...draftOf(flow, theCase, now), byTime: true };
  touch(d);
  const c = d.case;
  const left = refused?.filter(({ paused }) => !paused) ?? [];
  c.refused = left.length > 0 ? left : undefined;
  const isWhy = (text: Text | undefined) => text !== undefined && text.key === stopped.why?.key;
  if (pending && (isWhy(pending.why) || pending.notes?.some(isWhy)))
    c.pending = {
      ...pending,
      why: isWhy(pending.why) ? undefined : pending.why,
      notes: pending.notes?.filter((note) => !isWhy(note)),
    };
  c.stopped = undefined;
  return proceed(d);
}

/** Whether the case waits for the end of a pause, and nothing of it is under way. */
export function isStopped(theCase: Case): boolean {
  return theCase.stopped !== undefined && theCase.state === "open" && !hasSeal(theCase);
}

/** What a customer reads in place of why the desks are paused: nobody's name, and no reason. */
export function calm(theCase: Case, text: Text): Text {
  const why = theCase.stopped?.why?.key;
  if (why === undefined) return text;
  if (text.key === why) return { key: "pause.customer" };
  const values = Object.entries(text.values ?? {}).map(([name, value]) => [
    name,
    typeof value === "object" && "key" in value ? calm(theCase, value) : value,
  ]);
  return text.values ? { key: text.key, values: Object.fromEntries(values) } : text;
}
