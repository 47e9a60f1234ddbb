import type { Case, Text } from "../../../src/conversation/types.ts";
import type { CaseLine, CasePage, Form, GivenLink, ShownCall, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { callParts, callWords, type DrawnCard } from "../../chat/call-parts.ts";
import type { Saying } from "../../chat/front.ts";
import { mailWith } from "../../chat/give-link.ts";
import { maskedCall, maskedCard } from "../../chat/masked.ts";
import { button, cardParts, choiceParts, type Item, type Part, practice, row, text, words } from "../../chat/parts.ts";
import {
  type Bot,
  kindButtons,
  type Listing,
  listParts,
  noneOf,
  noticeParts,
  openButtons,
  saidParts,
  titleOf,
} from "../../chat/said.ts";
import { bodyOf, practised, stateOf } from "../../chat/what-it-asks.ts";
import { limits } from "../limits.ts";
import { type Block, blocksOf, type Home } from "./blocks.ts";
import { markup, plain } from "./mrkdwn.ts";

/**
 * A message. `text` is the gist, which notifications show and screen readers say. It must be sent with `unfurl_links`
 * and `unfurl_media` off.
 */
export interface Message {
  text: string;
  blocks: Block[];
}

/** A card as a message. With `form` it has a button that opens the form. */
export function renderCard(card: ShownCard, form?: Form): Message {
  const { title } = card.view;
  const [body = t("talk.one-moment")] = bodyOf(card, "slack.password");
  const gist = t("chat.gist", { state: stateOf(card), title, body });
  return message(gist, card.world, [...bodyParts(card), ...choicesOf(card, form)]);
}

/** A card as it is edited, and as it is posted when it makes its reader's call. */
function drawCard(card: ShownCard, form?: Form): DrawnCard<Message> {
  const said = renderCard(card, form);
  if (!card.call) return { message: said, calling: undefined };
  const gist = callWords(card.call);
  return {
    message: said,
    calling: message(gist, card.world, [text(words(gist)), ...bodyParts(card), ...choicesOf(card, form)]),
  };
}

/** A message as its reader has it alone, and as it stands where others read too. */
export interface Sight<M = Message> {
  own: M;
  shared: M;
}

export function sightOfCard(card: ShownCard, form?: Form): Sight<DrawnCard<Message>> {
  return { own: drawCard(card, form), shared: drawCard(maskedCard(card), form) };
}

export function sightOfCall(call: ShownCall, form?: Form): Sight {
  return { own: renderCall(call, form), shared: renderCall(maskedCall(call), form) };
}

/** A call, or the line that it becomes when it is over. */
function renderCall(call: ShownCall, form?: Form): Message {
  return message(call.over ? call.text : callWords(call), call.card.world, callParts(call, form));
}

/** What a card tells, without its buttons. */
export const bodyParts = (card: ShownCard): Part[] => cardParts(card, "slack.password");

export const choicesOf = (card: ShownCard, form?: Form): Part[] =>
  choiceParts(card, form, { buttons: limits.buttonsInRow, choices: limits.options });

/** A message with one sentence, for one person. */
export function renderNotice(notice: Text, world: Case["world"], items: Item[] = []): Message {
  return message(notice, world, noticeParts([notice], world, items));
}

/** The message that answers an order. */
export function renderSaid(saying: Saying, bot: Bot): Message {
  const { gist, parts } = saidParts(saying, bot, { fits: fitsIn(limits.messageBlocks), stranger: "slack.stranger" });
  const said = message(gist, bot.world, parts);
  return "link" in saying ? { ...said, blocks: [...said.blocks, mailBlock(saying.link)] } : said;
}

/** The way to an e-mail with the link in it. Buttons of Slack open web pages only. */
function mailBlock(given: GivenLink): Block {
  const words = markup(t("link.mail"), limits.buttonText);
  const address = mailWith(given).replaceAll("&", "&amp;"); // all else in it is percent-encoded
  return { type: "section", text: { type: "mrkdwn", text: `<${address}|${words}>`, verbatim: true } };
}

/** A page of somebody's requests, what they can open, and some of their colleagues' requests. */
export function renderHome(page: CasePage, bot: Bot, team: CaseLine[] = []): Home {
  const { lines, kind = "mine" } = page;
  const none = noticeParts([t(noneOf[kind], { command: bot.command })], "real");
  const listed = lines.length > 0 ? listParts(page, fitsIn(limits.viewBlocks - mostOfTeam)) : none;
  return {
    type: "home",
    blocks: [
      ...blocksOf([text(...practice(bot.world))]),
      { type: "header", text: plain(t(titleOf[kind]), limits.header) },
      ...blocksOf([...row(...openButtons(bot, limits.buttonsInRow)), ...row(...kindButtons(kind)), ...listed]),
      ...(team.length > 0 ? teamBlocks(team) : []),
    ],
  };
}

const mostOfTeam = 15;

function teamBlocks(team: CaseLine[]): Block[] {
  const all = button("list", t("list.team-all"), { what: "team" });
  return [
    { type: "header", text: plain(t("list.team-title"), limits.header) },
    ...blocksOf([...listParts({ lines: team }, fitsIn(mostOfTeam)), ...row(all)]),
  ];
}

/** A Home tab with one sentence only. */
export function renderAlone(notice: Text, world: Case["world"]): Home {
  return { type: "home", blocks: blocksOf(noticeParts([notice], world)) };
}

function message(gist: Text, world: Case["world"], parts: Part[]): Message {
  return { text: markup(practised(gist, world), limits.messageText), blocks: blocksOf(parts) };
}

const blocksAround = 5;
const fitsIn =
  (most: number): Listing["fits"] =>
  (parts) =>
    blocksOf(parts).length <= most - blocksAround;
