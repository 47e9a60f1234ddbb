import type { Case, Text } from "../../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { bodyOf, isRequestId, practised, stateOf } from "../../chat/what-it-asks.ts";
import { limits } from "../limits.ts";
import type { Block, Message } from "./blocks.ts";
import { markup } from "./mrkdwn.ts";
import { choiceRows, openForRealRow } from "./render-choices.ts";
import { fieldRows, heading, practiceLabel, requestIdBlocks, sentences } from "./render-parts.ts";

/** A card as a message. `form` is what the desk can ask of this reader now; without it there is no button to type behind. */
export function renderCard(card: ShownCard, form?: Form): Message {
  return { text: gist(card), blocks: [...cardBlocks(card), ...choiceRows(card, form)] };
}

/** What a card tells, without its buttons. */
export function cardBlocks(card: ShownCard): Block[] {
  const { view, world } = card;
  const fields = (view.fields ?? []).filter((field) => !isRequestId(field));
  return [
    ...practiceLabel(world),
    heading(view.title),
    ...sentences(bodyOf(card, "slack.password")),
    ...fieldRows(fields),
    ...requestIdBlocks(view),
  ];
}

/** One sentence said once, to one person. */
export function renderNotice(notice: Text, world: Case["world"]): Message {
  const said = practised(notice, world);
  return {
    text: markup(said, limits.messageText),
    blocks: [...practiceLabel(world), ...sentences([notice]), ...openForRealRow(notice)],
  };
}

function gist(card: ShownCard): string {
  const { title } = card.view;
  const [body = t("talk.one-moment")] = bodyOf(card, "slack.password");
  return markup(practised(t("chat.gist", { state: stateOf(card), title, body }), card.world), limits.messageText);
}
