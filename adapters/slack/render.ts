import type { Case, Text } from "../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../src/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Block, Message } from "./blocks.ts";
import { limits } from "./limits.ts";
import { choiceRows, forbidsTyping, isAsked } from "./render-choices.ts";
import { fieldRows, heading, isRequestId, practiceLabel, requestIdBlocks, sentences } from "./render-parts.ts";
import { markup } from "./speak.ts";

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
    ...sentences(bodyOf(card)),
    ...fieldRows(fields),
    ...requestIdBlocks(view),
  ];
}

/** One sentence said once, to one person. */
export function renderNotice(notice: Text, world: Case["world"]): Message {
  const said = practised(notice, world);
  return { text: markup(said, limits.messageText), blocks: [...practiceLabel(world), ...sentences([notice])] };
}

function gist(card: ShownCard): string {
  const { title } = card.view;
  const [body = t("talk.one-moment")] = bodyOf(card);
  return markup(practised(t("slack.gist", { state: stateOf(card), title, body }), card.world), limits.messageText);
}

/** For who hears a message and does not see its label. */
export function practised(gist: Text, world: Case["world"]): Text {
  return world === "practice" ? t("slack.gist-practice", { gist }) : gist;
}

function stateOf(card: ShownCard): Text {
  const { state, stage } = card;
  if (state !== "open") return t(`slack.state-${state}`);
  if (stage === "unknown" || stage === "manual") return t(`slack.state-${stage}`);
  if (stage) return t("slack.state-works");
  return t(isAsked(card) ? "slack.state-asks" : "slack.state-waits");
}

/** Slack forbids what a flow may ask elsewhere. */
function bodyOf(card: ShownCard): Text[] {
  const { body } = card.view;
  if (!forbidsTyping(card)) return body;
  const kept = body.filter(({ key }) => !asksPassword.has(key));
  return [...kept, t("slack.password")];
}

const asksPassword = new Set(["open.password.ask", "open.password.help", "ask.password"]);
