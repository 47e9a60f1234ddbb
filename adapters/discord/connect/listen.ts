import { type Client, Events } from "discord.js";
import { type DiscordSettings, LostToken } from "../settings.ts";
import type { Packet } from "./sessions.ts";

/** Callbacks for what happens on a line. */
export interface Ears {
  /** Discord has acknowledged a heartbeat. */
  alive(): void;
  take(packet: Packet): void;
  /** The bot was added to a server. */
  joined(guild: string): void;
  isOver(): boolean;
}

/**
 * Hears the packets of a client as Discord sends them. The events of discord.js need a channel and a member in its
 * caches.
 */
export function listen(client: Client, { log, onLost }: DiscordSettings, ears: Ears): void {
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
