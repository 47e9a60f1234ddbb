import type { Field, Text } from "../../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../../src/desk/platform.ts";
import type { MessageKey } from "../../../src/words/en/all.ts";
import { say, t } from "../../../src/words/words.ts";
import { asksCode, bodyOf, forbidsTyping, isAsked, sortedChoices } from "../../chat/what-it-asks.ts";
import { CodeQuestion, comesByMail, isToldByPage } from "./code.tsx";
import { FieldList } from "./fields.tsx";
import { Box, Press, Sending } from "./form.tsx";
import { PasswordQuestion } from "./password.tsx";
import { type Eyes, P, said, valueSaid } from "./said.tsx";

export interface CardParts {
  card: ShownCard;
  eyes: Eyes;
  form?: Form | undefined;
  /** What was wrong with what was just sent, by box. */
  wrong?: Record<string, Text>;
  /** A secret that waits to be shown. */
  isReady?: boolean;
}

/** What a card asks of its reader, or tells them. */
type Kind = "password" | "code" | "answer" | "waits" | "works" | "doubt" | "over" | Exclude<ShownCard["state"], "open">;

function kindOf(card: ShownCard): Kind {
  const { state, stage, view } = card;
  if (view.over) return "over";
  if (state !== "open") return state;
  if (stage === "unknown" || stage === "manual") return "doubt";
  if (stage) return "works";
  if (card.question !== undefined && forbidsTyping(card)) return "password";
  if (asksCode(card)) return "code";
  return isAsked(card) || (card.question !== undefined && sortedChoices(card).answers.length > 0) ? "answer" : "waits";
}

/** The title of a card, which is also that of the document. */
export function titleOf(card: ShownCard): Text {
  const kind = kindOf(card);
  const isOpening = card.view.body.some(({ key }) => key === "open.create.working");
  if (kind === "works") return t(isOpening ? "page.title-works" : "page.title-one-moment");
  const isTexted = card.view.choices?.some(({ key }) => key === "edit:phone" || key === "not-my-number");
  if (kind === "code" && (comesByMail(card) || !isTexted)) return t("page.title-code-mail");
  return t(`page.title-${kind}`);
}

/** What stands below the card's own sentences, by its kind. */
const below: Partial<Record<Kind, MessageKey>> = {
  waits: "page.waits-stay",
  works: "page.works-stay",
  doubt: "page.doubt",
};

/** The card of a customer: what it asks or tells, and the ways out of it. */
export function Card({ card, eyes, form, wrong = {}, isReady = false }: CardParts) {
  const kind = kindOf(card);
  const body = bodyOf(card, "page.password").filter((text) => !isToldByPage(text) && !isSame(text, card.why));
  const after = below[kind];
  return (
    <section class={`card is-${kind}`} data-kind={kind} data-question={card.question}>
      <h1 tabindex={-1}>{said(titleOf(card), eyes)}</h1>
      {kind === "works" && <div class="turning" aria-hidden="true" />}
      <div class="told">
        {body.map((text) => (
          <P text={text} eyes={eyes} />
        ))}
        {after && <P text={t(after)} eyes={eyes} small />}
      </div>
      <FieldList
        fields={card.view.fields ?? []}
        name={(label) => said(label, eyes)}
        value={(field) => <Value field={field} eyes={eyes} />}
      />
      {isReady && <Ready eyes={eyes} />}
      {kind === "password" && <PasswordQuestion card={card} eyes={eyes} />}
      {kind === "code" && <CodeQuestion card={card} eyes={eyes} wrong={wrong.code} />}
      {kind === "answer" && <Answer card={card} eyes={eyes} form={form} />}
      {kind !== "answer" && kind !== "password" && <Choices card={card} eyes={eyes} isReady={isReady} />}
      <WaysOut card={card} eyes={eyes} />
    </section>
  );
}

function isSame(text: Text, other: Text | undefined): boolean {
  return other !== undefined && JSON.stringify(text) === JSON.stringify(other);
}

/** A value, with a button to copy what people need elsewhere. An address can be followed. */
function Value({ field: { key, value }, eyes }: { field: Field; eyes: Eyes }) {
  const shown = valueSaid(value, eyes);
  return (
    <>
      {/^https:\/\//.test(shown) ? (
        <a href={shown} rel="noreferrer noopener" target="_blank">
          {shown.slice("https://".length)}
        </a>
      ) : (
        shown
      )}
      {key === "uin" && <CopyButton text={shown} eyes={eyes} />}
    </>
  );
}

export function CopyButton({ text, eyes }: { text: string; eyes: Eyes }) {
  return (
    <button type="button" class="button quiet small" data-copy={text} data-copied={said(t("page.copied"), eyes)}>
      {said(t("page.copy"), eyes)}
    </button>
  );
}

/** A secret that was fetched for this person, who must ask for it once more. After a press the script does so itself. */
function Ready({ eyes }: { eyes: Eyes }) {
  return (
    <Sending sends={{ to: "act", wanted: { is: "show" } }} name="show">
      <Press label={t("chat.reveal-show")} eyes={eyes} style="primary" />
    </Sending>
  );
}

/** A question of any other kind: its choices, and a box where words are an answer. */
function Answer({ card, eyes, form }: CardParts) {
  const { question, why } = card;
  const asked = question === undefined ? {} : { question };
  const field = form?.fields.find(({ key }) => key === form.asks);
  const isTyped = field !== undefined && field.kind !== "choice";
  return (
    <>
      <Choices card={card} eyes={eyes} isReady={false} />
      {isTyped && (
        <Sending sends={{ to: "act", wanted: { is: "say", ...asked } }} name="answer">
          <Box name="text" label={field.label} eyes={eyes} wrong={why} hint={field.hint} />
          <Press label={t("page.answer-press")} eyes={eyes} style="primary" />
        </Sending>
      )}
      {!isTyped && why && <p class="wrong">{said(why, eyes)}</p>}
    </>
  );
}

/** The choices that answer what is asked. A new code has its place beside the box for one. */
function Choices({ card, eyes, isReady }: { card: ShownCard; eyes: Eyes; isReady: boolean }) {
  const asked = card.question === undefined ? {} : { question: card.question };
  const { answers, ways } = sortedChoices(card);
  const elsewhere = new Set(["resend", ...(isReady ? ["reveal"] : [])]);
  const shown = [...answers, ...ways.filter(({ key }) => key !== "help")].filter(({ key }) => !elsewhere.has(key));
  if (shown.length === 0) return null;
  return (
    <div class="choices">
      {shown.map(({ key, label, style }) => (
        <Sending sends={{ to: "act", wanted: { is: "press", choice: key, ...asked } }} name={key}>
          <Press label={label} eyes={eyes} style={style} />
        </Sending>
      ))}
    </div>
  );
}

const sure = new Set(["not-my-number", "not-me", "ask-cancel"]);

/** What it leads to when a person says so. */
function sureOf(card: ShownCard, key: string): Text {
  const isAddress = key === "not-my-number" && comesByMail(card);
  return t(isAddress ? "page.sure-not-my-address" : (`page.sure-${key}` as MessageKey));
}

/** What a person says who wants out of it. Each tells first what it leads to. */
function WaysOut({ card, eyes }: { card: ShownCard; eyes: Eyes }) {
  const { says } = sortedChoices(card);
  const shown = says.filter(({ key }) => sure.has(key));
  if (shown.length === 0) return null;
  const asked = card.question === undefined ? {} : { question: card.question };
  return (
    <div class="ways">
      <p class="small">{say(t("page.ways"), String)}</p>
      {shown.map(({ key, label }) => (
        <details data-name={key}>
          <summary>{said(label, eyes)}</summary>
          <P text={sureOf(card, key)} eyes={eyes} small />
          <Sending sends={{ to: "act", wanted: { is: "press", choice: key, ...asked } }} name={`sure-${key}`}>
            <Press label={t("page.sure")} eyes={eyes} style="danger" />
          </Sending>
        </details>
      ))}
    </div>
  );
}
