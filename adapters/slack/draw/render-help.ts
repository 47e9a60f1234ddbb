import type { Case, Text } from "../../../src/conversation/types.ts";
import { t } from "../../../src/words/words.ts";
import { helpLines, unknownWord } from "../../chat/help.ts";
import type { Puzzle } from "../../chat/order.ts";
import { practised } from "../../chat/what-it-asks.ts";
import { limits } from "../limits.ts";
import type { Message } from "./blocks.ts";
import { markup } from "./mrkdwn.ts";
import { renderNotice } from "./render.ts";
import type { Bot } from "./render-home.ts";
import { practiceLabel, sentences } from "./render-parts.ts";

/** What the command can do, kinds of request that this desk does not open left out. */
export function renderHelp(flows: readonly string[], { world, command }: Bot): Message {
  const { hello, lines, words } = helpLines(flows, command);
  return {
    text: markup(practised(hello, world), limits.messageText),
    blocks: [...practiceLabel(world), ...sentences([hello]), ...sentences(lines), ...sentences([words])],
  };
}

/** An order that nobody can follow: a word we don't know, or a person Slack didn't know. */
export function renderPuzzled(order: Puzzle, { world, command }: Bot): Message {
  return renderNotice(puzzled(order, command), world);
}

function puzzled(order: Puzzle, command: string): Text {
  if (order.verb === "stranger") return t("slack.stranger", { name: order.name, command });
  return unknownWord(order, command);
}

/** A practice text as the phone shows it, for whoever must answer. */
export function renderPhone({ to, text }: { to: string; text: string }, world: Case["world"]): Message {
  return renderNotice(t("chat.phone", { to, text }), world);
}
