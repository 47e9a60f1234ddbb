import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createRecent } from "../ledger/recent.ts";
import type { Log } from "../machine/log.ts";
import { t } from "../words/words.ts";
import { placeOf, platformOf } from "./address.ts";
import type { Desk } from "./desk.ts";

export interface RefusedPostsParts {
  ledger: Pick<Ledger, "now">;
  desk: Pick<Desk, "note">;
  /** The address at which the operators read. */
  readAt: string | undefined;
  /** Gets the names of platforms that refuse every post, where nobody can be told elsewhere. */
  refusing?: Set<string>;
  log: Log;
}

const mostAddresses = 10_000;
const longMs = 60_000;
const mostOfWhy = 120;

/**
 * Notices an address at which every post has been refused for a minute. The owner of the case then hears it where else
 * they read, and so do the operators; the outbox goes on trying.
 */
export function createRefusedPosts({ ledger, desk, readAt, refusing = new Set(), log }: RefusedPostsParts) {
  const since = createRecent<number>(mostAddresses);
  const platforms = new Map<string, number>();

  async function refused({ id, people: { owner } }: Case, address: string, { name, message }: Error): Promise<void> {
    const now = await ledger.now();
    const first = since.get(address) ?? now;
    since.set(address, first);
    refusesAll(platformOf(address), now, [owner, readAt ?? address]);
    if (now - first < longMs) return;
    const [place, event] = [placeOf(address), `refused:${address}`];
    log.error(
      { place, case: id, error: name, message },
      "every post to this address is refused since a minute and more",
    );
    if (address !== owner) await desk.note(id, { event, to: owner, notice: t("chat.refused-here", { case: id }) });
    if (readAt === undefined || readAt === address) return;
    const notice = t("chat.refused", { place, case: id, why: message.slice(0, mostOfWhy) });
    await desk.note(id, { event: `${event} operators`, to: operators, notice });
  }

  /** Names a platform that has taken nothing for a minute, if those who should hear of it read there as well. */
  function refusesAll(platform: string, now: number, readers: string[]): void {
    const first = platforms.get(platform) ?? now;
    platforms.set(platform, first);
    if (now - first < longMs || refusing.has(platform)) return;
    if (readers.some((address) => platformOf(address) !== platform)) return;
    refusing.add(platform);
    log.error({ platform }, "this platform refuses every post, and nobody can be told elsewhere");
  }

  return {
    refused,
    taken(address: string): void {
      since.delete(address);
      platforms.delete(platformOf(address));
      refusing.delete(platformOf(address));
    },
  };
}
