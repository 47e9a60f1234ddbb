import { dmOf } from "../guilds.ts";
import { boolean, complaintsOf, object, oneOf, string } from "../limits/schema.ts";
import { shownChannel } from "../payloads.ts";
import { channelForBot, demand, may } from "../permissions.ts";
import { invalidForm, refuse, refuseIf } from "../refusal.ts";
import type { RouteCall, Routes } from "../rest.ts";
import { type Channel, isThread, type Json } from "../world.ts";

const changes = object(
  {},
  {
    name: string({ min: 1, max: 100 }),
    archived: boolean,
    locked: boolean,
    invitable: boolean,
    auto_archive_duration: oneOf(60, 1440, 4320, 10080),
  },
);

function change({ world, params, form }: RouteCall): Json {
  const channel = channelForBot(world, params[0]!);
  if (!channel.guild) throw refuse("not in this channel");
  if (!isThread(channel)) demand(world, channel, "ManageChannels");
  else if (channel.ownerId !== world.bot.id || "locked" in form || channel.locked)
    mayManage(channel, world.bot.id, form);
  refuseIf(complaintsOf(changes, form));
  const opens = form.archived === false;
  const others = Object.keys(form).filter((key) => key !== "archived");
  if (channel.archived && !opens && others.length) throw refuse("archived thread");
  if (typeof form.name === "string") channel.name = form.name;
  if (typeof form.archived === "boolean") channel.archived = form.archived;
  if (typeof form.locked === "boolean") channel.locked = form.locked;
  if (typeof form.invitable === "boolean") channel.invitable = form.invitable;
  if (typeof form.auto_archive_duration === "number") channel.autoArchive = form.auto_archive_duration;
  world.tell(isThread(channel) ? "THREAD_UPDATE" : "CHANNEL_UPDATE", shownChannel(world, channel), channel);
  world.changed();
  return shownChannel(world, channel);
}

/** Anybody who may write in it opens an archived thread that is not locked; the rest needs Manage Threads. */
function mayManage(thread: Channel, botId: string, form: Json): void {
  const opensOnly = form.archived === false && Object.keys(form).length === 1 && !thread.locked;
  if (opensOnly && may(thread, botId, "SendMessagesInThreads")) return;
  if (!may(thread, botId, "ManageThreads")) throw refuse("missing permissions");
}

function openDm({ world, form }: RouteCall): Json {
  const user = world.users.get(String(form.recipient_id ?? ""));
  if (!user) {
    const message = `Value "${form.recipient_id}" is not snowflake.`;
    throw invalidForm({ at: ["recipient_id"], code: "NUMBER_TYPE_COERCE", message });
  }
  if (user.bot) throw refuse("closed messages");
  return shownChannel(world, dmOf(world, user));
}

function drop({ world, params }: RouteCall): Json {
  const channel = channelForBot(world, params[0]!);
  if (!channel.guild) return shownChannel(world, channel);
  demand(world, channel, isThread(channel) ? "ManageThreads" : "ManageChannels");
  world.channels.delete(channel.id);
  world.tell(isThread(channel) ? "THREAD_DELETE" : "CHANNEL_DELETE", shownChannel(world, channel), channel);
  world.changed();
  return shownChannel(world, channel);
}

export const channelRoutes: Routes = {
  "POST /users/@me/channels": openDm,
  "GET /channels/:id": ({ world, params }) => shownChannel(world, channelForBot(world, params[0]!)),
  "PATCH /channels/:id": change,
  "DELETE /channels/:id": drop,
};
