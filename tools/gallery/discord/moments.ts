import type { Message, Modal } from "../../../adapters/discord/draw/components.ts";
import { renderCard, renderNotice, renderNotices, renderSure } from "../../../adapters/discord/draw/render.ts";
import { renderCode, renderForm } from "../../../adapters/discord/draw/render-form.ts";
import { renderHelp, renderList, renderPuzzled, renderReveal } from "../../../adapters/discord/draw/render-words.ts";
import type { Language } from "../../../src/words/languages.ts";
import { inLanguage, t } from "../../../src/words/words.ts";
import { cardsAlike, noticesAlike } from "../moments.ts";
import {
  boxes,
  cancel,
  caseId,
  doneBody,
  doneFields,
  editAny,
  filled,
  flows,
  form,
  go,
  help,
  keep,
  lines,
  phone,
  resend,
  reveal,
  samplesOf,
  world,
} from "../samples.ts";

const samples = samplesOf("discord:100:9", "discord:100:2");
const { ana, asked, told, typeCard, mailCard, codeCard, wrongCode, password } = samples;
const bot = { world, command: "/account", flows } as const;

/** One thing a person can see of this bot. */
export type Moment = { name: string } & ({ message: Message } | { modal: Modal });

/** Every message and modal the bot can post, moment by moment. The names begin with the storyboard they belong to. */
const drawn = (): readonly Moment[] => [
  { name: "d1-first-question", message: renderCard(typeCard, form) },
  { name: "d1-form", modal: renderForm(form, world) },
  { name: "d1-mail", message: renderCard(mailCard, { ...form, question: `${caseId}.2`, fields: boxes.slice(1) }) },
  {
    name: "d1-text-the-code",
    message: renderCard(asked(9, [t("open.text.ask", { phone })], [go, editAny, cancel, help])),
  },
  { name: "d1-waiting-for-the-code", message: renderCard(codeCard) },
  { name: "d1-code", modal: renderCode(codeCard, world) },
  { name: "d1-code-from-a-command", modal: renderCode({ caseId, question: `${caseId}.10` }, world) },
  { name: "d1-opening", message: renderCard(told([t("open.create.working")], { stage: "sent" })) },
  {
    name: "d1-done-with-reveal",
    message: renderCard(told(doneBody, { state: "done" }, { fields: doneFields, choices: [reveal] })),
  },
  { name: "d1-done", message: renderCard(told(doneBody, { state: "done" }, { fields: doneFields })) },
  { name: "d1-reveal", message: renderReveal(caseId, "Kite-42&<Blue>*_", world) },
  { name: "d1-password", message: renderCard(password, form) },
  { name: "d1-press-again", message: renderNotice(t("discord.press-again"), world) },
  {
    name: "d2-agent-waits",
    message: renderCard(
      asked(10, [t("talk.waits-for-field", { person: ana, field: t("open.field.code") })], [resend, editAny, cancel]),
    ),
  },
  {
    name: "d2-where-she-answers",
    message: renderNotice(t("discord.thread-for", { customer: ana, place: t("discord.the-thread") }), world),
  },
  { name: "d2-nowhere", message: renderNotice(t("discord.no-place", { customer: ana, command: "/account" }), world) },
  { name: "d2-not-yours", message: renderNotice(t("talk.waits-for", { person: ana }), world) },
  {
    name: "d2-posted-where-others-read",
    message: renderNotice(t("discord.never-here-deleted", { command: "/account" }), world),
  },
  { name: "w-wrong-code-in-the-modal", modal: renderCode(wrongCode, world) },
  {
    name: "w-errors-in-the-form",
    message: renderNotices(
      [
        t("discord.wrong", { field: t("open.field.mail"), why: t("field.mail.shape") }),
        t("discord.wrong", { field: t("open.field.phone"), why: t("field.phone.shape", { example: phone }) }),
        t("discord.wrong-kept"),
      ],
      world,
    ),
  },
  { name: "w-mended-form", modal: renderForm(form, world, { phone: "12" }) },
  {
    name: "e-edit-one-field",
    message: renderCard(asked(8, [t("ask.mail")], [keep, cancel]), { ...form, asks: "mail", fields: filled }),
  },
  { name: "e-one-field-form", modal: renderForm({ ...form, asks: "mail", fields: filled }, world) },
  {
    name: "e-five-of-seven",
    modal: renderForm(
      { ...form, fields: [...boxes, ...["name", "industry", "subindustry"].map((key) => ({ ...boxes[3]!, key }))] },
      world,
    ),
  },
  { name: "e-and-the-others", message: renderCard(mailCard, { ...form, fields: boxes.slice(1) }, true) },
  { name: "c-sure", message: renderSure(caseId, t("talk.cancel-sure", { case: caseId }), world) },
  { name: "c-kept", message: renderNotice(t("discord.kept", { case: caseId }), world) },
  { name: "n-list", message: renderList(lines, bot) },
  { name: "n-list-empty", message: renderList([], bot) },
  { name: "practice-form", modal: renderForm(form, "practice") },
  {
    name: "practice-phone",
    message: renderNotice(
      t("talk.practice-text", { to: phone, text: "123456 is your Tencent Cloud code." }),
      "practice",
    ),
  },
  { name: "help", message: renderHelp(bot) },
  { name: "did-you-mean", message: renderPuzzled({ verb: "unknown", said: "opne", nearest: "open" }, bot) },
  { name: "unknown-word", message: renderPuzzled({ verb: "unknown", said: "bananas" }, bot) },
  { name: "stranger", message: renderPuzzled({ verb: "stranger", name: "@ana" }, bot) },
  ...cardsAlike(samples).map(({ name, card, form }) => ({ name, message: renderCard(card, form) })),
  ...noticesAlike.map(({ name, notice }) => ({ name, message: renderNotice(notice, world) })),
];

/** The same in a language that was learned. */
export const momentsIn = (language: Language): readonly Moment[] => inLanguage(language, drawn);

export const moments = momentsIn("en");
