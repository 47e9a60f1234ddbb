import type { Text } from "../../src/conversation/types.ts";
import type { Reception, ShownCard } from "../../src/desk/platform.ts";
import { createWayIn } from "../chat/arrive.ts";
import { remembering } from "../chat/asked-once-a-minute.ts";
import { createDeliveries } from "../chat/deliveries.ts";
import type { Rights } from "../chat/front.ts";
import { createAsking } from "../chat/last-asked.ts";
import { openedLater } from "../chat/opened-later.ts";
import { attend } from "./act/attend.ts";
import { createPeople } from "./act/people.ts";
import { personId, personOf } from "./address.ts";
import { commandOf } from "./commands.ts";
import { createCalls } from "./connect/calls.ts";
import { createAnswerRest, createRest, letGo } from "./connect/client.ts";
import { createLeftovers } from "./connect/leftover-commands.ts";
import { linesTo } from "./connect/lines.ts";
import { createMembers } from "./connect/members.ts";
import { inviteUrl } from "./connect/permissions.ts";
import { createReach } from "./connect/reach.ts";
import { register } from "./connect/register.ts";
import { createReplies } from "./connect/replies.ts";
import { createServers } from "./connect/servers.ts";
import type { Lines } from "./connect/shards.ts";
import { limits } from "./limits.ts";
import type { DiscordSettings } from "./settings.ts";
import { createCards } from "./show/cards.ts";
import { createReaders } from "./show/languages.ts";
import { createLinkNotes } from "./show/link-notes.ts";
import { createMessenger } from "./show/messenger.ts";
import { createOutlet } from "./show/outlet.ts";
import { createPlaces } from "./show/places.ts";
import { createReveals } from "./show/reveals.ts";
import { createScreens } from "./show/screens.ts";
import { createSpeaker } from "./show/speaker.ts";
import { createThreads } from "./show/threads.ts";

export { type DiscordSettings, LostToken } from "./settings.ts";

const sweepMs = 30_000;

export type Discord = ReturnType<typeof createDiscord>;

/** Makes the Discord adapter, which stands on discord.js. */
export function createDiscord(settings: DiscordSettings) {
  const { log, clock, flows, command } = settings;
  const names = flows.map(({ key }) => key);
  const [rest, answers] = [createRest(settings), createAnswerRest(settings)];
  const calls = createCalls(rest);
  const deliveries = createDeliveries(undefined, settings.acked);
  const { platform, open } = openedLater("Discord", deliveries);
  let lines: Lines | undefined;
  let rights: Rights | undefined;
  let isOver = false;
  let sweeping: NodeJS.Timeout | undefined;

  const reach = createReach(rest, settings, () => isOver);
  const leftovers = createLeftovers({ rest, calls, settings, isOver: () => isOver });

  /** Creates or updates the command. Resolves to whether it had to be written. */
  async function putInPlace(application: string): Promise<boolean> {
    const ours = await commandOf(command.slice(1), names);
    const isWritten = await register(rest, application, ours, settings.devGuild);
    await leftovers.takeAway(application);
    return isWritten;
  }

  return {
    platform,
    /** How many gateway connections this desk has, and whether all of them stand. */
    line: () => ({ count: lines?.held().length, isUp: lines?.held().every((line) => line.isUp()) ?? false }),
    /** What the platform tells of people's rights, once it was started. */
    rights: (): Rights => rights!,
    /**
     * Creates or updates the command. Resolves to whether it had to be written, and to the link that adds the bot to a
     * server. @throws LostToken
     */
    async register(): Promise<{ isWritten: boolean; invite: string }> {
      const { application } = await reach.whoAmI();
      return { isWritten: await putInPlace(application), invite: inviteUrl(application) };
    },
    /** Connects. Resolves when Discord has accepted the token and sends events. @throws LostToken */
    async start(reception: Reception): Promise<void> {
      const { application, bot } = await reach.patiently(reach.whoAmI);
      const count = settings.shards === "auto" ? await reach.patiently(reach.enoughShards) : settings.shards;
      const replies = createReplies(answers, application);
      const [places, asking] = [createPlaces(clock), createAsking("discord", reception)];
      // a user's channel for direct messages never changes
      const directOf = remembering(calls.direct, clock, Number.POSITIVE_INFINITY);
      const readers = createReaders(reception);
      const ground = { settings, deliveries, reception, asking, calls, replies, directOf, places, readers };
      const told = () => lines?.held().map((line) => line.guilds()) ?? [];
      const hasAll = () => !settings.others || lines?.held().filter((line) => line.isOpen()).length === count;
      const servers = createServers({ calls, told, hasAll, clock });
      const members = createMembers(ground, servers);
      const tellOwner = async ({ caseId, people: { owner } }: ShownCard, notice: Text): Promise<void> => {
        const lost = () => log.warn({ case: caseId }, "its owner was not told where it is");
        await platform.tell(owner, notice).catch(lost);
      };
      rights = members;
      const [threads, screens, messenger] = [createThreads(ground), createScreens(ground), createMessenger(ground)];
      const cards = createCards(ground, threads, tellOwner);
      const reveals = createReveals(ground, messenger);
      const linkNotes = createLinkNotes(ground);
      const outlet = open({
        ...createOutlet(ground, { cards, messenger, reveals, screens, linkNotes, servers }),
        isGone: members.isGone!,
      });
      const named = (by: string, user: string) => personId(personOf(by)!.guild, user);
      const front = {
        ...ground,
        name: "Discord",
        readsIn: readers.readsIn,
        members,
        named,
        cards,
        outlet,
        listed: limits.listed,
      };
      const hands = { cards, threads, screens, reveals, linkNotes, outlet };
      const people = createPeople(ground, members, servers);
      const wayIn = createWayIn(front, reception, asking);
      const speaker = createSpeaker(settings, readers);
      const heard = attend({ ...ground, ...hands, people, wayIn, speaker }, members, bot);
      await putInPlace(application).catch((error: Error) => {
        log.warn({ error: error.name, message: error.message }, "the command could not be put in place");
      });
      lines = linesTo({ settings, deliveries, heard }, reception, application, count);
      if (isOver) return;
      const sweep = () =>
        linkNotes.sweep().catch((error: Error) => {
          log.warn({ error: error.name }, "notes with links for customers were not looked after");
        });
      sweeping = setInterval(sweep, settings.sweepMs ?? sweepMs).unref();
      await lines.start();
    },
    /** Takes no new deliveries and finishes those in work. */
    async stop(): Promise<void> {
      isOver = true;
      clearInterval(sweeping);
      await lines?.stop();
      await deliveries.settled();
      for (const each of [rest, answers]) letGo(each);
    },
  };
}
