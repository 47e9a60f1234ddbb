import { MessageFlags } from "discord.js";
import { type Component, numbered } from "./components.ts";
import { type Made, messageComplaints } from "./limits/messages.ts";
import { isRecord } from "./limits/schema.ts";
import { channelType, rolesOnly, shownMessage, threadMember } from "./payloads.ts";
import { may } from "./permissions.ts";
import { type Complaint, refuse, refuseIf } from "./refusal.ts";
import { type Channel, isThread, type Json, type Message, type World } from "./world.ts";

interface Author {
  user: string;
  /** Who alone sees it. */
  reader?: string | undefined;
  interaction?: Message["interaction"] | undefined;
}

/** Flags a message may be given when it is made. */
const settable = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** Writes what the bot sends after checking it; `at` is where the form lies in its body. */
export function write(world: World, channel: Channel, author: Author, form: Json, at: string[] = []): Message {
  const flags = Number(form.flags ?? 0) & (settable | MessageFlags.Ephemeral | MessageFlags.Loading);
  const made: Made = {
    content: typeof form.content === "string" ? form.content : "",
    embeds: asList(form.embeds),
    components: asList(form.components) as Component[],
    flags,
  };
  refuseIf([...messageComplaints(form, made, at), ...listComplaints(form, at)]);
  const loading = (flags & MessageFlags.Loading) !== 0;
  if (!loading && isEmpty(made, asList(form.attachments))) throw refuse("empty message");
  return post(world, channel, author, form, made);
}

/** Puts a message there without checks, as a person's client and the checked `write` do. */
export function post(world: World, channel: Channel, author: Author, form: Json, made: Made): Message {
  const answers = isRecord(form.message_reference) ? String(form.message_reference.message_id) : undefined;
  const message: Message = {
    id: world.nextId(),
    channel: channel.id,
    author: author.user,
    content: made.content,
    components: numbered(made.components),
    embeds: made.embeds as Json[],
    attachments: asList(form.attachments) as Json[],
    flags: made.flags,
    ...notified(world, channel, made, form.allowed_mentions, answers),
    ...((typeof form.nonce === "string" || typeof form.nonce === "number") && { nonce: form.nonce }),
    ...(answers !== undefined && { answers }),
    ...(author.reader && { reader: author.reader }),
    ...(author.interaction && { interaction: author.interaction }),
    edited: false,
    reactions: {},
  };
  channel.messages.push(message);
  if (author.user === world.bot.id && !author.reader) ring(world, channel, message);
  if (isThread(channel) && !message.reader) join(world, channel, [author.user, ...message.mentions]);
  tellOf(world, "MESSAGE_CREATE", channel, message);
  world.changed();
  return message;
}

/** Rings for those who are named, and in direct messages for their reader, unless the message is silent. */
function ring(world: World, { kind, people }: Channel, { mentions, flags, content, components }: Message): void {
  if (flags & MessageFlags.SuppressNotifications) return;
  const who = [...new Set([...mentions, ...(kind === "dm" ? people : [])])];
  world.rings.push({ who, text: [content, ...textOf(components)].join("\n") });
}

/** Lays the form over the message; what it leaves out stays, what it gives as null goes. */
export function edit(world: World, channel: Channel, old: Message, form: Json, at: string[] = []): Message {
  const wasV2 = old.flags & MessageFlags.IsComponentsV2;
  const loading = (old.flags & MessageFlags.Loading) !== 0;
  const asked = typeof form.flags === "number" ? form.flags & settable : old.flags & settable;
  const made: Made = {
    content: form.content === undefined ? old.content : String(form.content ?? ""),
    embeds: form.embeds === undefined ? old.embeds : asList(form.embeds),
    components: form.components === undefined ? old.components : (asList(form.components) as Component[]),
    flags: asked | (old.flags & MessageFlags.Ephemeral),
  };
  const complaints = [...messageComplaints(form, made, at), ...listComplaints(form, at)];
  if (wasV2 && !(asked & MessageFlags.IsComponentsV2)) {
    const message = "The IS_COMPONENTS_V2 flag cannot be removed from a message";
    complaints.push({ at: [...at, "flags"], code: "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", message });
  }
  refuseIf(complaints);
  if (isEmpty(made, old.attachments)) throw refuse("empty message");
  const edited: Message = {
    ...old,
    ...made,
    embeds: made.embeds as Json[],
    components: numbered(made.components),
    ...notified(world, channel, made, form.allowed_mentions, old.answers),
    edited: !loading,
  };
  replace(channel, edited);
  tellOf(world, "MESSAGE_UPDATE", channel, edited);
  world.changed();
  return edited;
}

export function remove(world: World, channel: Channel, message: Message): void {
  channel.messages = channel.messages.filter(({ id }) => id !== message.id);
  if (!message.reader) {
    const guild_id = channel.guild?.id;
    world.tell("MESSAGE_DELETE", { id: message.id, channel_id: channel.id, ...(guild_id && { guild_id }) }, channel);
  }
  world.changed();
}

export function replace(channel: Channel, message: Message): void {
  channel.messages = channel.messages.map((one) => (one.id === message.id ? message : one));
}

/** As it stands now. */
export const messageAt = (channel: Channel, id: string) => channel.messages.find((message) => message.id === id);

/** A message as the channel routes know it: ephemerals are not there. */
export function publicMessage(channel: Channel, id: string): Message {
  const message = messageAt(channel, id);
  if (!message || message.reader) throw refuse("unknown message");
  return message;
}

export const isThinking = ({ flags }: Message) => (flags & MessageFlags.Loading) !== 0;

/** Whoever writes in a thread or is called into it becomes one of its people. */
function join(world: World, thread: Channel, ids: string[]): void {
  const fresh = ids.filter((id) => !thread.people.has(id) && may(thread, id, "ViewChannel"));
  for (const id of fresh) thread.people.add(id);
  const added_members = fresh.map((id) => threadMember(thread, id));
  const data = { id: thread.id, guild_id: thread.guild?.id, member_count: thread.people.size, added_members };
  if (fresh.length) world.tell("THREAD_MEMBERS_UPDATE", data, thread);
}

function tellOf(world: World, event: string, channel: Channel, message: Message): void {
  if (!message.reader)
    world.tell(event, { ...shownMessage(world, channel, message), ...placeOf(channel, message) }, channel);
}

/** What a message has in an event and not in an answer. */
function placeOf(channel: Channel, message: Message): Json {
  const member = channel.guild?.members.get(message.author);
  return {
    channel_type: channelType[channel.kind],
    ...(channel.guild && { guild_id: channel.guild.id }),
    ...(member && { member: rolesOnly(member.roles) }),
  };
}

function notified(world: World, channel: Channel, { content, components }: Made, allowed: unknown, answers?: string) {
  const words = [content, ...textOf(components)].join("\n");
  const { parse, users, roles, replied_user } = isRecord(allowed) ? allowed : { parse: ["users", "roles", "everyone"] };
  const lets = (kind: string, named: unknown, id: string) => asList(parse).includes(kind) || asList(named).includes(id);
  const people = [...words.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id!).filter((id) => world.users.has(id));
  const ranks = [...words.matchAll(/<@&(\d+)>/g)].map(([, id]) => id!).filter((id) => channel.guild?.roles.has(id));
  const answered = answers && messageAt(channel, answers)?.author;
  return {
    mentions: [
      ...new Set([
        ...people.filter((id) => lets("users", users, id)),
        ...(answered && replied_user !== false && answered !== world.bot.id ? [answered] : []),
        ...(answered === world.bot.id ? [answered] : []),
      ]),
    ],
    mentionRoles: [...new Set(ranks.filter((id) => lets("roles", roles, id)))],
    mentionEveryone: /@(everyone|here)\b/.test(words) && asList(parse).includes("everyone"),
  };
}

export function textOf(components: Component[]): string[] {
  return components.flatMap(({ content, components: inner = [] }) => [content ?? "", ...textOf(inner)]);
}

function listComplaints(form: Json, at: string[]): Complaint[] {
  return ["components", "embeds", "attachments"]
    .filter((key) => form[key] !== undefined && form[key] !== null && !Array.isArray(form[key]))
    .map((key) => ({
      at: [...at, key],
      code: "LIST_TYPE_CONVERT",
      message: "Only iterables may be used in a ListType.",
    }));
}

const isEmpty = ({ content, embeds, components }: Made, attachments: unknown[]) =>
  !content.trim() && !embeds.length && !components.length && !attachments.length;

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
