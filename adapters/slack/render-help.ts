import type { Case, Text } from "../../src/conversation/types.ts";
import { type MessageKey, t } from "../../src/words/words.ts";
import type { Message } from "./blocks.ts";
import { limits } from "./limits.ts";
import type { Order } from "./order.ts";
import { practised, renderNotice } from "./render.ts";
import type { Bot } from "./render-home.ts";
import { practiceLabel, sentences } from "./render-parts.ts";
import { markup } from "./speak.ts";

/** What the command can do, kinds of request that this desk does not open left out. */
export function renderHelp(flows: readonly string[], { world, command }: Bot): Message {
  const verbs = ["open", ...flowVerbs.filter((verb) => flows.includes(verb)), ...others];
  const lines = verbs.map((verb) => t(`slack.help-${verb}` as MessageKey, { command }));
  const hello = t("slack.help", { command });
  return {
    text: markup(practised(hello, world), limits.messageText),
    blocks: [...practiceLabel(world), ...sentences([hello]), ...sentences(lines), ...sentences([t("talk.help")])],
  };
}

const flowVerbs = ["verify", "official", "classroom"];
const others = ["list", "status", "resume", "code", "resend", "cancel", "help"];

/** An order that nobody can follow: a word we don't know, or a person Slack didn't know. */
export function renderPuzzled(
  order: Extract<Order, { verb: "unknown" | "stranger" }>,
  { world, command }: Bot,
): Message {
  return renderNotice(puzzled(order, command), world);
}

function puzzled(order: Extract<Order, { verb: "unknown" | "stranger" }>, command: string): Text {
  if (order.verb === "stranger") return t("slack.stranger", { name: order.name, command });
  const { said, nearest } = order;
  return nearest ? t("slack.did-you-mean", { said, nearest, command }) : t("slack.unknown", { said, command });
}

/** A practice text as the phone shows it, for whoever must answer. */
export function renderPhone({ to, text }: { to: string; text: string }, world: Case["world"]): Message {
  return renderNotice(t("slack.phone", { to, text }), world);
}
