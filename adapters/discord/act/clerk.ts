import type { Reception } from "../../../src/desk/platform.ts";
import { createClerk as createChatClerk, type Deed, type Reader, type Saying } from "../../chat/clerk.ts";
import type { Asking } from "../../chat/last-asked.ts";
import { addressOf, parseAddress, personId, personOf } from "../address.ts";
import type { Message } from "../draw/components.ts";
import { renderNotice } from "../draw/render.ts";
import { renderFound, renderHelp, renderInstead, renderList, renderPuzzled } from "../draw/render-words.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Cards } from "../show/cards.ts";
import type { Readers } from "../show/languages.ts";
import type { Outlet } from "../show/outlet.ts";
import type { WhoMay } from "./who-may.ts";

export interface ClerkParts {
  settings: DiscordSettings;
  reception: Reception;
  asking: Asking;
  whoMay: WhoMay;
  cards: Cards;
  readers: Readers;
  outlet: Outlet;
}

export type Clerk = ReturnType<typeof createClerk>;

/** Does what a command, a mention or a direct message orders, and says it in Discord's way. */
export function createClerk({ settings, reception, asking, whoMay, cards, readers, outlet }: ClerkParts) {
  const clerk = createChatClerk({
    command: settings.command,
    reception,
    asking,
    whoMay: { ...whoMay, ranked: async ({ from }) => from },
    customerOf,
    inPrivate,
    moveDown: (person, caseId) => cards.moveDown(person, caseId, "owner"),
    tell: outlet.tell,
    log: settings.log,
  });
  function rendered(saying: Saying): Message {
    if ("help" in saying) return renderHelp(settings);
    if ("list" in saying) return renderList(saying.list, settings);
    if ("notOpened" in saying) return renderInstead(saying.notOpened, saying.oldest, settings);
    if ("found" in saying) return renderFound(saying.found, settings);
    return "puzzle" in saying ? renderPuzzled(saying.puzzle, settings) : renderNotice(saying.notice, settings.world);
  }

  return { ...clerk, rendered: (person: string, saying: Saying) => readers.drawn(person, () => rendered(saying)) };
}

function inPrivate({ from }: Deed, named: string): Reader {
  const id = personId(personOf(from.id)!.guild, named);
  return { id, at: id };
}

/** In a private thread of the channel where it was ordered; in private if it was. */
function customerOf(deed: Deed, customer: string): Reader {
  const alone = inPrivate(deed, customer);
  const place = parseAddress(deed.here);
  if (!place || !("channel" in place)) return alone;
  const { guild } = personOf(deed.from.id)!;
  return { id: alone.id, at: addressOf({ guild, channel: place.channel, apart: true }) };
}
