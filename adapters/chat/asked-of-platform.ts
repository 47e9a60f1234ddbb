import { AsyncLocalStorage } from "node:async_hooks";
import { createRecent, type Reception, StaleRights } from "../../src/desk/platform.ts";

/** The answers of a platform on which one decision about somebody's rights stands. Instants are by one clock (ms). */
interface Answers {
  /** When the oldest of them was asked for. Infinite while there is none. */
  oldest: number;
  /** Answers from before do not count. */
  since: number;
}

const deciding = new AsyncLocalStorage<Answers>();

const mostKnown = 10_000;
/**
 * For so long an answer is remembered (ms). It is less than the minute for which it counts, so that a commit seldom
 * comes too late.
 */
const rememberedMs = 50_000;

/**
 * Decides something that stands on what the platform answers. If that was too old when it was to be kept, the platform
 * is asked anew, once. Undefined when it was too old again.
 */
export async function decide<T>(work: () => Promise<T>, clock: () => number): Promise<T | undefined> {
  for (let tries = 1; tries <= 2; tries += 1) {
    const since = tries === 1 ? Number.NEGATIVE_INFINITY : clock();
    try {
      return await deciding.run({ oldest: Number.POSITIVE_INFINITY, since }, work);
    } catch (error) {
      if (!(error instanceof StaleRights)) throw error;
    }
  }
  return undefined;
}

/**
 * When the platform was asked for the oldest answer on which the decision stands that is being made (ms, by the ledger's
 * clock). Only the time that has passed since is measured by the process's clock. Undefined where nothing was asked.
 */
export async function askedAt({ now }: Pick<Reception, "now">, clock: () => number): Promise<number | undefined> {
  const answers = deciding.getStore();
  if (!answers || !Number.isFinite(answers.oldest)) return undefined;
  const at = await now();
  return at - Math.max(0, clock() - answers.oldest);
}

/** Whether an answer that was asked for then counts for the decision that is being made, which from now on stands on it. */
export function standsOn(askedAt: number): boolean {
  const answers = deciding.getStore();
  if (answers && askedAt < answers.since) return false;
  if (answers) answers.oldest = Math.min(answers.oldest, askedAt);
  return true;
}

/**
 * Remembers what the platform answers about somebody's rights. An answer that was made from remembered ones is as old as
 * the oldest of those. A failed call is repeated at once.
 */
export function rememberingRights<T>(
  ask: (name: string) => Promise<T>,
  clock: () => number,
): (name: string) => Promise<T> {
  const known = createRecent<{ answers: Answers; found: Promise<T> }>(mostKnown);

  return async (name) => {
    const [now, since] = [clock(), deciding.getStore()?.since ?? Number.NEGATIVE_INFINITY];
    let its = known.get(name);
    if (!its || its.answers.oldest < since || its.answers.oldest + rememberedMs <= now) {
      const answers = { oldest: now, since };
      its = { answers, found: deciding.run(answers, () => ask(name)) };
      known.set(name, its);
      its.found.catch(() => known.get(name) === its && known.delete(name));
    }
    const found = await its.found;
    standsOn(its.answers.oldest);
    return found;
  };
}
