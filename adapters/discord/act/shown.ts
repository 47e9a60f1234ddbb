import { createRecent } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Box, Next, Saying, Submitted, WhyBox } from "../../chat/front.ts";
import { notAsked } from "../../chat/no-such-case.ts";
import { afterPeek, peekMs } from "../../chat/peek.ts";
import { asksCode, asksField, editsField, isAsked } from "../../chat/what-it-asks.ts";
import type { Message } from "../draw/components.ts";
import { stillAsked, type Typed } from "../draw/render-form.ts";
import { linkField } from "../ids.ts";
import type { Wanted, Who } from "../read/read.ts";
import type { BoxButton } from "../show/speaker.ts";
import type { ActParts } from "./parts.ts";
import type { Shown, Words } from "./put.ts";

const mostDrafts = 1_000;
const draftName = (person: string, caseId: string) => `${person} ${caseId}`;
type Wrong = Extract<Next, { wrong: unknown }>;

/** Shows on Discord what a deed led to. */
export function createShowing(parts: ActParts) {
  const { settings, reception, speaker, replies, reveals, linkNotes } = parts;
  /**
   * The answers that people typed into a form and must correct, so that they need not type them again. In memory only.
   */
  const drafts = createRecent<Typed>(mostDrafts);

  async function shownOf(next: Next, done: Wanted, person: string): Promise<Shown> {
    const { who, wish } = done;
    if ("whyNot" in next) return { says: await speaker.notice(who, next.whyNot) };
    if ("says" in next) return wordsOf(next.says, done, person);
    if ("wrong" in next) return { says: await askAgain(next, who, wish as Submitted, person) };
    if ("reveals" in next) {
      const { reveals: caseId } = next;
      const after = () => reveals.seen(person, caseId);
      return { says: await reveals.pressed(person, caseId), after };
    }
    if ("findsFor" in next) {
      const { caseId, question } = next.findsFor;
      return { modal: await speaker.found(who, next.findsFor), boxButton: { do: "found", caseId, question } };
    }
    if ("declines" in next)
      return { modal: await speaker.why(who, next.declines), boxButton: whyButton(next.declines) };
    if ("peeks" in next) {
      const after = (message: string) =>
        afterPeek(
          settings.peekMs ?? peekMs,
          () => replies.remove(done.token, message),
          (error) => settings.log.error({ error: error.name }, "what an operator was shown could not be taken away"),
        );
      return { says: await speaker.peek(who, next.peeks, next.key), after };
    }
    if ("shows" in next) return next.box ? behind(who, next.shows, person, next.box) : { shows: next.shows };
    const { received: caseId } = next;
    if (wish.is === "submitted" && ["found", "why", "lift"].includes(wish.box))
      return { says: await speaker.notice(who, t("chat.judged", { case: caseId })) };
    if (isEdit(wish)) return behind(who, caseId, person, "any");
    if (wish.is !== "submitted" || wish.box === "code") return { shows: caseId };
    drafts.delete(draftName(person, caseId));
    const also = next.also && (await wordsOf(next.also, done, person));
    return { shows: caseId, afterForm: true, ...(also && { also }) };
  }

  /** Words to a person. A note with a link is remembered, to be taken away in time. */
  async function wordsOf(says: Saying, { who, token }: Wanted, owner: string): Promise<Words> {
    if (!("link" in says)) return { says: await speaker.said(who, says) };
    const { caseId, person } = says.link;
    const after = (message: string) => linkNotes.posted({ caseId, person, owner, token, message });
    return { says: await speaker.linkNote(who, says.link), after };
  }

  /**
   * Asks once more for what was wrong in a modal, which has closed by now. What was typed into a form is filled in
   * again.
   */
  async function askAgain(
    { wrong, fields = [], secret = [] }: Wrong,
    who: Who,
    wish: Submitted,
    person: string,
  ): Promise<Message> {
    const { caseId, question, box, answers, link } = wish;
    const opens = { do: box, caseId, ...(question && { question }) };
    if (box !== "form") return speaker.notice(who, wrong[box]!, opens);
    const left = Object.entries(answers).filter(([field]) => wrong[field] !== undefined);
    const kept = left.filter(([field]) => !secret.includes(field));
    drafts.set(draftName(person, caseId), { ...Object.fromEntries(kept), ...(link && { [linkField]: "ticked" }) });
    const told = left.map(([key]) => {
      const field = fields.find((known) => known.key === key)?.label ?? key;
      return t("discord.wrong", { field, why: wrong[key]! });
    });
    return speaker.notice(who, [...told, t("discord.wrong-kept")], opens);
  }

  /** What a button opens that lets a person type: the box for a code, or the form. */
  async function behind(who: Who, caseId: string, person: string, box: Box | "any"): Promise<Shown> {
    const now = await reception.cardAndForm(caseId, person);
    if (!now) return { says: await speaker.notice(who, await notAsked(reception, caseId, person)) };
    const { card, form } = now;
    const target = { caseId, ...(card.question && { question: card.question }) };
    if (asksCode(card) && box !== "form")
      return { modal: await speaker.code(who, card), boxButton: { do: "code", ...target } };
    if (box !== "code" && form && stillAsked(form).length > 0 && (box === "form" || asksField(card)))
      return {
        modal: await speaker.form(who, form, drafts.get(draftName(person, caseId))),
        boxButton: { do: "form", ...target },
      };
    if (box === "any") return { shows: caseId };
    const or = isAsked(card) ? await speaker.notice(who, t("talk.moved-on")) : await speaker.card(who, card, form);
    return { shows: caseId, or };
  }

  return { shownOf };
}

export function isEdit(wish: Wanted["wish"]): boolean {
  return wish.is === "answer" && wish.answer.type === "pressed" && editsField(wish.answer.choice);
}

/** The button that opens the box for a reason once more. */
function whyButton({ caseId, question, lifts }: WhyBox): BoxButton {
  return { do: lifts ? "lift" : "why", caseId, question };
}
