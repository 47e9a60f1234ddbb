import { setTimeout as sleep } from "node:timers/promises";
import type { Text } from "../conversation/types.ts";
import { StoreDown } from "../ledger/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createRecent } from "../ledger/recent.ts";
import type { Log } from "../machine/log.ts";
import { platformAt } from "./address.ts";
import type { Platform } from "./platform.ts";

export interface TellOperatorsParts {
  platforms: readonly Pick<Platform, "name" | "tell">[];
  /** The address at which the operators read. */
  readAt: string | undefined;
  ledger: Pick<Ledger, "slot">;
  log: Log;
  pause?: (ms: number) => Promise<unknown>;
}

export type TellOperators = (what: string, notice: Text) => Promise<void>;

const mostKnown = 1_000;
const againMs = 24 * 60 * 60_000;
/** How often a message that cannot be delivered now is tried again, and how far apart (ms). */
const [mostTries, apartMs] = [60, 20_000];

/**
 * Tells the operators what only they can mend, once a day for each `what`, whichever desk notices it. It stands in the
 * log in any case. Resolves when they were told, or can't be.
 */
export function createTellOperators(parts: TellOperatorsParts): TellOperators {
  const { platforms, readAt, ledger, log, pause = unhurried } = parts;
  const logged = createRecent<true>(mostKnown);
  const underWay = new Set<string>();

  return async function tellOperators(what, notice) {
    if (!logged.get(what)) log.error({ what, notice: notice.key }, "something that only the operators can mend");
    logged.set(what, true);
    if (readAt === undefined || underWay.has(what)) return;
    const platform = platformAt(platforms, readAt);
    if (!platform) return;
    underWay.add(what);
    try {
      if (await isNews(what)) await tell(platform, readAt, what, notice);
    } catch (error) {
      log.error({ what, error: (error as Error).name }, "the operators could not be told");
    } finally {
      underWay.delete(what);
    }
  };

  /** Whether no desk has told it today. True while the database is away: it is better told twice than never. */
  async function isNews(what: string): Promise<boolean> {
    try {
      return (await ledger.slot(`told ${what}`, againMs, 0)) !== undefined;
    } catch (error) {
      if (error instanceof StoreDown) return true;
      throw error;
    }
  }

  async function tell(platform: Pick<Platform, "tell">, address: string, what: string, notice: Text): Promise<void> {
    for (let tries = 1; !(await isTold(platform, address, notice)); tries += 1) {
      if (tries === mostTries) return void log.error({ what }, "the operators could not be told");
      await pause(apartMs);
    }
  }

  async function isTold(platform: Pick<Platform, "tell">, address: string, notice: Text): Promise<boolean> {
    try {
      await platform.tell(address, notice);
      return true;
    } catch (error) {
      log.warn({ error: (error as Error).name }, "the operators can't be told now; will try again");
      return false;
    }
  }
}

const unhurried = (ms: number) => sleep(ms, undefined, { ref: false });
