import { setTimeout as pause } from "node:timers/promises";
import { type Client, Events, GatewayDispatchEvents, type Guild } from "discord.js";
import type { Deliveries } from "../../chat/deliveries.ts";
import { type DiscordSettings, LostToken } from "../settings.ts";
import { createClient, type Shards, type Throttler } from "./client.ts";
import { closeCodes, type Handing, hearOut, type Packet, type Session } from "./sessions.ts";

/** Called with what comes in, as it was sent. */
interface Heard {
  interaction(body: unknown, answered: () => void): Promise<void>;
  message(body: unknown): Promise<void>;
  /** Somebody has let the bot into a server just now. */
  joined(guild: string): Promise<void>;
}

export interface GatewayParts {
  settings: DiscordSettings;
  deliveries: Deliveries;
  heard: Heard;
  shards: Shards;
  /** Asked before anything that comes in is taken. */
  mayAct: () => boolean;
  throttler?: Throttler;
  /** Absent where no other desk can take the line up. */
  handing?: Handing;
}

const [firstPauseMs, longestPauseMs] = [250, 10_000];
/** Discord asks for a heartbeat every 41 seconds; three of them without an answer are a dead line. */
const silenceMs = 150_000;
const lookMs = 15_000;
/** discord.js waits half a minute for Discord's goodbye; nothing is taken meanwhile. */
const goodbyeMs = 1_000;
/** How much later than over one session the same may come over another. */
const overlapMs = 10_000;
const known = new Set<unknown>([GatewayDispatchEvents.InteractionCreate, GatewayDispatchEvents.MessageCreate]);

export type Gateway = ReturnType<typeof createGateway>;

/** The line over which Discord tells us things. What is broken is mended for ever, except what only a person can mend. */
export function createGateway({ settings, deliveries, heard, shards, mayAct, throttler, handing }: GatewayParts) {
  const { token, log, onLost } = settings;
  let client = fresh();
  let [isOpen, isOver] = [false, false];
  let lastHeard = performance.now();
  let watch: NodeJS.Timeout | undefined;
  /** Our own, or as long as there is none, that of the desk before, as far as we have heard it. */
  let session: Session | undefined;
  let hangUp: () => unknown = () => {};
  /** While the session of the desk before is heard out, which tells the same as our own. */
  let twice: Set<unknown> | undefined;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  /** One that failed to log in can neither be used again nor closed for good. */
  function fresh(): Client {
    const heldBy: Throttler | undefined =
      throttler &&
      (async (manager) => {
        hangUp = () => manager.destroy({ code: closeCodes.keeps });
        return throttler(manager);
      });
    const made = createClient(settings, shards, heldBy);
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
    made.on(
      Events.Raw as never,
      ((packet: Packet) => {
        lastHeard = performance.now();
        if (isOver) return;
        follow(packet);
        hear(packet);
      }) as never,
    );
    made.on(Events.GuildCreate, ({ id }) => {
      run(async (answered) => {
        answered();
        await heard.joined(id);
      });
    });
    made.on(Events.Debug, (words) => {
      if (words.includes("Heartbeat acknowledged")) lastHeard = performance.now();
    });
    made.on(Events.Error, (error) => log.error({ error: error.name, message: error.message }, "discord.js failed"));
    made.on(Events.ShardError, (error) => log.warn({ error: error.name }, "the line to Discord broke"));
    made.on(Events.ShardReconnecting, () => {
      if (!isOver) log.warn({}, "reaching Discord again");
    });
    made.on(Events.ShardDisconnect, ({ code }) => {
      if (!isOver) onLost(new LostToken(code, mends[code]));
    });
  }

  function hear({ t, d }: Packet): void {
    if (!known.has(t)) return;
    const { id } = d as { id?: unknown };
    if (twice?.has(id)) return;
    twice?.add(id);
    if (t === GatewayDispatchEvents.InteractionCreate) run((answered) => heard.interaction(d, answered));
    else
      run(async (answered) => {
        answered(); // nobody waits for a sign that it was read
        await heard.message(d);
      });
  }

  /** Where the session stands, for whoever takes it up. */
  function follow({ t, s, d }: Packet): void {
    const { session_id: id, resume_gateway_url: url } = (d ?? {}) as Record<string, string>;
    if (t === GatewayDispatchEvents.Ready && id && url) session = { id, url, seq: s ?? 0 };
    else if (session && s) session.seq = s;
  }

  /** What was said and pressed since another desk left this line; until our own session tells it, that one does. */
  async function takeUp(opening: Promise<unknown>): Promise<void> {
    const left = await handing?.take();
    if (!handing || !left) return;
    if (isOver) return handing.keep(left); // for the one after us
    twice = new Set();
    session ??= left;
    const take = (packet: Packet): void => {
      if (isOver) return;
      if (session === left && packet.s) session.seq = packet.s;
      hear(packet);
    };
    const socket = handing.socket(`${left.url}?v=10&encoding=json`);
    const closing = [opening.then(() => closeCodes.ends), ended.then(() => closeCodes.keeps)];
    await hearOut({ ...left }, socket, token, take, Promise.race(closing));
    await pause(overlapMs, undefined, { ref: false });
    twice = undefined;
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

  /** From now on nothing more is taken. */
  async function close(): Promise<void> {
    isOver = true;
    end();
    clearInterval(watch);
    await Promise.race([client.destroy(), pause(goodbyeMs, undefined, { ref: false })]);
  }

  return {
    /** Whether Discord has told which servers we are in; until then it has to be asked. */
    isOpen: () => isOpen,
    /** The servers that this line tells about. */
    guilds: (): ReadonlyMap<string, Guild> => client.guilds.cache,
    /** Resolves when Discord has told which servers we are in, or it is closed. @throws LostToken */
    async open(): Promise<void> {
      const opening = login();
      takeUp(opening).catch((error: Error) => log.warn({ error: error.name }, "what came meanwhile was not heard"));
      await Promise.race([opening, ended]);
      if (isOver) return;
      isOpen = true;
      watch = setInterval(() => {
        const silent = Math.round(performance.now() - lastHeard);
        if (silent > silenceMs)
          log.error({ silent }, "Discord has been silent for so many ms; discord.js should have reconnected");
      }, lookMs).unref();
    },
    close,
    /** The same, and whoever has the line next hears what comes from now on. */
    async handOver(): Promise<void> {
      isOver = true;
      if (session && handing) {
        end();
        await Promise.race([hangUp(), pause(goodbyeMs, undefined, { ref: false })]);
        await handing.keep(session);
      }
      await close();
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
