import { type Block, withIds } from "./blocks.ts";
import { appId, type Channel, type Ephemeral, type Message, type Team, type World } from "./world.ts";

export interface Draft {
  text?: string;
  blocks?: unknown;
  thread_ts?: string | undefined;
  unfurls?: boolean;
}

/** Who writes: a person, or the bot of a workspace. */
export type Author = { user: string; bot_id?: string };

export const theBot = (team: Team): Author => ({ user: team.bot.userId, bot_id: team.bot.botId });

export function post(world: World, channel: Channel, author: Author, draft: Draft): Message {
  const message = written(world, channel, author, draft);
  if (message.thread_ts && !messageAt(channel, message.thread_ts)) {
    world.fault("reply to nothing", `${message.thread_ts} in ${channel.name}`);
  }
  channel.messages.push(message);
  world.changes.emit("posted", message);
  world.changed();
  return message;
}

export function postEphemeral(world: World, channel: Channel, reader: string, author: Author, draft: Draft): Ephemeral {
  const ephemeral = { ...written(world, channel, author, draft), reader };
  channel.ephemerals.push(ephemeral);
  world.changed();
  return ephemeral;
}

/** Without blocks the old ones stay only when there is no text either. */
export function edit(world: World, channel: Channel, old: Message, draft: Draft): Message {
  const edited: Message = {
    ...old,
    text: draft.text ?? old.text,
    blocks: blocksAfter(world, old, draft),
    edited: draft.blocks === undefined,
  };
  channel.messages = channel.messages.map((message) => (message.ts === old.ts ? edited : message));
  channel.ephemerals = channel.ephemerals.map((ephemeral) =>
    ephemeral.ts === old.ts ? { ...edited, reader: ephemeral.reader } : ephemeral,
  );
  world.changes.emit("edited", edited, old);
  world.changed();
  return edited;
}

export function remove(world: World, channel: Channel, message: Message): void {
  channel.messages = channel.messages.filter(({ ts }) => ts !== message.ts);
  channel.ephemerals = channel.ephemerals.filter(({ ts }) => ts !== message.ts);
  world.changes.emit("removed", message);
  world.changed();
}

export const messageAt = (channel: Channel, ts: unknown) => channel.messages.find((message) => message.ts === ts);

/** Ephemeral or not, as it stands now. */
export const standing = (channel: Channel, { ts }: Message): Message | undefined =>
  messageAt(channel, ts) ?? channel.ephemerals.find((ephemeral) => ephemeral.ts === ts);

/** What this reader sees, the oldest first. */
export const readBy = ({ messages, ephemerals }: Channel, reader?: string): (Message | Ephemeral)[] =>
  [...messages, ...ephemerals.filter((ephemeral) => ephemeral.reader === reader)].sort(
    (one, other) => Number(one.ts) - Number(other.ts),
  );

/** A message with the thread under it. */
export const threadOf = (channel: Channel, ts: string) =>
  channel.messages.filter((message) => message.ts === ts || message.thread_ts === ts);

function written(world: World, channel: Channel, author: Author, draft: Draft): Message {
  return {
    channel: channel.id,
    ts: world.nextTs(),
    ...(draft.thread_ts && { thread_ts: draft.thread_ts }),
    ...author,
    text: draft.text ?? "",
    blocks: withIds(draft.blocks, () => world.nextId("b")),
    edited: false,
    unfurls: draft.unfurls ?? true,
  };
}

function blocksAfter(world: World, old: Message, { text, blocks }: Draft): Block[] {
  if (blocks !== undefined) return withIds(blocks, () => world.nextId("b"));
  return text === undefined ? old.blocks : [];
}

/** As the Web API and the payloads show it. */
export function shown(world: World, message: Message) {
  const channel = world.channels.get(message.channel);
  const replies = channel?.messages.filter(({ thread_ts }) => thread_ts === message.ts) ?? [];
  const thread_ts = message.thread_ts ?? (replies.length ? message.ts : undefined);
  const team = world.users.get(message.user)?.team;
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    ...(message.bot_id && { bot_id: message.bot_id, app_id: appId }),
    text: message.text,
    team: team?.id,
    ...(message.blocks.length && { blocks: message.blocks }),
    ...(thread_ts && { thread_ts }),
    ...(replies.length && { reply_count: replies.length }),
    ...(message.edited && { edited: { user: message.user, ts: message.ts } }),
  };
}
