import { type Answer, answered, commandAnswer, stopped, unheard } from "./answers.ts";
import type { Courier } from "./courier.ts";
import { post, shown } from "./messages.ts";
import type { Parcel } from "./parcel.ts";
import { type Actor, eventCallback, globalShortcut, messageShortcut, slashCommand } from "./payloads.ts";
import { imOf } from "./roster.ts";
import { typed } from "./typing.ts";
import { type Channel, channelOf, type Json, type Message, may, type Team, tokenOf, type World } from "./world.ts";

export interface App {
  commands: string[];
  /** Event subscriptions, such as `message.im`. */
  events: string[];
  /** Their callback ids; any, if it does not say. */
  shortcuts?: string[] | undefined;
}

/** A person among others, before the bot: everything that is not a form. */
export interface Hand extends Actor {
  courier: Courier;
  app: App;
  smartQuotes(): boolean;
}

export async function command(hand: Hand, line: string, where: Channel | undefined, thread?: Message): Promise<Answer> {
  const { world, user } = hand;
  const [name = "", ...words] = line.split(" ");
  const channel = member(hand, where ?? imOf(world, user.team, user.id));
  if (thread) return stopped(`${name} is not supported in threads. Sorry!`);
  if (!hand.app.commands.includes(name) || !may(user.team, "commands")) {
    return stopped(`${name} is not a valid command.`);
  }
  const text = typed(world, words.join(" "), { smartQuotes: hand.smartQuotes(), named: true });
  const receipt = await hand.courier.send(slashCommand(hand, channel, name, text));
  return commandAnswer(hand, channel, name, receipt);
}

/** Posts as the person types it and tells the bots that may hear it. */
export async function says(hand: Hand, where: Channel, line: string, thread?: Message): Promise<Answer> {
  const text = typed(hand.world, line, { smartQuotes: hand.smartQuotes(), named: false });
  return postedAnswer(hand, where, text, thread);
}

export async function mentions(hand: Hand, where: Channel, line: string, thread?: Message): Promise<Answer> {
  const text = typed(hand.world, line, { smartQuotes: hand.smartQuotes(), named: false });
  const bot = where.teams.find((team) => tokenOf(team) && where.members.has(team.bot.userId));
  return postedAnswer(hand, where, `<@${(bot ?? hand.user.team).bot.userId}> ${text}`, thread);
}

async function postedAnswer(hand: Hand, where: Channel, text: string, thread?: Message): Promise<Answer> {
  const { world, user, courier } = hand;
  const channel = member(hand, where);
  const thread_ts = thread && (thread.thread_ts ?? thread.ts);
  const message = post(world, channel, { user: user.id }, { text, ...(thread_ts && { thread_ts }) });
  const parcels = channel.teams.flatMap((team) => heard(hand, team, channel, message));
  const receipts = await Promise.all(parcels.map((parcel) => courier.send(parcel)));
  const last = receipts.at(-1);
  return { ...(last ? answered(last) : unheard()), message };
}

export async function opensHome(hand: Hand): Promise<Answer> {
  const { world, user, courier } = hand;
  const event = { type: "app_home_opened", user: user.id, channel: imOf(world, user.team, user.id).id, tab: "home" };
  if (!hand.app.events.includes("app_home_opened") || !tokenOf(user.team)) return unheard();
  return answered(await courier.send(eventCallback(world, user.team, event)));
}

export async function shortcut(hand: Hand, callbackId: string, message?: Message): Promise<Answer> {
  const { world, user, courier, app } = hand;
  if (app.shortcuts && !app.shortcuts.includes(callbackId)) throw new Error(`the app has no shortcut ${callbackId}`);
  if (!message) return answered(await courier.send(globalShortcut(hand, callbackId)));
  const channel = member(hand, channelOf(world, message.channel));
  const team = channel.teams.find((one) => tokenOf(one)) ?? user.team;
  return answered(await courier.send(messageShortcut(hand, team, message, callbackId)));
}

/** What the bot of a workspace is told of a message. */
function heard({ world, app }: Hand, team: Team, channel: Channel, message: Message): Parcel[] {
  if (!channel.members.has(team.bot.userId)) return [];
  const event = messageEvent(world, channel, message);
  const parcels: Parcel[] = [];
  if (hears(app, team, channel)) parcels.push(eventCallback(world, team, event, channel));
  const mentioned = channel.kind !== "im" && message.text.includes(`<@${team.bot.userId}>`);
  if (mentioned && app.events.includes("app_mention") && may(team, "app_mentions:read")) {
    const { channel_type: _, ...same } = event;
    parcels.push(eventCallback(world, team, { ...same, type: "app_mention" }, channel));
  }
  return parcels;
}

const families = { public: "channels", private: "groups", im: "im" };
const channelTypes = { public: "channel", private: "group", im: "im" };

/** Whether messages of this channel reach the bot at all. */
export function hears(app: App, team: Team, { kind, members }: Channel): boolean {
  const family = families[kind];
  return members.has(team.bot.userId) && app.events.includes(`message.${family}`) && may(team, `${family}:history`);
}

export function messageEvent(world: World, channel: Channel, message: Message): Json {
  const team = world.users.get(message.user)?.team;
  return {
    ...shown(world, message),
    channel: channel.id,
    channel_type: channelTypes[channel.kind],
    ...(!message.bot_id && { client_msg_id: message.ts }),
    ...(channel.teams.length > 1 && { user_team: team?.id, source_team: team?.id }),
  };
}

function member({ user }: Hand, channel: Channel): Channel {
  if (!channel.members.has(user.id)) throw new Error(`${user.realName} is not in ${channel.name}`);
  return channel;
}
