import { setTimeout as pause } from "node:timers/promises";
import { GatewayDispatchEvents, type Guild } from "discord.js";
import type { Deliveries } from "../../chat/deliveries.ts";
import type { ChatLog } from "../../chat/settings.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Shards, Throttler } from "./client.ts";
import { createClients } from "./clients.ts";
import type { Handing, Packet } from "./sessions.ts";
import { createTakingUp } from "./take-up.ts";

/** Called with what comes in over the gateway, as Discord sends it. */
export interface Heard {
  interaction(body: unknown, answered: () => void): Promise<void>;
  message(body: unknown): Promise<void>;
  /** The bot was added to a server just now. */
  joined(guild: string): Promise<void>;
}

export interface GatewayParts {
  settings: DiscordSettings;
  deliveries: Deliveries;
  heard: Heard;
  shards: Shards;
  /** Asked before each packet. With false the packet is dropped, because another desk has the line. */
  mayAct: () => boolean;
  throttler?: Throttler;
  /** How to pass the session to the desk that has the line next. Absent where there is no other desk. */
  handing?: Handing;
}

/** The longest that closing waits for Discord (ms). discord.js alone would wait half a minute. */
const goodbyeMs = 1_000;
const known = new Set<unknown>([GatewayDispatchEvents.InteractionCreate, GatewayDispatchEvents.MessageCreate]);

export type Gateway = ReturnType<typeof createGateway>;

/**
 * A line: one gateway connection, over which Discord sends events. It reconnects for ever, except after what only an
 * operator can mend.
 */
export function createGateway({ settings, deliveries, heard, shards, mayAct, throttler, handing }: GatewayParts) {
  const { token, log } = settings;
  let [isOpen, isOver] = [false, false];
  const silence = createSilence(log);
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  const session = createTakingUp({ token, handing, hear, isOver: () => isOver, ended });
  const line = createClients({
    settings,
    shards,
    throttler,
    ears: { alive: silence.heard, take, joined, isOver: () => isOver },
  });

  function run(work: (answered: () => void) => Promise<void>, isAwaited: boolean): void {
    if (isOver || !mayAct()) return;
    deliveries.run(work, isAwaited).catch((error: Error) => {
      log.error({ error: error.name, message: error.message }, "something that came in failed");
    });
  }

  function take(packet: Packet): void {
    silence.heard();
    if (isOver) return;
    session.follow(packet);
    hear(packet);
  }

  function joined(guild: string): void {
    run(async (answered) => {
      answered();
      await heard.joined(guild);
    }, false);
  }

  function hear({ t, d }: Packet): void {
    if (!known.has(t)) return;
    const { id } = d as { id?: unknown };
    if (session.wasHeard(id)) return;
    if (t === GatewayDispatchEvents.InteractionCreate) run((answered) => heard.interaction(d, answered), true);
    else
      run(async (answered) => {
        answered(); // nobody waits for an answer to a message
        await heard.message(d);
      }, false);
  }

  /** Closes the line. Nothing that comes in is taken from now on. */
  async function close(): Promise<void> {
    isOver = true;
    end();
    silence.stop();
    await Promise.race([line.client().destroy(), pause(goodbyeMs, undefined, { ref: false })]);
  }

  return {
    /** Whether Discord has told over this line which servers the bot is in. Until then the API has to be asked. */
    isOpen: () => isOpen,
    /** Whether the connection stands now. */
    isUp: () => isOpen && line.isUp(),
    /** The servers whose events come over this line. */
    guilds: (): ReadonlyMap<string, Guild> => line.client().guilds.cache,
    /**
     * Connects. Resolves when Discord has told which servers the bot is in, or when the line is closed. @throws
     * LostToken
     */
    async open(): Promise<void> {
      const login = line.login();
      session
        .takeUp(login)
        .catch((error: Error) => log.warn({ error: error.name }, "what came meanwhile was not heard"));
      await Promise.race([login, ended]);
      if (isOver) return;
      isOpen = true;
      silence.watch();
    },
    close,
    /** Closes the line and passes its session on, so that the desk that has the line next misses nothing. */
    async handOver(): Promise<void> {
      isOver = true;
      if (session.canBeLeft()) {
        end();
        await Promise.race([line.hangUp(), pause(goodbyeMs, undefined, { ref: false })]);
        await session.leave();
      }
      await close();
    },
  };
}

/**
 * How long a line may be silent (ms). Discord wants a heartbeat every 41 seconds, and a line with three unanswered ones
 * is dead.
 */
const silenceMs = 150_000;
const lookMs = 15_000;

/** Notices a line over which nothing comes any more. */
function createSilence(log: ChatLog) {
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
