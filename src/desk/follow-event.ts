import type { Case } from "../conversation/types.ts";
import type { Log } from "../machine/log.ts";
import { isTraced, newTrail, onTrail, read, traced, trail, written } from "../machine/trail.ts";

export interface FollowParts {
  /** The case as it is known, or kept. Asked only where spans go anywhere. */
  known: (caseId: string) => Promise<Case | undefined>;
  log?: Pick<Log, "info"> | undefined;
}

/**
 * Runs what an event leads to on one trail: the lines of the log have one id, and the spans of one case are one trace, from
 * its opening on, whichever desk works on it.
 */
export function createFollowing({ known, log }: FollowParts) {
  async function spanOf(caseId: string | undefined) {
    if (caseId === undefined || !isTraced()) return undefined;
    return spanOfCase(await known(caseId));
  }

  /** `caseId` is left out for an event that opens a case. `led` tells to which case an event has led, and how it ended. */
  return async function follow<T>(
    event: string,
    caseId: string | undefined,
    act: () => Promise<T>,
    led: (result: T) => { case: string | undefined; is: string },
  ): Promise<T> {
    const began = performance.now();
    const under = await spanOf(caseId);
    return onTrail(trail() ?? newTrail(), () =>
      traced(
        "event",
        { "frontdesk.event": event },
        async (told) => {
          const result = await act();
          const { is, ...rest } = led(result);
          told({ "frontdesk.is": is });
          log?.info({ ...rest, event, is, ms: Math.round(performance.now() - began) }, "an event was taken");
          return result;
        },
        under,
      ),
    );
  };
}

/** The span that everything of a case belongs to: the event that has opened it. */
export function spanOfCase(theCase: Pick<Case, "facts"> | undefined) {
  return read(theCase?.facts.trace);
}

/** What a case that is opened now keeps of the trace, so that it can be gone on with on every desk. */
export function traceFacts(): Case["facts"] {
  const span = isTraced() ? trail()?.span : undefined;
  return span ? { trace: written(span) } : {};
}
