import { lengthOf } from "../limits/schema.ts";
import { blocksRefusal, maxText, maxUpdateText } from "../limits.ts";
import { type Draft, edit, messageAt, post, postEphemeral, remove, shown, theBot } from "../messages.ts";
import { invalidArgument, refuseIf, SlackRefusal } from "../refusal.ts";
import { imOf, isVisible } from "../roster.ts";
import type { Channel, Message } from "../world.ts";
import type { Method, MethodCall } from "./method.ts";

export const chatMethods: Record<string, Method> = {
  "chat.postMessage": {
    scope: "chat:write",
    run(call) {
      const channel = mayPost(call, channelNamed(call));
      const message = post(call.world, channel, theBot(call.token.team), cut(call, draftOf(call)));
      return { channel: channel.id, ts: message.ts, message: shown(call.world, message) };
    },
  },

  "chat.postEphemeral": {
    scope: "chat:write",
    run(call) {
      const { args, world, token } = call;
      const channel = mayPost(call, channelNamed(call));
      if (!args.user) throw invalidArgument("missing required field: user [json-pointer:/user]");
      if (!channel.members.has(String(args.user))) throw new SlackRefusal("user_not_in_channel");
      const draft = draftOf(call);
      if (lengthOf(draft.text ?? "") > maxText) throw new SlackRefusal("msg_too_long");
      return { message_ts: postEphemeral(world, channel, String(args.user), theBot(token.team), draft).ts };
    },
  },

  "chat.update": {
    scope: "chat:write",
    run(call) {
      const channel = knownChannel(call, call.args.channel);
      const old = ownMessage(call, channel, "cant_update_message");
      const draft = draftOf(call);
      if (lengthOf(draft.text ?? "") > maxUpdateText) throw new SlackRefusal("msg_too_long");
      const message = edit(call.world, channel, old, draft);
      return { channel: channel.id, ts: message.ts, text: message.text, message: shown(call.world, message) };
    },
  },

  "chat.delete": {
    scope: "chat:write",
    run(call) {
      const channel = knownChannel(call, call.args.channel);
      const message = ownMessage(call, channel, "cant_delete_message");
      remove(call.world, channel, message);
      return { channel: channel.id, ts: message.ts };
    },
  },
};

/** A channel of this workspace that the bot can see; a private one is unknown to those outside. */
export function knownChannel({ world, token }: MethodCall, id: unknown): Channel {
  const channel = world.channels.get(String(id));
  if (!channel?.teams.includes(token.team)) throw new SlackRefusal("channel_not_found");
  if (channel.kind !== "public" && !channel.members.has(token.team.bot.userId)) {
    throw new SlackRefusal("channel_not_found");
  }
  return channel;
}

/** A person's id stands for their direct messages with the bot. */
function channelNamed(call: MethodCall): Channel {
  const user = call.world.users.get(String(call.args.channel));
  if (user?.refusesDms) throw new SlackRefusal(user.refusesDms);
  if (user && !user.is_bot && !user.deleted && isVisible(call.world, user, call.token.team)) {
    return imOf(call.world, call.token.team, user.id);
  }
  return knownChannel(call, call.args.channel);
}

function mayPost({ token }: MethodCall, channel: Channel): Channel {
  if (channel.archived) throw new SlackRefusal("is_archived");
  const member = channel.members.has(token.team.bot.userId);
  if (!member && !token.scopes.includes("chat:write.public")) throw new SlackRefusal("not_in_channel");
  return channel;
}

function ownMessage({ args, token }: MethodCall, channel: Channel, otherwise: string): Message {
  const message = messageAt(channel, args.ts);
  if (!message) throw new SlackRefusal("message_not_found");
  if (message.bot_id !== token.team.bot.botId) throw new SlackRefusal(otherwise);
  return message;
}

function draftOf({ args, world }: MethodCall): Draft {
  const { text, blocks, thread_ts, unfurl_links, unfurl_media } = args;
  if (typeof blocks === "string") throw new SlackRefusal("invalid_blocks_format");
  if (blocks !== undefined) refuseIf(blocksRefusal(blocks));
  if (!text && !(Array.isArray(blocks) && blocks.length)) throw new SlackRefusal("no_text");
  if (!text) world.fault("no top-level text", JSON.stringify(blocks).slice(0, 200));
  return {
    ...(text !== undefined && { text: String(text) }),
    ...(blocks !== undefined && { blocks }),
    thread_ts: thread_ts === undefined ? undefined : String(thread_ts),
    unfurls: ![unfurl_links, unfurl_media].every((flag) => flag === false || flag === "false"),
  };
}

function cut({ world }: MethodCall, draft: Draft): Draft {
  if (lengthOf(draft.text ?? "") <= maxText) return draft;
  world.fault("text cut", `${lengthOf(draft.text ?? "")} characters`);
  return { ...draft, text: [...(draft.text ?? "")].slice(0, maxText).join("") };
}
