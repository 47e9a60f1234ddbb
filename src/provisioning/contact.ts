import type { Json, Outcome } from "../conversation/types.ts";
import type { Performer } from "../desk/outbox.ts";
import type { ContactInput, PhoneForm, VerifyContactInput } from "../flows/effects.ts";
import { maskMail, maskPhone } from "../flows/fields/mask.ts";
import { phoneKey } from "../flows/fields/spellings.ts";
import { textCountry } from "../flows/fields/text-country.ts";
import { textBarOf } from "../flows/fields/text-rule.ts";
import type { Attempt } from "../ledger/ledger.ts";
import type { Contact } from "../tencent/contact.ts";
import type { DomainApi } from "../tencent/domain.ts";
import { explain } from "../tencent/errors.ts";
import { t } from "../words/words.ts";
import { afterTrouble, classify } from "./protocol/classify.ts";
import { createPerformer } from "./protocol/create.ts";
import type { Before, Creation, Sighting } from "./protocol/creation.ts";
import type { Parts, System } from "./protocol/dependencies.ts";
import { type Texting, textPerformer } from "./protocol/send-code.ts";

interface ContactParts {
  api: DomainApi;
  partner: string;
  /** The form in which a phone number is sent first. */
  form: PhoneForm;
}

/**
 * CreateIntlPhoneEmail. Its natural key is the contact. A contact is verified or not, and it does not matter who had it
 * verified.
 */
function contactCreation({ api, partner, form }: ContactParts): Creation<VerifyContactInput> {
  async function before({ contact, code, known, ...input }: VerifyContactInput, now: number): Promise<Before> {
    if (known !== null) return isKnown(known, now);
    const found = await api.verifiedContact(toTencent(contact, input.form ?? form));
    if (found.is !== "done") return afterTrouble("DescribeIntlPhoneEmailList", found);
    if (found.value) return isKnown(found.requestId, now);
    if (code === null) return { is: "ends", outcome: { ok: false, why: t("verify.not-yet"), redo: "contact" } };
    return { is: "free", ...(found.serverTime !== undefined && { serverTime: found.serverTime }) };
  }

  async function look(attempt: Attempt, others: Attempt[]): Promise<Sighting> {
    const found = await api.verifiedContact(soughtBy(attempt));
    if (found.is !== "done") return { is: "blind" };
    // another attempt has verified the contact, and its case tells of it
    const isAnothers = others.some(({ state }) => state === "done");
    if (!found.value || isAnothers) return { is: "none" };
    return { is: "ours", made: { requestId: attempt.requestId ?? found.requestId } };
  }

  return {
    api: "CreateIntlPhoneEmail",
    partner,
    step: "proof",
    targetOf({ flow, answers }) {
      const { contact, text } = answers as { contact?: ContactInput; text?: { form?: PhoneForm | null } };
      if (flow !== "verify" || !contact) return undefined;
      const { by } = contact;
      const which: ContactInput =
        by === "mail" ? { by, mail: contact.mail } : { by, dial: contact.dial, national: contact.national };
      return { key: keyOf(which), match: { ...which, form: text?.form ?? form } };
    },
    keyOf: ({ contact }) => keyOf(contact),
    matchOf: (input) => ({ ...input.contact, form: input.form ?? form }),
    secretsOf: ({ code }) => (code === null ? {} : { code }),
    before,
    async send({ contact, ...input }, { secrets, signedAt, slot }) {
      const asked = { contact: toTencent(contact, input.form ?? form), code: secrets.code!.expose() };
      const proof = classify(
        "CreateIntlPhoneEmail",
        await api.createIntlPhoneEmail(asked, { signedAt, slot }),
        (_, id) => ({
          is: "made",
          made: { requestId: id },
        }),
      );
      const isTaken = proof.is === "refused" && proof.taken;
      return isTaken ? { is: "made", made: { requestId: proof.requestId } } : proof;
    },
    look,
    async claim(attempt, id) {
      const { match, requestId } = attempt;
      const isIt = id === null || id === match.mail || (match.national !== undefined && id.endsWith(match.national));
      if (!isIt) return { is: "not" };
      const found = await api.verifiedContact(soughtBy(attempt));
      return { is: found.is === "done" && found.value ? "shown" : "unseen", made: { requestId: requestId ?? "" } };
    },
    ifTaken: () => "ours",
    absence: { control: `DescribeIntlPhoneEmailList of ${partner}` },
    result: ({ requestId }, at) => ({ was: "proven", requestId, at }),
    again: { redo: "text", frozen: ["contact"], why: t("verify.absent") },
    heldElsewhere: { ok: false, why: t("verify.elsewhere"), redo: "contact" },
    notHere: { ok: false, why: t("verify.not-here"), redo: "contact" },
    maskedKey: ({ match }) =>
      match.by === "mail" ? maskMail(match.mail ?? "") : maskPhone(match.dial ?? "", match.national ?? ""),
  };
}

function isKnown(requestId: string, at: number): Before {
  return { is: "ends", outcome: { ok: true, value: { was: "known", requestId, at } } };
}

const sending = "SendIntlPhoneEmailCode";

/** SendIntlPhoneEmailCode. A number that Tencent does not read in one form is sent once more in the other. */
function contactText({ api, partner, form }: ContactParts): Texting<ContactInput> {
  return {
    api: sending,
    partner,
    to: addressOf,
    country: (contact) => (contact.by === "mail" ? undefined : textCountry(contact.dial + contact.national)),
    barred(contact, _, served) {
      if (contact.by === "mail") return undefined;
      const bar = textBarOf(contact.dial + contact.national, undefined, served);
      const number = `+${contact.dial} ${contact.national}`;
      if (!bar) return undefined;
      const key = bar === "special" ? "field.contact.special" : "field.contact.unserved";
      return { ok: false, why: t(key, { number }), redo: "contact" };
    },
    async send(contact, slot) {
      const answer = await api.sendIntlPhoneEmailCode(toTencent(contact, form), { slot });
      if (contact.by === "mail") return { answer, told: { form: null } };
      if (answer.is !== "refused" || !explain(sending, answer.code).unread) return { answer, told: { form } };
      const other = form === "national" ? "plus" : "national";
      return { answer: await api.sendIntlPhoneEmailCode(toTencent(contact, other)), told: { form: other } };
    },
    assumed: ({ by }) => ({ form: by === "mail" ? null : form }),
  };
}

/** Looks the contact up as soon as it is given, so that nothing is sent to one that is verified already. */
function lookUpContactPerformer(p: Parts, { api, form }: Pick<ContactParts, "api" | "form">): Performer {
  return async ({ caseId, work: { effect } }) => {
    const found = await api.verifiedContact(toTencent(effect.input as ContactInput, form));
    const value: Record<string, Json> =
      found.is === "done"
        ? { verified: found.value !== undefined, requestId: found.requestId }
        : { verified: "unreachable", requestId: "" };
    const outcome: Outcome = { ok: true, value };
    await p.desk.settled(effect.id, caseId, outcome);
  };
}

/** The domain service: looks contacts up, sends codes and verifies contacts. */
export function contactSystem(p: Parts, parts: ContactParts): System {
  const creation = contactCreation(parts);
  const performers = {
    lookUpContact: lookUpContactPerformer(p, parts),
    sendContactCode: textPerformer(p, contactText(parts), creation),
    verifyContact: createPerformer(p, creation),
  };
  return { performers, creation };
}

function keyOf(contact: ContactInput): string {
  return `${contact.by} ${addressOf(contact)}`;
}

function addressOf(contact: ContactInput): string {
  return contact.by === "mail" ? contact.mail : phoneKey(contact.dial + contact.national);
}

function toTencent(contact: ContactInput, form: PhoneForm): Contact {
  if (contact.by === "mail") return contact;
  return { by: "phone", dialCode: contact.dial, phone: contact.national, form };
}

function soughtBy({ match }: Attempt): Contact {
  const { by, mail = "", dial = "", national = "", form } = match;
  if (by === "mail") return { by, mail };
  return { by: "phone", dialCode: dial, phone: national, form: form === "plus" ? "plus" : "national" };
}
