import { addThread } from "../guilds.ts";
import { complaintsOf, integer, object, oneOf, string } from "../limits/schema.ts";
import { shownChannel, threadMember } from "../payloads.ts";
import { channelForBot, demand, may, sees } from "../permissions.ts";
import { refuse, refuseIf } from "../refusal.ts";
import type { RouteCall, Routes } from "../rest.ts";
import { type Channel, isThread, type Json } from "../world.ts";

const autoArchive = oneOf(60, 1440, 4320, 10080);
const draft = object(
  { name: string({ min: 1, max: 100 }) },
  { type: oneOf(11, 12), auto_archive_duration: autoArchive, rate_limit_per_user: integer({ max: 21_600 }) },
);

function create({ world, params, form }: RouteCall): Json {
  const parent = channelForBot(world, params[0]!);
  if (!parent.guild || isThread(parent)) throw refuse("not in this channel");
  refuseIf(complaintsOf(draft, form));
  const kind = form.type === 11 ? "public thread" : "private thread";
  demand(world, parent, kind === "public thread" ? "CreatePublicThreads" : "CreatePrivateThreads");
  const thread = addThread(world, parent, world.bot.id, {
    kind,
    name: String(form.name),
    invitable: form.invitable !== false,
    autoArchive: Number(form.auto_archive_duration ?? 4320),
  });
  world.tell("THREAD_CREATE", { ...shownChannel(world, thread), newly_created: true }, thread);
  world.changed();
  return shownChannel(world, thread);
}

function threadOf({ world, params }: RouteCall): Channel {
  const thread = channelForBot(world, params[0]!);
  if (!isThread(thread)) throw refuse("not in this channel");
  return thread;
}

function addMember(call: RouteCall): undefined {
  const { world } = call;
  const thread = threadOf(call);
  const id = idOf(call);
  if (thread.archived) throw refuse("archived thread");
  if (!world.users.has(id)) throw refuse("unknown user");
  if (!thread.guild?.members.has(id)) throw refuse("unknown member");
  if (id !== world.bot.id) demand(world, thread, "SendMessagesInThreads");
  if (!may(thread, id, "ViewChannel")) throw refuse("missing access");
  thread.people.add(id);
  tellMembers(call, thread, { added_members: [threadMember(thread, id)] });
  return undefined;
}

function removeMember(call: RouteCall): undefined {
  const { world } = call;
  const thread = threadOf(call);
  const id = idOf(call);
  if (thread.archived) throw refuse("archived thread");
  const own = thread.kind === "private thread" && thread.ownerId === world.bot.id;
  if (id !== world.bot.id && !own) demand(world, thread, "ManageThreads");
  if (!thread.people.delete(id)) throw refuse("unknown member");
  tellMembers(call, thread, { removed_member_ids: [id] });
  return undefined;
}

function tellMembers({ world }: RouteCall, thread: Channel, change: Json): void {
  const data = { id: thread.id, guild_id: thread.guild?.id, member_count: thread.people.size, ...change };
  world.tell("THREAD_MEMBERS_UPDATE", data, thread);
  world.changed();
}

const idOf = ({ world, params }: RouteCall) => (params[1] === "@me" ? world.bot.id : params[1]!);

export const threadRoutes: Routes = {
  "POST /channels/:id/threads": create,
  "GET /channels/:id/thread-members": (call) => {
    const thread = threadOf(call);
    if (!call.world.listsMembers) throw refuse("missing access");
    return [...thread.people].map((id) => threadMember(thread, id));
  },
  "GET /channels/:id/thread-members/:user": (call) => {
    const thread = threadOf(call);
    if (!thread.people.has(idOf(call))) throw refuse("unknown member");
    return threadMember(thread, idOf(call));
  },
  "PUT /channels/:id/thread-members/:user": addMember,
  "DELETE /channels/:id/thread-members/:user": removeMember,
  "GET /guilds/:id/threads/active": ({ world, params }) => {
    const threads = [...world.channels.values()].filter(
      (channel) =>
        isThread(channel) && channel.guild?.id === params[0] && !channel.archived && sees(channel, world.bot.id),
    );
    const mine = threads.filter(({ people }) => people.has(world.bot.id));
    return {
      threads: threads.map((thread) => shownChannel(world, thread)),
      members: mine.map((thread) => threadMember(thread, world.bot.id)),
    };
  },
};
