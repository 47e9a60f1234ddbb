import { randomUUID } from "node:crypto";
import type { Answering } from "../../src/conversation/types.ts";
import { type Reception, type ShownCard, StoreDown, whileSomebodyWaits } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { WayIn } from "../chat/arrive.ts";
import type { Next, Wish } from "../chat/front.ts";
import type { createAsk } from "./ask.ts";
import { you } from "./read.ts";
import type { Screen } from "./screen.ts";
import type { ShownCards } from "./shown-cards.ts";
import { createWhichCase } from "./which-case.ts";

export interface TalkParts {
  isScript: boolean;
  /** To look things up; what is done goes the way in. */
  reception: Pick<Reception, "cases" | "card" | "find" | "practised">;
  wayIn: WayIn;
  ask: ReturnType<typeof createAsk>;
  screen: Screen;
  cards: ShownCards;
  /** The kinds of request there are. */
  flows: readonly string[];
  /** The case that is talked about. */
  current: { id: string };
  /** How many lines were written so far. */
  written: () => number;
  /** Resolves when what was promised so far has been shown. */
  delivered: () => Promise<void>;
}

/** A talk about one case at a time. */
export function createTalk(parts: TalkParts) {
  const { isScript, reception, wayIn, ask, screen, cards, flows, current, written, delivered } = parts;
  const { start, resume, turnTo, goOn, list, standing } = createWhichCase({ ...parts, enter });

  /** The one line by which what is typed enters the desk. */
  function enter(wish: Wish, id: string = randomUUID()): Promise<Next> {
    return wayIn.take({ id, from: you, here: you.id }, wish);
  }

  async function answer({ id, from: _, ...given }: Answering): Promise<void> {
    const next = await enter({ is: "answer", caseId: current.id, answer: given }, id);
    if ("whyNot" in next) screen.notice(current.id, next.whyNot);
  }

  /** Undefined when the desk could not do it, which people are told. */
  async function unlessDown<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await whileSomebodyWaits(act);
    } catch (error) {
      onlyDown(error);
      screen.notice(current.id, t("talk.store-down"));
      return undefined;
    }
  }

  /** The newest card that waits for an answer, or that ends the case. While the world takes long, people may still ask. */
  async function question(caseId: string): Promise<ShownCard> {
    for (;;) {
      const card = cards.of(caseId);
      const isLong = !isScript && (card?.stage === "unknown" || card?.stage === "manual");
      if (card && (card.question !== undefined || card.state !== "open" || isLong)) return card;
      if (!(await cards.hasChanged())) await isBehind(caseId);
    }
  }

  /** Another desk on the same ledger may have shown the newest card at a terminal of its own. True when it has. */
  async function isBehind(caseId: string): Promise<boolean> {
    const newest = await reception.card(caseId, you.id).catch(onlyDown);
    if (!newest) return false;
    const card = cards.of(caseId);
    if (newest.state === "open" ? newest.question === card?.question : card?.state !== "open") return false;
    await resume(caseId).catch(onlyDown);
    return true;
  }

  /** What was answered stays, so a card that says nothing new is still the answer to what was said. */
  async function showAgain(): Promise<void> {
    const card = await reception.card(current.id, you.id);
    if (card) screen.card(card, true);
  }

  /** Until the input ends. */
  return async function talk(flow: string | undefined): Promise<void> {
    current.id = await start(flow);
    for (;;) {
      const card = await question(current.id);
      const meant = await ask(card, flows);
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
      const before = written();
      if ("opens" in meant) current.id = (await unlessDown(() => turnTo(meant.opens))) ?? current.id;
      else await unlessDown(() => answer(meant.event));
      await delivered();
      if (cards.of(current.id)?.question === card.question) while (await isBehind(current.id)) await cards.hasChanged();
      if (written() === before) await unlessDown(showAgain);
    }
  };
}

/** Who waits goes on waiting. */
function onlyDown(error: unknown): undefined {
  if (!(error instanceof StoreDown)) throw error;
}
