import { t } from "../../src/words/words.ts";
import {
  at,
  back,
  boxes,
  cancel,
  caseId,
  doneBody,
  doneFields,
  editAny,
  edits,
  fields,
  filled,
  flows,
  form,
  go,
  help,
  industries,
  keep,
  lines,
  phone,
  requestId,
  resend,
  reveal,
  samplesOf,
  world,
} from "../chat/samples.ts";
import type { Message, Modal } from "./components.ts";
import { renderCard, renderNotice, renderNotices, renderSure } from "./render.ts";
import { renderCode, renderForm } from "./render-form.ts";
import { renderHelp, renderList, renderPuzzled, renderReveal } from "./render-words.ts";

const { ana, asked, told, typeCard, mailCard, codeCard, wrongCode, password } = samplesOf(
  "discord:100:9",
  "discord:100:2",
);
const bot = { world, command: "/account", flows } as const;

/** One thing a person can see of this bot. */
export type Moment = { name: string } & ({ message: Message } | { modal: Modal });

/** Every message and modal the bot can post, moment by moment. The names begin with the storyboard they belong to. */
export const moments: readonly Moment[] = [
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
  { name: "w-wrong-code", message: renderCard(wrongCode) },
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
  { name: "w-five-digits", message: renderNotice(t("field.code.length", { typed: 5 }), world) },
  {
    name: "w-out-of-tries",
    message: renderCard(
      asked(9, [t("open.code.limit"), t("talk.try-at", { at: { at } })], [go, editAny, cancel, help]),
    ),
  },
  { name: "r-too-soon", message: renderNotice(t("talk.not-before", { at: { at } }), world) },
  { name: "r-too-often", message: renderCard(asked(9, [t("error.text-limit")], [go, editAny, cancel, help])) },
  {
    name: "e-pick-a-field",
    message: renderCard(
      asked(8, [t("talk.pick-field")], [...edits.map((edit, i) => ({ ...edit, label: fields[i]!.label })), keep]),
    ),
  },
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
  {
    name: "c-cancelled",
    message: renderCard(told([t("talk.closed-cancelled", { case: caseId })], { state: "cancelled" })),
  },
  { name: "c-expired", message: renderCard(told([t("talk.closed-expired", { case: caseId })], { state: "expired" })) },
  { name: "c-failed", message: renderCard(told([t("talk.closed-failed", { case: caseId })], { state: "failed" })) },
  { name: "n-list", message: renderList(lines, bot) },
  { name: "n-list-empty", message: renderList([], bot) },
  {
    name: "n-old-code",
    message: renderCard(asked(9, [t("open.text.old", { minutes: 10 })], [go, editAny, cancel, help])),
  },
  {
    name: "n-reminder",
    message: renderNotice(t("talk.reminder", { case: caseId, field: t("open.field.code"), at: { at } }), world),
  },
  {
    name: "u-refused",
    message: renderCard(
      asked(
        10,
        [t("error.credential", { requestId })],
        [{ key: "go", label: t("talk.choice-again"), style: "primary" }, editAny, cancel, help],
      ),
    ),
  },
  { name: "u-unknown", message: renderCard(told([t("open.create.unknown")], { stage: "unknown" })) },
  { name: "u-manual", message: renderCard(told([t("open.create.manual")], { stage: "manual" })) },
  {
    name: "review-of-seven-fields",
    message: renderCard(
      asked(
        8,
        [t("open.review.intro")],
        [{ key: "go", label: t("open.review.go"), style: "primary" }, ...edits, cancel, help],
        { fields },
      ),
    ),
  },
  {
    name: "approval",
    message: renderCard(
      asked(
        8,
        [t("open.approve.intro")],
        [
          { key: "go", label: t("talk.choice-approve"), style: "primary" },
          { key: "decline", label: t("talk.choice-decline"), style: "danger" },
        ],
        { fields },
      ),
    ),
  },
  {
    name: "eight-industries",
    message: renderCard(asked(6, [t("ask.industry")], [...industries, back, cancel, help]), {
      ...form,
      fields: filled,
    }),
  },
  { name: "practice", message: renderCard({ ...mailCard, world: "practice" }, form) },
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
];
