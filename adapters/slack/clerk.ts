import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/platform.ts";
import { t } from "../../src/words/words.ts";
import { addressOf, parseAddress } from "./address.ts";
import type { Message } from "./blocks.ts";
import type { Cards } from "./cards.ts";
import type { Order } from "./order.ts";
import type { Outlet } from "./outlet.ts";
import type { Deed, Opened } from "./read.ts";
import { renderNotice } from "./render.ts";
import { renderHelp, renderPuzzled } from "./render-help.ts";
import { renderList } from "./render-home.ts";
import type { SlackSettings } from "./settings.ts";
import type { WhoMay } from "./who-may.ts";

export interface ClerkParts {
  settings: SlackSettings;
  reception: Reception;
  whoMay: WhoMay;
  cards: Cards;
  outlet: Outlet;
}

/** What an order leads to: a word for its giver alone, and a case that a modal would show well. */
export interface Followed {
  says?: Message;
  shows?: string;
}

export type Clerk = ReturnType<typeof createClerk>;

/** Does what a command, a mention or a direct message orders. */
export function createClerk({ settings, reception, whoMay, cards, outlet }: ClerkParts) {
  const { world, command, log } = settings;
  const flows = settings.flows.map(({ key }) => key);
  const saying = (notice: Text): Followed => ({ says: renderNotice(notice, world) });

  async function obey(deed: Deed, order: Order): Promise<Followed> {
    switch (order.verb) {
      case "help":
        return { says: renderHelp(flows, settings) };
      case "list":
        return { says: renderList(await reception.cases(deed.from.id), settings) };
      case "unknown":
      case "stranger":
        return { says: renderPuzzled(order, settings) };
      case "open":
        return open({ ...deed, is: "open", flow: order.flow, ...asked(deed, order) });
      default:
        return attendTo(deed, order);
    }
  }

  /** An order about one case: the one it names, else the one that is meant. */
  async function attendTo(deed: Deed, order: Extract<Order, { rest: string }>): Promise<Followed> {
    const { id, from, here } = deed;
    const caseId = order.caseId ?? (await current(from.id));
    if (!caseId) return saying(t("slack.nothing-open", { command }));
    if (order.verb === "resume") await follow(deed, caseId);
    const refusal = await whoMay.act(caseId, from.id, here);
    if (refusal) return saying(refusal);
    const rest = order.rest.replace(order.caseId ?? "", "").trim();
    if (order.verb === "resume") await resume(deed, caseId);
    else if (order.verb !== "code" || rest) {
      await reception.receive(caseId, { type: "said", id, from, text: order.verb === "code" ? rest : order.verb });
      return {};
    }
    return { shows: caseId };
  }

  async function open({ id, from, here, flow, text, customer }: Opened): Promise<Followed> {
    const refusal = await whoMay.open(from.id, here);
    if (refusal) return saying(refusal);
    const cannot = customer && (await whoMay.answer(customer.id, customer.at));
    const given = { ...(text && { text }), ...(customer && !cannot && { customer }) };
    const opening = { event: id, flow, from, at: from.id, facts: { masks: false as const }, ...given };
    const caseId = await reception.open(opening);
    if (cannot) await outlet.tell(from.id, cannot).catch(() => log.warn({ case: caseId }, "its owner was not told"));
    return { shows: caseId };
  }

  /** Somebody who began elsewhere goes on here, if they could have begun here. */
  async function follow({ id, from, here }: Deed, caseId: string): Promise<void> {
    if (!(await whoMay.open(from.id, here))) await reception.follow(caseId, { event: id, from, at: from.id });
  }

  async function resume({ id, from }: Deed, caseId: string): Promise<void> {
    const card = await reception.card(caseId, from.id);
    if (!card) return;
    if (card.audience === "owner") await cards.moveDown(from.id, caseId, card.audience);
    await reception.resume(caseId, { event: id, from });
  }

  /** The case that is meant when none is named: the one that last asked them something, else their newest. */
  async function current(person: string): Promise<string | undefined> {
    const asked = await outlet.caseAsking(person);
    if (asked) return asked;
    const lines = await reception.cases(person, "open");
    const line = lines.find(({ question }) => question !== undefined) ?? lines[0];
    if (line) outlet.isAsking(person, line.id);
    return line?.id;
  }

  return { obey, open, resume, follow, current };
}

/** What came along with an order to open; a customer reads where it was given, if they can read there. */
function asked(
  { from, here }: Deed,
  { text, customer }: Extract<Order, { verb: "open" }>,
): Pick<Opened, "text" | "customer"> {
  const words = text ? { text } : {};
  if (customer === undefined) return words;
  const { team } = parseAddress(from.id)!;
  const id = addressOf({ team, person: customer });
  const place = parseAddress(here);
  if (!place || !("channel" in place) || place.channel.startsWith("D")) return { ...words, customer: { id, at: id } };
  const { channel, thread } = place;
  return { ...words, customer: { id, at: addressOf({ team, channel, ...(thread && { thread }) }) } };
}
