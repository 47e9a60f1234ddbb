import { type APIApplication, type APIGatewayBotInfo, Routes } from "discord.js";
import type { Text } from "../../src/conversation/types.ts";
import { type Platform, type Reception, type ShownCard, whileSomebodyWaits } from "../../src/desk/platform.ts";
import { createDeliveries } from "../chat/deliveries.ts";
import { createAsking } from "../chat/last-asked.ts";
import { createHearing } from "./act/hear.ts";
import { createPeople } from "./act/people.ts";
import { createPresses } from "./act/press.ts";
import { commandOf } from "./commands.ts";
import { createCalls, createReplies } from "./connect/calls.ts";
import { createAnswerRest, createRest } from "./connect/client.ts";
import { createGateway, type GatewayParts } from "./connect/gateway.ts";
import { takingTurns } from "./connect/identify-turns.ts";
import { createMembers } from "./connect/members.ts";
import { inviteUrl } from "./connect/permissions.ts";
import { noMember, unless } from "./connect/refusals.ts";
import { register } from "./connect/register.ts";
import { createServers } from "./connect/servers.ts";
import { handing } from "./connect/sessions.ts";
import { createShards, type Lines } from "./connect/shards.ts";
import { createFront } from "./front.ts";
import { readInteraction, readMessage } from "./read/read.ts";
import { createRulers } from "./rulers.ts";
import { type DiscordSettings, LostToken } from "./settings.ts";
import { createCards } from "./show/cards.ts";
import { createDirects } from "./show/direct-messages.ts";
import { createDrafts } from "./show/drafts.ts";
import { createReaders } from "./show/languages.ts";
import { createOutlet, type Outlet } from "./show/outlet.ts";
import { createPlaces } from "./show/places.ts";
import { createAnswers } from "./show/replies.ts";
import { createReveals } from "./show/reveals.ts";
import { createScreens } from "./show/screens.ts";
import { createSpeaker } from "./show/speaker.ts";
import { createThreads } from "./show/threads.ts";
import { createWords } from "./show/words.ts";

export { type DiscordSettings, LostToken } from "./settings.ts";

export type Discord = ReturnType<typeof createDiscord>;

/** Discord, over the real discord.js. */
export function createDiscord(settings: DiscordSettings) {
  const { log, clock, flows, command, onLost } = settings;
  const names = flows.map(({ key }) => key);
  const rest = createRest(settings);
  const calls = createCalls(rest);
  const deliveries = createDeliveries();
  let lines: Lines | undefined;
  let outlet: Outlet | undefined;
  let isOver = false;

  const open = (): Outlet => {
    if (!outlet) throw new Error("Discord is not open yet.");
    return outlet;
  };
  const platform: Platform = {
    name: "discord",
    show: async (address, card) => open().show(address, card),
    tell: async (address, notice) => open().tell(address, notice),
    reveal: async (address, caseId, secret, handed) => open().reveal(address, caseId, { secret, handed }),
  };

  async function whoAmI(): Promise<{ application: string; bot: string }> {
    try {
      const { id, bot } = (await rest.get(Routes.currentApplication())) as APIApplication;
      return { application: settings.applicationId ?? id, bot: bot?.id ?? id };
    } catch (error) {
      throw (error as { status?: number }).status === 401 ? new LostToken(401) : error;
    }
  }

  return {
    platform,
    /** Puts the command in place. Gives whether it had to be written, and the link that lets the bot into a server. @throws LostToken */
    async register(): Promise<{ isWritten: boolean; invite: string }> {
      const { application } = await whoAmI();
      const isWritten = await register(rest, application, commandOf(command.slice(1), names), settings.devGuild);
      return { isWritten, invite: inviteUrl(application) };
    },
    /** Resolves when Discord knows us and tells us what happens. @throws LostToken */
    async start(reception: Reception): Promise<void> {
      const { application, bot } = await reached(whoAmI);
      const count = settings.shards === "auto" ? await reached(enoughShards) : settings.shards;
      const replies = createReplies(createAnswerRest(settings), application);
      const [answers, drafts, places] = [createAnswers(replies), createDrafts(), createPlaces(clock)];
      const [directs, asking] = [createDirects(calls), createAsking("discord", reception)];
      const readers = createReaders(reception);
      const screens = createScreens(reception, replies, readers, clock);
      const threads = createThreads(reception, calls, log);
      const told = () => lines?.held().map((line) => line.guilds()) ?? [];
      const hasAll = () => !settings.others || lines?.held().filter((line) => line.isOpen()).length === count;
      const servers = createServers({ calls, told, hasAll, clock });
      const members = createMembers({ settings, servers, calls, rulers: createRulers(calls) });
      const people = createPeople({ settings, reception, members, guilds: servers.all });
      const tellOwner = async ({ caseId, people: { owner } }: ShownCard, notice: Text): Promise<void> => {
        const lost = () => log.warn({ case: caseId }, "its owner was not told where it is");
        await open().tell(owner, notice).catch(lost);
      };
      const cards = createCards({ settings, reception, calls, directs, threads, places, tellOwner });
      const shown = {
        settings,
        deliveries,
        reception,
        asking,
        calls,
        replies,
        directs,
        cards,
        places,
        screens,
        readers,
      };
      const words = createWords(calls, replies, directs, places);
      const reveals = createReveals(settings, reception, readers, words);
      const opened = createOutlet({ ...shown, words, reveals, servers });
      outlet = opened;
      const wayIn = createFront({ ...shown, members, outlet: opened });
      const speaker = createSpeaker(settings, readers);
      const around = { ...shown, wayIn, people, speaker, answers, drafts, reveals, threads, outlet: opened };
      const presses = createPresses(around);
      const hear = createHearing(around);

      const heard: GatewayParts["heard"] = {
        async interaction(body, answered) {
          const done = readInteraction(body, names);
          if (done) await whileSomebodyWaits(() => presses.take(done, answered));
        },
        async message(body) {
          const said = readMessage(body, bot, names);
          if (said) await whileSomebodyWaits(() => hear(said));
        },
        async joined(guild) {
          if (members.serves(guild)) return;
          if (await reception.isOpenFor(`discord:${guild}:`))
            return log.warn({ guild }, "a server that is not on the list has let the bot in; a request of it is open");
          await unless(noMember, () => calls.leave(guild));
          log.warn({ guild }, "a server that is not on the list has let the bot in; it was left");
        },
      };
      await register(rest, application, commandOf(command.slice(1), names), settings.devGuild).catch((error: Error) => {
        log.warn({ error: error.name, message: error.message }, "the command could not be put in place");
      });
      lines = linesTo({ settings, deliveries, heard }, reception, application, count);
      if (!isOver) await lines.start();
    },
    /** No new deliveries; those in work are finished. */
    async stop(): Promise<void> {
      isOver = true;
      await lines?.stop();
      await deliveries.settled();
    },
  };

  function linesTo(
    around: Pick<GatewayParts, "settings" | "deliveries" | "heard">,
    reception: Reception,
    application: string,
    count: number,
  ): Lines {
    const { others, socket } = settings;
    if (!others) {
      const ids = Array.from({ length: count }, (_, id) => id);
      const line = createGateway({ ...around, shards: { ids, count }, mayAct: () => true });
      return { start: line.open, stop: line.close, held: () => [line] };
    }
    const lineOf = (id: number, mayAct: () => boolean) => {
      const throttler = takingTurns(others, mayAct, log);
      const left = socket && handing(reception, socket, `discord ${application} ${count} shard ${id}`);
      const own = { shards: { ids: [id], count }, mayAct, throttler, ...(left && { handing: left }) };
      return createGateway({ ...around, ...own });
    };
    return createShards({ application, count, others, lineOf, log, onLost });
  }

  /** Discord may be away just now. */
  async function reached<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (error instanceof LostToken || isOver) throw error;
        log.warn({ error: (error as Error).name }, "Discord cannot be reached");
        await new Promise((resolve) => setTimeout(resolve, awayMs));
      }
    }
  }

  /** As many as Discord would have by now. */
  async function enoughShards(): Promise<number> {
    return ((await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards;
  }
}

const awayMs = 1_000;
