import type { Person } from "../../../src/conversation/types.ts";
import type { Deed, Submitted, Wish } from "../../chat/front.ts";
import { type Dialect, type Order, readOrder as read } from "../../chat/order.ts";
import { at, readRef, word } from "../../chat/payload.ts";
import { addressOf, instantOf, parseAddress, personId, roomAt } from "../address.ts";
import { customerField, doing, linkField, readOption } from "../keys.ts";
import { typed } from "./escape.ts";

export interface SlackDeed extends Deed {
  /** The id of the modal's view in which it was done. */
  view?: string;
}

/** Something that a person did, and what they want by it. */
export type Wanted<W extends Wish = Wish> = SlackDeed & { wish: W };

/** A message to the bot. `order` is set when its first word is that of an order. The text may still be an answer. */
export type Said = SlackDeed & { is: "said"; text: string; order?: Order; replies?: string; isWordless?: true };

export type Home = SlackDeed & { is: "home" };

export interface Search {
  from: Person;
  caseId: string;
  field: string;
  query: string;
}

/** The workspace whose app got this delivery. In a shared channel it is not the workspace of everybody there. */
export function teamOf(body: unknown): string | undefined {
  const ways = word(body, "type") === "event_callback" ? [eventTeam] : [interactionTeam, eventTeam];
  return ways.map((way) => way(body)).find((team) => team !== undefined);
}

/** The user id in any delivery. */
export function whoIn(body: unknown): string | undefined {
  return word(body, "user", "id") ?? word(body, "user_id") ?? word(body, "event", "user");
}

/** A slash command. */
export function readCommand(body: unknown, flows: readonly string[]): Wanted | undefined {
  const [team, user, channel, trigger] = ["team_id", "user_id", "channel_id", "trigger_id"].map((key) =>
    word(body, key),
  );
  if (!team || !user || !trigger) return undefined;
  const sent = word(body, "text") ?? "";
  const wish: Wish = { is: "order", order: readOrder(sent, flows), ...(sent && { typed: typed(sent) }) };
  return { ...deed(team, user, channel, `command:${trigger}`), wish };
}

/** A press of a button or a pick from a menu, in a message, a modal or the Home tab. */
export function readAction(body: unknown): Wanted | undefined {
  const who = whoOf(body);
  const action = at(body, "actions", 0);
  const [name, time] = [word(action, "action_id"), word(action, "action_ts")];
  const wish = name && wishOf(name, action);
  if (!who || !wish || !time) return undefined;
  const view = word(body, "view", "type") === "modal" ? word(body, "view", "id") : undefined;
  const id = `${who.user}:${time}:${name}`;
  return { ...deed(who.team, who.user, channelOf(body), id), ...(view && { view }), wish };
}

function wishOf(name: string, action: unknown): Wish | undefined {
  if (name.startsWith(`${doing.open}/`)) return opening({ flow: name.slice(doing.open.length + 1) });
  if (name.startsWith(`${doing.list}/`))
    return { is: "order", order: { verb: "list", page: word(action, "value") ?? "" } };
  const picked = readOption(word(action, "selected_option", "value") ?? "");
  const ref = readRef(picked?.ref ?? word(action, "value") ?? "");
  if (!ref) return undefined;
  const { caseId, question } = ref;
  if (name === doing.resume) return { is: "resume", caseId };
  if (name === doing.reveal) return { is: "reveal", caseId };
  if (name === doing.form) return { is: "box", caseId, box: "form" };
  if (name === doing.code) return { is: "box", caseId, box: "code" };
  const choice = name.startsWith(`${doing.menu}/`) ? picked?.choice : /^fd:(.+)/.exec(name)?.[1];
  if (!choice) return undefined;
  if (choice === "decline") return { is: "box", caseId, box: "why", ...(question && { question }) };
  if (choice === "lift") return { is: "box", caseId, box: "lift" };
  if (choice === "found-what") return { is: "box", caseId, box: "found" };
  if (choice === "peek") return { is: "peek", caseId };
  // confirmed in Slack's own dialog; any other press answers the question in its payload
  const isConfirmed = choice === "cancel:yes" && question === undefined;
  if (isConfirmed) return { is: "answer", caseId, answer: { type: "cancelled" } };
  return { is: "answer", caseId, answer: { type: "pressed", choice, ...(question && { question }) } };
}

const opening = (given: Omit<Extract<Order, { verb: "open" }>, "verb">): Wish => ({
  is: "order",
  order: { verb: "open", ...given },
});

/** A submitted modal. */
export function readView(body: unknown): (Wanted<Submitted> & { view: string }) | undefined {
  const who = whoOf(body);
  const name = word(body, "view", "callback_id");
  const box = (
    {
      [doing.form]: "form",
      [doing.code]: "code",
      [doing.found]: "found",
      [doing.why]: "why",
      [doing.lift]: "lift",
    } as const
  )[name ?? ""];
  const [view, hash] = [word(body, "view", "id"), word(body, "view", "hash")];
  const [metadata = "", where] = (word(body, "view", "private_metadata") ?? "").split(" ");
  const ref = readRef(metadata);
  if (!who || !box || !view || !hash || !ref || word(body, "type") !== "view_submission") return undefined;
  const customer = word(body, "view", "state", "values", customerField, doing.customer, "selected_user");
  const isTicked = at(body, "view", "state", "values", linkField, doing.link, "selected_options", 0) !== undefined;
  const typed = answersOf(body);
  const answers = box === "code" ? { code: typed.code ?? "" } : typed;
  const asked = { ...(customer && { customer }), ...(isTicked && { link: true as const }) };
  const wish: Submitted = { is: "submitted", ...ref, box, answers, ...asked };
  const done = deed(who.team, who.user, undefined, `${view}:${hash}`);
  return { ...done, ...(where && { here: where }), view, wish };
}

/** The answers in a submitted modal, by field, as typed. Modals send no markup. */
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

/** A shortcut: a global one, or one on a message, whose text is taken along and whose author becomes the customer. */
export function readShortcut(body: unknown): Wanted | undefined {
  const who = whoOf(body);
  const [name, time] = [word(body, "callback_id"), word(body, "action_ts")];
  if (!who || !time || (name !== doing.open && name !== doing.openFromMessage)) return undefined;
  const base = deed(who.team, who.user, channelOf(body), `${who.user}:${time}:${name}`);
  if (name === doing.open) return { ...base, wish: opening({ flow: "open" }) };
  const text = typed(word(body, "message", "text") ?? "").trim();
  const author = word(body, "message", "bot_id") ? undefined : word(body, "message", "user");
  const customer = author === who.user ? undefined : author; // the author, unless it is the person who opens
  const order: Order = { verb: "open", flow: "open", ...(text && { text }), ...(customer && { customer }) };
  return { ...base, ...(customer && threadOf(body, who.team)), wish: { is: "order", order, ofMessage: true } };
}

/** The place where the customer reads: the thread of their message. Nothing for a direct message. */
function threadOf(body: unknown, team: string): { room?: string } {
  const [channel, thread] = [channelOf(body), word(body, "message", "thread_ts") ?? word(body, "message", "ts")];
  return channel && thread ? roomAt(addressOf({ team, channel, thread })) : {};
}

/**
 * A mention, a direct message, or an opening of the Home tab. Undefined for bots, edits and everything else in a
 * channel.
 */
export function readEvent(body: unknown, flows: readonly string[], operators?: string): Said | Home | undefined {
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
  const isHeard = word(event, "channel_type") === "im" || isAmongOperators(body, team, channel, operators);
  if (!isMention && (word(event, "type") !== "message" || !isHeard)) return undefined;
  const sent = (word(event, "text") ?? "").replace(isMention ? mention(body) : /^\s+/, "").trim();
  const isWordless = sent === "" && word(event, "channel_type") === "im" && Array.isArray(at(event, "files"));
  if (sent === "" && !isMention && !isWordless) return undefined;
  const thread = word(event, "thread_ts");
  const order = readOrder(sent, flows);
  const isOrder = sent !== "" && order.verb !== "unknown";
  if (!isMention && word(event, "channel_type") !== "im" && order.verb !== "judge") return undefined;
  return {
    is: "said",
    ...deed(team, user, channel, `${channel}:${time}`, thread),
    wrote: instantOf(time),
    ...(thread && { replies: thread }),
    text: typed(sent),
    ...(isOrder && { order }),
    ...(isWordless && { isWordless }),
  };
}

/**
 * Whether a message without a mention stands where the operators read. An app hears those only where it was given the
 * events for it; with a mention in it, the message comes again as one.
 */
function isAmongOperators(body: unknown, team: string, channel: string, operators: string | undefined): boolean {
  const place = operators === undefined ? undefined : parseAddress(operators);
  const isThere = place !== undefined && "channel" in place && place.team === team && place.channel === channel;
  return isThere && !mention(body).test(word(body, "event", "text") ?? "");
}
/** Messages with files and answers that are also sent to the channel have a subtype; others of a person have none. */
const ofPeople = [undefined, "file_share", "thread_broadcast"];

function isFromPerson(event: unknown): boolean {
  if (!ofPeople.includes(word(event, "subtype"))) return false;
  return ["bot_id", "bot_profile", "edited", "hidden"].every((key) => at(event, key) === undefined);
}

/** Matches mentions of the bot. When Slack does not say which user the bot is, the first mention is taken for it. */
function mention(body: unknown): RegExp {
  const bot = at(body, "authorizations", 0, "is_bot") === true ? word(body, "authorizations", 0, "user_id") : undefined;
  return bot && /^\w+$/.test(bot) ? new RegExp(`(?<!\\s)\\s*<@${bot}(\\|[^<>]*)?>`, "g") : /<@[UW]\w+(\|[^<>]*)?>/;
}

function deed(team: string, user: string, channel: string | undefined, id: string, thread?: string): SlackDeed {
  const here = hereOf(team, user, channel, thread);
  return { id: `slack:${team}:${id}`, from: { id: personId(team, user) }, here, ...roomAt(here) };
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

const dialect: Dialect = {
  typed,
  member: /^(?:for\s+)?<@([UW]\w+)(?:\|[^>]*)?>\s*/i,
  members: /<@([UW]\w+)(?:\|[^<>]*)?>/g,
};

/** Reads the text as Slack sends it. */
export function readOrder(sent: string, flows: readonly string[]): Order {
  return read(sent, flows, dialect);
}
