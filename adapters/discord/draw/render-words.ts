import type { Case, Choice, Text } from "../../../src/conversation/types.ts";
import type { CaseLine } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { around, type Handed } from "../../chat/around-a-secret.ts";
import { helpLines, unknownWord } from "../../chat/help.ts";
import type { Puzzle } from "../../chat/order.ts";
import { idOf } from "../ids.ts";
import { limits } from "../limits.ts";
import { display, does, type Message, message, type Part, rows } from "./components.ts";
import { literal, markup, preformatted } from "./markdown.ts";
import { cancelButton, lines, practiceLine, renderNotice, renderNotices } from "./render.ts";

export interface Bot {
  world: Case["world"];
  /** The slash command, with its slash. */
  command: string;
  flows: Choice[];
}

export function renderHelp({ world, command, flows }: Bot): Message {
  const help = helpLines(
    flows.map(({ key }) => key),
    command,
  );
  return renderNotices([help.hello, ...help.lines, help.words], world);
}

/** An order that nobody can follow: a word we don't know, or a person Discord didn't know. */
export function renderPuzzled(puzzle: Puzzle, { world, command }: Bot): Message {
  const { verb } = puzzle;
  if (verb === "stranger") return renderNotice(t("discord.stranger", { name: puzzle.name, command }), world);
  return renderNotice(unknownWord(puzzle, command), world);
}

/** A person's requests, newest first: as many as a message holds. */
export function renderList(all: CaseLine[], { world, command, flows }: Bot): Message {
  const openButtons = flows
    .slice(0, limits.buttonsInRow)
    .map(({ key, label }, i) => does(label, idOf({ do: "open", what: key }), i === 0 ? "primary" : undefined));
  if (all.length === 0) return renderNotice(t("chat.home-none", { command }), world, openButtons);
  return listed(t("chat.home"), all, world, rows(openButtons));
}

/** Requests that somebody looked for. */
export function renderFound(found: CaseLine[], { world }: Bot): Message {
  return listed(t("chat.found"), found, world, []);
}

/** Why nothing was opened, and what to go on with instead. */
export function renderInstead(why: Text, oldest: CaseLine, { world }: Bot): Message {
  return message([display(lines([...practiceLine(world), markup(why, limits.line)])), ...lineParts(oldest)]);
}

function listed(title: Text, all: CaseLine[], world: Case["world"], above: Part[]): Message {
  const head = lines([...practiceLine(world), `### ${markup(title, limits.heading)}`]);
  const shown = all.slice(0, mostListed);
  const more =
    shown.length < all.length
      ? [display(`-# ${markup(t("chat.home-more", { count: shown.length }), limits.line)}`)]
      : [];
  return message([display(head), ...above, ...shown.flatMap(lineParts), ...more]);
}

/** Each takes a text, a row and two buttons. */
const mostListed = 8;

function lineParts({ id, flow, state, status, touched, owner }: CaseLine): Part[] {
  const when: Text = t("talk.instant", { at: { at: touched } });
  const details = [flow, when, ...(owner ? [t("chat.opened-by", { person: { person: owner } })] : [])];
  const small = details.map((text) => markup(text, limits.heading)).join(" · ");
  const said = display(lines([markup(status, limits.fieldValue), `-# ${small}`]));
  if (state !== "open" || owner) return [said];
  const ways = [
    does(t("chat.resume"), idOf({ do: "resume", caseId: id })),
    cancelButton({ caseId: id }, t("talk.choice-cancel")),
  ];
  return [said, ...rows(ways)];
}

/** A secret for its one reader, never in a message that stays. */
export function renderReveal(caseId: string, secret: string, world: Case["world"], handed?: Handed): Message {
  const { above, below } = around(caseId, handed);
  const said = (texts: Text[]) => texts.map((text) => markup(text, limits.line));
  const shown = /`/.test(secret) ? literal(secret) : preformatted(secret);
  const last = below.length > 0 ? [display(lines(said(below)))] : [];
  return message([display(lines([...practiceLine(world), ...said(above)])), display(shown), ...last]);
}
