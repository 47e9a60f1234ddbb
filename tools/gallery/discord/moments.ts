import type { Message, Modal } from "../../../adapters/discord/draw/components.ts";
import {
  renderCard,
  renderLinkNote,
  renderNotice,
  renderReveal,
  renderSaid,
  renderSure,
} from "../../../adapters/discord/draw/render.ts";
import { renderCode, renderForm } from "../../../adapters/discord/draw/render-form.ts";
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
  samplesOf,
  world,
} from "../samples.ts";

const samples = samplesOf("discord:100:9", "discord:100:2");
const { ana, asked, told, typeCard, mailCard, codeCard, wrongCode, password } = samples;

/** One thing a person can see of this bot. */
export type Moment = { name: string } & ({ message: Message } | { modal: Modal });

/** Every message and modal the bot can post, moment by moment. The first word of a name says which part of the talk it belongs to. */
const drawn = (): readonly Moment[] => [
  { name: "agent-first-question", message: renderCard(typeCard, form) },
  { name: "agent-form", modal: renderForm(form, world) },
  { name: "agent-mail", message: renderCard(mailCard, { ...form, question: `${caseId}.2`, fields: boxes.slice(1) }) },
  {
    name: "agent-text-the-code",
    message: renderCard(asked(9, [t("open.text.ask", { phone })], [go, editAny, cancel, help])),
  },
  { name: "agent-waiting-for-the-code", message: renderCard(codeCard) },
  { name: "agent-code", modal: renderCode(codeCard, world) },
  { name: "agent-code-from-a-command", modal: renderCode({ caseId, question: `${caseId}.10` }, world) },
  { name: "agent-opening", message: renderCard(told([t("open.create.working")], { stage: "sent" })) },
  {
    name: "agent-done-with-reveal",
    message: renderCard(told(doneBody, { state: "done" }, { fields: doneFields, choices: [reveal] })),
  },
  { name: "agent-done", message: renderCard(told(doneBody, { state: "done" }, { fields: doneFields })) },
  { name: "agent-reveal", message: renderReveal(caseId, "Kite-42&<Blue>*_", world) },
  { name: "agent-password", message: renderCard(password, form) },
  { name: "agent-press-again", message: renderNotice(t("discord.press-again"), world) },
  {
    name: "customer-agent-waits",
    message: renderCard(
      asked(10, [t("talk.waits-for-field", { person: ana, field: t("open.field.code") })], [resend, editAny, cancel]),
    ),
  },
  {
    name: "customer-where-she-answers",
    message: renderNotice(t("discord.thread-for", { customer: ana, place: t("discord.the-thread") }), world),
  },
  {
    name: "customer-nowhere",
    message: renderNotice(t("discord.no-place", { customer: ana, command: "/account", case: "R-7K2P" }), world),
  },
  { name: "customer-not-yours", message: renderNotice(t("talk.waits-for", { person: ana }), world) },
  {
    name: "customer-posted-where-others-read",
    message: renderNotice(t("discord.never-here-deleted", { command: "/account" }), world),
  },
  { name: "wrong-code-in-the-modal", modal: renderCode(wrongCode, world) },
  {
    name: "wrong-fields-in-the-form",
    message: renderNotice(
      [
        t("discord.wrong", { field: t("open.field.mail"), why: t("field.mail.shape") }),
        t("discord.wrong", { field: t("open.field.phone"), why: t("field.phone.shape", { example: phone }) }),
        t("discord.wrong-kept"),
      ],
      world,
    ),
  },
  { name: "wrong-fields-mended", modal: renderForm(form, world, { phone: "12" }) },
  {
    name: "edit-one-field",
    message: renderCard(asked(8, [t("ask.mail")], [keep, cancel]), { ...form, asks: "mail", fields: filled }),
  },
  { name: "edit-one-field-in-a-form", modal: renderForm({ ...form, asks: "mail", fields: filled }, world) },
  {
    name: "edit-five-of-seven",
    modal: renderForm(
      { ...form, fields: [...boxes, ...["name", "industry", "subindustry"].map((key) => ({ ...boxes[3]!, key }))] },
      world,
    ),
  },
  { name: "edit-and-the-others", message: renderCard(mailCard, { ...form, fields: boxes.slice(1) }, true) },
  { name: "cancel-sure", message: renderSure(caseId, t("talk.cancel-sure", { case: caseId }), world) },
  { name: "cancel-kept", message: renderNotice(t("discord.kept", { case: caseId }), world) },
  { name: "later-list", message: renderSaid({ list: { lines } }, bot) },
  { name: "later-list-empty", message: renderSaid({ list: { lines: [] } }, bot) },
  { name: "practice-form", modal: renderForm(form, "practice") },
  {
    name: "practice-phone",
    message: renderNotice(
      t("talk.practice-text", { to: phone, text: "123456 is your Tencent Cloud code." }),
      "practice",
    ),
  },
  { name: "link-given", message: renderLinkNote(link, bot) },
  { name: "help", message: renderSaid({ help: true }, bot) },
  { name: "did-you-mean", message: renderSaid({ puzzle: { verb: "unknown", said: "opne", nearest: "open" } }, bot) },
  { name: "unknown-word", message: renderSaid({ puzzle: { verb: "unknown", said: "bananas" } }, bot) },
  { name: "stranger", message: renderSaid({ puzzle: { verb: "stranger", name: "@ana" } }, bot) },
  ...cardsAlike(samples).map(({ name, card, form }) => ({ name, message: renderCard(card, form) })),
  ...noticesAlike.map(({ name, notice }) => ({ name, message: renderNotice(notice, world) })),
];

/** The moments in a language. It must have been loaded with `learn`. */
export const momentsIn = (language: Language): readonly Moment[] => inLanguage(language, drawn);

export const moments = momentsIn("en");
