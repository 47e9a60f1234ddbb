import type { Seen } from "../../src/conversation/types.ts";
import { caseNumberIn, type Reception, readPause } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Beginning } from "./begin.ts";
import type { Deed, Front, Next, Reader } from "./front.ts";
import type { Giving } from "./give-link.ts";
import type { Judging } from "./judge.ts";
import type { Judgement } from "./judgement.ts";
import type { Asking } from "./last-asked.ts";
import type { Lifting } from "./lift.ts";
import { createLookingUp } from "./look-up.ts";
import { beside, type Order } from "./order.ts";
import { createPausing } from "./pause.ts";
import { triedByOrder } from "./tried.ts";
import type { WhoMay } from "./who-may.ts";

export interface OrderParts {
  front: Pick<Front, "settings" | "named" | "inPrivateOr" | "listed">;
  reception: Reception;
  asking: Asking;
  whoMay: WhoMay;
  beginning: Beginning;
  judging: Judging;
  lifting: Lifting;
  giving: Giving;
}

type Handing = Extract<Order, { verb: "hand" | "customer" }> & { to: string };

const saying = (notice: ReturnType<typeof t>): Next => ({ says: { notice } });

/** Carries out orders, which come as a command, a mention or a direct message. */
export function createOrders({ front, reception, asking, whoMay, beginning, judging, lifting, giving }: OrderParts) {
  const { command } = front.settings;
  const lookingUp = createLookingUp(front, reception, whoMay);
  const pausing = createPausing(reception, whoMay);

  async function carryOut(deed: Deed, order: Order): Promise<Next> {
    switch (order.verb) {
      case "help":
        return help(deed);
      case "list":
        return lookingUp.list(deed, order.page);
      case "unknown":
      case "stranger":
      case "several":
        return { says: { puzzle: order } };
      case "open": {
        const { verb: _, customer, ...begun } = order;
        return beginning.open(deed, { ...begun, ...(customer && { customer: customerOf(deed, customer) }) });
      }
      case "judge":
        return judging.judge(deed, order);
      case "find":
        return lookingUp.find(deed, order.text);
      case "lift":
        return lifting.lift(deed, order, command);
      case "pause":
        return pausing.pause(deed, order.said, command);
      case "hand":
      case "customer":
        if (order.to === undefined) return saying(t("chat.whom", { command, verb: order.verb }));
        return attendTo(deed, { ...order, to: order.to });
      default:
        return attendTo(deed, order);
    }
  }

  /** The help of an agent, of whoever may pause the desks, or of a customer. */
  async function help(deed: Deed): Promise<Next> {
    const pauses = await pausing.may(deed);
    if (await lookingUp.isAgent(deed)) return { says: { help: true, ...(pauses && { pauses }) } };
    return saying(pauses ? t("pause.help", { command }) : t("talk.help-customer"));
  }

  /** A customer and where they read, as far as the platform can in private. */
  function customerOf({ from, room }: Deed, named: string): Reader {
    const id = front.named(from.id, named);
    if (room === undefined) return { id, at: id };
    return { id, at: front.inPrivateOr?.(room, id) ?? room };
  }

  /** Gives a case to a colleague of its owner, or names its customer. */
  async function hand(deed: Deed, caseId: string, { verb, to }: Pick<Handing, "verb" | "to">): Promise<Next> {
    const { id, from } = deed;
    const own = to.includes(":") ? to : front.named(from.id, to);
    const [role, other] =
      verb === "hand" ? (["owner", { id: own, at: own }] as const) : (["customer", customerOf(deed, to)] as const);
    const cannot = role === "owner" ? await whoMay.own(own) : await whoMay.answer(other.id, other.at);
    if (cannot) return saying(cannot);
    const by = await whoMay.ranked(deed);
    await reception.receive(caseId, { type: "handed", id, from: by, role, to: other.id, at: other.at });
    if (role === "owner") asking.left(from.id, caseId);
    return { received: caseId };
  }

  /** Carries out an order about one case: the one that it names, else the one that asked the person last. */
  async function attendTo(deed: Deed, order: Handing | Extract<Order, { rest: string }>): Promise<Next> {
    const { id, from } = deed;
    const caseId = order.caseId ?? (await asking.current(from.id));
    if (!caseId) return saying(order.verb === "note" ? t("chat.note-which") : t("chat.nothing-open", { command }));
    if (order.verb === "resume") await beginning.follow(deed, caseId);
    const whyNot = await whoMay.act(caseId, deed, triedByOrder(order));
    if (whyNot) return saying(whyNot);
    if (!("rest" in order)) return hand(deed, caseId, order);
    if (order.verb === "link") return giving.give(deed, caseId);
    const rest = beside(order.rest);
    if (order.verb === "code" && !rest) return { shows: caseId, box: "code" };
    if (order.verb === "resume") {
      await beginning.resume(deed, caseId);
      return { shows: caseId };
    }
    const text = order.verb === "code" ? rest : order.verb === "note" ? `note ${rest}` : order.verb;
    const seen = order.verb === "cancel" ? await standsBefore(reception, from.id, caseId) : undefined;
    await reception.receive(caseId, { type: "said", id, from: await whoMay.ranked(deed), text, ...(seen && { seen }) });
    return { received: caseId };
  }

  /**
   * Whether words that read as an order are one. While a case asks something, only words that cannot be its answer are.
   */
  async function isOrder(deed: Deed, given: Order, caseId: string | undefined): Promise<boolean> {
    const { from } = deed;
    if (given.verb === "judge") return judging.isRuler(deed) && !mayBeAnswer(deed, given, caseId);
    if (!caseId) return true;
    if (given.verb === "pause") return readPause(given.said).is !== "unclear" && pausing.may(deed); // else it may be a name
    if (given.verb === "list" || given.verb === "resume") return true;
    if (given.verb === "find" && (/@|\d{4}/.test(given.text) || caseNumberIn(given.text))) return true;
    if (given.verb === "hand" || given.verb === "customer") return given.to !== undefined;
    if (given.verb === "link" || given.verb === "lift") return given.caseId !== undefined;
    if (given.verb !== "open" && given.verb !== "find") return false;
    const isBare = given.verb === "open" && given.text === undefined && given.customer === undefined;
    return isBare || (await reception.card(caseId, from.id))?.question === undefined;
  }

  /** Whether an operator's word may as well answer a question of their own, which is asked in private only. */
  function mayBeAnswer({ room }: Deed, given: Judgement, asks: string | undefined): boolean {
    return (
      room === undefined && asks !== undefined && given.caseId === undefined && /^(?:more|close)/i.test(given.text)
    );
  }

  return { carryOut, customerOf, isOrder, hand };
}

/** The card as it stands: a command is as deliberate as a press, so it counts as given with the card in view. */
async function standsBefore(
  reception: Pick<Reception, "card">,
  person: string,
  caseId: string,
): Promise<Seen | undefined> {
  const card = await reception.card(caseId, person);
  if (!card) return undefined;
  const { question, view } = card;
  return { ...(question && { question }), choices: (view.choices ?? []).map(({ key }) => key) };
}
