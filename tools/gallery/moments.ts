import type { Text } from "../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import {
  at,
  back,
  cancel,
  caseId,
  editAny,
  edits,
  fields,
  filled,
  form,
  go,
  help,
  industries,
  keep,
  requestId,
  type samplesOf,
} from "./samples.ts";

interface CardMoment {
  name: string;
  card: ShownCard;
  form?: Form;
}

/** Cards that say the same on every platform. The first word of a name says which part of the talk it belongs to. */
export function cardsAlike({ asked, told, mailCard, wrongCode }: ReturnType<typeof samplesOf>): CardMoment[] {
  return [
    { name: "wrong-code", card: wrongCode },
    {
      name: "wrong-code-out-of-tries",
      card: asked(9, [t("open.code.limit"), t("talk.try-at", { at: { at } })], [go, editAny, cancel, help]),
    },
    { name: "resend-too-often", card: asked(9, [t("error.text-limit")], [go, editAny, cancel, help]) },
    {
      name: "edit-pick-a-field",
      card: asked(8, [t("talk.pick-field")], [...edits.map((edit, i) => ({ ...edit, label: fields[i]!.label })), keep]),
    },
    { name: "ended-cancelled", card: told([t("talk.closed-cancelled", { case: caseId })], { state: "cancelled" }) },
    { name: "ended-expired", card: told([t("talk.closed-expired", { case: caseId })], { state: "expired" }) },
    { name: "ended-failed", card: told([t("talk.closed-failed", { case: caseId })], { state: "failed" }) },
    { name: "later-old-code", card: asked(9, [t("open.text.old", { minutes: 10 })], [go, editAny, cancel, help]) },
    {
      name: "create-refused",
      card: asked(
        10,
        [t("talk.with-team", { text: t("error.credential", { requestId }) })],
        [{ key: "go", label: t("talk.choice-again"), style: "primary" }, editAny, cancel, help],
      ),
    },
    { name: "create-unknown", card: told([t("open.create.unknown")], { stage: "unknown" }) },
    {
      name: "create-manual",
      card: told([t("talk.with-team", { text: t("open.create.manual") })], { stage: "manual" }),
    },
    {
      name: "review-of-seven-fields",
      card: asked(
        8,
        [t("open.review.intro")],
        [{ key: "go", label: t("open.review.go"), style: "primary" }, ...edits, cancel, help],
        { fields },
      ),
    },
    {
      name: "approval",
      card: asked(
        8,
        [t("open.approve.intro")],
        [
          { key: "go", label: t("talk.choice-approve"), style: "primary" },
          { key: "decline", label: t("talk.choice-decline"), style: "danger" },
        ],
        { fields },
      ),
    },
    {
      name: "eight-industries",
      card: asked(6, [t("ask.industry")], [...industries, back, cancel, help]),
      form: { ...form, fields: filled },
    },
    { name: "practice", card: { ...mailCard, world: "practice" }, form },
  ];
}

/** Private notices that are the same on every platform. */
export const noticesAlike: { name: string; notice: Text }[] = [
  { name: "wrong-code-five-digits", notice: t("field.code.length", { typed: 5 }) },
  { name: "resend-too-soon", notice: t("talk.not-before", { at: { at } }) },
  {
    name: "later-reminder",
    notice: t("talk.call-reminder", { case: caseId, field: t("open.field.code"), at: { at } }),
  },
];
