import { MessageFlags } from "discord.js";
import { isRecord } from "../limits/schema.ts";
import { edit, publicMessage, remove, replace, write } from "../messages.ts";
import { shownChannel, shownMessage } from "../payloads.ts";
import { channelForBot, demand, writing } from "../permissions.ts";
import { invalidForm, refuse } from "../refusal.ts";
import type { RouteCall, Routes } from "../rest.ts";
import type { Channel, Json, World } from "../world.ts";

function create(call: RouteCall): Json {
  const { world, form } = call;
  const channel = channelForBot(world, call.params[0]!);
  if (channel.guild) demand(world, channel, writing(channel));
  else reachable(world, channel);
  if (channel.archived && channel.locked) throw refuse("archived thread");
  if (Number(form.flags ?? 0) & MessageFlags.Ephemeral)
    world.fault("flag ignored", "EPHEMERAL on a message in a channel");
  const known = sameNonce(world, channel, form);
  if (known) return known;
  const flags = Number(form.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.Loading);
  answerable(channel, form);
  const message = write(world, channel, { user: world.bot.id }, { ...form, flags });
  if (channel.archived) unarchive(world, channel);
  return shownMessage(world, channel, message);
}

/** With enforce_nonce a message that the bot has sent with it in the last minutes is given again. */
function sameNonce(world: World, channel: Channel, { nonce, enforce_nonce }: Json): Json | undefined {
  if (enforce_nonce !== true || nonce === undefined || nonce === null) return undefined;
  const message = channel.messages.find((one) => one.author === world.bot.id && String(one.nonce) === String(nonce));
  return message && shownMessage(world, channel, message);
}

/** People may close their messages, and only those who share a server can be written to. */
function reachable(world: World, { people }: Channel): void {
  for (const id of people) {
    const shared = [...world.guilds.values()].some(({ installed, members }) => installed && members.has(id));
    if (!world.users.get(id)?.dmsOpen || !shared) throw refuse("closed messages");
  }
}

function answerable(channel: Channel, { message_reference: reference }: Json): void {
  if (!isRecord(reference) || reference.fail_if_not_exists === false) return;
  if (channel.messages.some(({ id, reader }) => id === reference.message_id && !reader)) return;
  throw invalidForm({ at: ["message_reference"], code: "REPLIES_UNKNOWN_MESSAGE", message: "Unknown message" });
}

function unarchive(world: World, channel: Channel): void {
  channel.archived = false;
  world.tell("THREAD_UPDATE", shownChannel(world, channel), channel);
}

function change(call: RouteCall): Json {
  const { world, params, form } = call;
  const channel = channelForBot(world, params[0]!);
  const message = publicMessage(channel, params[1]!);
  if (message.author !== world.bot.id) throw refuse("another's message");
  if (channel.archived) throw refuse("archived thread");
  return shownMessage(world, channel, edit(world, channel, message, form));
}

function drop({ world, params }: RouteCall): undefined {
  const channel = channelForBot(world, params[0]!);
  const message = publicMessage(channel, params[1]!);
  if (message.author !== world.bot.id) {
    if (!channel.guild) throw refuse("missing permissions");
    demand(world, channel, "ManageMessages");
  }
  if (channel.archived) throw refuse("archived thread");
  remove(world, channel, message);
  return undefined;
}

function react({ world, params }: RouteCall, adds: boolean): undefined {
  const channel = channelForBot(world, params[0]!);
  const message = publicMessage(channel, params[1]!);
  const emoji = params[2]!;
  if (!/\p{Extended_Pictographic}|\p{Emoji_Presentation}|^\w+:\d+$/u.test(emoji)) throw refuse("unknown emoji");
  if (channel.archived) throw refuse("archived thread");
  if (channel.guild && adds) demand(world, channel, "AddReactions", "ReadMessageHistory");
  const others = (message.reactions[emoji] ?? []).filter((id) => id !== world.bot.id);
  const who = adds ? [...others, world.bot.id] : others;
  const { [emoji]: _, ...rest } = message.reactions;
  replace(channel, { ...message, reactions: who.length ? { ...rest, [emoji]: who } : rest });
  world.changed();
  return undefined;
}

function listed({ world, params, query }: RouteCall): Json[] {
  const channel = channelForBot(world, params[0]!);
  if (channel.guild) demand(world, channel, "ReadMessageHistory");
  const limit = Number(query.get("limit") ?? 50);
  const before = BigInt(query.get("before") ?? (1n << 63n).toString());
  const after = BigInt(query.get("after") ?? 0);
  return channel.messages
    .filter(({ id, reader }) => !reader && BigInt(id) < before && BigInt(id) > after)
    .toReversed()
    .slice(0, limit)
    .map((message) => shownMessage(world, channel, message));
}

export const messageRoutes: Routes = {
  "GET /channels/:id/messages": listed,
  "POST /channels/:id/messages": create,
  "GET /channels/:id/messages/:message": ({ world, params }) => {
    const channel = channelForBot(world, params[0]!);
    if (channel.guild) demand(world, channel, "ReadMessageHistory");
    return shownMessage(world, channel, publicMessage(channel, params[1]!));
  },
  "PATCH /channels/:id/messages/:message": change,
  "DELETE /channels/:id/messages/:message": drop,
  "PUT /channels/:id/messages/:message/reactions/:emoji/@me": (call) => react(call, true),
  "DELETE /channels/:id/messages/:message/reactions/:emoji/@me": (call) => react(call, false),
  "POST /channels/:id/typing": ({ world, params }) => {
    const channel = channelForBot(world, params[0]!);
    if (channel.guild) demand(world, channel, writing(channel));
    return undefined;
  },
};
