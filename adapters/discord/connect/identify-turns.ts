import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { DiscordLog, Others } from "../settings.ts";
import type { Throttler } from "./client.ts";

const longestMs = 10 * 60_000;
const awayMs = 1_000;

/**
 * Discord takes so many introductions (IDENTIFY) every five seconds, whichever desk they come from. discord.js spaces
 * those of one client; here the desks share a row of turns. Who may act no more by then introduces nothing.
 */
export function takingTurns({ slot, identifyMs }: Others, mayAct: () => boolean, log: DiscordLog): Throttler {
  return async (manager) => {
    const { max_concurrency: atOnce } = (await manager.fetchGatewayInformation()).session_start_limit;

    async function myTurn(shard: number, signal: AbortSignal): Promise<void> {
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
        if (mayAct()) await myTurn(shard, signal);
        if (mayAct()) return;
        const isClosed = once(signal, "abort"); // what fails before that, discord.js would try again
        void manager.destroy({ code: 1000 });
        await isClosed;
        signal.throwIfAborted();
      },
    };
  };
}
