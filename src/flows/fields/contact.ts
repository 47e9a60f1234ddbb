import type { PhoneNumber } from "libphonenumber-js/max";
import type { Offer, Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { mailsIn } from "./mail.ts";
import { readMailOffered } from "./mail-offered.ts";
import { withPlus } from "./phone-brackets.ts";
import { withoutExtension } from "./phone-extension.ts";
import { asMobile, heard } from "./phone-heard.ts";
import { fits } from "./phone-plan.ts";
import { plain, tooLong } from "./plain.ts";
import { regionsOf } from "./regions.ts";
import { isNoMobile, type Served, textBar } from "./text-rule.ts";

/** What a domain's contact can be reached by. `national` is digits only; `shown` is for people ("+852 5123 4567"). */
export type Contact =
  | { by: "mail"; mail: string }
  | { by: "phone"; dial: string; national: string; area: string; shown: string };

/** Reads one e-mail address, or one number with its country's code; `served` are the countries that may be texted. */
export function readContact(text: string, served?: Served): Outcome<Contact> {
  const long = tooLong(text, "example.contact");
  if (long) return long;
  const { said, extension } = withoutExtension(plain(text));
  const [number, another] = numbersIn(said);
  if (number && mailsIn(said).length > 0) return { ok: false, why: t("field.contact.both") };
  if (said.includes("@")) return asContact(readMailOffered(text));
  if (another) return { ok: false, why: t("field.contact.two") };
  if (number) return withExtension(extension, textable(number, served));
  return {
    ok: false,
    why: t(/\d{4}/.test(said.replace(/[ ().-]/g, "")) ? "field.contact.plus" : "field.contact.shape"),
  };
}

function asContact(read: Outcome<string>): Outcome<Contact> {
  if (read.ok) return { ok: true, value: { by: "mail", mail: read.value } };
  const { offers, ...refusal } = read;
  if (!offers) return refusal;
  return {
    ...refusal,
    offers: offers.map((offer) => ({ ...offer, value: { by: "mail", mail: String(offer.value) } })),
  };
}

/** Numbers that name their country; +852.51234567 is how Tencent's own contact templates write one. */
function numbersIn(said: string): PhoneNumber[] {
  const plus = said.replace(/(?<!\+ ?)\(\d{1,3}\) ?\d[\d().\-/ ]{4,40}/g, (run) => withPlus(run) ?? run);
  const runs = plus.match(/(?<![\d+])(?:\+ ?\(?|\(\+|00|011 ?)\d[\d().\-/ ]{4,40}/g) ?? [];
  const numbers = new Map<string, PhoneNumber>();
  for (const run of runs) {
    const number = heard(run);
    if (number && fits(number)) numbers.set(number.number, number);
  }
  return [...numbers.values()];
}

function textable(number: PhoneNumber, served: Served): Outcome<Contact> {
  const value = phoneOf(number);
  const { shown } = value;
  const bar = textBar(number, undefined, served);
  if (bar === "special") return { ok: false, why: t("field.contact.special", { number: shown }) };
  if (bar) return { ok: false, why: t("field.contact.unserved", { number: shown }) };
  if (!isNoMobile(number)) return { ok: true, value };
  const other = asMobile(number);
  const offers = [...(other ? [offerOf("use", other)] : []), offerOf("keep-typed", number)];
  return { ok: false, why: t("field.contact.no-mobile", { number: shown }), offers };
}

function offerOf(key: string, number: PhoneNumber): Offer {
  const value = phoneOf(number);
  return { key, label: t("field.phone.keep", { number: value.shown }), value };
}

function phoneOf(number: PhoneNumber): Extract<Contact, { by: "phone" }> {
  const { countryCallingCode: dial, nationalNumber: national } = number;
  return { by: "phone", dial, national, area: regionsOf(number)[0] ?? "", shown: number.formatInternational() };
}

function withExtension(extension: string | undefined, outcome: Outcome<Contact>): Outcome<Contact> {
  if (extension === undefined || !outcome.ok || outcome.value.by === "mail") return outcome;
  const number = outcome.value.shown;
  const offer = { key: "use", label: t("field.phone.keep", { number }), value: outcome.value };
  return { ok: false, why: t("field.phone.extension", { extension, number }), offers: [offer] };
}
