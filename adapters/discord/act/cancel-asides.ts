import type { ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { notAsked } from "../../chat/no-such-case.ts";
import type { Message } from "../draw/components.ts";
import type { Aside } from "../read/read.ts";
import { createLateAnswers } from "./late.ts";
import type { ActParts } from "./parts.ts";

type Cancelling = Extract<Aside, { is: "sure" | "keep" }>;

/**
 * Answers *Cancel request* with a question, and *Keep it* with a word. Both buttons may be old by now, so each is first
 * held against the case as it is.
 */
export function createCancelAsides(parts: ActParts) {
  const { reception, people, speaker, replies } = parts;
  const answerLate = createLateAnswers(parts);

  async function answerTo({ is, who, caseId }: Cancelling): Promise<Message> {
    const person = await people.of(who, caseId);
    const now = person === undefined ? undefined : await reception.cardAndForm(caseId, person);
    if (!now) return speaker.notice(who, await notAsked(reception, caseId, person ?? ""));
    const { card, form } = now;
    if (is === "sure" && mayBeCancelled(card)) return speaker.sure(who, caseId);
    if (is === "keep" && card.state === "open") return speaker.notice(who, t("discord.kept", { case: caseId }));
    return speaker.card(who, card, form);
  }

  return async function answer(done: Cancelling): Promise<void> {
    const message = await answerTo(done);
    const isTaken = await (done.is === "sure" ? replies.whisper(done, message) : replies.replace(done, message));
    if (!isTaken) await answerLate(done, message);
  };
}

function mayBeCancelled({ view }: ShownCard): boolean {
  return (view.choices ?? []).some(({ key }) => key === "cancel" || key === "ask-cancel" || key === "cancel:yes");
}
