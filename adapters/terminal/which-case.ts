import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import { wholeOf } from "../chat/case-line.ts";
import type { Next, Wish } from "../chat/front.ts";
import type { OneTalk } from "../chat/one-talk.ts";
import { readOpening } from "../chat/order.ts";
import { noneOf, titleOf } from "../chat/said.ts";
import { type Leaf, type Opens, you } from "./read.ts";
import type { Screen } from "./screen.ts";
import type { ShownCards } from "./shown-cards.ts";

export interface WhichCaseParts {
  isScript: boolean;
  /** Used for reading only. Whatever a person does goes through `enter`. */
  reception: Pick<Reception, "cases" | "card" | "find" | "practised">;
  enter: (wish: Wish) => Promise<Next>;
  screen: Screen;
  cards: ShownCards;
  /** The case that the person talks about now, here and on a page beside the terminal. */
  current: OneTalk;
}

const tooQuickMs = 5_000;
const mostOpen = 1_000;

/** Chooses the case that is talked about: one that was left open, a new one, or one of another kind. */
export function createWhichCase({ isScript, reception, enter, screen, cards, current }: WhichCaseParts) {
  let beside: { newer?: string; older?: string } = {};

  /**
   * Goes on with a case that was left open, or begins one. With a kind named, only a case of that kind is gone on with.
   */
  async function start(flow: string | undefined): Promise<string> {
    const { lines } = await reception.cases(you.id, { most: mostOpen, only: "open" });
    const open = lines.find((line) => flow === undefined || line.kind === flow);
    if (!open) return begin(flow);
    current.id = open.id;
    if (!isScript) screen.notice(open.id, t("terminal.going-on", { case: open.id }));
    await resume(open.id);
    return open.id;
  }

  async function resume(caseId: string): Promise<void> {
    await enter({ is: "resume", caseId });
  }

  /** Opens a case. With too many open, the oldest is taken instead. With too many in a minute, it waits. */
  async function begin(flow = "open", text?: string): Promise<string> {
    const stranger = text === undefined ? undefined : strangerIn(text);
    if (stranger) screen.notice(current.id, t("terminal.nobody-else", { name: stranger }));
    for (let told = ""; ; ) {
      const next = await enter({ is: "order", order: { verb: "open", flow, ...(text && { text }) } });
      if ("shows" in next) return next.shows;
      const { why, oldest } = notOpened(next);
      if (told !== why.key) screen.notice(current.id, why);
      told = why.key;
      if (oldest !== undefined) {
        cards.forget(oldest);
        await resume(oldest);
        return oldest;
      }
      await new Promise((resolve) => setTimeout(resolve, tooQuickMs));
    }
  }

  /** Turns to another kind of request. The present case is given up if nothing was answered in it yet. */
  async function turnTo({ flow, text }: Opens): Promise<string> {
    const { version, state } = cards.of(current.id)!;
    if (state === "open" && version === 1)
      await enter({ is: "answer", caseId: current.id, answer: { type: "cancelled" } });
    return begin(flow, text);
  }

  /** Goes on with another open case of this person, or tells how far it is. */
  async function goOn(id: string): Promise<void> {
    const card = await reception.card(id, you.id);
    if (card?.state !== "open") return screen.notice(current.id, await standing(id));
    current.id = id;
    cards.forget(id);
    await resume(id);
  }

  async function list(leaf: Leaf): Promise<void> {
    const page = leaf === "next" ? beside.older : leaf === "previous" ? beside.newer : leaf;
    const next = await enter({ is: "order", order: { verb: "list", ...(page !== undefined && { page }) } });
    if (!("says" in next && "list" in next.says)) return;
    const { lines, kind = "mine", ...others } = next.says.list;
    beside = others;
    const ways = [
      t("terminal.list-how"),
      ...(others.older ? [t("terminal.list-next")] : []),
      ...(others.newer ? [t("terminal.list-previous")] : []),
    ];
    const none = lines.length === 0 ? [t(noneOf[kind], { command: "/account" })] : [];
    screen.notices(current.id, [t(titleOf[kind]), ...none, ...lines.map(wholeOf), ...ways]);
  }

  async function find(text: string): Promise<void> {
    const next = await enter({ is: "order", order: { verb: "find", text } });
    if (!("says" in next)) return;
    if ("notice" in next.says) screen.notice(current.id, next.says.notice);
    if ("found" in next.says)
      screen.notices(current.id, [t("chat.found"), ...next.says.found.map(wholeOf), t("terminal.list-how")]);
  }

  /** One sentence on how far another request is, or that it was practice. */
  async function standing(id: string): Promise<Text> {
    const [line] = (await reception.find(you.id, id)) ?? [];
    if (line) return line.status ?? wholeOf(line);
    return t((await reception.practised({ id })) ? "terminal.was-practice" : "chat.no-such-case", { case: id });
  }

  return { start, resume, turnTo, goOn, list, find, standing };
}

/** Somebody named as the customer, who can't be at this terminal. */
function strangerIn(text: string): string | undefined {
  const order = readOpening("open", text, { typed: (sent) => sent, member: /(?!)/, members: /(?!)/g });
  return order.verb === "stranger" ? order.name : undefined;
}

function notOpened(next: Next): { why: Text; oldest?: string } {
  if ("whyNot" in next) return { why: next.whyNot };
  if ("says" in next && "notOpened" in next.says) return { why: next.says.notOpened, oldest: next.says.oldest.id };
  if ("says" in next && "notice" in next.says) return { why: next.says.notice };
  throw new Error("An order to open a request neither opened one nor said why.");
}
