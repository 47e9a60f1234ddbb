import type { Choice, Input, Text } from "../../src/conversation/types.ts";
import type { GivenLink, Secret, ShownCard } from "../../src/desk/platform.ts";
import type { Language } from "../../src/words/languages.ts";
import { inLanguage, say, t } from "../../src/words/words.ts";
import type { Handout } from "../chat/front.ts";
import { blocksOf } from "../chat/to-scan.ts";
import { cardText, drawCard, textOf, type WallClock, withoutControls, wordsOf } from "./render.ts";
import { wrap } from "./wrap.ts";

export interface PhoneText {
  to: string;
  text: string;
  code: string;
}

/** What the terminal can show. There is one implementation for people and one for scripts. */
export interface Screen {
  /** The greeting, before anything else. */
  hello(world: ShownCard["world"]): void;
  /** The other kinds of request, by the words that open them. */
  kinds(words: readonly string[]): void;
  /** The goodbye, after everything else. `isUnderWay` means that a call to Tencent has not ended. */
  goodbye(caseId: string, isUnderWay: boolean): void;
  /** The address of the desk's own port. */
  listening(url: string): void;
  /** The address of the page on which the same talk goes on. */
  page(url: string): void;
  /** A card. `again` shows one that was shown before, when there is no other answer to what was typed. */
  card(card: ShownCard, again?: boolean): void;
  /** The prompt for another box of a form, after the card's first. */
  input(card: ShownCard, input: Input): void;
  notice(caseId: string, text: Text): void;
  /** Several notices, one below the other. */
  notices(caseId: string, texts: Text[]): void;
  /** What may be passed on to the customer, in each of these languages. */
  handout(caseId: string, handout: Handout): void;
  /** The link for the customer, to be passed on. */
  link(link: GivenLink): void;
  secret(caseId: string, secret: Secret, words: { above: Text; below?: Text }): void;
  phone(text: PhoneText): void;
}

type Write = (line: string) => void;

/** The screen for people. `width` and `wall` are called for each card, because windows change and time goes on. */
export function personScreen(write: Write, width: () => number, wall: () => WallClock): Screen {
  const said = (text: Text, indent?: string) =>
    wrap(withoutControls(wordsOf(text, wall())), width(), indent).join("\n");
  let last = "";
  return {
    hello(world) {
      if (world === "practice") write(said(t("terminal.practice")));
      write(said(t("terminal.hello")));
    },
    kinds(words) {
      if (words.length > 0) write(said(t("terminal.kinds", { words: words.join(", ") })));
    },
    goodbye(caseId, isUnderWay) {
      write(`\n${said(t(isUnderWay ? "terminal.bye-working" : "terminal.bye-open", { case: caseId }))}`);
    },
    listening: () => {},
    page: (url) => write(said(t("terminal.page", { url }))),
    card(card, again = false) {
      const text = isUnderWay(card)
        ? `\n${textOf(card.view, width(), wall()).join("\n")}`
        : drawCard(card, width(), wall());
      if (again || text !== last) write(text);
      last = text;
    },
    input: () => {},
    notice: (_, text) => write(`\n${said(text)}`),
    notices: (_, texts) => write(`\n${texts.map((text) => said(text)).join("\n")}`),
    handout(_, handout) {
      write(`\n${said(t("chat.handout"))}\n\n${linesOf(handout).join("\n")}`);
    },
    link({ url, words, until }) {
      const code = blocksOf(url);
      const fits = Math.max(...code.map((row) => row.length)) <= width();
      const how = said(t("link.pass-on-until", { until: { at: until }, words }));
      write([`\n${said(t("link.pass-on"))}`, url, ...(fits ? [code.join("\n")] : []), how].join("\n\n"));
    },
    secret(_, secret, { above, below }) {
      write([`\n${said(above)}`, `    ${secret.expose()}`, ...(below ? [said(below)] : [])].join("\n\n"));
    },
    phone({ to, text }) {
      const lines = wrap(withoutControls(text), width(), "  │ ");
      write(
        `\n  ${wordsOf(t(to.includes("@") ? "terminal.mailbox" : "terminal.phone", { to }), wall())}\n${lines.join("\n")}`,
      );
    },
  };
}

/** The screen for scripts: one JSON object a line. */
export function scriptScreen(write: Write, wall: () => WallClock): Screen {
  const words = (text: Text) => wordsOf(text, wall());
  const line = (object: object) => write(JSON.stringify(object));
  const post = (caseId: string, question: string | undefined, text: string, choices: Choice[], secret: boolean) => {
    const shown = choices.map(({ key, label }) => ({ key, label: words(label) }));
    line({ type: "post", case: caseId, question: question ?? null, text, choices: shown, secret });
  };
  const ended = new Set<string>();
  return {
    hello: () => {},
    kinds: () => {},
    goodbye: () => {},
    listening: (url) => line({ type: "listening", url }),
    page: () => {},
    card(card) {
      const { caseId, question, stage, state, view } = card;
      const secret = view.inputs?.some((input) => input.secret) ?? false;
      if (!isUnderWay(card)) post(caseId, question, cardText(card, wall()), view.choices ?? [], secret);
      if (stage) line({ type: "progress", stage });
      if (state === "open" || ended.has(caseId)) return;
      ended.add(caseId);
      line({ type: "closed", case: caseId, state, result: resultOf(view, words) });
    },
    input: ({ caseId, question }, input) => post(caseId, question, words(input.label), [], input.secret === true),
    notice: (caseId, text) => post(caseId, undefined, words(text), [], false),
    notices: (caseId, texts) => post(caseId, undefined, texts.map(words).join("\n"), [], false),
    handout: (caseId, handout) => line({ type: "handout", case: caseId, text: linesOf(handout).join("\n") }),
    link: ({ caseId, url, words: pair, until }) => line({ type: "link", case: caseId, url, words: pair, until }),
    secret: (caseId, secret) => line({ type: "reveal", case: caseId, secret: secret.expose() }),
    phone: ({ to, text, code }) => line({ type: "sms", to, text, code }),
  };
}

/** The lines of a handout, a blank one between two languages. They are not broken, so that they can be copied. */
function linesOf({ lines, languages }: Handout): string[] {
  const inOne = (language: Language) =>
    inLanguage(language, () => lines.map((each) => withoutControls(say(each, String))).join("\n"));
  return languages.flatMap((language, i) => (i > 0 ? ["", inOne(language)] : [inOne(language)]));
}

/** Whether an effect runs that is soon over, so that one line is shown instead of the whole card. */
function isUnderWay({ stage }: ShownCard): boolean {
  return stage === "queued" || stage === "sent";
}

/** The fields of a result that a script gets. */
const results = new Set(["uin", "id", "userId", "originId", "requestId"]);

function resultOf({ fields = [] }: ShownCard["view"], words: (text: Text) => string): Record<string, string> {
  const result = fields.filter(({ key }) => results.has(key));
  return Object.fromEntries(result.map(({ key, value }) => [key, typeof value === "string" ? value : words(value)]));
}
