import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { ChatLog } from "../../chat/settings.ts";
import type { Others } from "../settings.ts";
import type { Throttler } from "./client.ts";

const longestMs = 10 * 60_000;
const awayMs = 1_000;

/**
 * Discord takes a limited number of IDENTIFYs every five seconds, whichever desk they come from. discord.js spaces
 * those of one client; here the desks share one row of slots. A desk that may act no more when its slot comes identifies nothing.
 */
export function waitingForIdentifySlot({ slot, identifyMs }: Others, mayAct: () => boolean, log: ChatLog): Throttler {
  return async (manager) => {
    const { max_concurrency: atOnce } = (await manager.fetchGatewayInformation()).session_start_limit;

    async function takeSlot(shard: number, signal: AbortSignal): Promise<void> {
      for (;;) {
        const wait = await slot(`discord identify ${shard % atOnce}`, identifyMs, longestMs).catch((error: Error) => {
          log.warn({ error: error.name }, "no turn could be taken to reach Discord");
          return undefined;
        });
        await pause(wait ?? awayMs, undefined, { signal });
        if (wait !== undefined) return;
      }
    }

    return {
      async waitForIdentify(shard, signal) {
        if (mayAct()) await takeSlot(shard, signal);
        if (mayAct()) return;
        const isClosed = once(signal, "abort"); // discord.js would try again after a failure before that
        void manager.destroy({ code: 1000 });
        await isClosed;
        signal.throwIfAborted();
      },
    };
  };
}
