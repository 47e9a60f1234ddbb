import type { Text } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Pause } from "../ledger/pauses.ts";
import type { Log } from "../machine/log.ts";
import { t } from "../words/words.ts";
import { platformAt } from "./address.ts";
import type { Desk } from "./desk.ts";
import { whoIs } from "./pause-words.ts";
import type { Platform } from "./platform.ts";

export interface GoOnParts {
  ledger: Ledger;
  desk: Pick<Desk, "tell">;
  platforms: readonly Pick<Platform, "name" | "tell">[];
  /** The address at which the operators read. Nobody is told when left out. */
  readAt: string | undefined;
  log: Log;
}

const atOnce = 64;
/** For so long nobody else tells what one desk has begun to tell (ms). */
const tellMs = 60_000;

/**
 * Tells the operators of pauses that have begun or ended, and has each case that a pause has stopped call whoever must
 * act, once it is over. Several desks may do so at once, and one that dies in between leaves it to the others.
 */
export function createGoOn({ ledger, desk, platforms, readAt, log }: GoOnParts): () => Promise<void> {
  async function call(caseId: string): Promise<void> {
    const theCase = await ledger.load(caseId);
    if (theCase?.stopped) {
      const id = `went-on:${caseId}:${theCase.stopped.n}`;
      await desk.tell(caseId, { type: "went-on", id }, [{ write: "goes-on" }]);
      return;
    }
    await ledger.wentOn(caseId, theCase?.version ?? 0); // it has ended, or went on by itself
  }

  /** Calls the cases that wait. One that can't be called holds up no other, and is called the next time. */
  async function callAll(): Promise<void> {
    for (const caseId of await ledger.waiters(atOnce))
      await call(caseId).catch((error: Error) => {
        log.error({ case: caseId, error: error.name, message: error.message }, "it is not called after the pause yet");
      });
  }

  async function tellNews(): Promise<void> {
    for (const pause of await ledger.untold()) {
      const next = pause.told === "nothing" ? "begun" : "ended";
      if ((await ledger.slot(`telling pause ${pause.id} ${next}`, tellMs, 0)) === undefined) continue;
      const still = (await ledger.untold()).some(({ id, told }) => id === pause.id && told === pause.told);
      if (!still) continue; // another desk has told it before the slot was ours
      log.warn({ what: pause.what, by: pause.ended === undefined ? pause.by : pause.endedBy }, `a pause has ${next}`);
      const platform = readAt === undefined ? undefined : platformAt(platforms, readAt);
      if (platform) await platform.tell(readAt!, newsOf(pause, next));
      await ledger.tellPause(pause.id, next);
    }
  }

  return async () => {
    await callAll();
    await tellNews();
  };
}

/** What the operators read when a pause has begun or ended. */
function newsOf({ what, by, why, until, endedBy }: Pause, is: "begun" | "ended"): Text {
  const kind = t(`pause.what-${what}`);
  if (is === "ended")
    return endedBy === undefined
      ? t("pause.news-over", { what: kind })
      : t("pause.news-ended", { what: kind, person: whoIs(endedBy) });
  const values = { what: kind, person: whoIs(by), why };
  return until === undefined ? t("pause.news", values) : t("pause.news-until", { ...values, until: { at: until } });
}
