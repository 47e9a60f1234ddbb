import { randomUUID } from "node:crypto";
import type { Text } from "../../src/conversation/types.ts";
import { attending, type ShownCard, StoreDown } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { WayIn } from "../chat/arrive.ts";
import type { Answer, Next, Wish } from "../chat/front.ts";
import type { Order } from "../chat/order.ts";
import { asksCode, forbidsTyping } from "../chat/what-it-asks.ts";
import type { createAsk } from "./ask.ts";
import { you } from "./read.ts";
import { createWhichCase, type WhichCaseParts } from "./which-case.ts";

export interface TalkParts extends Omit<WhichCaseParts, "enter"> {
  wayIn: WayIn;
  ask: ReturnType<typeof createAsk>;
  /** The kinds of request there are. */
  flows: readonly string[];
  /** The number of lines written so far. */
  written: () => number;
  /** Resolves when what was promised so far has been shown. */
  delivered: () => Promise<void>;
}

/** Makes the talk with one person, about one case at a time. */
export function createTalk(parts: TalkParts) {
  const { isScript, reception, wayIn, ask, screen, cards, flows, current, written, delivered } = parts;
  const { start, resume, turnTo, goOn, list, find, standing } = createWhichCase({ ...parts, enter });

  /** The one line by which what is typed enters the desk. */
  function enter(wish: Wish): Promise<Next> {
    return wayIn.take({ id: randomUUID(), from: you, here: you.id }, wish);
  }

  async function answer(given: Answer): Promise<void> {
    current.said(shownElsewhere(given, cards.of(current.id)));
    const next = await enter({ is: "answer", caseId: current.id, answer: given });
    if ("whyNot" in next) screen.notice(current.id, next.whyNot);
    if ("says" in next && "notice" in next.says) screen.notice(current.id, next.says.notice);
    if ("says" in next && "link" in next.says) screen.link(next.says.link);
    if ("says" in next && "handout" in next.says) screen.handout(current.id, next.says.handout);
    if ("shows" in next) current.id = next.shows;
  }

  /** Carries out an order that is about no request, and tells what came of it. */
  async function carryOut(order: Order): Promise<void> {
    const next = await enter({ is: "order", order });
    if ("says" in next && "notice" in next.says) screen.notice(current.id, next.says.notice);
  }

  /** The result of an act, or undefined when the database is away, which the person is told. */
  async function unlessDown<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await attending(act);
    } catch (error) {
      onlyDown(error);
      screen.notice(current.id, t("talk.store-down"));
      return undefined;
    }
  }

  /**
   * Resolves with the newest card that waits for an answer or ends the case. While an effect takes long, the person may
   * type anyway.
   */
  async function question(caseId: string): Promise<ShownCard> {
    for (;;) {
      const card = cards.of(caseId);
      const isLong = !isScript && (card?.stage === "unknown" || card?.stage === "manual");
      if (card && (card.question !== undefined || card.state !== "open" || isLong)) return card;
      if (!(await cards.hasChanged())) await isBehind(caseId);
    }
  }

  /** Whether another desk on the same ledger has shown a newer card at a terminal of its own. */
  async function isBehind(caseId: string): Promise<boolean> {
    const newest = await reception.card(caseId, you.id).catch(onlyDown);
    if (!newest) return false;
    const card = cards.of(caseId);
    if (newest.state === "open" ? newest.question === card?.question : card?.state !== "open") return false;
    await resume(caseId).catch(onlyDown);
    return true;
  }

  /** Asks until the talk goes on elsewhere: another case is talked about, or this one asks something else. */
  async function whileAsked<T>(card: ShownCard, act: (until: AbortSignal | undefined) => Promise<T>): Promise<T> {
    if (isScript) return act(undefined);
    const gone = new AbortController();
    const look = () => {
      const now = cards.of(card.caseId);
      const isAnother = current.id !== card.caseId || now?.question !== card.question || now?.state !== card.state;
      if (isAnother) gone.abort();
    };
    const ends = [current.onTurn(look), cards.onShown(look)];
    try {
      return await act(gone.signal);
    } finally {
      for (const end of ends) end();
    }
  }

  /** Shows the card again, as the answer to a line that changed nothing. */
  async function showAgain(): Promise<void> {
    const card = await reception.card(current.id, you.id);
    if (card) screen.card(card, true);
  }

  /** Talks until the input ends. */
  return async function talk(flow: string | undefined): Promise<void> {
    current.id = await start(flow);
    for (;;) {
      const card = await question(current.id);
      const meant = await whileAsked(card, (until) => ask(card, flows, until));
      if (meant === undefined) return;
      if (meant === "nothing") continue;
      if ("asksAfter" in meant) {
        const { asksAfter: id, resumes } = meant;
        await unlessDown(async () => (resumes ? goOn(id) : screen.notice(current.id, await standing(id))));
        continue;
      }
      if ("lists" in meant) {
        await unlessDown(() => list(meant.lists));
        continue;
      }
      if ("finds" in meant) {
        await unlessDown(() => find(meant.finds));
        continue;
      }
      if ("orders" in meant) {
        await unlessDown(() => carryOut(meant.orders));
        continue;
      }
      const before = written();
      if ("opens" in meant) current.id = (await unlessDown(() => turnTo(meant.opens))) ?? current.id;
      else await unlessDown(() => answer(meant.answer));
      await delivered();
      if (cards.of(current.id)?.question === card.question) while (await isBehind(current.id)) await cards.hasChanged();
      if (written() === before) await unlessDown(showAgain);
    }
  };
}

/** What a page beside the terminal shows of an answer. Undefined for one that nobody may read. */
function shownElsewhere(given: Answer, card: ShownCard | undefined): string | Text | undefined {
  if (given.type === "pressed") return card?.view.choices?.find(({ key }) => key === given.choice)?.label;
  const isHidden = card !== undefined && (forbidsTyping(card) || asksCode(card));
  return given.type === "said" && !isHidden ? given.text : undefined;
}

/** Ignores that the database is away, for somebody who only waits. */
function onlyDown(error: unknown): undefined {
  if (!(error instanceof StoreDown)) throw error;
}
