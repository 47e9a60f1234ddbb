import type { Choice, Text } from "../../../src/conversation/types.ts";
import type { GivenLink } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Next, Saying } from "../../chat/front.ts";
import type { Home, Modal, Option } from "../draw/blocks.ts";
import { type Message, renderAlone, renderNotice, renderSaid } from "../draw/render.ts";
import { renderErrors, renderOptions } from "../draw/render-form.ts";
import { renderLink, renderTold } from "../draw/render-modal.ts";
import { customerField } from "../keys.ts";
import type { SlackSettings } from "../settings.ts";
import type { Readers } from "./languages.ts";

export type Speaker = ReturnType<typeof createSpeaker>;

/** Draws the answers to a person's deeds, in the language that they read. */
export function createSpeaker(settings: SlackSettings, { drawn }: Readers) {
  const { world } = settings;

  return {
    drawn,
    said: (person: string, saying: Saying): Promise<Message> => drawn(person, () => renderSaid(saying, settings)),
    notice: (person: string | undefined, notice: Text): Promise<Message> =>
      drawn(person, () => renderNotice(notice, world)),
    inModal: (person: string | undefined, notice: Text, caseId?: string): Promise<Modal> =>
      drawn(person, () => renderTold(notice, world, caseId)),
    linkInModal: (person: string, given: GivenLink): Promise<Modal> => drawn(person, () => renderLink(given, settings)),
    /** The options that answer a search in a form. */
    options: (person: string, choices: Choice[]): Promise<{ options: Option[] }> =>
      drawn(person, () => renderOptions(choices)),
    atHome: (person: string, notice: Text): Promise<Home> => drawn(person, () => renderAlone(notice, world)),
    /** The errors that Slack shows below the fields of a form. */
    errors: (person: string, { wrong, cannot }: Extract<Next, { wrong: unknown }>): Promise<Record<string, string>> =>
      drawn(person, () => renderErrors({ ...wrong, ...(cannot && { [customerField]: insteadOf(cannot) }) })),
  };
}

/** The words for a form where a customer may not be named: another one can be chosen there. */
function insteadOf(whyNot: Text): Text {
  return whyNot.key === "slack.may-not-answer" ? t("slack.customer-not") : whyNot;
}
