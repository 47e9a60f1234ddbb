import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events, GatewayDispatchEvents, type Guild } from "discord.js";
import type { Deliveries } from "../chat/deliveries.ts";
import { createClient, type Shards, type Throttler } from "./client.ts";
import { type DiscordSettings, LostToken } from "./settings.ts";

/** Called with what comes in, as it was sent. */
export interface Heard {
  interaction(body: unknown, answered: () => void): Promise<void>;
  message(body: unknown): Promise<void>;
}

export interface GatewayParts {
  settings: DiscordSettings;
  deliveries: Deliveries;
  heard: Heard;
  shards: Shards;
  /** Asked before anything that comes in is taken. */
  mayAct: () => boolean;
  throttler?: Throttler;
}

const [firstPauseMs, longestPauseMs] = [250, 10_000];
/** Discord asks for a heartbeat every 41 seconds; three of them without an answer are a dead line. */
const silenceMs = 150_000;
const lookMs = 15_000;
/** discord.js waits half a minute for Discord's goodbye; nothing is taken meanwhile. */
const goodbyeMs = 1_000;

export type Gateway = ReturnType<typeof createGateway>;

/** The line over which Discord tells us things. What is broken is mended for ever, except what only a person can mend. */
export function createGateway({ settings, deliveries, heard, shards, mayAct, throttler }: GatewayParts) {
  const { token, log, onLost } = settings;
  let client = fresh();
  let isOver = false;
  let lastHeard = performance.now();
  let watch: NodeJS.Timeout | undefined;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  /** One that failed to log in can neither be used again nor closed for good. */
  function fresh(): Client {
    const made = createClient(settings, shards, throttler);
    attend(made);
    return made;
  }

  function run(work: (answered: () => void) => Promise<void>): void {
    if (isOver || !mayAct()) return;
    deliveries.run(work).catch((error: Error) => {
      log.error({ error: error.name, message: error.message }, "something that came in failed");
    });
  }

  function attend(made: Client): void {
    // as they were sent: discord.js would first want a channel and a member in its caches
    made.ws.on(GatewayDispatchEvents.InteractionCreate, (body: unknown) =>
      run((answered) => heard.interaction(body, answered)),
    );
    made.ws.on(GatewayDispatchEvents.MessageCreate, (body: unknown) =>
      run(async (answered) => {
        answered(); // nobody waits for a sign that it was read
        await heard.message(body);
      }),
    );
    made.on(
      Events.Raw as never,
      (() => {
        lastHeard = performance.now();
      }) as never,
    );
    made.on(Events.Debug, (words) => {
      if (words.includes("Heartbeat acknowledged")) lastHeard = performance.now();
    });
    made.on(Events.Error, (error) => log.error({ error: error.name, message: error.message }, "discord.js failed"));
    made.on(Events.ShardError, (error) => log.warn({ error: error.name }, "the line to Discord broke"));
    made.on(Events.ShardReconnecting, () => log.warn({}, "reaching Discord again"));
    made.on(Events.ShardDisconnect, ({ code }) => {
      if (!isOver) onLost(new LostToken(code, mends[code]));
    });
  }

  /** As often as it takes; resolves when Discord has told which servers we are in. @throws LostToken */
  async function login(): Promise<void> {
    for (let ms = firstPauseMs; !isOver; ms = Math.min(longestPauseMs, ms * 2)) {
      try {
        const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
        await client.login(token);
        await ready;
        return;
      } catch (error) {
        const { name, message, code } = error as Error & { code?: string };
        if (code === "TokenInvalid") throw new LostToken(401);
        if (isOver) return;
        log.warn({ error: name, message }, "Discord cannot be reached");
        await pause(ms);
        client = fresh();
      }
    }
  }

  return {
    /** The servers that this line tells about. */
    guilds: (): ReadonlyMap<string, Guild> => client.guilds.cache,
    /** Resolves when Discord has told which servers we are in, or it is closed. @throws LostToken */
    async open(): Promise<void> {
      await Promise.race([login(), ended]);
      if (isOver) return;
      watch = setInterval(() => {
        const silent = Math.round(performance.now() - lastHeard);
        if (silent > silenceMs)
          log.error({ silent }, "Discord has been silent for so many ms; discord.js should have reconnected");
      }, lookMs).unref();
    },
    /** From now on nothing more is taken. */
    async close(): Promise<void> {
      isOver = true;
      end();
      clearInterval(watch);
      await Promise.race([client.destroy(), pause(goodbyeMs, undefined, { ref: false })]);
    },
  };
}

/** What a person can do about it, by the code that Discord closed with. */
const mends: Record<number, string> = {
  4010: "DISCORD_SHARDS is not what Discord knows: set it to auto",
  4011: "The bot is in too many servers for so few lines: set DISCORD_SHARDS to auto",
  4013: "It asks for events that Discord does not know: update Frontdesk",
  4014: "It asks for events that this bot may not have: update Frontdesk",
};
