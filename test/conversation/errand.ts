import { flow } from "../../src/conversation/flow.ts";
import type { Field, Outcome } from "../../src/conversation/types.ts";
import { hearing } from "../../src/hearing/hearing.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import { t } from "../../src/words/words.ts";
import { hour, minute, second } from "./talk.ts";

export type Acts = {
  look: { input: { mail: string }; output: { seen: false } };
  text: { input: { phone: string; from: string | null }; output: { sent: true } };
  create: { input: { mail: string; phone: string; name: string | null; code: string }; output: { uin: string } };
};

/** What a deploy may change about the flow. */
export interface Version {
  /** Asks for a name before the review, or before everything. */
  asksName?: true;
  asksNameFirst?: true;
  /** The last step by another key, and the text's. */
  seal?: "opening";
  sms?: true;
  /** The text goes out by another sender. */
  sender?: string;
  /** Other words for the same thing. */
  reworded?: true;
}

/** The shortest flow that has everything the engine can do. */
export function errand({ asksName, asksNameFirst, seal, sms, sender, reworded }: Version = {}) {
  const last = seal ?? "account";
  const texting = sms ? "sms" : "text";
  const name = {
    label: t("open.field.name"),
    view: () => ({ body: [t("ask.name")] }),
    read: (said: string) => shaped(said, /^\D{2,}$/, "field.name.letters"),
    show: (value: string) => value,
    help: t("help.name"),
  };
  return flow<Acts>("errand", t("open.name"))
    .when(
      () => asksNameFirst === true,
      (more) => more.ask("caller", name),
    )
    .ask("mail", {
      label: reworded ? t("open.field.account") : t("open.field.mail"),
      view: () => ({ body: [t(reworded ? "help.mail" : "ask.mail")] }),
      read: (said) => shaped(said, /^\S+@\S+$/, "field.mail.shape"),
      show: (mail) => mail,
      help: t("help.mail"),
    })
    .perform("lookup", "look", {
      label: t("open.field.lookup"),
      input: (a) => ({ mail: a.mail }),
      repeat: "safe",
      ahead: true,
    })
    .ask("country", {
      label: t("open.field.country"),
      view: () => ({ body: [t("ask.country")] }),
      read: (said) => shaped(said, /^\d{1,3}$/, "field.country.unknown"),
      show: (dial) => dial,
      help: t("help.country"),
    })
    .ask("phone", {
      label: t("open.field.phone"),
      alias: ["number"],
      dependsOn: (a) => a.country,
      view: (a) => ({ body: [t("ask.phone", { country: a.country, dial: a.country, example: "51234567" })] }),
      read: (said, a) => prefixed(said, a.country),
      show: (phone) => phone,
      help: t("help.phone"),
    })
    .ask("note", {
      label: t("open.field.industry"),
      view: () => ({ body: [t("ask.industry")] }),
      read: (said) => ({ ok: true, value: said }),
      show: (note) => note,
      help: t("help.industry"),
      optional: true,
    })
    .when(
      () => asksName === true,
      (more) => more.ask("name", name),
    )
    .review("review", {
      label: t("open.field.review"),
      intro: t("open.review.intro"),
      go: t("open.review.go"),
      fields: summary,
      dependsOn: (a) => [a.mail, a.phone, a.note, a.name ?? null],
    })
    .approve("approved", {
      role: "approvers",
      intro: t("open.approve.intro"),
      fields: summary,
      dependsOn: (a) => [a.mail, a.phone, a.note, a.name ?? null],
      declined: "review",
      when: (_, facts) => facts.approval === true,
    })
    .perform(texting, "text", {
      label: t("open.field.text"),
      input: (a) => ({ phone: a.phone, from: sender ?? null }),
      repeat: "once",
      go: ["review", "approved"],
      ask: { body: (a) => [t("open.text.ask", { phone: a.phone })], go: t("open.text.go") },
      ahead: true,
      againMs: 65 * second,
      freshMs: 10 * minute,
      old: t("open.text.old", { minutes: 10 }),
      working: () => [t("open.text.working")],
    })
    .secret("code", {
      label: t("open.field.code"),
      by: "customer",
      dependsOn: (a) => a[texting]?.effect,
      view: (a) => ({ body: [t("open.code.asked", { at: { at: a[texting].at }, phone: a.phone })] }),
      read: (said) => shaped(said, /^\d{6}$/, "field.code.none"),
      keepMs: 30 * minute,
      limit: { tries: 3, of: (a) => a.phone, then: texting, lockMs: 15 * minute, why: t("open.code.limit") },
      help: t("open.code.help"),
    })
    .perform(last, "create", {
      label: t("open.field.account"),
      input: (a) => ({ mail: a.mail, phone: a.phone, name: a.name ?? null, code: a.code.ref }),
      repeat: "once",
      go: ["review", "approved", "code"],
      ask: { body: () => [t("open.create.ask")], go: t("open.create.go") },
      busy: t("open.create.busy"),
      working: (stage) => [t(stage === "unknown" ? "open.create.unknown" : "open.create.working")],
    })
    .done({
      draftMs: 72 * hour,
      hears: hearing,
      links: true,
      codeTo: "phone",
      takes: (text, have) => ({ values: takeParts(text, have) }),
      view: (a, theCase) => ({
        title: t("talk.title", { name: t("open.name"), case: theCase.id }),
        body: [t("open.done")],
        fields: [{ key: "uin", label: t("open.field.uin"), value: a[last].uin }],
      }),
    });
}

function summary(a: { mail: string; phone: string; note: string | null }): Field[] {
  return [
    { key: "mail", label: t("open.field.mail"), value: a.mail },
    { key: "phone", label: t("open.field.phone"), value: a.phone },
    { key: "note", label: t("open.field.industry"), value: a.note ?? "" },
  ];
}

function shaped(said: string, shape: RegExp, why: MessageKey): Outcome<string> {
  return shape.test(said) ? { ok: true, value: said } : { ok: false, why: t(why) };
}

/** The number with its dialling code, so that a reading without a country cannot pass unseen. */
function prefixed(said: string, dial: string): Outcome<string> {
  return /^\d{5,10}$/.test(said)
    ? { ok: true, value: dial.concat(said) }
    : { ok: false, why: t("field.phone.shape", { example: "51234567" }) };
}

/** A mail, a dialling code and a number, divided by commas. */
function takeParts(text: string, have: { country?: string }): Record<string, string> {
  const parts = text.split(", ");
  const [mail, dial, number] = [/^\S+@\S+$/, /^\d{1,3}$/, /^\d{8}$/].map((shape) =>
    parts.find((part) => shape.test(part)),
  );
  const country = have.country ?? dial;
  return {
    ...(mail && { mail }),
    ...(dial && { country: dial }),
    ...(number && country && { phone: country + number }),
  };
}
