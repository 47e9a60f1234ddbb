import type { Text } from "../../../src/conversation/types.ts";
import type { Form, GivenLink, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { FoundBox, Saying, WhyBox } from "../../chat/front.ts";
import { button } from "../../chat/parts.ts";
import type { Message, Modal } from "../draw/components.ts";
import { words } from "../draw/markdown.ts";
import { renderCard, renderLinkNote, renderNotice, renderPeek, renderSaid, renderSure } from "../draw/render.ts";
import { renderCode, renderForm, renderFound, renderWhy, type Typed } from "../draw/render-form.ts";
import type { Doing } from "../ids.ts";
import { limits } from "../limits.ts";
import type { Who } from "../read/read.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Readers } from "./languages.ts";

/** A button that opens something to type into, such as the form. It stands below some words. */
export interface BoxButton {
  do: Extract<Doing, "form" | "code" | "found" | "why" | "lift">;
  caseId: string;
  question?: string;
}

export type Speaker = ReturnType<typeof createSpeaker>;

/** Draws the answers to a person's deeds, in the language that they read. */
export function createSpeaker(settings: DiscordSettings, { came, keep, drawnFor }: Readers) {
  const { world } = settings;

  return {
    came,
    keep,
    said: ({ user }: Who, saying: Saying): Promise<Message> => drawnFor(user, () => renderSaid(saying, settings)),
    linkNote: ({ user }: Who, given: GivenLink): Promise<Message> =>
      drawnFor(user, () => renderLinkNote(given, settings)),
    notice: ({ user }: Who, notice: Text | Text[], opens?: BoxButton): Promise<Message> =>
      drawnFor(user, () => renderNotice(notice, world, opens && [boxButton(opens)])),
    sure: ({ user }: Who, caseId: string): Promise<Message> =>
      drawnFor(user, () => renderSure(caseId, t("talk.cancel-sure", { case: caseId }), world)),
    card: ({ user }: Who, card: ShownCard, form?: Form): Promise<Message> =>
      drawnFor(user, () => renderCard(card, form)),
    code: ({ user }: Who, card: ShownCard): Promise<Modal> => drawnFor(user, () => renderCode(card, world)),
    form: ({ user }: Who, form: Form, typed?: Typed): Promise<Modal> =>
      drawnFor(user, () => renderForm(form, world, typed)),
    found: ({ user }: Who, box: FoundBox): Promise<Modal> => drawnFor(user, () => renderFound(box, world)),
    why: ({ user }: Who, box: WhyBox): Promise<Modal> => drawnFor(user, () => renderWhy(box, world)),
    peek: ({ user }: Who, caseId: string, key: string): Promise<Message> =>
      drawnFor(user, () => renderPeek(caseId, key, world)),
    choices: ({ user }: Who, found: { key: string; label: Text | string }[]) =>
      drawnFor(user, () => found.map(({ key, label }) => ({ value: key, name: words(label, limits.suggestionName) }))),
  };
}

function boxButton({ do: does, ...target }: BoxButton) {
  const labels = {
    code: t("chat.enter-code"),
    form: t("chat.fill-in"),
    found: t("talk.choice-found-what"),
    why: t("talk.choice-decline"),
    lift: t("talk.choice-lift"),
  };
  return button(does, labels[does], { target, style: "primary" });
}
