import { flow } from "../conversation/flow.ts";
import { approvers } from "../conversation/may.ts";
import type { Text } from "../conversation/types.ts";
import { hearing } from "../hearing/hearing.ts";
import { t } from "../words/words.ts";
import { needsApproval } from "./approval.ts";
import type { Durations } from "./durations.ts";
import type { ContactInput, Effects } from "./effects.ts";
import type { Catalogue } from "./fields/catalogue.ts";
import { type Contact, readContact } from "./fields/contact.ts";
import { correctionsIn } from "./fields/corrections.ts";
import { maskMail, maskPhone } from "./fields/mask.ts";
import { takeContact } from "./fields/paste-contact.ts";
import type { Meaning } from "./fields/paste-labels.ts";
import { readSentCode } from "./fields/sent-code.ts";
import { phoneKey } from "./fields/spellings.ts";

/**
 * The flow that verifies the phone or e-mail of a domain's contact (CreateIntlPhoneEmail) with a code that is sent to
 * it.
 */
export function verifyContact({ countries, served }: Pick<Catalogue, "countries" | "served">, durations: Durations) {
  return flow<Effects>("verify", t("verify.name"))
    .ask("contact", {
      label: t("verify.field.contact"),
      alias: ["phone", "number", "mail", "email", "e-mail"],
      view: () => ({ body: [t("ask.contact")] }),
      read: (said) => readContact(said, served),
      show: shown,
      help: t("help.contact"),
    })
    .perform("lookup", "lookUpContact", {
      label: t("verify.field.lookup"),
      input: (a) => inputOf(a.contact),
      repeat: "safe",
    })
    .when(
      (a) => a.lookup?.verified !== true,
      (more) =>
        more
          .review("review", {
            label: t("open.field.review"),
            intro: t("verify.review.intro"),
            go: ({ contact }, facts, runs) => {
              if (needsApproval(facts, areaOf(contact))) return t("open.review.ask");
              return runs ? t("verify.text.to", { contact: masked(inputOf(contact)) }) : t("open.review.go");
            },
            fields: (a) => [{ key: "contact", label: labelOf(a.contact), value: shown(a.contact) }],
            dependsOn: (a) => inputOf(a.contact),
          })
          .approve("approved", {
            role: approvers,
            intro: t("verify.approve.intro"),
            fields: (a) => [{ key: "contact", label: labelOf(a.contact), value: shown(a.contact) }],
            dependsOn: (a) => inputOf(a.contact),
            declined: "review",
            when: (a, facts) => needsApproval(facts, a.contact && areaOf(a.contact)),
            takeBackMs: durations.takeBackMs,
          })
          .perform("text", "sendContactCode", {
            label: t("verify.field.text"),
            input: (a) => inputOf(a.contact),
            repeat: "once",
            go: ["review", "approved"],
            ask: { body: (a) => [t("verify.text.ask", { contact: shown(a.contact) })], go: t("verify.text.go") },
            ahead: true,
            againMs: durations.textAgainMs,
            freshMs: durations.codeFreshMs,
            void: (to) => t("verify.text.void", { contact: masked(to) }),
            remindMs: durations.codeRemindMs,
            old: t("verify.text.old", { minutes: Math.round(durations.codeFreshMs / 60_000) }),
            working: () => [t("verify.text.working")],
          }),
    )
    .when(
      (a) => a.lookup?.verified !== true && a.text?.sent !== "needless",
      (more) =>
        more.secret("code", {
          label: t("verify.field.code"),
          by: "customer",
          dependsOn: (a) => a.text?.effect,
          view: (a) => ({
            body: [
              t("verify.code.asked", { at: { at: a.text?.at ?? 0 }, contact: shown(a.contact) }),
              ...(a.text?.sent === "perhaps" ? [t("verify.code.perhaps")] : []),
            ],
            choices: [{ key: "edit:contact", label: t("talk.choice-edit", { field: labelOf(a.contact) }) }],
          }),
          read: readSentCode,
          keepMs: durations.secretMs,
          limit: {
            tries: 5,
            of: (a) => keyOf(a.contact),
            then: "text",
            lockMs: durations.codeLockMs,
            why: t("verify.code.limit"),
            replaced: t("verify.code.replaced"),
          },
          help: t("verify.code.help"),
        }),
    )
    .perform("proof", "verifyContact", {
      label: t("verify.field.proof"),
      input: (a) => ({
        contact: inputOf(a.contact),
        form: a.text?.form ?? null,
        code: a.code?.ref ?? null,
        known: a.lookup.verified === true ? a.lookup.requestId : (a.text?.requestId ?? null),
      }),
      repeat: "once",
      go: ["contact", "review", "approved", "code"],
      ask: { body: () => [t("open.create.ask")], go: t("verify.proof.go") },
      busy: t("verify.proof.busy"),
      working: (stage) => [t(`verify.proof.${stage === "unknown" || stage === "manual" ? stage : "working"}`)],
    })
    .done({
      draftMs: durations.draftMs,
      ...(durations.remindersMs && { remindersMs: durations.remindersMs }),
      emptyMs: durations.emptyMs,
      hears: hearing,
      links: true,
      codeTo: "contact",
      hello: t("verify.hello"),
      greets: {
        what: "verify.for-you",
        codeBy: ({ contact }) => (contact ? (contact.by === "mail" ? "mail" : "text") : "either"),
      },
      takes: (text) => takeContact(text, countries, served),
      corrects: (text) => correctionsIn(text, labels),
      handout: (a) => (a.contact ? [t("handout.verify", { contact: shown(a.contact) })] : []),
      index: (a) => {
        if (!a.contact) return {};
        return a.contact.by === "mail" ? { mail: a.contact.mail } : { phone: keyOf(a.contact) };
      },
      view: (a, theCase) => ({
        title: t("talk.title", { name: t("verify.name"), case: theCase.id }),
        body: [t(a.proof.was === "known" ? "verify.known" : "verify.done"), t("verify.done.next")],
        fields: [
          ...(a.contact ? [{ key: "contact", label: labelOf(a.contact), value: shown(a.contact) }] : []),
          { key: "requestId", label: t("open.field.request"), value: a.proof.requestId },
          { key: "at", label: t("verify.field.at"), value: t("talk.instant", { at: { at: a.proof.at } }) },
        ],
      }),
    });
}

/** What the labels of the fields mean where an answer is corrected, by key of the step. */
const labels: Record<string, Meaning[]> = { contact: ["mail", "mobile", "phone", "contact"] };

/** What a contact is called once it is known which of the two it is. */
function labelOf({ by }: Contact): Text {
  return t(by === "mail" ? "open.field.mail" : "verify.field.phone");
}

function shown(contact: Contact): string {
  return contact.by === "mail" ? contact.mail : contact.shown;
}

function keyOf(contact: Contact): string {
  return contact.by === "mail" ? contact.mail : phoneKey(contact.dial + contact.national);
}

function masked(to: ContactInput): string {
  return to.by === "mail" ? maskMail(to.mail) : maskPhone(to.dial, to.national);
}

/** The contact as it will be sent, without the words around it. */
/** The country of a number. An e-mail address has none, which no policy about countries is about. */
function areaOf(contact: Contact): string {
  return contact.by === "phone" ? contact.area : "";
}

function inputOf(contact: Contact): ContactInput {
  if (contact.by === "mail") return { by: "mail", mail: contact.mail };
  return { by: "phone", dial: contact.dial, national: contact.national };
}
