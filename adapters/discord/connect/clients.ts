import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events } from "discord.js";
import { type DiscordSettings, LostToken } from "../settings.ts";
import { createClient, type Shards, type Throttler } from "./client.ts";
import { type Ears, listen } from "./listen.ts";
import { closeCodes } from "./sessions.ts";

interface ClientsParts {
  settings: DiscordSettings;
  shards: Shards;
  throttler: Throttler | undefined;
  ears: Ears;
}

const [firstPauseMs, longestPauseMs] = [250, 10_000];

/** Logs in with one client after the other until one succeeds. A client that failed to log in cannot be used again. */
export function createClients({ settings, shards, throttler, ears }: ClientsParts) {
  const { token, log } = settings;
  let hangUp: () => unknown = () => {};
  let client = fresh();

  function fresh(): Client {
    const heldBy: Throttler | undefined =
      throttler &&
      (async (manager) => {
        hangUp = () => manager.destroy({ code: closeCodes.keeps });
        return throttler(manager);
      });
    const made = createClient(settings, shards, heldBy);
    listen(made, settings, ears);
    return made;
  }

  return {
    client: (): Client => client,
    /** Closes the connection in a way that lets Discord keep the session. */
    hangUp: (): unknown => hangUp(),
    /**
     * Tries to log in until it succeeds. Resolves when Discord has told which servers the bot is in. @throws LostToken
     */
    async login(): Promise<void> {
      for (let ms = firstPauseMs; !ears.isOver(); ms = Math.min(longestPauseMs, ms * 2)) {
        try {
          const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
          await client.login(token);
          await ready;
          return;
        } catch (error) {
          const { name, message, code } = error as Error & { code?: string };
          if (code === "TokenInvalid") throw new LostToken(401);
          if (ears.isOver()) return;
          log.warn({ error: name, message }, "Discord cannot be reached");
          await pause(ms);
          client = fresh();
        }
      }
    },
  };
}
