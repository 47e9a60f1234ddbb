import type { Answering, FromPerson, Person } from "../../../src/conversation/types.ts";
import type { Deed } from "../../chat/front.ts";
import { type Dialect, type Order, readOrder as read } from "../../chat/order.ts";
import { at, readRef, word } from "../../chat/payload.ts";
import { addressOf, personId } from "../address.ts";
import { customerField, doing, readOption } from "../keys.ts";
import { typed } from "./escape.ts";

export interface SlackDeed extends Deed {
  /** The modal it was done in. */
  view?: string;
}

export type Ordered = SlackDeed & { is: "ordered"; order: Order };

type Given = Answering | Extract<FromPerson, { type: "cancelled" }>;

/** Something done to one case: an event for the desk, or a wish that this adapter grants. */
export type Interaction = SlackDeed & {
  caseId: string;
} & (
    | { is: "event"; event: Given; customer?: string }
    | { is: "form" | "code"; question?: string }
    | { is: "resume" }
    | { is: "closed" }
  );

/** The page is turned to in the Home tab, or in the message it was pressed on. */
export type Turned = SlackDeed & { is: "turned"; page: string; place: "home" | "message" };

export type Opened = SlackDeed & { is: "open"; flow: string; text?: string; customer?: { id: string; at: string } };

/** `order` when the first word is one of ours; the text may still be an answer. */
export type Said = SlackDeed & { is: "said"; text: string; order?: Order };

export type Home = SlackDeed & { is: "home" };

export interface Search {
  from: Person;
  caseId: string;
  field: string;
  query: string;
}

/** The workspace that has the app through which this came, which in a shared channel is not everybody's own. */
export function teamOf(body: unknown): string | undefined {
  const ways = word(body, "type") === "event_callback" ? [eventTeam] : [interactionTeam, eventTeam];
  return ways.map((way) => way(body)).find((team) => team !== undefined);
}

/** The user behind anything that comes in. */
export function whoIn(body: unknown): string | undefined {
  return word(body, "user", "id") ?? word(body, "user_id") ?? word(body, "event", "user");
}

/** A slash command. */
export function readCommand(body: unknown, flows: readonly string[]): Ordered | undefined {
  const [team, user, channel, trigger] = ["team_id", "user_id", "channel_id", "trigger_id"].map((key) =>
    word(body, key),
  );
  if (!team || !user || !trigger) return undefined;
  const order = readOrder(word(body, "text") ?? "", flows);
  return { is: "ordered", ...deed(team, user, channel, `command:${trigger}`), order };
}

/** A press of a button or a pick from a menu, in a message, a modal or the Home tab. */
export function readAction(body: unknown): Exclude<Interaction, { is: "closed" }> | Opened | Turned | undefined {
  const who = whoOf(body);
  const action = at(body, "actions", 0);
  const [name, time] = [word(action, "action_id"), word(action, "action_ts")];
  if (!who || !name || !time) return undefined;
  const view = word(body, "view", "type") === "modal" ? word(body, "view", "id") : undefined;
  const base = { ...deed(who.team, who.user, channelOf(body), `${who.user}:${time}:${name}`), ...(view && { view }) };
  if (name.startsWith(`${doing.open}/`)) return { is: "open", ...base, flow: name.slice(doing.open.length + 1) };
  if (name.startsWith(`${doing.list}/`)) {
    const place = word(body, "view", "type") === "home" ? "home" : "message";
    return { is: "turned", ...base, page: word(action, "value") ?? "", place };
  }

  const picked = readOption(word(action, "selected_option", "value") ?? "");
  const ref = readRef(picked?.ref ?? word(action, "value") ?? "");
  if (!ref) return undefined;
  if (name === doing.resume) return { is: "resume", ...base, caseId: ref.caseId };
  if (name === doing.form) return { is: "form", ...base, ...ref };
  if (name === doing.code) return { is: "code", ...base, ...ref };
  const choice = name.startsWith(`${doing.menu}/`) ? picked?.choice : /^fd:(.+)/.exec(name)?.[1];
  return choice ? { is: "event", ...base, caseId: ref.caseId, event: pressed(base, choice, ref.question) } : undefined;
}

/** A cancel without a question was confirmed on the spot; any other press answers the question it carries. */
function pressed({ id, from }: SlackDeed, choice: string, question: string | undefined): Given {
  if (choice === "cancel:yes" && question === undefined) return { type: "cancelled", id, from };
  return { type: "pressed", id, from, choice, ...(question && { question }) };
}

/** A form submitted or closed. */
export function readView(body: unknown): Interaction | undefined {
  const who = whoOf(body);
  const [kind, name] = [word(body, "type"), word(body, "view", "callback_id")];
  const [view, hash] = [word(body, "view", "id"), word(body, "view", "hash")];
  const ref = readRef(word(body, "view", "private_metadata") ?? "");
  if (!who || !view || !hash || !ref) return undefined;
  const base = { ...deed(who.team, who.user, undefined, `${view}:${hash}`), view };
  const { caseId, question } = ref;
  if (kind === "view_closed") return { is: "closed", ...base, caseId };
  if (kind !== "view_submission") return undefined;
  const answers = answersOf(body);
  const said = { id: base.id, from: base.from, ...(question && { question }) };
  if (name === doing.form) {
    const customer = word(body, "view", "state", "values", customerField, doing.customer, "selected_user");
    return { is: "event", ...base, caseId, event: { type: "filled", ...said, answers }, ...(customer && { customer }) };
  }
  if (name !== doing.code) return undefined;
  return { is: "event", ...base, caseId, event: { type: "said", ...said, text: answers.code ?? "" } };
}

/** By field, as typed: modals send no markup. */
function answersOf(body: unknown): Record<string, string> {
  const values = at(body, "view", "state", "values");
  if (typeof values !== "object" || values === null) return {};
  const answers = Object.entries(values).flatMap(([field, elements]): [string, string][] => {
    const element = at(elements, doing.answer) ?? at(elements, doing.search);
    if (element === undefined) return [];
    return [[field, word(element, "selected_option", "value") ?? word(element, "value") ?? ""]];
  });
  return Object.fromEntries(answers);
}

/** Letters typed into a field that is searched. */
export function readSearch(body: unknown): Search | undefined {
  const who = whoOf(body);
  const ref = readRef(word(body, "view", "private_metadata") ?? "");
  const field = word(body, "block_id");
  if (!who || !ref || !field || word(body, "action_id") !== doing.search) return undefined;
  return { from: { id: personId(who.team, who.user) }, caseId: ref.caseId, field, query: word(body, "value") ?? "" };
}

/** From the workspace's shortcuts, or from a message: its words are taken along, and its author is the customer. */
export function readShortcut(body: unknown): Opened | undefined {
  const who = whoOf(body);
  const [name, time] = [word(body, "callback_id"), word(body, "action_ts")];
  if (!who || !time || (name !== doing.open && name !== doing.openFromMessage)) return undefined;
  const base = {
    is: "open" as const,
    ...deed(who.team, who.user, channelOf(body), `${who.user}:${time}:${name}`),
    flow: "open",
  };
  if (name === doing.open) return base;
  const text = typed(word(body, "message", "text") ?? "").trim();
  return { ...base, ...(text && { text }), ...authorOf(body, who) };
}

/** A person other than the one who opens; they read in the thread of their message, or in private if it was. */
function authorOf(body: unknown, { team, user }: { team: string; user: string }): Pick<Opened, "customer"> {
  const author = word(body, "message", "user");
  if (!author || author === user || word(body, "message", "bot_id")) return {};
  const [channel, thread] = [channelOf(body), word(body, "message", "thread_ts") ?? word(body, "message", "ts")];
  const isShared = channel && thread && !channel.startsWith("D");
  return {
    customer: {
      id: personId(team, author),
      at: isShared ? addressOf({ team, channel, thread }) : personId(team, author),
    },
  };
}

/** A mention, a direct message, or a look at the Home tab. Bots, edits and whatever else happens in a channel are nothing. */
export function readEvent(body: unknown, flows: readonly string[]): Said | Home | undefined {
  const event = at(body, "event");
  const team = eventTeam(body);
  const [user, channel, time] = [word(event, "user"), word(event, "channel"), word(event, "ts")];
  if (!team || !user) return undefined;
  if (word(event, "type") === "app_home_opened") {
    const id = word(body, "event_id");
    return id && word(event, "tab") !== "messages" ? { is: "home", ...deed(team, user, undefined, id) } : undefined;
  }
  if (!channel || !time || !isFromPerson(event)) return undefined;
  const isMention = word(event, "type") === "app_mention";
  if (!isMention && (word(event, "type") !== "message" || word(event, "channel_type") !== "im")) return undefined;
  const sent = (word(event, "text") ?? "").replace(isMention ? mention(body) : /^\s+/, "").trim();
  if (sent === "" && !isMention) return undefined;
  const thread = word(event, "thread_ts");
  const order = readOrder(sent, flows);
  const isOrder = sent !== "" && order.verb !== "unknown";
  return {
    is: "said",
    ...deed(team, user, channel, `${channel}:${time}`, thread),
    text: typed(sent),
    ...(isOrder && { order }),
  };
}

function isFromPerson(event: unknown): boolean {
  return ["subtype", "bot_id", "bot_profile", "edited", "hidden"].every((key) => at(event, key) === undefined);
}

/** The bot's own name wherever it stands; when Slack does not say which that is, the first. */
function mention(body: unknown): RegExp {
  const bot = at(body, "authorizations", 0, "is_bot") === true ? word(body, "authorizations", 0, "user_id") : undefined;
  return bot && /^\w+$/.test(bot) ? new RegExp(`(?<!\\s)\\s*<@${bot}(\\|[^<>]*)?>`, "g") : /<@[UW]\w+(\|[^<>]*)?>/;
}

function deed(team: string, user: string, channel: string | undefined, id: string, thread?: string): Deed {
  const from = { id: personId(team, user) };
  return { id: `slack:${team}:${id}`, from, here: hereOf(team, user, channel, thread) };
}

function hereOf(team: string, user: string, channel: string | undefined, thread: string | undefined): string {
  if (!channel) return personId(team, user);
  const place = { team, channel, ...(thread && { thread }) };
  return addressOf(channel.startsWith("D") ? place : { ...place, person: user });
}

function eventTeam(body: unknown): string | undefined {
  return word(body, "authorizations", 0, "team_id") ?? word(body, "team_id");
}

function interactionTeam(body: unknown): string | undefined {
  return word(body, "view", "app_installed_team_id") ?? word(body, "team", "id") ?? word(body, "user", "team_id");
}

function whoOf(body: unknown): { team: string; user: string } | undefined {
  const team = interactionTeam(body);
  const user = word(body, "user", "id");
  return team && user ? { team, user } : undefined;
}

function channelOf(body: unknown): string | undefined {
  return word(body, "channel", "id") ?? word(body, "container", "channel_id");
}

const dialect: Dialect = { typed, member: /^(?:for\s+)?<@([UW]\w+)(?:\|[^>]*)?>\s*/i };

/** Reads the text as Slack sends it. */
export function readOrder(sent: string, flows: readonly string[]): Order {
  return read(sent, flows, dialect);
}
