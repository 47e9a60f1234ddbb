import type { Reception } from "../../../src/desk/platform.ts";
import {
  createClerk as createChatClerk,
  type Deed,
  type Followed,
  type Reader,
  type Saying,
} from "../../chat/clerk.ts";
import type { Order } from "../../chat/order.ts";
import { addressOf, parseAddress } from "../address.ts";
import type { Message } from "../draw/blocks.ts";
import { renderNotice } from "../draw/render.ts";
import { renderHelp, renderPuzzled } from "../draw/render-help.ts";
import { renderInstead, renderList } from "../draw/render-home.ts";
import type { Opened } from "../read/read.ts";
import type { SlackSettings } from "../settings.ts";
import type { Cards } from "../show/cards.ts";
import type { Readers } from "../show/languages.ts";
import type { Outlet } from "../show/outlet.ts";
import type { WhoMay } from "./who-may.ts";

export interface ClerkParts {
  settings: SlackSettings;
  reception: Reception;
  readers: Readers;
  whoMay: WhoMay;
  cards: Cards;
  outlet: Outlet;
}

export type Clerk = ReturnType<typeof createClerk>;

/** Does what a command, a mention or a direct message orders, and says it in Slack's way. */
export function createClerk({ settings, reception, readers, whoMay, cards, outlet }: ClerkParts) {
  const flows = settings.flows.map(({ key }) => key);
  const clerk = createChatClerk({
    command: settings.command,
    reception,
    asking: outlet.asking,
    whoMay,
    customerOf,
    inPrivate,
    moveDown: (person, caseId) => cards.moveDown(person, caseId, "owner"),
    tell: outlet.tell,
    log: settings.log,
  });

  function rendered(saying: Saying): Message {
    if ("help" in saying) return renderHelp(flows, settings);
    if ("list" in saying) return renderList(saying.list, settings);
    if ("notOpened" in saying) return renderInstead(saying.notOpened, saying.oldest, settings);
    if ("found" in saying) return renderList(saying.found, settings);
    return "puzzle" in saying ? renderPuzzled(saying.puzzle, settings) : renderNotice(saying.notice, settings.world);
  }

  async function said({ from }: Deed, { says, shows }: Followed): Promise<Followed<Message>> {
    const words = says && (await readers.drawn(from.id, () => rendered(says)));
    return { ...(words && { says: words }), ...(shows && { shows }) };
  }

  return {
    obey: async (deed: Deed, order: Order) => said(deed, await clerk.obey(deed, order)),
    open: async (opened: Opened) => said(opened, await clerk.open(opened)),
    resume: clerk.resume,
    follow: clerk.follow,
    isOrder: clerk.isOrder,
    current: (person: string) => outlet.asking.current(person),
  };
}

function inPrivate({ from }: Pick<Deed, "from">, named: string): Reader {
  const id = addressOf({ team: parseAddress(from.id)!.team, person: named });
  return { id, at: id };
}

/** A customer reads where the order was given, if they can read there. */
export function customerOf({ from, here }: Pick<Deed, "from" | "here">, customer: string): Reader {
  const alone = inPrivate({ from }, customer);
  const place = parseAddress(here);
  if (!place || !("channel" in place) || place.channel.startsWith("D")) return alone;
  const { channel, thread } = place;
  const { team } = parseAddress(from.id)!;
  return { id: alone.id, at: addressOf({ team, channel, ...(thread && { thread }) }) };
}
