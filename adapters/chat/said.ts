import type { Case, Text } from "../../src/conversation/types.ts";
import {
  type CaseLine,
  type CasePage,
  type GivenLink,
  type ListKind,
  listKinds,
  takeoverChoice,
} from "../../src/desk/platform.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import type { Language } from "../../src/words/languages.ts";
import { inLanguage, t } from "../../src/words/words.ts";
import { around, type Handed } from "./around-a-secret.ts";
import { detailsOf, headOf, joined, wholeOf } from "./case-line.ts";
import { type Saying, thisCode } from "./front.ts";
import { opensInstead } from "./no-such-case.ts";
import {
  type Button,
  button,
  cancelButton,
  type Item,
  type Line,
  type Part,
  practice,
  pressButton,
  row,
  small,
  text,
  words,
} from "./parts.ts";
import type { ChatSettings } from "./settings.ts";
import { readOut } from "./text.ts";

export type Bot = Pick<ChatSettings, "world" | "command" | "flows">;

/** How a platform shows lists, and what it says of a person it does not know. */
export interface Listing {
  /** Whether these parts about so many requests still fit. */
  fits: (parts: Part[], count: number) => boolean;
  /** The most buttons that open a request. Without it a list has neither such buttons nor a title. */
  mostToOpen?: number;
  stranger: MessageKey;
}

/** The parts of a notice for one person: a line for each sentence, and what can be pressed below. */
export function noticeParts(notices: Text[], world: Case["world"], items: Item[] = []): Part[] {
  const pressed = [
    ...notices.flatMap(openForRealButton),
    ...notices.flatMap(nextSteps),
    ...notices.flatMap(pressButtonIn),
  ];
  return [text(...practice(world), words(...notices)), ...row(...pressed, ...items)];
}

/** For a notice that says what can be pressed: the button itself, so that nobody has to look for the card. */
function pressButtonIn({ values }: Text): Button[] {
  const { press, label, case: caseId, question } = values ?? {};
  if (typeof press !== "string" || typeof caseId !== "string" || typeof question !== "string") return [];
  if (typeof label !== "object" || !("key" in label)) return [];
  return [pressButton({ caseId, question }, { key: press, label, ...(press === "go" && { style: "primary" }) })];
}

/** What can be pressed below a notice that tells of another request, or of a colleague's wish. */
function nextSteps({ key, values }: Text): Button[] {
  const target = { caseId: String(values?.case) };
  const person = (values?.person as { person?: string } | undefined)?.person ?? "";
  const press = (what: string, label: Text) => [button("press", label, { target, what })];
  if (key === "talk.already-yours")
    return [button("resume", t("chat.go-on-with", { case: target.caseId }), { target })];
  if (key === "talk.already-theirs") return press("ask-for-it", t("chat.ask-for-it"));
  if (key === "talk.takeover-wanted") return press(takeoverChoice + person, t("chat.hand-over"));
  return [];
}

/** For a notice that a request was practice: a button that opens the same kind of request for real. */
function openForRealButton(notice: Text): Button[] {
  const flow = opensInstead(notice);
  return flow === undefined ? [] : [button("open", t("chat.open-real"), { what: flow, style: "primary" })];
}

/** The parts of what a person is told who did something, and the gist of it for a notification. */
export function saidParts(saying: Saying, bot: Bot, listing: Listing): { gist: Text; parts: Part[] } {
  const { world, command } = bot;
  if ("help" in saying) {
    const hello = t("chat.help");
    return { gist: hello, parts: [text(...practice(world), words(hello), words(...helpLines(bot, saying.pauses)))] };
  }
  if ("list" in saying) return listed(saying.list, bot, listing);
  if ("found" in saying) return listed({ lines: saying.found }, bot, listing, true);
  if ("handout" in saying) {
    const { lines, languages } = saying.handout;
    const gist = t("chat.handout");
    const block = (language: Language): Part => ({
      is: "block",
      lines: inLanguage(language, () => lines.map((line) => readOut(line))),
    });
    return { gist, parts: [text(...practice(world), words(gist)), ...languages.map(block)] };
  }
  if ("link" in saying) return givenLink(saying.link, world);
  if ("notOpened" in saying) {
    const { notOpened: gist, oldest } = saying;
    return { gist, parts: [text(...practice(world), words(gist)), ...lineParts(oldest)] };
  }
  if ("which" in saying) return whichCode(saying.which, world);
  const notice = "notice" in saying ? saying.notice : puzzled(saying.puzzle, command, listing.stranger);
  return { gist: notice, parts: noticeParts([notice], world) };
}

/** The link for the customer in a box of its own, to be copied. The gist has nothing of it. */
function givenLink({ url, words: pair, until }: GivenLink, world: Case["world"]): { gist: Text; parts: Part[] } {
  const gist = t("link.pass-on");
  const how = t("link.pass-on-until", { until: { at: until }, words: pair });
  return { gist, parts: [text(...practice(world), words(gist)), { is: "quote", text: url }, text(words(how))] };
}

/** Asks which of several requests a code is for. */
function whichCode(which: string[], world: Case["world"]): { gist: Text; parts: Part[] } {
  const gist = t("chat.which-code");
  const buttons = which.map((caseId) =>
    button("press", t("chat.request", { case: caseId }), { target: { caseId }, what: `${thisCode}-${caseId}` }),
  );
  return { gist, parts: noticeParts([gist], world, buttons) };
}

/** The help of an agent, in five lines. Kinds of request that this desk does not open are left out. */
function helpLines({ flows, command }: Bot, pauses = false): Text[] {
  const kinds = flows.map(({ key }) => `${command} ${key}`).join(", ");
  return [
    t("chat.help-begin", { kinds, command }),
    t("chat.help-look", { command }),
    t("chat.help-go-on", { command }),
    t("talk.help", { field: "phone" }),
    ...(pauses ? [t("pause.help", { command })] : []),
  ];
}

/** Why an order was not understood: its first word is unknown, or it names a person whom the platform does not know. */
function puzzled(puzzle: Extract<Saying, { puzzle: unknown }>["puzzle"], command: string, stranger: MessageKey): Text {
  if (puzzle.verb === "several") return t("chat.several", { command });
  if (puzzle.verb === "stranger") return t(stranger, { name: puzzle.name, command });
  const { said, nearest } = puzzle;
  return nearest ? t("chat.did-you-mean", { said, nearest, command }) : t("chat.unknown", { said, command });
}

export function openButtons({ flows }: Pick<Bot, "flows">, most = 0): Item[] {
  return flows
    .slice(0, most)
    .map(({ key, label }, i) => button("open", label, { what: key, ...(i === 0 && { style: "primary" }) }));
}

function listed(page: CasePage, bot: Bot, listing: Listing, isFound = false) {
  const { lines, kind = "mine" } = page;
  const { world, command } = bot;
  const items = isFound ? [] : openButtons(bot, listing.mostToOpen);
  const tabs = isFound ? [] : kindButtons(kind);
  const none = t(noneOf[kind], { command });
  if (lines.length === 0)
    return { gist: none, parts: [...noticeParts([none], world, kind === "mine" ? items : []), ...row(...tabs)] };
  const title: Line[] =
    listing.mostToOpen || kind !== "mine" ? [{ as: "title", texts: [t(isFound ? "chat.found" : titleOf[kind])] }] : [];
  const head = text(...practice(world), ...title);
  return {
    gist: wholeOf(lines[0]!),
    parts: [head, ...row(...items), ...row(...tabs), ...listParts(page, listing.fits)],
  };
}

export const titleOf = {
  mine: "chat.home",
  waiting: "list.waiting-title",
  team: "list.team-title",
  done: "list.done-title",
} as const satisfies Record<ListKind, MessageKey>;

export const noneOf = {
  mine: "chat.home-none",
  waiting: "list.waiting-none",
  team: "list.team-none",
  done: "list.done-none",
} as const satisfies Record<ListKind, MessageKey>;

/** Buttons to the other kinds of list. */
export function kindButtons(shown: ListKind): Item[] {
  return listKinds.filter((kind) => kind !== shown).map((kind) => button("list", t(`list.${kind}`), { what: kind }));
}

/** Requests, as many as fit, and the ways to the pages beside them. */
export function listParts({ lines, newer, older }: CasePage, fits: Listing["fits"]): Part[] {
  const turns = [
    ...(newer ? [button("list", t("chat.list-newer"), { what: newer })] : []),
    ...(older ? [button("list", t("chat.list-older"), { what: older })] : []),
  ];
  const parts: Part[] = [];
  let count = 0;
  for (const line of lines) {
    const more = [...parts, ...lineParts(line)];
    if (!fits(more, count + 1)) return [...parts, text(small(t("chat.home-more", { count }))), ...row(...turns)];
    parts.push(...lineParts(line));
    count += 1;
  }
  return [...parts, ...row(...turns)];
}

function lineParts(line: CaseLine): Part[] {
  const { id, state, owner } = line;
  const ways = [
    button("resume", t("chat.resume"), { target: { caseId: id } }),
    cancelButton(id, t("talk.choice-cancel")),
  ];
  return [
    text(words(joined(headOf(line))), small(...detailsOf(line))),
    ...(state === "open" && !owner ? row(...ways) : []),
  ];
}

/** The parts that show a secret to its one reader, and a title. */
export function secretParts(caseId: string, secret: string, world: Case["world"], handed?: Handed) {
  const { title, above, below } = around(caseId, handed);
  const last = below.length > 0 ? [text(words(...below))] : [];
  const parts: Part[] = [text(...practice(world), words(...above)), { is: "quote", text: secret }, ...last];
  return { title, parts };
}
