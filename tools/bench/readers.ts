import type { Flow, Step } from "../../src/conversation/flow.ts";
import type { Outcome } from "../../src/conversation/types.ts";
import { durations } from "../../src/flows/durations.ts";
import { type Catalogue, fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { readCode } from "../../src/flows/fields/code.ts";
import { type Place, readCountry } from "../../src/flows/fields/country.ts";
import { readMail } from "../../src/flows/fields/mail.ts";
import { checkPassword } from "../../src/flows/fields/password.ts";
import { examplePhone, type Phone, readPhone } from "../../src/flows/fields/phone.ts";
import { type AccountType, readType } from "../../src/flows/fields/type.ts";
import { openAccount } from "../../src/flows/open-account.ts";
import { t } from "../../src/words/words.ts";
import { withSteps } from "./with-steps.ts";

/** The functions by which both bots of a pair read what people type. */
export interface Readers {
  type(said: string): Outcome<AccountType>;
  mail(said: string): Outcome<string>;
  country(said: string): Outcome<Place>;
  phone(said: string, country: Place): Outcome<Phone>;
  password(said: string): Outcome<string>;
  code(said: string): Outcome<string>;
  example(country: Place): string;
}

const catalogue: Catalogue = { countries: fallbackCountries(), trades: [], profile: "2024" };

/** The readers of the project: metadata of every country, gazetteer, spelling of mails. */
export const realReaders: Readers = {
  type: readType,
  mail: readMail,
  country: (said) => readCountry(said, catalogue.countries),
  phone: (said, country) => readPhone(said, country, catalogue.countries),
  password: checkPassword,
  code: readCode,
  example: examplePhone,
};

const hongKong: Place = { area: "HK", dial: "852", name: "Hong Kong" };

/** Readers that cost next to nothing, so that only the bot around them is measured. */
export const trivialReaders: Readers = {
  type: (said) =>
    said === "company" || said === "personal" ? { ok: true, value: said } : { ok: false, why: t("field.type.which") },
  mail: (said) => (said.includes("@") ? { ok: true, value: said } : { ok: false, why: t("field.mail.shape") }),
  country: (said) => (said === "HK" ? { ok: true, value: hongKong } : { ok: false, why: t("field.country.unknown") }),
  phone: (said, { area, dial }) => ({
    ok: true,
    value: { dial, area, national: said.replace(" ", ""), shown: `+${dial} ${said}` },
  }),
  password: (said) => (said.length >= 8 ? { ok: true, value: said } : { ok: false, why: t("field.password.digit") }),
  code: (said) => (said.length === 6 ? { ok: true, value: said } : { ok: false, why: t("field.code.none") }),
  example: () => "+852 5123 4567",
};

export const openAccountFlow: Flow = openAccount(catalogue, durations);

/** The account flow with `trivialReaders`. */
export const trivialAccountFlow: Flow = withSteps(
  { ...openAccountFlow, takes: () => ({ values: {} }) },
  openAccountFlow.steps.map(readTrivially),
);

function readTrivially(step: Step): Step {
  if (step.kind === "secret")
    return { ...step, read: step.key === "code" ? trivialReaders.code : trivialReaders.password };
  if (step.kind !== "ask") return step;
  if (step.key === "phone")
    return { ...step, view: phoneQuestion, read: (said, a) => trivialReaders.phone(said, a.country) };
  const read = { type: trivialReaders.type, mail: trivialReaders.mail, country: trivialReaders.country }[step.key];
  return read ? { ...step, read } : step;
}

function phoneQuestion({ country }: { country: Place }) {
  const { name, dial } = country;
  return { body: [t("ask.phone", { country: name, dial, example: trivialReaders.example(country) })] };
}
