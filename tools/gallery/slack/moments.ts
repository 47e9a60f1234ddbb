import type { Home, Modal } from "../../../adapters/slack/draw/blocks.ts";
import { type Message, renderCard, renderHome, renderNotice, renderSaid } from "../../../adapters/slack/draw/render.ts";
import { renderCode, renderErrors, renderForm } from "../../../adapters/slack/draw/render-form.ts";
import { renderLink, renderProgress, renderReveal, renderTold } from "../../../adapters/slack/draw/render-modal.ts";
import type { Language } from "../../../src/words/languages.ts";
import { inLanguage, t } from "../../../src/words/words.ts";
import { cardsAlike, noticesAlike } from "../moments.ts";
import {
  bot,
  boxes,
  cancel,
  caseId,
  doneBody,
  doneFields,
  editAny,
  filled,
  form,
  go,
  help,
  keep,
  lines,
  link,
  phone,
  resend,
  reveal,
  world,
} from "../samples.ts";
import { ana, asked, codeCard, mailCard, password, samples, told, typeCard, wrongCode } from "./samples.ts";

/** One thing a person can see of this bot. */
export type Moment = { name: string } & (
  | { message: Message }
  | { view: Modal | Home }
  | { errors: Record<string, string> }
);

/** Every block the bot can post, moment by moment. The first word of a name says which part of the talk it belongs to. */
const drawn = (): readonly Moment[] => [
  { name: "agent-first-question", message: renderCard(typeCard, form) },
  { name: "agent-form", view: renderForm(form, { world, namesCustomer: true }) },
  { name: "agent-mail", message: renderCard(mailCard, { ...form, question: `${caseId}.2`, fields: boxes.slice(1) }) },
  {
    name: "agent-text-the-code",
    message: renderCard(asked(9, [t("open.text.ask", { phone })], [go, editAny, cancel, help])),
  },
  { name: "agent-waiting-for-the-code", message: renderCard(codeCard) },
  { name: "agent-code", view: renderCode(codeCard, { world }) },
  { name: "agent-code-from-a-command", view: renderCode({ caseId, question: `${caseId}.10` }, { world }) },
  { name: "agent-opening", message: renderCard(told([t("open.create.working")], { stage: "sent" })) },
  { name: "agent-opening-in-the-modal", view: renderProgress(told([t("open.create.working")], { stage: "sent" })) },
  {
    name: "agent-done-with-reveal",
    message: renderCard(told(doneBody, { state: "done" }, { fields: doneFields, choices: [reveal] })),
  },
  { name: "agent-done", message: renderCard(told(doneBody, { state: "done" }, { fields: doneFields })) },
  { name: "agent-reveal", view: renderReveal(caseId, "Kite-42&<Blue>*_", world) },
  { name: "agent-password", message: renderCard(password, form) },
  {
    name: "customer-agent-waits",
    message: renderCard(
      asked(10, [t("talk.waits-for-field", { person: ana, field: t("open.field.code") })], [resend, editAny, cancel]),
    ),
  },
  { name: "customer-enters", message: renderCard(codeCard) },
  { name: "customer-not-yours", message: renderNotice(t("talk.waits-for", { person: ana }), world) },
  { name: "wrong-code-in-the-modal", view: renderCode(wrongCode, { world }) },
  {
    name: "wrong-fields-in-the-form",
    errors: renderErrors({ mail: t("field.mail.shape"), phone: t("field.phone.shape", { example: phone }) }),
  },
  {
    name: "edit-one-field",
    message: renderCard(asked(8, [t("ask.mail")], [keep, cancel]), { ...form, fields: [filled[1]!] }),
  },
  { name: "edit-one-field-in-a-form", view: renderForm({ ...form, fields: [filled[1]!] }, { world }) },
  {
    name: "edit-form-filled-in",
    view: renderForm({ ...form, fields: filled }, { world, alert: t("error.mail-taken") }),
  },
  {
    name: "cancel-sure",
    message: renderCard(
      asked(
        4,
        [t("talk.cancel-sure", { case: caseId })],
        [
          { key: "cancel:yes", label: t("talk.choice-cancel-yes"), style: "danger" },
          { key: "keep", label: t("talk.choice-cancel-no") },
        ],
      ),
    ),
  },
  { name: "link-given", message: renderSaid({ link }, bot) },
  { name: "link-given-in-the-form", view: renderLink(link, bot) },
  { name: "later-home", view: renderHome({ lines }, bot) },
  { name: "later-home-empty", view: renderHome({ lines: [] }, bot) },
  { name: "later-list", message: renderSaid({ list: { lines } }, bot) },
  { name: "practice-form", view: renderForm(form, { world: "practice" }) },
  {
    name: "practice-phone",
    message: renderNotice(
      t("talk.practice-text", { to: phone, text: "123456 is your Tencent Cloud code." }),
      "practice",
    ),
  },
  { name: "help", message: renderSaid({ help: true }, bot) },
  { name: "did-you-mean", message: renderSaid({ puzzle: { verb: "unknown", said: "opne", nearest: "open" } }, bot) },
  { name: "unknown-word", message: renderSaid({ puzzle: { verb: "unknown", said: "bananas" } }, bot) },
  { name: "stranger", message: renderSaid({ puzzle: { verb: "stranger", name: "@ana" } }, bot) },
  { name: "moved-on-in-the-modal", view: renderTold(t("talk.moved-on"), world, caseId) },
  ...cardsAlike(samples).map(({ name, card, form }) => ({ name, message: renderCard(card, form) })),
  ...noticesAlike.map(({ name, notice }) => ({ name, message: renderNotice(notice, world) })),
];

/** The moments in a language. It must have been loaded with `learn`. */
export const momentsIn = (language: Language): readonly Moment[] => inLanguage(language, drawn);

export const moments = momentsIn("en");
