import type { Case, Choice, Text } from "../../../src/conversation/types.ts";
import type { CaseLine } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { practised } from "../../chat/what-it-asks.ts";
import { doing } from "../keys.ts";
import { limits } from "../limits.ts";
import type { Block, Home, Message } from "./blocks.ts";
import { markup, plain } from "./mrkdwn.ts";
import { button, cancelButton } from "./render-choices.ts";
import { practiceLabel, sentences, small } from "./render-parts.ts";

export interface Bot {
  world: Case["world"];
  /** The slash command, with its slash. */
  command: string;
}

/** A person's requests, newest first. `flows` are the kinds of request that can be opened: each its id and name. */
export function renderHome(lines: CaseLine[], flows: Choice[], bot: Bot): Home {
  const openButtons = flows.slice(0, limits.buttonsInRow).map(({ key, label }, i) => ({
    type: "button" as const,
    text: plain(label, limits.buttonText),
    action_id: `${doing.open}/${key}`,
    value: key,
    ...(i === 0 && { style: "primary" as const }),
  }));
  return {
    type: "home",
    blocks: [
      ...practiceLabel(bot.world),
      { type: "header", text: plain(t("chat.home"), limits.header) },
      ...(openButtons.length > 0 ? [{ type: "actions" as const, elements: openButtons }] : []),
      ...listed(lines, bot, limits.viewBlocks),
    ],
  };
}

/** One sentence in place of everything. */
export function renderAlone(notice: Text, world: Case["world"]): Home {
  return { type: "home", blocks: [...practiceLabel(world), ...sentences([notice])] };
}

/** The same as an answer to a command. */
export function renderList(lines: CaseLine[], bot: Bot): Message {
  const said: Text = lines[0]?.status ?? t("chat.home-none", { command: bot.command });
  return {
    text: markup(practised(said, bot.world), limits.messageText),
    blocks: [...practiceLabel(bot.world), ...listed(lines, bot, limits.messageBlocks)],
  };
}

/** Why nothing was opened, and what to go on with instead. */
export function renderInstead(why: Text, oldest: CaseLine, { world }: Bot): Message {
  return {
    text: markup(practised(why, world), limits.messageText),
    blocks: [...practiceLabel(world), ...sentences([why]), ...lineBlocks(oldest)],
  };
}

const blocksAround = 4;

function listed(lines: CaseLine[], { command }: Bot, most: number): Block[] {
  if (lines.length === 0) return sentences([t("chat.home-none", { command })]);
  const blocks: Block[] = [];
  let count = 0;
  for (const line of lines) {
    const next = lineBlocks(line);
    if (blocks.length + next.length > most - blocksAround) break;
    blocks.push(...next);
    count++;
  }
  return count < lines.length ? [...blocks, small(t("chat.home-more", { count }))] : blocks;
}

function lineBlocks({ id, flow, state, status, touched, owner }: CaseLine): Block[] {
  const of = { caseId: id };
  const resume = { ...button(of, { key: "resume", label: t("chat.resume") }), action_id: doing.resume };
  const cancel = cancelButton(
    of,
    { key: "cancel", label: t("talk.choice-cancel") },
    t("chat.cancel-listed", { case: id }),
  );
  return [
    ...sentences([status]),
    small(
      flow,
      t("talk.instant", { at: { at: touched } }),
      ...(owner ? [t("chat.opened-by", { person: { person: owner } })] : []),
    ),
    ...(state === "open" && !owner ? [{ type: "actions" as const, elements: [resume, cancel] }] : []),
  ];
}
