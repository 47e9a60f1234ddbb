import type { Seen } from "../../src/conversation/types.ts";
import { type Reception, understand } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import { createAfterwards } from "./afterwards.ts";
import { createApproving } from "./approve.ts";
import { decide } from "./asked-of-platform.ts";
import { createBeginning } from "./begin.ts";
import { createOrders } from "./carry-out-order.ts";
import { caseMeant, codeGiven } from "./case-meant.ts";
import { createFilling } from "./fill-in.ts";
import type { Answer, Deed, Front, Next, Said, Wish } from "./front.ts";
import { createGiving } from "./give-link.ts";
import { createJudging } from "./judge.ts";
import type { Asking } from "./last-asked.ts";
import { createLifting } from "./lift.ts";
import { practisedLast } from "./no-such-case.ts";
import type { Order } from "./order.ts";
import { createPasswordGuard } from "./passwords.ts";
import { triedIn } from "./tried.ts";
import { forbidsTyping } from "./what-it-asks.ts";
import { createWhoMay } from "./who-may.ts";

/** The one way in: what a press, a sentence or an order leads to, on every platform. */
export interface WayIn<Visit = unknown> {
  /** Carries out what a person wants. It is committed when this resolves. */
  take(deed: Deed<Visit>, wish: Wish): Promise<Next>;
  /** Notes where a person is, so that private notices find them there. They want nothing. */
  came(deed: Deed<Visit>): void;
  mayOpen(deed: Deed<Visit>): Promise<boolean>;
  /** Whether a person belongs to the workspace or server. Somebody of whom the platform does not tell does. */
  belongs(person: string): Promise<boolean>;
}

/**
 * Makes the way in. For each deed it finds the case that is meant, checks whether the person may, and hands the deed to
 * the desk.
 */
export function createWayIn<Visit>(front: Front<Visit>, reception: Reception, asking: Asking): WayIn<Visit> {
  const whoMay = createWhoMay(front, reception);
  const giving = createGiving(front, reception, whoMay);
  const beginning = createBeginning(front, reception, whoMay);
  const judging = createJudging(reception, whoMay);
  const approving = createApproving(reception, whoMay);
  const lifting = createLifting(reception, whoMay);
  const orders = createOrders({ front, reception, asking, whoMay, beginning, judging, lifting, giving });
  const passwords = createPasswordGuard(front, reception);
  const afterwards = createAfterwards({
    front,
    reception,
    beginning,
    giving,
    hand: orders.hand,
    refuse: whoMay.refuse,
  });
  const filling = createFilling({ reception, whoMay, customerOf: orders.customerOf, giving, receive });

  function came({ from, visit }: Deed<Visit>): void {
    if (visit) front.places.came(from.id, visit);
  }

  async function take(deed: Deed<Visit>, wanted: Wish): Promise<Next> {
    came(deed);
    const { wish, warning } = await passwords.screen(deed, wanted);
    if (!wish) return wanted.is === "order" ? { says: { notice: warning! } } : { whyNot: warning! };
    const next = (await decide(() => heed(deed, wish), front.settings.clock)) ?? tooLate(wish);
    if (warning) void passwords.warn(deed, warning); // not awaited, because Discord shows nothing before its first answer
    return next;
  }

  async function heed(deed: Deed<Visit>, wish: Wish): Promise<Next> {
    if (wish.is === "order") return carryOut(deed, wish.order);
    if (wish.is === "said") return wish.isWordless ? { says: { notice: t("chat.words-only") } } : hear(deed, wish);
    if (wish.is === "resume") await beginning.follow(deed, wish.caseId);
    const whyNot = await whoMay.act(wish.caseId, deed, triedIn(wish));
    return whyNot ? { whyNot } : act(deed, wish);
  }

  async function carryOut(deed: Deed, order: Order): Promise<Next> {
    const next = await orders.carryOut(deed, order);
    const isJudged = order.verb === "judge" && "received" in next; // the card may be far from where the command was typed
    return isJudged ? { says: { notice: t("chat.judged", { case: next.received }) } } : next;
  }

  async function act(deed: Deed, wish: Exclude<Wish, Said | { is: "order" }>): Promise<Next> {
    const { caseId } = wish;
    switch (wish.is) {
      case "answer": {
        const aside = await afterwards.pressed(deed, caseId, wish.answer);
        if (aside) return aside;
        const answer = await codeGiven(asking, deed.from.id, wish.answer);
        return answer ? receive(deed, caseId, answer) : { says: { notice: t("chat.code-again") } };
      }
      case "submitted":
        if (wish.box === "why") return approving.decline(deed, wish);
        if (wish.box === "lift") return lifting.submitted(deed, wish);
        return wish.box === "found" ? judging.found(deed, wish) : filling.fillIn(deed, wish);
      case "box":
        if (wish.box === "why") return approving.box(deed, caseId, wish.question);
        if (wish.box === "lift") return lifting.box(deed, caseId);
        return wish.box === "found" ? judging.box(deed, caseId) : { shows: caseId, box: wish.box };
      case "peek":
        return judging.peek(deed, caseId);
      case "resume":
        await beginning.resume(deed, caseId);
        return { shows: caseId };
      case "reveal":
        return { reveals: caseId };
    }
  }

  /** Hands an answer to the desk, with the roles that the person has here. */
  async function receive(deed: Deed, caseId: string, answer: Answer): Promise<{ received: string }> {
    await reception.receive(caseId, { ...answer, id: deed.id, from: await whoMay.ranked(deed) });
    return { received: caseId };
  }

  /**
   * Handles something said. In a case's own thread it is for that case; in private it is for the case that asks
   * something. Elsewhere only orders count.
   */
  async function hear(deed: Deed, said: Said): Promise<Next> {
    const { from, here } = deed;
    const isPrivate = said.among === "nobody";
    const isJudge = said.judges !== undefined && whoMay.operate(from.id, here);
    const meant = isJudge ? said.judges : isPrivate ? await caseMeant(asking, from.id, said) : said.caseId;
    if (typeof meant === "object") return { says: meant };
    const caseId = meant;
    if (said.order && (await orders.isOrder(deed, said.order, caseId)))
      return orders.carryOut(deed, aboutIts(said.order, isJudge ? said.judges : isPrivate ? undefined : said.caseId));
    const practised = caseId === undefined && isPrivate ? await practisedLast(reception, from.id) : undefined;
    if (practised) return { whyNot: practised };
    const its = caseId ?? (await lastMeant(asking, from.id, said));
    if (!its) return orders.carryOut(deed, { verb: "help" });
    const whyNot = await whoMay.act(its, deed, "answer");
    if (whyNot) return { whyNot };
    const card = said.among === "few" ? await reception.card(its, from.id) : undefined;
    const seen = await seenIn(asking, deed, its, said);
    if (isPrivate) await moveDown(front, reception, from.id, its);
    const next = await receive(deed, its, { type: "said", text: said.text, ...(seen && { seen }) });
    return said.among === "few" ? { ...next, askedSecret: card !== undefined && forbidsTyping(card) } : next;
  }

  const belongs = (person: string) => front.members.belongs(person).catch(() => true);

  return { take, came, belongs, mayOpen: async (deed) => !(await whoMay.open(deed)) };
}

/** What somebody is told whose platform took too long to tell who they are, twice. */
function tooLate({ is }: Wish): Next {
  const notice = t("talk.rights-old");
  return is === "order" ? { says: { notice } } : { whyNot: notice };
}

/** The card that a person had before their eyes, where the platform tells when they wrote. */
async function seenIn(
  { seenBefore }: Asking,
  { from, wrote }: Deed,
  caseId: string,
  { among, text, replies }: Said,
): Promise<Seen | undefined> {
  if (wrote === undefined) return undefined;
  return seenBefore(from.id, caseId, text, { at: wrote, isPrivate: among === "nobody", replies });
}

/** Has the card come below what was said in private, if that is where the person reads it. */
async function moveDown(
  { cards }: Pick<Front, "cards">,
  { whose }: Pick<Reception, "whose">,
  person: string,
  caseId: string,
): Promise<void> {
  const its = await whose(caseId);
  for (const role of ["owner", "customer"] as const)
    if (its?.people[role] === person) await cards.moveDown(its.at[role] ?? person, caseId, role);
}

/** A judgement that names no case is about the one whose card or thread it was said to. */
function aboutIts(order: Order, caseId: string | undefined): Order {
  return order.verb === "judge" && caseId !== undefined ? { caseId, ...order } : order;
}

/** The last case of a person, where none is open: for a courtesy, or a question about it. */
async function lastMeant({ latest }: Asking, person: string, { among, text }: Said): Promise<string | undefined> {
  return among === "nobody" && understand(text) ? latest(person) : undefined;
}
