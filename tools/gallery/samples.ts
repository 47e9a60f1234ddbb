import type { Choice, Field, Text } from "../../src/conversation/types.ts";
import type { CaseLine, Form, FormField, GivenLink, ShownCard } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

export const caseId = "R-7K2P";
export const world = "real";
export const at = Date.UTC(2026, 10, 22, 10, 6, 40);
export const requestId = "a9e390a7-a1af-42cd-8178-13bd046337a7";
export const phone = "+852 5123 4567";
const name = t("open.name");
export const flows: Choice[] = [{ key: "open", label: name }];
export const bot = { world, command: "/account", flows } as const;

export const link: GivenLink = {
  caseId,
  person: "web:0123456789abcdef0123456789abcdef",
  url: `https://accounts.example.com/c#${"Ab3_-xY9".repeat(5)}Kq7`,
  words: "amber otter",
  until: at + 24 * 60 * 60_000,
  name,
  mail: "ana@example.com",
};

export const back: Choice = { key: "back", label: t("talk.choice-back") };
export const cancel: Choice = { key: "cancel", label: t("talk.choice-cancel") };
export const help: Choice = { key: "help", label: t("talk.choice-help") };
export const keep: Choice = { key: "keep", label: t("talk.choice-keep") };
export const resend: Choice = { key: "resend", label: t("talk.choice-resend") };
export const editAny: Choice = { key: "edit", label: t("talk.choice-edit-any") };
const types: Choice[] = [
  { key: "company", label: t("open.type.company") },
  { key: "personal", label: t("open.type.personal") },
];

export const fields: Field[] = [
  { key: "type", label: t("open.field.type"), value: t("open.type.company") },
  { key: "mail", label: t("open.field.mail"), value: "ana@example.com" },
  {
    key: "country",
    label: t("open.field.country"),
    value: t("open.country.shown", { name: "Hong Kong", dial: "852" }),
  },
  { key: "phone", label: t("open.field.phone"), value: phone },
  { key: "name", label: t("open.field.name"), value: "Example & Daughters Ltd" },
  { key: "industry", label: t("open.field.industry"), value: "Games" },
  { key: "subindustry", label: t("open.field.subindustry"), value: "Mobile games" },
];
export const edits = fields.map(
  ({ key, label }): Choice => ({ key: `edit:${key}`, label: t("talk.choice-edit", { field: label }) }),
);
const editPhone = edits.find(({ key }) => key === "edit:phone")!;

export const boxes: FormField[] = [
  { key: "type", label: t("open.field.type"), hint: t("help.type"), kind: "choice", choices: types },
  { key: "mail", label: t("open.field.mail"), hint: t("help.mail"), kind: "mail" },
  { key: "country", label: t("open.field.country"), hint: t("help.country"), kind: "search" },
  { key: "phone", label: t("open.field.phone"), hint: t("help.phone"), kind: "text" },
];
export const industries = ["Games", "Media", "Education", "Finance", "Health", "Retail", "Travel", "Industry"].map(
  (label, i): Choice => ({ key: String(1001 + i), label: t("field.trade.name", { name: label }) }),
);
export const form: Form = { caseId, question: `${caseId}.1`, title: name, fields: boxes, link: true };
export const filled: FormField[] = [
  { ...boxes[0]!, value: { key: "company", label: t("open.type.company") } },
  { ...boxes[1]!, value: { key: "ana@example.com", label: "ana@example.com" } },
  { ...boxes[2]!, value: { key: "HK", label: t("open.country.shown", { name: "Hong Kong", dial: "852" }) } },
  { ...boxes[3]!, value: { key: "", label: phone } },
  { key: "industry", label: t("open.field.industry"), hint: t("help.industry"), kind: "choice", choices: industries },
];

export const doneFields: Field[] = [
  { key: "uin", label: t("open.field.uin"), value: "200000123456" },
  { key: "mail", label: t("open.field.mail"), value: "a•••@example.com" },
  { key: "requestId", label: t("open.field.request"), value: requestId },
  { key: "at", label: t("open.field.at"), value: t("talk.instant", { at: { at } }) },
];
export const reveal: Choice = { key: "reveal", label: t("talk.choice-reveal"), style: "primary" };
export const doneBody = [t("open.done"), t("open.done.next")];
export const lines: CaseLine[] = [
  {
    id: caseId,
    kind: "open",
    flow: name,
    state: "open",
    name: "Ana Lim",
    contact: "a•••@example.com",
    side: t("line.yours", { field: t("open.field.code") }),
    age: t("line.age-minutes", { n: 4 }),
    touched: at,
  },
  {
    id: "R-Z94B",
    kind: "open",
    flow: name,
    state: "done",
    contact: "b•••@example.com",
    side: t("line.done"),
    age: t("line.age-hours", { n: 24 }),
    touched: at - 86_400_000,
  },
];
export const go: Choice = { key: "go", label: t("open.text.go"), style: "primary" };
const waits = [t("open.code.asked", { at: { at: at - 60_000 }, phone })];
const codeWays = [editPhone, resend, back, cancel, help];
const wrong = t("error.code-wrong");

/** Sample cards of one request, for the galleries and for tests. `owner` and `customer` are ids on the platform. */
export function samplesOf(owner: string, customer: string) {
  const whose = { audience: "owner", people: { owner, customer } };

  function asked(n: number, body: Text[], choices: Choice[], more: Partial<ShownCard["view"]> = {}): ShownCard {
    const title = t("talk.title-step", { name, case: caseId, n, of: 10 });
    return {
      caseId,
      ...whose,
      version: n,
      world,
      state: "open",
      question: `${caseId}.${n}`,
      view: { title, body, choices, ...more },
    };
  }

  function told(body: Text[], more: Partial<ShownCard> = {}, view: Partial<ShownCard["view"]> = {}): ShownCard {
    return {
      caseId,
      ...whose,
      version: 12,
      world,
      state: "open",
      view: { title: t("talk.title", { name, case: caseId }), body, ...view },
      ...more,
    };
  }

  const typeCard = asked(1, [t("ask.type")], [...types, cancel, help]);
  const mailCard = asked(2, [t("ask.mail")], [back, cancel, help]);
  const codeCard = asked(10, [...waits, t("talk.again-at", { at: { at } })], codeWays);
  const wrongCode: ShownCard = {
    ...asked(10, [wrong, ...waits, t("talk.tries-left", { left: 4 })], codeWays),
    why: wrong,
  };
  const password = asked(
    9,
    [t("open.password.ask")],
    [{ key: "make", label: t("open.password.make") }, back, cancel, help],
    {
      inputs: [
        { key: "password", label: t("open.field.password"), secret: true },
        { key: "again", label: t("open.password.again"), secret: true },
      ],
    },
  );

  return { ana: { person: customer }, asked, told, typeCard, mailCard, codeCard, wrongCode, password };
}
