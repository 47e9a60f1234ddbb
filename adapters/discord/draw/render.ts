import type { Case, Text } from "../../../src/conversation/types.ts";
import type { Form, GivenLink, ShownCall, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Handed } from "../../chat/around-a-secret.ts";
import { callParts, callWords, type DrawnCard } from "../../chat/call-parts.ts";
import type { Saying } from "../../chat/front.ts";
import { button, cardParts, choiceParts, type Item, type Part, text, words } from "../../chat/parts.ts";
import { peekParts } from "../../chat/peek.ts";
import { type Bot, type Listing, noticeParts, saidParts, secretParts } from "../../chat/said.ts";
import { limits } from "../limits.ts";
import { componentsOf, type Message, message, type Share } from "./components.ts";

/** The share of a card's text. Its fields and an id need the rest of the message. */
const card: Share = { text: 1_600, line: limits.line, quote: limits.line / 2 };
const notice: Share = { text: limits.text, line: limits.text - limits.line, quote: limits.text - limits.line };
const several: Share = { ...notice, line: limits.line };
const list: Share = { ...notice, line: limits.fieldValue };
const mostIds = 1;

/**
 * A card as a message. With `form` it has a button that opens the form. `goesOn` means that a form was filled in just
 * now and this question goes on from it.
 */
export function renderCard(shown: ShownCard, form?: Form, goesOn = false): Message {
  return message(componentsOf(partsOf(shown, form, goesOn), card), accentOf(shown));
}

/** A card as it is edited, and as it is posted when it makes its reader's call. */
export function drawCard(shown: ShownCard, form?: Form): DrawnCard<Message> {
  const said = renderCard(shown, form);
  if (!shown.call) return { message: said, calling: undefined };
  const parts = [text(words(callWords(shown.call))), ...partsOf(shown, form)];
  return { message: said, calling: message(componentsOf(parts, card), accentOf(shown)) };
}

/** A call, or the line that it becomes when it is over. */
export function renderCall(call: ShownCall, form?: Form): Message {
  return message(componentsOf(callParts(call, form), notice));
}

function partsOf(shown: ShownCard, form?: Form, goesOn = false): Part[] {
  const room = { buttons: limits.buttonsInRow, choices: limits.lists * limits.options };
  return [...cardParts(shown, "discord.password", mostIds), ...choiceParts(shown, form, room, goesOn)];
}

/** A notice, or several, to one person. */
export function renderNotice(said: Text | Text[], world: Case["world"], items: Item[] = []): Message {
  const share = Array.isArray(said) ? several : notice;
  return message(componentsOf(noticeParts([said].flat(), world, items), share));
}

const listing: Listing = {
  fits: (_, count) => count <= limits.listed,
  mostToOpen: limits.buttonsInRow,
  stranger: "discord.stranger",
};

/** The message that answers an order. */
export function renderSaid(saying: Saying, bot: Bot): Message {
  const isOne = "notice" in saying || "puzzle" in saying;
  const share = "list" in saying || "found" in saying ? list : isOne ? notice : several;
  return message(componentsOf(saidParts(saying, bot, listing).parts, share));
}

/** A link for the customer with its QR code. It must be sent as a private answer to an interaction. */
export function renderLinkNote(given: GivenLink, bot: Bot): Message {
  const { parts } = saidParts({ link: given }, bot, listing);
  const goes = text(words(t("discord.note-goes", { minutes: limits.linkNoteMinutes })));
  return { ...message(componentsOf([...parts, goes], several)), scan: given.url };
}

/** The question whether a person is sure to cancel. */
export function renderSure(caseId: string, sure: Text, world: Case["world"]): Message {
  return renderNotice(sure, world, [
    button("cancel", t("talk.choice-cancel-yes"), { target: { caseId }, style: "danger" }),
    button("keep", t("talk.choice-cancel-no"), { target: { caseId } }),
  ]);
}

/** A secret for its one reader. It must be sent as a private answer to an interaction, never in a lasting message. */
export function renderReveal(caseId: string, secret: string, world: Case["world"], handed?: Handed): Message {
  return message(componentsOf(secretParts(caseId, secret, world, handed).parts, notice));
}

/** Whom a case is about, for one operator. It must be sent as a private answer to an interaction. */
export function renderPeek(caseId: string, key: string, world: Case["world"]): Message {
  return message(componentsOf(peekParts(caseId, key, world), notice));
}

const colours = { asks: 0x2f6fed, over: 0x2e9e5b, stopped: 0x8a8f98, unsure: 0xd98e04 };

/** The colour of a card. Everything that it shows stands in words as well. */
function accentOf({ state, stage }: ShownCard): number {
  if (state === "done") return colours.over;
  if (state !== "open") return colours.stopped;
  return stage === "unknown" || stage === "manual" ? colours.unsure : colours.asks;
}
