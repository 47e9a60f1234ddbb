import { commandLine } from "../../machine/command-line.ts";
import { explain } from "../../tencent/errors.ts";
import type { CallOutcome } from "../../tencent/outcome.ts";
import type { Look, Side } from "./sides.ts";

export interface TencentSideParts {
  /** A call that changes nothing. */
  ask: () => Promise<CallOutcome<unknown>>;
  clock?: () => number;
}

/** For how long an answer counts before Tencent is asked again (ms). */
const freshMs = 60_000;
/** So many calls in a row without an answer, and Tencent counts as down. One alone may be chance. */
const fewFailures = 2;

/**
 * Looks at Tencent: by how the desk's own calls have ended, and by asking where those are older than a minute. A refusal is
 * an answer, unless it is the key that is refused.
 */
export function createTencentSide({ ask, clock = () => performance.now() }: TencentSideParts) {
  let side: Side = { isUp: true, says: "it was not called yet" };
  let at = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let asking: Promise<unknown> | undefined;

  function called(api: string, outcome: CallOutcome<unknown>): void {
    at = clock();
    const answered = outcome.is === "done" || outcome.is === "refused";
    failures = answered ? 0 : failures + 1;
    if (outcome.is === "refused" && explain(api, outcome.code).fault !== undefined)
      side = {
        isUp: false,
        says: `it refuses this desk's key (${outcome.code}); ${commandLine("check")} says what to mend`,
      };
    else if (answered) side = { isUp: true, says: "it answers" };
    else if (failures >= fewFailures || outcome.why === "credentials")
      side = { isUp: false, says: `it does not answer (${outcome.why}); nothing is sent twice meanwhile` };
  }

  /** Whether Tencent was not called for so long that it has to be asked, which is at most once a minute. */
  const isStale = () => clock() - at >= freshMs;

  /** Asks, unless somebody asks already. */
  async function refresh(): Promise<void> {
    asking ??= ask()
      .catch(() => {}) // it got no slot: others are calling, and their calls tell
      .finally(() => {
        asking = undefined;
      });
    await asking;
  }

  const look: Look = {
    now() {
      if (!side.isUp && isStale()) void refresh(); // a desk with nothing to do would never notice otherwise
      return side;
    },
    async ask() {
      if (isStale()) await refresh();
      return side;
    },
  };
  return { called, look };
}
