import type { Text } from "../../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Saying } from "../../chat/front.ts";
import { does, type Message, type Modal } from "../draw/components.ts";
import { words } from "../draw/markdown.ts";
import { renderNotice, renderNotices, renderSure } from "../draw/render.ts";
import { renderCode, renderForm, type Typed } from "../draw/render-form.ts";
import { renderFound, renderHelp, renderInstead, renderList, renderPuzzled } from "../draw/render-words.ts";
import { type Doing, idOf } from "../ids.ts";
import { limits } from "../limits.ts";
import type { Who } from "../read/read.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Readers } from "./languages.ts";

/** A button that opens the form or the box for a code. It stands below some words. */
export interface BoxButton {
  do: Extract<Doing, "form" | "code">;
  caseId: string;
  question?: string;
}

export type Speaker = ReturnType<typeof createSpeaker>;

/** What somebody is told who did something, drawn in the language they read. */
export function createSpeaker(settings: DiscordSettings, { came, keep, drawnFor }: Readers) {
  const { world } = settings;

  function rendered(saying: Saying): Message {
    if ("help" in saying) return renderHelp(settings);
    if ("list" in saying) return renderList(saying.list, settings);
    if ("notOpened" in saying) return renderInstead(saying.notOpened, saying.oldest, settings);
    if ("found" in saying) return renderFound(saying.found, settings);
    return "puzzle" in saying ? renderPuzzled(saying.puzzle, settings) : renderNotice(saying.notice, world);
  }

  return {
    came,
    keep,
    said: ({ user }: Who, saying: Saying): Promise<Message> => drawnFor(user, () => rendered(saying)),
    notice: ({ user }: Who, notice: Text, opens?: BoxButton): Promise<Message> =>
      drawnFor(user, () => renderNotice(notice, world, opens && [boxButton(opens)])),
    notices: ({ user }: Who, notices: Text[], opens: BoxButton): Promise<Message> =>
      drawnFor(user, () => renderNotices(notices, world, [boxButton(opens)])),
    sure: ({ user }: Who, caseId: string): Promise<Message> =>
      drawnFor(user, () => renderSure(caseId, t("talk.cancel-sure", { case: caseId }), world)),
    code: ({ user }: Who, card: ShownCard): Promise<Modal> => drawnFor(user, () => renderCode(card, world)),
    form: ({ user }: Who, form: Form, typed: Typed): Promise<Modal> =>
      drawnFor(user, () => renderForm(form, world, typed)),
    choices: ({ user }: Who, found: { key: string; label: Text | string }[]) =>
      drawnFor(user, () => found.map(({ key, label }) => ({ value: key, name: words(label, limits.suggestionName) }))),
  };
}

function boxButton(of: BoxButton) {
  return does(of.do === "code" ? t("chat.enter-code") : t("chat.fill-in"), idOf(of), "primary");
}
