import { shown, threadOf } from "../messages.ts";
import { SlackRefusal } from "../refusal.ts";
import { imOf, isVisible } from "../roster.ts";
import type { Channel, Json } from "../world.ts";
import { knownChannel } from "./chat.ts";
import type { Method, MethodCall } from "./method.ts";

export const conversationMethods: Record<string, Method> = {
  "conversations.open": {
    scope: "im:write",
    run(call) {
      const { args, world, token } = call;
      if (args.channel !== undefined) return { channel: { id: knownChannel(call, args.channel).id } };
      const users = String(args.users ?? "")
        .split(",")
        .filter(Boolean);
      if (!users[0]) throw new SlackRefusal("users_list_not_supplied");
      if (users.length > 1) throw new SlackRefusal("missing_scope", { needed: "mpim:write" });
      const user = world.users.get(users[0]);
      if (!user || !isVisible(world, user, token.team)) throw new SlackRefusal("user_not_found");
      if (user.refusesDms) throw new SlackRefusal(user.refusesDms);
      if (user.is_bot) throw new SlackRefusal("cannot_dm_bot");
      if (user.deleted) throw new SlackRefusal("user_disabled");
      return { channel: { id: imOf(world, token.team, user.id).id } };
    },
  },

  "conversations.info": {
    onlyReads: true,
    scope: (call) => scopeFor(call, "read"),
    run(call) {
      const channel = knownChannel(call, call.args.channel);
      return { channel: described(call, channel) };
    },
  },

  "conversations.list": {
    onlyReads: true,
    scope: ({ args }) => `${scopeOfType[String(args.types ?? "public_channel")]}:read`,
    run(call) {
      const { args, world, token } = call;
      const kind = String(args.types ?? "public_channel").replace("_channel", "");
      const bot = token.team.bot.userId;
      const seen = [...world.channels.values()].filter(
        (channel) =>
          channel.kind === kind &&
          channel.teams.includes(token.team) &&
          (kind === "public" || channel.members.has(bot)) &&
          !(channel.archived && String(args.exclude_archived) === "true"),
      );
      const page = paged(seen, args);
      return { channels: page.items.map((channel) => described(call, channel)), response_metadata: page.metadata };
    },
  },

  "conversations.members": {
    onlyReads: true,
    scope: (call) => scopeFor(call, "read"),
    run(call) {
      const members = [...knownChannel(call, call.args.channel).members];
      const page = paged(members, call.args);
      return { members: page.items, response_metadata: page.metadata };
    },
  },

  "conversations.replies": {
    onlyReads: true,
    scope: (call) => scopeFor(call, "history"),
    run(call) {
      const channel = knownChannel(call, call.args.channel);
      if (!channel.members.has(call.token.team.bot.userId)) throw new SlackRefusal("not_in_channel");
      const thread = threadOf(channel, String(call.args.ts));
      if (!thread.length) throw new SlackRefusal("thread_not_found");
      const page = paged(thread, call.args);
      return {
        messages: page.items.map((message) => shown(call.world, message)),
        has_more: Boolean(page.metadata.next_cursor),
        response_metadata: page.metadata,
      };
    },
  },
};

/** The scopes of lists; this fake lists one type at a time. */
const scopeOfType: Record<string, string> = { public_channel: "channels", private_channel: "groups" };

const families = { public: "channels", private: "groups", im: "im" };

function scopeFor({ world, args }: MethodCall, right: "read" | "history"): string {
  return `${families[world.channels.get(String(args.channel))?.kind ?? "public"]}:${right}`;
}

function described({ token }: MethodCall, channel: Channel): Json {
  const { kind, teams } = channel;
  const shared = { is_shared: teams.length > 1, is_ext_shared: teams.length > 1, is_org_shared: false };
  const person = [...channel.members].find((id) => id !== token.team.bot.userId);
  return {
    id: channel.id,
    context_team_id: token.team.id,
    is_im: kind === "im",
    is_mpim: false,
    is_archived: channel.archived,
    ...shared,
    ...(kind === "im"
      ? { user: person }
      : {
          name: channel.name,
          is_channel: kind === "public",
          is_group: kind === "private",
          is_private: kind === "private",
          is_member: channel.members.has(token.team.bot.userId),
          ...(teams.length > 1 && { shared_team_ids: teams.map(({ id }) => id) }),
        }),
  };
}

/** The cursor is the place of the next item. */
export function paged<T>(all: T[], { cursor, limit }: Json) {
  const from = cursor ? Number(Buffer.from(String(cursor), "base64").toString()) : 0;
  if (!Number.isInteger(from) || (cursor && !from)) throw new SlackRefusal("invalid_cursor");
  const to = from + Number(limit ?? 100);
  return {
    items: all.slice(from, to),
    metadata: { next_cursor: to < all.length ? Buffer.from(String(to)).toString("base64") : "" },
  };
}
