import { GatewayIntentBits as Intent } from "discord.js";
import { isRecord } from "./limits/schema.ts";
import { sees } from "./permissions.ts";
import type { Channel, Json, World } from "./world.ts";

export const privileged = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;

export const knownIntents = Object.values(Intent).reduce<number>(
  (sum, bit) => (typeof bit === "number" ? sum | bit : sum),
  0,
);

/** The event as a session with these intents hears it, if it does. */
export function heardBy(world: World, intents: number, event: string, data: Json, channel?: Channel): Json | undefined {
  if (event === "INTERACTION_CREATE") return data;
  if (channel?.guild && (!channel.guild.installed || !sees(channel, world.bot.id))) return undefined;
  const needed = intentFor(world, event, data, channel);
  if ((intents & needed) !== needed) return undefined;
  return event.startsWith("MESSAGE_") && !mayRead(world, intents, data, channel) ? blanked(data) : data;
}

function intentFor(world: World, event: string, data: Json, channel?: Channel): number {
  if (event.startsWith("MESSAGE_REACTION_")) {
    return channel?.guild ? Intent.GuildMessageReactions : Intent.DirectMessageReactions;
  }
  if (event.startsWith("MESSAGE_")) return channel?.guild ? Intent.GuildMessages : Intent.DirectMessages;
  if (event.startsWith("GUILD_MEMBER_")) return Intent.GuildMembers;
  if (event === "THREAD_MEMBERS_UPDATE" && !JSON.stringify(data).includes(world.bot.id)) {
    return Intent.Guilds | Intent.GuildMembers;
  }
  return Intent.Guilds;
}

/** Without the intent a bot reads its own messages, direct ones, and those that mention it. */
function mayRead(world: World, intents: number, data: Json, channel?: Channel): boolean {
  if (intents & Intent.MessageContent || !channel?.guild) return true;
  const mentioned = (Array.isArray(data.mentions) ? data.mentions : []) as Json[];
  const author = isRecord(data.author) ? data.author.id : undefined;
  return author === world.bot.id || mentioned.some(({ id }) => id === world.bot.id);
}

const blanked = (data: Json): Json =>
  "content" in data ? { ...data, content: "", embeds: [], attachments: [], components: [] } : data;
