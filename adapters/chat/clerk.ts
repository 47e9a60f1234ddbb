import type { Person, Text } from "../../src/conversation/types.ts";
import { agents, type CaseLine, caseNumberIn, may, NotOpened, type Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Asking } from "./last-asked.ts";
import { noSuchCase, opensInstead } from "./no-such-case.ts";
import { beside, caseIn, type Order, type Puzzle } from "./order.ts";

/** Who did something, and where a private word reaches them. `id` is the same for each delivery of the same deed. */
export interface Deed {
  id: string;
  from: Person;
  here: string;
}

export type Opening = Deed & { flow: string; text?: string; customer?: Reader };

/** Somebody, and the address where they read their card. */
export interface Reader {
  id: string;
  at: string;
}

/** A word for whoever gave the order, alone. */
export type Saying =
  | { notice: Text }
  | { help: true }
  | { list: CaseLine[] }
  | { found: CaseLine[] }
  /** Nothing was opened; one to go on with instead. */
  | { notOpened: Text; oldest: CaseLine }
  | { puzzle: Puzzle };

/** What an order leads to: a word for its giver alone, and a case that would be shown well just there. */
export interface Followed<Said = Saying> {
  says?: Said;
  shows?: string;
  /** The case it was about, where its card will say how it went. */
  about?: string;
}

export interface ClerkParts {
  command: string;
  reception: Reception;
  asking: Asking;
  /** Undefined is a yes; else why not. */
  whoMay: Record<"open" | "answer", (person: string, here: string) => Promise<Text | undefined>> & {
    /** With the roles they have here. */
    ranked(deed: Deed): Promise<Person>;
    /** Whether they can have a case of their own that they did not open. */
    own(person: string): Promise<Text | undefined>;
    /** Whether they may know of a case of this owner's. */
    know(person: string, owner: string): boolean;
    act(caseId: string, person: string, here: string): Promise<Text | undefined>;
  };
  /** Where a customer reads who was named in this order. */
  customerOf(deed: Deed, named: string): Reader;
  /** Somebody who reads in private. */
  inPrivate(deed: Deed, named: string): Reader;
  /** The card becomes a new message the next time it is shown. */
  moveDown(person: string, caseId: string): Promise<void>;
  tell(person: string, notice: Text): Promise<void>;
  log: Record<"warn", (about: object, words: string) => void>;
}

type Handing = Extract<Order, { verb: "hand" | "customer" }> & { to: string };

/** Does what a command, a mention or a direct message orders. */
export function createClerk(parts: ClerkParts) {
  const { command, reception, asking, whoMay, customerOf, inPrivate, moveDown, tell, log } = parts;
  const saying = (notice: Text): Followed => ({ says: { notice } });

  async function obey(deed: Deed, order: Order): Promise<Followed> {
    switch (order.verb) {
      case "help":
        return (await isAgent(deed)) ? { says: { help: true } } : saying(t("talk.help-customer"));
      case "list":
        return list(deed);
      case "unknown":
      case "stranger":
        return { says: { puzzle: order } };
      case "open": {
        const { flow, text, customer } = order;
        const named = customer === undefined ? {} : { customer: customerOf(deed, customer) };
        return open({ ...deed, flow, ...(text && { text }), ...named });
      }
      case "find":
        return find(deed, order.text);
      case "hand":
      case "customer":
        if (order.to === undefined) return saying(t("chat.whom", { command, verb: order.verb }));
        return attendTo(deed, { ...order, to: order.to });
      default:
        return attendTo(deed, order);
    }
  }

  async function isAgent(deed: Deed): Promise<boolean> {
    return (await whoMay.ranked(deed)).roles?.includes(agents) ?? false;
  }

  async function list(deed: Deed): Promise<Followed> {
    const { from, here } = deed;
    const part = (await isAgent(deed)) ? "agent" : "stranger";
    const refusal = may(part, "list") ? undefined : await whoMay.open(from.id, here);
    return refusal ? saying(refusal) : { says: { list: await reception.cases(from.id) } };
  }

  /** Whoever may open requests may know of a colleague's. */
  async function find({ from, here }: Deed, text: string): Promise<Followed> {
    const refusal = await whoMay.open(from.id, here);
    if (refusal) return saying(refusal);
    const found = await reception.find(from.id, text);
    if (!found) return saying(t("chat.find-what", { command }));
    const known = found.filter(({ owner }) => owner === undefined || whoMay.know(from.id, owner));
    if (known.length > 0) return { says: { found: known } };
    const { caseId } = caseIn(text);
    const none = caseId && (await noSuchCase(reception, caseId, (owner) => whoMay.know(from.id, owner)));
    return saying(none && opensInstead(none) ? none : t("chat.found-none"));
  }

  /** Its owner gives a case to a colleague, or says who its customer is. */
  async function hand(deed: Deed, caseId: string, { verb, to }: Handing): Promise<Followed> {
    const { id, from } = deed;
    const role = verb === "hand" ? "owner" : "customer";
    const { id: other, at } = role === "owner" ? inPrivate(deed, to) : customerOf(deed, to);
    const cannot = role === "owner" ? await whoMay.own(other) : await whoMay.answer(other, at);
    if (cannot) return saying(cannot);
    await reception.receive(caseId, { type: "handed", id, from, role, to: other, at });
    if (role === "owner") asking.left(from.id, caseId);
    return { about: caseId };
  }

  /** An order about one case: the one it names, else the one that is meant. */
  async function attendTo(deed: Deed, order: Handing | Extract<Order, { rest: string }>): Promise<Followed> {
    const { id, from, here } = deed;
    const caseId = order.caseId ?? (await asking.current(from.id));
    if (!caseId) return saying(t("chat.nothing-open", { command }));
    if (order.verb === "resume") await follow(deed, caseId);
    const refusal = await whoMay.act(caseId, from.id, here);
    if (refusal) return saying(refusal);
    if (!("rest" in order)) return hand(deed, caseId, order);
    const rest = beside(order.rest);
    if (order.verb === "resume") await resume(deed, caseId);
    else if (order.verb !== "code" || rest) {
      const text = order.verb === "code" ? rest : order.verb;
      await reception.receive(caseId, { type: "said", id, from: await whoMay.ranked(deed), text });
      return { about: caseId };
    }
    return { shows: caseId };
  }

  async function open({ id, from, here, flow, text, customer }: Opening): Promise<Followed> {
    const refusal = await whoMay.open(from.id, here);
    if (refusal) return saying(refusal);
    const cannot = customer && (await whoMay.answer(customer.id, customer.at));
    const given = { ...(text && { text }), ...(customer && !cannot && { customer }) };
    const opening = { event: id, flow, from, at: from.id, facts: { masks: false as const }, ...given };
    const caseId = await reception.open(opening).catch(refused);
    if (typeof caseId !== "string") return caseId;
    if (cannot) await tell(from.id, cannot).catch(() => log.warn({ case: caseId }, "its owner was not told"));
    return { shows: caseId };
  }

  function refused(error: unknown): Followed {
    if (!(error instanceof NotOpened)) throw error;
    const { why, oldest } = error;
    return oldest ? { says: { notOpened: why, oldest } } : saying(why);
  }

  /** Somebody who began on another platform goes on here, if they could have begun here. */
  async function follow({ id, from, here }: Deed, caseId: string): Promise<void> {
    if (!(await whoMay.open(from.id, here))) await reception.follow(caseId, { event: id, from, at: from.id });
  }

  async function resume({ id, from }: Deed, caseId: string): Promise<void> {
    const card = await reception.card(caseId, from.id);
    if (!card) return;
    if (card.audience === "owner") await moveDown(from.id, caseId);
    await reception.resume(caseId, { event: id, from });
  }

  /** While a case asks something, only what cannot be its answer is an order. */
  async function isOrder({ from }: Deed, given: Order, caseId: string | undefined): Promise<boolean> {
    if (!caseId) return true;
    if (given.verb === "list" || given.verb === "resume") return true;
    if (given.verb === "find") return /@|\d{4}/.test(given.text) || caseNumberIn(given.text) !== undefined;
    if (given.verb === "hand" || given.verb === "customer") return given.to !== undefined;
    if (given.verb !== "open") return false;
    const isBare = given.text === undefined && given.customer === undefined;
    return isBare || (await reception.card(caseId, from.id))?.question === undefined;
  }

  return { obey, open, resume, follow, isOrder };
}
