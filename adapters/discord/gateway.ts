import { type Client, Events, GatewayDispatchEvents } from "discord.js";
import type { Deliveries } from "../chat/deliveries.ts";
import { type DiscordSettings, LostToken } from "./settings.ts";

/** Called with what comes in, as it was sent. */
export interface Heard {
  interaction(body: unknown, answered: () => void): Promise<void>;
  message(body: unknown): Promise<void>;
}

const [firstPauseMs, longestPauseMs] = [250, 10_000];
/** Discord asks for a heartbeat every 41 seconds; three of them without an answer are a dead line. */
const silenceMs = 150_000;
const lookMs = 15_000;

export type Gateway = ReturnType<typeof createGateway>;

/** The line over which Discord tells us things. What is broken is mended for ever, except what only a person can mend. */
export function createGateway(client: Client, deliveries: Deliveries, { token, log, onLost }: DiscordSettings) {
  let isOver = false;
  let lastHeard = performance.now();
  let watch: NodeJS.Timeout | undefined;

  function run(work: (answered: () => void) => Promise<void>): void {
    deliveries.run(work).catch((error: Error) => {
      log.error({ error: error.name, message: error.message }, "something that came in failed");
    });
  }

  function attend({ interaction, message }: Heard): void {
    // as they were sent: discord.js would first want a channel and a member in its caches
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (body: unknown) =>
      run((answered) => interaction(body, answered)),
    );
    client.ws.on(GatewayDispatchEvents.MessageCreate, (body: unknown) =>
      run(async (answered) => {
        answered(); // nobody waits for a sign that it was read
        await message(body);
      }),
    );
    client.on(
      Events.Raw as never,
      (() => {
        lastHeard = performance.now();
      }) as never,
    );
    client.on(Events.Debug, (words) => {
      if (words.includes("Heartbeat acknowledged")) lastHeard = performance.now();
    });
    client.on(Events.Error, (error) => log.error({ error: error.name, message: error.message }, "discord.js failed"));
    client.on(Events.ShardError, (error) => log.warn({ error: error.name }, "the line to Discord broke"));
    client.on(Events.ShardReconnecting, () => log.warn({}, "reaching Discord again"));
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (!isOver) onLost(new LostToken(code, mends[code]));
    });
  }

  /** As often as it takes; a token that Discord does not take is told by `onLost`. */
  async function login(): Promise<void> {
    for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 2)) {
      try {
        await client.login(token);
        return;
      } catch (error) {
        const { name, message, code } = error as Error & { code?: string };
        if (code === "TokenInvalid") throw new LostToken(401);
        if (isOver) return;
        log.warn({ error: name, message }, "Discord cannot be reached");
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  return {
    attend,
    /** Resolves when Discord has told which servers we are in. @throws LostToken */
    async open(): Promise<void> {
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      await login();
      if (isOver) return;
      await ready;
      watch = setInterval(() => {
        const silent = Math.round(performance.now() - lastHeard);
        if (silent > silenceMs)
          log.error({ silent }, "Discord has been silent for so many ms; discord.js should have reconnected");
      }, lookMs).unref();
    },
    /** No more is taken; what is in work is finished, or too late for its answer. */
    async close(): Promise<void> {
      isOver = true;
      clearInterval(watch);
      await deliveries.settled();
      await client.destroy();
    },
  };
}

/** What a person can do about it, by the code that Discord closed with. */
const mends: Record<number, string> = {
  4011: "The bot is in too many servers for one line, and this desk has one: take it out of some",
  4013: "It asks for events that Discord does not know: update Frontdesk",
  4014: "It asks for events that this bot may not have: update Frontdesk",
};
