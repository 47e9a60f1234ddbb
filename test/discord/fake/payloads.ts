import { ChannelType } from "discord.js";
import { dmPermissions, permissionsOf } from "./permissions.ts";
import {
  type Channel,
  type Guild,
  isThread,
  type Json,
  type Member,
  type Message,
  type Role,
  type User,
  userOf,
  type World,
} from "./world.ts";

const when = "2026-01-01T00:00:00.000000+00:00";

export const channelType = {
  text: ChannelType.GuildText,
  dm: ChannelType.DM,
  "public thread": ChannelType.PublicThread,
  "private thread": ChannelType.PrivateThread,
} as const;

export function shownUser({ id, username, name, bot }: User): Json {
  return { id, username, global_name: name, discriminator: "0", avatar: null, public_flags: 0, ...(bot && { bot }) };
}

export function shownMember({ user, roles }: Member): Json {
  return { user: shownUser(user), ...rolesOnly(roles) };
}

export function rolesOnly(roles: Set<string>): Json {
  return {
    roles: [...roles],
    nick: null,
    avatar: null,
    joined_at: when,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  };
}

export function shownRole({ id, name, permissions, position, managed }: Role): Json {
  return {
    id,
    name,
    permissions: String(permissions),
    position,
    managed,
    color: 0,
    hoist: false,
    mentionable: false,
    flags: 0,
  };
}

export function shownChannel(world: World, channel: Channel): Json {
  const { id, name, guild, parent, ownerId } = channel;
  const type = channelType[channel.kind];
  const last_message_id = channel.messages.findLast(({ reader }) => !reader)?.id ?? null;
  if (!guild) {
    const recipients = [...channel.people].map((person) => shownUser(userOf(world, person)));
    return { id, type, last_message_id, recipients, flags: 0 };
  }
  const common = { id, type, name, guild_id: guild.id, last_message_id, flags: 0, rate_limit_per_user: 0 };
  if (!isThread(channel)) {
    const permission_overwrites = channel.overwrites.map((overwrite) => ({
      id: overwrite.id,
      type: overwrite.of === "role" ? 0 : 1,
      allow: String(overwrite.allow),
      deny: String(overwrite.deny),
    }));
    return { ...common, position: 0, permission_overwrites, topic: null, nsfw: false, parent_id: null };
  }
  return {
    ...common,
    parent_id: parent?.id,
    owner_id: ownerId,
    message_count: channel.messages.length,
    member_count: channel.people.size,
    thread_metadata: {
      archived: channel.archived,
      locked: channel.locked,
      invitable: channel.invitable,
      auto_archive_duration: channel.autoArchive,
      archive_timestamp: when,
      create_timestamp: when,
    },
    ...(channel.people.has(world.bot.id) && { member: threadMember(channel, world.bot.id) }),
  };
}

export const threadMember = (thread: Channel, userId: string): Json => ({
  id: thread.id,
  user_id: userId,
  join_timestamp: when,
  flags: 0,
});

export function shownMessage(world: World, channel: Channel, message: Message): Json {
  const sent = new Date(Number((BigInt(message.id) >> 22n) + 1_420_070_400_000n)).toISOString();
  const answered = message.answers ? channel.messages.find(({ id }) => id === message.answers) : undefined;
  return {
    id: message.id,
    type: message.answers ? 19 : message.interaction?.type === 2 ? 20 : 0,
    channel_id: message.channel,
    author: shownUser(userOf(world, message.author)),
    content: message.content,
    timestamp: sent,
    edited_timestamp: message.edited ? sent : null,
    tts: false,
    mention_everyone: message.mentionEveryone,
    mentions: message.mentions.map((id) => shownUser(userOf(world, id))),
    mention_roles: message.mentionRoles,
    attachments: message.attachments,
    embeds: message.embeds,
    components: message.components,
    flags: message.flags,
    pinned: false,
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(message.author === world.bot.id && { application_id: world.app.id }),
    ...(message.interaction && {
      webhook_id: world.app.id,
      interaction_metadata: metadata(world, message.interaction),
    }),
    ...(Object.keys(message.reactions).length && {
      reactions: Object.entries(message.reactions).map(([name, who]) => ({
        count: who.length,
        me: who.includes(world.bot.id),
        emoji: { id: null, name },
      })),
    }),
    ...(message.answers && {
      message_reference: { type: 0, message_id: message.answers, channel_id: channel.id, guild_id: channel.guild?.id },
      referenced_message: answered ? shownMessage(world, channel, { ...answered, answers: "" }) : null,
    }),
  };
}

const metadata = (world: World, { id, type, user }: NonNullable<Message["interaction"]>): Json => ({
  id,
  type,
  user: shownUser(userOf(world, user)),
  authorizing_integration_owners: {},
});

export function shownGuild(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    banner: null,
    description: null,
    features: [],
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()].map(shownRole),
    emojis: [],
    stickers: [],
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    afk_timeout: 300,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    system_channel_flags: 0,
    system_channel_id: null,
    rules_channel_id: null,
  };
}

/** What an interaction tells about the person and the place. */
export function place(world: World, user: User, channel: Channel): Json {
  const { guild } = channel;
  const common = {
    version: 1,
    application_id: world.app.id,
    channel_id: channel.id,
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
  if (!guild) {
    return {
      ...common,
      user: shownUser(user),
      channel: shownChannel(world, channel),
      context: 1,
      app_permissions: String(dmPermissions),
      authorizing_integration_owners: { "0": "0" },
    };
  }
  const member = guild.members.get(user.id);
  if (!member) throw new Error(`${user.name} is not in ${guild.name}`);
  const permissions = String(permissionsOf(guild, user.id, channel));
  return {
    ...common,
    member: { ...shownMember(member), permissions },
    channel: { ...shownChannel(world, channel), permissions },
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    context: 0,
    app_permissions: String(permissionsOf(guild, world.bot.id, channel)),
    authorizing_integration_owners: { "0": guild.id },
  };
}
