import type { DiscordLog } from "../settings.ts";

/**
 * How long a line may be silent (ms). Discord wants a heartbeat every 41 seconds, and a line with three unanswered ones
 * is dead.
 */
const silenceMs = 150_000;
const lookMs = 15_000;

/** Notices a line over which nothing comes any more. */
export function createSilence(log: DiscordLog) {
  let lastHeard = performance.now();
  let timer: NodeJS.Timeout | undefined;
  return {
    heard(): void {
      lastHeard = performance.now();
    },
    watch(): void {
      timer = setInterval(() => {
        const silent = Math.round(performance.now() - lastHeard);
        if (silent > silenceMs)
          log.error({ silent }, "Discord has been silent for so many ms; discord.js should have reconnected");
      }, lookMs).unref();
    },
    stop: (): void => clearInterval(timer),
  };
}
