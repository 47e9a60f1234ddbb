import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionType,
  MessageFlags,
  MessageType,
} from "discord.js";
import type { Wish } from "../../chat/front.ts";
import { caseIn, kindIn, type Order, readCaseOrder, readOpening, readOrder } from "../../chat/order.ts";
import { at, word } from "../../chat/payload.ts";
import { type Id, readId } from "../ids.ts";
import { dialect, typed } from "./dialect.ts";
import { readModal } from "./modal.ts";
import { holdsNoWords } from "./wordless.ts";

/** A user as a payload shows them. `guild` is absent in private, where Discord does not tell the server. */
export interface Who {
  user: string;
  guild?: string;
  /** The user as a member of the server, at this moment. */
  member?: { roles: string[]; permissions?: string };
}

/** An interaction or a message. `id` is the same for each delivery of it. */
export interface Came {
  id: string;
  who: Who;
  channel: string;
  /** The channel that a thread is in. */
  parent?: string;
  /** The kind of channel. A thread's messages are for the people of a case, a direct message for the bot alone. */
  kind: "direct" | "thread" | "open";
}

/** An interaction. `token` lets it be answered: the first time within 3 seconds, and then for 15 minutes. */
export interface Interaction extends Came {
  interaction: string;
  token: string;
  /** The message that has the button, list or form. `isWhisper` means that only this person sees it. */
  on?: { message: string; isWhisper: boolean };
  /** The language of the user's Discord, such as zh-CN. */
  locale?: string;
}

/** Something that a user did, and what they want by it. */
export type Wanted = Interaction & { wish: Exclude<Wish, { is: "said" }> };

/**
 * Interactions of which the desk hears nothing: a search in an option, and a cancel that is not confirmed, or
 * withdrawn.
 */
export type Aside = Interaction &
  ({ is: "searched"; option: "country" | "case"; query: string } | { is: "sure" | "keep"; caseId: string });

/**
 * A message to the bot: in private, or with a mention of it. `order` is set when its first word is that of an order.
 * The text may still be an answer. `answering` is the message that it replies to.
 */
export type Said = Came & {
  is: "said";
  message: string;
  text: string;
  order?: Order;
  answering?: string;
  isWordless?: true;
};

export function readInteraction(body: unknown, flows: readonly string[]): Wanted | Aside | undefined {
  const base = interactionOf(body);
  if (!base) return undefined;
  switch (at(body, "type")) {
    case InteractionType.ApplicationCommand:
      return wanted(base, readCommand(body, flows));
    case InteractionType.ApplicationCommandAutocomplete:
      return readSearch(body, base);
    case InteractionType.MessageComponent:
      return readPress(body, base);
    case InteractionType.ModalSubmit:
      return wanted(base, readModal(body));
  }
  return undefined;
}

const wanted = (base: Interaction, wish: Wanted["wish"] | undefined): Wanted | undefined => wish && { ...base, wish };

function readCommand(body: unknown, flows: readonly string[]): Wanted["wish"] | undefined {
  const verb = word(body, "data", "options", 0, "name");
  const order = verb && orderOf(verb, optionsOf(body), flows);
  return order && at(body, "data", "type") === ApplicationCommandType.ChatInput ? { is: "order", order } : undefined;
}

function orderOf(verb: string, options: Record<string, string>, flows: readonly string[]): Order | undefined {
  const { details = "", country, customer, to, case: numbered = "" } = options;
  if (verb === "open" || flows.includes(verb)) {
    const told = readOpening(verb, details, dialect);
    if (told.verb !== "open") return told;
    if (customer && told.customer !== undefined && told.customer !== customer) return { verb: "several" };
    return { ...told, ...(customer && { customer }), ...(country && { country }) };
  }
  const judged = judgementOf(verb, options);
  if (judged) return { verb: "judge", ...judged, ...caseIn(numbered) };
  if (verb === "pause") return { verb, said: pauseSaid(options) };
  if (verb === "go-on") return { verb: "pause", said: `go on ${options.what ?? ""}` };
  if (verb === "help") return { verb };
  if (verb === "list") return { verb, ...kindIn(options.which ?? "") };
  if (verb === "find") return { verb, text: options.what ?? "" };
  if (verb === "hand" || verb === "customer") return { verb, ...(to && { to }), ...caseIn(numbered) };
  return readCaseOrder(verb, [options.case, options.digits, options.note, options.reason].filter(Boolean).join(" "));
}

/** What stands behind `pause`, out of the parts of the command. */
function pauseSaid({ what = "", for: long, reason = "" }: Record<string, string>): string {
  return [what, long && `for ${long}`, reason].filter(Boolean).join(" ");
}

/** The words of those who run the desk that a command stands for. */
function judgementOf(verb: string, { number = "", why }: Record<string, string>): { text: string } | undefined {
  if (verb === "found") return { text: `found ${number}`.trim() };
  if (verb === "absent") return { text: why ? `confirmed absent: ${why}` : "confirmed absent" };
  return verb === "more" || verb === "close" ? { text: verb } : undefined;
}

/** The options of a command, by name, as texts. A person or case is given as an id. */
function optionsOf(body: unknown): Record<string, string> {
  const options = at(body, "data", "options", 0, "options");
  if (!Array.isArray(options)) return {};
  return Object.fromEntries(
    options.flatMap((option): [string, string][] => {
      const [name, value] = [word(option, "name"), word(option, "value")];
      const isRead = at(option, "type") === ApplicationCommandOptionType.String || name === "customer" || name === "to";
      return name && value && isRead ? [[name, value.trim()]] : [];
    }),
  );
}

/** A search: the letters typed so far into an option. */
function readSearch(body: unknown, base: Interaction): Aside | undefined {
  const options = at(body, "data", "options", 0, "options");
  const focused = Array.isArray(options) ? options.find((option) => at(option, "focused") === true) : undefined;
  const option = (["country", "case"] as const).find((known) => known === word(focused, "name"));
  return option && { ...base, is: "searched", option, query: word(focused, "value") ?? "" };
}

function readPress(body: unknown, base: Interaction): Wanted | Aside | undefined {
  const id = readId(word(body, "data", "custom_id") ?? "");
  if (!id || !base.on) return undefined;
  if (id.do === "sure" || id.do === "keep") return { ...base, is: id.do, caseId: id.caseId };
  return wanted(base, pressed(id, word(body, "data", "values", 0)));
}

function pressed({ do: doing, caseId, question, what }: Id, picked: string | undefined): Wanted["wish"] | undefined {
  switch (doing) {
    case "open":
      return what ? { is: "order", order: { verb: "open", flow: what } } : undefined;
    case "list":
      return { is: "order", order: { verb: "list", page: what ?? "" } };
    case "form":
    case "code":
    case "found":
    case "why":
    case "lift":
      return { is: "box", caseId, box: doing, ...(question && { question }) };
    case "resume":
    case "reveal":
      return { is: doing, caseId };
    case "cancel":
      return { is: "answer", caseId, answer: { type: "cancelled" } };
  }
  const choice = doing === "press" ? what : picked;
  if (choice === "decline") return { is: "box", caseId, box: "why", ...(question && { question }) };
  if (choice === "lift") return { is: "box", caseId, box: "lift" };
  if (choice === "found-what") return { is: "box", caseId, box: "found" };
  if (choice === "peek") return { is: "peek", caseId };
  return choice
    ? { is: "answer", caseId, answer: { type: "pressed", choice, ...(question && { question }) } }
    : undefined;
}

/** A message to the bot. Undefined for bots, edits, joins and everything else in a channel. */
export function readMessage(body: unknown, bot: string, flows: readonly string[]): Said | undefined {
  const [message, channel, user] = [word(body, "id"), word(body, "channel_id"), word(body, "author", "id")];
  if (!message || !channel || !user || !isFromPerson(body)) return undefined;
  const guild = word(body, "guild_id");
  const mentions = at(body, "mentions");
  const isMention = Array.isArray(mentions) && mentions.some((named) => word(named, "id") === bot);
  if (guild && !isMention) return undefined;
  const sent = (word(body, "content") ?? "").replaceAll(new RegExp(`(?<!\\s)\\s*<@!?${bot}>`, "g"), "").trim();
  const isWordless = sent === "" && holdsNoWords(body);
  if (sent === "" && !guild && !isWordless) return undefined;
  const order = readOrder(sent, flows, dialect);
  const isOrder = sent !== "" && order.verb !== "unknown";
  const answering = word(body, "message_reference", "message_id");
  return {
    is: "said",
    id: `discord:${message}`,
    who: { user, ...(guild && { guild }), ...memberOf(body) },
    channel,
    kind: guild ? "open" : "direct",
    message,
    text: typed(sent),
    ...(isOrder && { order }),
    ...(answering && { answering }),
    ...(isWordless && { isWordless }),
  };
}

function isFromPerson(body: unknown): boolean {
  const type = at(body, "type");
  const isWords = type === undefined || type === MessageType.Default || type === MessageType.Reply;
  return isWords && at(body, "author", "bot") !== true && at(body, "webhook_id") === undefined;
}

function interactionOf(body: unknown): Interaction | undefined {
  const [interaction, token, channel] = [word(body, "id"), word(body, "token"), word(body, "channel_id")];
  const user = word(body, "member", "user", "id") ?? word(body, "user", "id");
  if (!interaction || !token || !channel || !user) return undefined;
  const guild = word(body, "guild_id");
  const message = word(body, "message", "id");
  const flags = at(body, "message", "flags");
  const isWhisper = typeof flags === "number" && (flags & MessageFlags.Ephemeral) !== 0;
  const locale = word(body, "locale");
  return {
    id: `discord:${interaction}`,
    who: { user, ...(guild && { guild }), ...memberOf(body) },
    channel,
    kind: guild ? (isThread(at(body, "channel", "type")) ? "thread" : "open") : "direct",
    interaction,
    token,
    ...(isThread(at(body, "channel", "type")) && parentOf(body)),
    ...(message && { on: { message, isWhisper } }),
    ...(locale && { locale }),
  };
}

function memberOf(body: unknown): Pick<Who, "member"> {
  const roles = at(body, "member", "roles");
  if (!Array.isArray(roles)) return {};
  const permissions = word(body, "member", "permissions");
  const known = roles.filter((role): role is string => typeof role === "string");
  return { member: { roles: known, ...(permissions && { permissions }) } };
}

function parentOf(body: unknown): Pick<Came, "parent"> {
  const parent = word(body, "channel", "parent_id");
  return parent ? { parent } : {};
}

function isThread(type: unknown): boolean {
  return type === ChannelType.PrivateThread || type === ChannelType.PublicThread;
}
