import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIMessage,
  type APIThreadList,
  ChannelType,
  type REST,
  Routes,
  ThreadAutoArchiveDuration,
} from "discord.js";
import { asPosted, type Message, type Notified } from "../draw/components.ts";

const serversAtOnce = 200;
const [membersAtOnce, mostPages] = [1000, 5];

/**
 * The calls to Discord's API with the bot's token. Each is made once, because the desk's outbox is what tries again.
 */
export function createCalls(rest: REST) {
  return {
    /** The channel id of a user's direct messages. */
    async direct(user: string): Promise<string> {
      const channel = (await rest.post(Routes.userChannels(), { body: { recipient_id: user } })) as APIChannel;
      return channel.id;
    },
    /**
     * Posts a message and gives its id. With a `nonce` that was used within some minutes nothing is posted. The earlier
     * message is edited to be this one, if it is another: then `isEarlier`.
     */
    async post(
      channel: string,
      message: Message,
      nonce: string,
      notified: Notified = "usual",
    ): Promise<{ id: string; isEarlier: boolean }> {
      const body = { ...asPosted(message, notified), nonce, enforce_nonce: true };
      const posted = (await rest.post(Routes.channelMessages(channel), { body })) as APIMessage;
      const isEarlier = wordsIn(posted.components) !== wordsIn(message.components);
      if (isEarlier) await this.edit(channel, posted.id, message);
      return { id: posted.id, isEarlier };
    },
    async edit(channel: string, id: string, message: Message): Promise<void> {
      await rest.patch(Routes.channelMessage(channel, id), { body: asPosted(message) });
    },
    async remove(channel: string, id: string): Promise<void> {
      await rest.delete(Routes.channelMessage(channel, id));
    },
    /** Makes a private thread, to which only the bot adds people. */
    async makeThread(channel: string, name: string): Promise<string> {
      const body = {
        name,
        type: ChannelType.PrivateThread,
        invitable: false,
        auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
      };
      return ((await rest.post(Routes.threads(channel), { body })) as APIChannel).id;
    },
    async addToThread(thread: string, user: string): Promise<void> {
      await rest.put(Routes.threadMembers(thread, user));
    },
    async removeFromThread(thread: string, user: string): Promise<void> {
      await rest.delete(Routes.threadMembers(thread, user));
    },
    async changeThread(thread: string, change: { name?: string; archived: boolean }): Promise<void> {
      await rest.patch(Routes.channel(thread), { body: change });
    },
    async openThreads(guild: string): Promise<{ id: string; name: string; parent?: string }[]> {
      const { threads } = (await rest.get(Routes.guildActiveThreads(guild))) as APIThreadList;
      return threads.map((thread) => {
        const { id, name, parent_id: parent } = thread as { id: string; name: string; parent_id?: string };
        return { id, name, ...(parent && { parent }) };
      });
    },
    async servers(): Promise<string[]> {
      const found: string[] = [];
      for (;;) {
        const query = new URLSearchParams({
          limit: String(serversAtOnce),
          ...(found.length > 0 && { after: found.at(-1)! }),
        });
        const page = (await rest.get(Routes.userGuilds(), { query })) as { id: string }[];
        found.push(...page.map(({ id }) => id));
        if (page.length < serversAtOnce) return found;
      }
    },
    async server(guild: string): Promise<APIGuild> {
      return (await rest.get(Routes.guild(guild))) as APIGuild;
    },
    async channel(id: string): Promise<APIChannel> {
      return (await rest.get(Routes.channel(id))) as APIChannel;
    },
    /** @throws when Discord does not list them to this bot, or there are more than anybody needs to know */
    async members(guild: string): Promise<APIGuildMember[]> {
      const found: APIGuildMember[] = [];
      for (let page = 0; page < mostPages; page += 1) {
        const after = found.at(-1)?.user.id;
        const query = new URLSearchParams({ limit: String(membersAtOnce), ...(after && { after }) });
        const more = (await rest.get(Routes.guildMembers(guild), { query })) as APIGuildMember[];
        found.push(...more);
        if (more.length < membersAtOnce) return found;
      }
      throw new Error("This server has too many members to look at.");
    },
    async threadMembers(thread: string): Promise<string[]> {
      const members = (await rest.get(Routes.threadMembers(thread))) as { user_id: string }[];
      return members.map(({ user_id }) => user_id);
    },
    async leave(guild: string): Promise<void> {
      await rest.delete(Routes.userGuild(guild));
    },
    async member(guild: string, user: string): Promise<APIGuildMember> {
      return (await rest.get(Routes.guildMember(guild, user))) as APIGuildMember;
    },
  };
}

/** The texts and buttons of a message, without what Discord adds. */
function wordsIn(components: unknown): string {
  const found: string[] = [];
  JSON.stringify(components, (key, value: unknown) => {
    if ((key === "content" || key === "custom_id") && typeof value === "string") found.push(value.trim());
    return value;
  });
  return found.join("\n");
}

export type Calls = ReturnType<typeof createCalls>;
