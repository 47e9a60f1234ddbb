import { type APIApplication, Routes } from "discord.js";
import type { Text } from "../../src/conversation/types.ts";
import type { Platform, Reception, ShownCard } from "../../src/platform.ts";
import { createAsking } from "../chat/asking.ts";
import { createDeliveries } from "../chat/deliveries.ts";
import { createAnswers } from "./answers.ts";
import { createCalls, createReplies } from "./calls.ts";
import { createCards } from "./cards.ts";
import { createClerk } from "./clerk.ts";
import { createAnswerRest, createClient } from "./client.ts";
import { commandOf } from "./commands.ts";
import { createDirects } from "./directs.ts";
import { createDrafts } from "./drafts.ts";
import { createFront } from "./front.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { createHearing } from "./hear.ts";
import { createMembers } from "./members.ts";
import { createOutlet, type Outlet } from "./outlet.ts";
import { createPeople } from "./people.ts";
import { inviteUrl } from "./permissions.ts";
import { createPlaces } from "./places.ts";
import { readInteraction, readMessage } from "./read.ts";
import { register } from "./register.ts";
import { createScreens } from "./screens.ts";
import { type DiscordSettings, LostToken } from "./settings.ts";
import { createThreads } from "./threads.ts";
import { createWhoMay } from "./who-may.ts";

export { type DiscordSettings, LostToken } from "./settings.ts";

export type Discord = ReturnType<typeof createDiscord>;

/** Discord, over the real discord.js. */
export function createDiscord(settings: DiscordSettings) {
  const { token, log, clock, flows, command } = settings;
  const names = flows.map(({ key }) => key);
  const client = createClient(settings);
  client.rest.setToken(token);
  const calls = createCalls(client.rest);
  let gateway: Gateway | undefined;
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
      const { id, bot } = (await client.rest.get(Routes.currentApplication())) as APIApplication;
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
      const isWritten = await register(client.rest, application, commandOf(command.slice(1), names), settings.devGuild);
      return { isWritten, invite: inviteUrl(application) };
    },
    /** Resolves when Discord knows us and tells us what happens. @throws LostToken */
    async start(reception: Reception): Promise<void> {
      const { application, bot } = await known();
      const deliveries = createDeliveries();
      const replies = createReplies(createAnswerRest(settings), application);
      const [answers, drafts, places] = [createAnswers(replies), createDrafts(), createPlaces(clock)];
      const [directs, asking] = [createDirects(calls), createAsking("discord", reception)];
      const screens = createScreens(reception, replies, clock);
      const threads = createThreads(reception, calls, log);
      const members = createMembers(client, calls, clock);
      const whoMay = createWhoMay(settings, members, reception);
      const people = createPeople({ reception, whoMay, guilds: () => [...client.guilds.cache.keys()], log });
      const tellOwner = async ({ caseId, people: { owner } }: ShownCard, notice: Text): Promise<void> => {
        const lost = () => log.warn({ case: caseId }, "its owner was not told where it is");
        await open().tell(owner, notice).catch(lost);
      };
      const cards = createCards({ settings, reception, calls, directs, threads, places, tellOwner });
      outlet = createOutlet({
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
      });
      const clerk = createClerk({ settings, reception, asking, whoMay, cards, outlet });
      const around = { settings, reception, whoMay, members, people, places, clerk, outlet };
      const front = createFront({ ...around, answers, replies, screens, drafts });
      const hear = createHearing({ ...around, asking, cards, threads, calls });

      gateway = createGateway(client, deliveries, settings);
      gateway.attend({
        async interaction(body, answered) {
          const done = readInteraction(body, names);
          if (done) await front.take(done, answered);
        },
        async message(body) {
          const said = readMessage(body, bot, names);
          if (said) await hear(said);
        },
      });
      await register(client.rest, application, commandOf(command.slice(1), names), settings.devGuild).catch(
        (error: Error) => {
          log.warn({ error: error.name, message: error.message }, "the command could not be put in place");
        },
      );
      await gateway.open();
    },
    /** No new deliveries; those in work are finished. */
    async stop(): Promise<void> {
      isOver = true;
      await gateway?.close();
    },
  };

  /** Discord may be away just now. */
  async function known(): Promise<{ application: string; bot: string }> {
    for (;;) {
      try {
        return await whoAmI();
      } catch (error) {
        if (error instanceof LostToken || isOver) throw error;
        log.warn({ error: (error as Error).name }, "Discord cannot be reached");
        await new Promise((resolve) => setTimeout(resolve, awayMs));
      }
    }
  }
}

const awayMs = 1_000;
