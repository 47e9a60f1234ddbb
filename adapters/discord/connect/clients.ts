import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events, Status } from "discord.js";
import { type DiscordSettings, LostToken } from "../settings.ts";
import { createClient, type Shards, type Throttler } from "./client.ts";
import { closeCodes, type Packet } from "./sessions.ts";

/** Callbacks for what happens on a line. */
interface Ears {
  /** Discord has acknowledged a heartbeat. */
  alive(): void;
  take(packet: Packet): void;
  /** The bot was added to a server. */
  joined(guild: string): void;
  isOver(): boolean;
}

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
    /** Whether every gateway connection of the client stands now. */
    isUp: (): boolean => client.ws.shards.every(({ status }) => status === Status.Ready),
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

/**
 * Hears the packets of a client as Discord sends them. The events of discord.js need a channel and a member in its
 * caches.
 */
function listen(client: Client, { log, onLost }: DiscordSettings, ears: Ears): void {
  client.on(Events.Raw as never, ears.take as never);
  client.on(Events.GuildCreate, ({ id }) => ears.joined(id));
  client.on(Events.Debug, (words) => {
    if (words.includes("Heartbeat acknowledged")) ears.alive();
  });
  client.on(Events.Error, (error) => log.error({ error: error.name, message: error.message }, "discord.js failed"));
  client.on(Events.ShardError, (error) => log.warn({ error: error.name }, "the line to Discord broke"));
  client.on(Events.ShardReconnecting, () => {
    if (!ears.isOver()) log.warn({}, "reaching Discord again");
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (!ears.isOver()) onLost(new LostToken(code, mends[code]));
  });
}

/** What an operator can do, by the code with which Discord closed the connection. */
const mends: Record<number, string> = {
  4010: "DISCORD_SHARDS is not what Discord knows: set it to auto",
  4011: "The bot is in too many servers for so few lines: set DISCORD_SHARDS to auto",
  4013: "It asks for events that Discord does not know: update Frontdesk",
  4014: "It asks for events that this bot may not have: update Frontdesk",
};
