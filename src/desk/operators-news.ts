import { StoreDown } from "../ledger/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import { platformAt } from "./address.ts";
import type { Platform } from "./platform.ts";

export interface OperatorsNewsParts {
  ledger: Pick<Ledger, "claimBulletin" | "bulletinTold">;
  platforms: readonly Pick<Platform, "name" | "tell">[];
  /** The address at which the operators read. Nothing is told when left out. */
  readAt: string | undefined;
  /** What looks whether there is something to tell. */
  looks: readonly (() => Promise<void>)[];
  log: Log;
}

const leaseMs = 60_000;
const mostAtOnce = 50;

/**
 * Looks for what the operators should know, and tells them of it. What can't be told now is told later, by whichever
 * desk comes first; it is told twice only if a desk dies in between.
 */
export function createOperatorsNews({
  ledger,
  platforms,
  readAt,
  looks,
  log,
}: OperatorsNewsParts): () => Promise<void> {
  const platform = readAt === undefined ? undefined : platformAt(platforms, readAt);

  async function tellNext(): Promise<boolean> {
    const bulletin = await ledger.claimBulletin(leaseMs);
    if (!bulletin) return false;
    try {
      await platform!.tell(readAt!, bulletin.text);
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      log.warn({ error: (error as Error).name }, "the operators can't be told now; will try again");
      return false;
    }
    await ledger.bulletinTold(bulletin.id);
    return true;
  }

  return async function news() {
    for (const look of looks) await look();
    if (platform) for (let told = 0; told < mostAtOnce && (await tellNext()); told += 1);
  };
}
