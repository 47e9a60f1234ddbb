import type { Found, Option } from "./blocks.ts";
import { initialValues, type StateValue, type Values } from "./form.ts";
import { shown } from "./messages.ts";
import type { Parcel } from "./parcel.ts";
import type { Passes } from "./passes.ts";
import { shownView } from "./views.ts";
import {
  appId,
  type Channel,
  channelOf,
  type Json,
  type Message,
  type Team,
  tokenOf,
  type User,
  type View,
  type World,
} from "./world.ts";

export interface Actor {
  world: World;
  passes: Passes;
  user: User;
}

/** What a person did to an element: a button has no value, an overflow menu only an option. */
export interface Action extends Found {
  value?: StateValue;
  option?: Option;
}

/** The verification token of old; present in every payload and worth nothing. */
const token = "legacy-verification-token";

export function slashCommand(actor: Actor, channel: Channel, command: string, text: string): Parcel {
  const { user, passes } = actor;
  const { team } = user;
  const body = {
    token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === "private" ? "privategroup" : channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: "false",
    response_url: passes.replyUrl({ team, channel, user: user.id }),
    trigger_id: passes.trigger({ team, user: user.id }),
  };
  return { kind: "slash_commands", body };
}

/** A press or a choice in a message, which is sent as it stands now. */
export function messageAction(actor: Actor, team: Team, current: Message, action: Action): Parcel {
  const { ts, thread_ts } = current;
  const channel = channelOf(actor.world, current.channel);
  const is_ephemeral = "reader" in current;
  const body = {
    ...common("block_actions", actor.user, team),
    container: {
      type: "message",
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral,
      ...(thread_ts && { thread_ts }),
    },
    channel: { id: channel.id, name: channel.name },
    ...(!is_ephemeral && { message: shown(actor.world, current) }),
    state: { values: withAction(initialValues(current.blocks), action) },
    ...passesFor(actor, team, current),
    actions: [acted(actor.world, action)],
  };
  return { kind: "interactive", body };
}

/** A press or a choice in a modal or on the home tab. */
export function viewAction(actor: Actor, view: View, action: Action): Parcel {
  const body = { ...inView("block_actions", actor, view), actions: [acted(actor.world, action)] };
  return { kind: "interactive", body };
}

export function viewSubmission(actor: Actor, view: View): Parcel {
  return { kind: "interactive", body: { ...inView("view_submission", actor, view), response_urls: [] } };
}

export function viewClosed({ user }: Actor, view: View, is_cleared: boolean): Parcel {
  return {
    kind: "interactive",
    body: { ...common("view_closed", user, user.team), view: shownView(view), is_cleared },
  };
}

export function blockSuggestion(actor: Actor, team: Team, where: View | Message, found: Found, value: string): Parcel {
  const { action_id } = found.element;
  const { block_id } = found.block;
  if ("hash" in where) {
    const { trigger_id: _, ...body } = inView("block_suggestion", actor, where);
    return { kind: "interactive", body: { ...body, action_id, block_id, value } };
  }
  const channel = channelOf(actor.world, where.channel);
  const body = {
    ...common("block_suggestion", actor.user, team),
    container: { type: "message", message_ts: where.ts, channel_id: channel.id },
    channel: { id: channel.id, name: channel.name },
    action_id,
    block_id,
    value,
  };
  return { kind: "interactive", body };
}

export function messageShortcut(actor: Actor, team: Team, message: Message, callback_id: string): Parcel {
  const channel = channelOf(actor.world, message.channel);
  const body = {
    ...common("message_action", actor.user, team),
    callback_id,
    action_ts: actor.world.nextTs(),
    ...passesFor(actor, team, message),
    message_ts: message.ts,
    message: shown(actor.world, message),
    channel: { id: channel.id, name: channel.name },
  };
  return { kind: "interactive", body };
}

/** From the menu of the client, where there is no message and no channel. */
export function globalShortcut({ world, passes, user }: Actor, callback_id: string): Parcel {
  const body = {
    ...common("shortcut", user, user.team),
    callback_id,
    action_ts: world.nextTs(),
    trigger_id: passes.trigger({ team: user.team, user: user.id }),
  };
  return { kind: "interactive", body };
}

export function eventCallback(world: World, team: Team, event: Json, channel?: Channel): Parcel {
  const bot = { enterprise_id: null, team_id: team.id, user_id: team.bot.userId, is_bot: true };
  const body = {
    token,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: appId,
    event: { ...event, event_ts: event.ts ?? world.nextTs() },
    type: "event_callback",
    event_id: world.nextId("Ev"),
    event_time: Math.floor(world.clock() / 1000),
    authorizations: tokenOf(team) ? [{ ...bot, is_enterprise_install: false }] : [],
    is_ext_shared_channel: (channel?.teams.length ?? 1) > 1,
  };
  return { kind: "events_api", body };
}

/** A stranger's view payloads name their own workspace; where the app is stands in `app_installed_team_id`. */
function inView(type: string, { passes, user }: Actor, view: View): Json {
  return {
    ...common(type, user, user.team),
    container: { type: "view", view_id: view.id },
    view: shownView(view),
    trigger_id: passes.trigger({ team: view.team, user: user.id, view: view.id }),
  };
}

function common(type: string, user: User, team: Team): Json {
  return {
    type,
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team.id },
    api_app_id: appId,
    token,
    enterprise: null,
    is_enterprise_install: false,
  };
}

function passesFor({ world, passes, user }: Actor, team: Team, { channel, ts, thread_ts }: Message) {
  const place = { channel: channelOf(world, channel), ts, ...(thread_ts && { thread_ts }) };
  return {
    response_url: passes.replyUrl({ team, user: user.id, ...place }),
    trigger_id: passes.trigger({ team, user: user.id }),
  };
}

function acted(world: World, { block, element, value, option }: Action): Json {
  const { type, action_id, text, url, placeholder, confirm } = element;
  return {
    type,
    action_id,
    block_id: block.block_id,
    action_ts: world.nextTs(),
    ...(type === "button" && { text, url, value: element.value }),
    ...(placeholder && { placeholder }),
    ...(confirm !== undefined && { confirm }),
    ...(option && { selected_option: option }),
    ...value,
  };
}

function withAction(values: Values, { block, element, value }: Action): Values {
  if (!value) return values;
  return { ...values, [block.block_id]: { ...values[block.block_id], [element.action_id]: value } };
}
