import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../../src/conversation/types.ts";
import { readMeasured } from "../../../src/flows/fields/bytes.ts";
import { readCode } from "../../../src/flows/fields/code.ts";
import { readContact } from "../../../src/flows/fields/contact.ts";
import { readCount } from "../../../src/flows/fields/count.ts";
import { matchCountries, readCountry } from "../../../src/flows/fields/country.ts";
import { findAll } from "../../../src/flows/fields/find.ts";
import { readId } from "../../../src/flows/fields/id.ts";
import { readMail, suggestMail } from "../../../src/flows/fields/mail.ts";
import { readName } from "../../../src/flows/fields/name.ts";
import { checkPassword } from "../../../src/flows/fields/password.ts";
import { readPhone } from "../../../src/flows/fields/phone.ts";
import { readSentCode } from "../../../src/flows/fields/sent-code.ts";
import { readType } from "../../../src/flows/fields/type.ts";
import { readWebAddress } from "../../../src/flows/fields/web-address.ts";
import { fields } from "../../../src/words/en/fields.ts";
import { say, t } from "../../../src/words/words.ts";
import { anyText, countries, longText, place, runs, stretched } from "./told.ts";

const catalogue = { countries, trades: [], profile: "current" as const };
const time = { timeout: 30_000 + runs * 20 };
const places = ["HK", "US", "DE", "GB", "SG", "BS"].map((area) => place(area));
const anyPlace = fc.constantFrom(...places);

const readers: Record<string, (text: string) => Outcome> = {
  readType,
  readMail,
  readCountry: (text) => readCountry(text, countries),
  readPhone: (text) => readPhone(text, place("HK"), countries),
  checkPassword,
  readCode,
  readName,
  readMeasured: (text) => readMeasured(text, measured(150)),
  readId: (text) => readId(text, { most: 32, example: t("example.id") }),
  readWebAddress: (text) => readWebAddress(text, 500),
  readCount: (text) => readCount(text, 1_000_000),
  readContact: (text) => readContact(text),
  readSentCode,
};

function measured(most: number, lines = false) {
  return { label: t("official.field.name"), most, example: t("example.official-name"), lines };
}

const keys = Object.keys(fields);

/** The shape of every refusal: one line of words, ended, nothing left unfilled, no key of the catalogue. */
function expectSentence(outcome: Outcome, text: string) {
  if (outcome.ok) return;
  const sentence = say(outcome.why, String);
  assert.match(sentence, /^[^\n\r{}]+[.?]$/);
  for (const key of keys) assert(!sentence.includes(key), sentence);
  if (!/undefined|object/.test(text)) assert.doesNotMatch(sentence, /undefined|\[object/);
}

describe.each(Object.entries(readers))("%s", (_name, read) => {
  test("takes any text or answers with a sentence, and does so twice", time, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outcome = read(text);
        expectSentence(outcome, text);
        assert.deepEqual(read(text), outcome);
        assert.deepEqual(JSON.parse(JSON.stringify(outcome)), outcome);
      }),
      { numRuns: runs },
    );
  });

  test("refuses 40 kB of anything", () => {
    fc.assert(
      fc.property(longText, (long) => {
        const outcome = read(stretched(long));
        expect(outcome.ok).toBe(false);
        expectSentence(outcome, long.piece);
      }),
      { numRuns: Math.min(runs, 100) },
    );
  });

  test("reads its own answer as the same answer", time, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const outcome = read(text);
        if (outcome.ok && typeof outcome.value === "string") assert.deepEqual(read(outcome.value), outcome);
      }),
      { numRuns: runs },
    );
  });
});

test("a measured text that is taken fits in its bytes, and what is said to be too many is exactly that", time, () => {
  const longish = fc.string({ unit: fc.constantFrom("a", "é", "花", "👍", " ", "\n"), maxLength: 400 });
  fc.assert(
    fc.property(fc.oneof(longish, anyText), fc.integer({ min: 1, max: 600 }), fc.boolean(), (text, most, lines) => {
      const outcome = readMeasured(text, measured(most, lines));
      const whole = readMeasured(text, measured(1_000_000, lines));
      const over = whole.ok ? Buffer.byteLength(whole.value) - most : undefined;
      if (over === undefined) expect(outcome.ok).toBe(false);
      else if (over <= 0) expect(outcome).toEqual(whole);
      else expect(outcome).toMatchObject({ ok: false, why: { key: "field.bytes.over", values: { over, most } } });
      if (whole.ok && !lines) expect(whole.value).not.toContain("\n");
    }),
    { numRuns: runs },
  );
});

test("any contact that is taken reads back from how it is shown, as the same one", time, () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 5, maxLength: 13 });
  const written = fc
    .tuple(fc.constantFrom("+852 ", "+852.", "0086 ", "+49 ", "+1 416 ", "tel +44 "), digits)
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(written, fc.emailAddress(), anyText), (text) => {
      const outcome = readContact(text);
      expectSentence(outcome, text);
      if (!outcome.ok) return;
      const { value } = outcome;
      expect(readContact(value.by === "mail" ? value.mail : value.shown)).toEqual(outcome);
      if (value.by === "phone") expect(value.shown.replace(/\D/g, "")).toBe(value.dial + value.national);
    }),
    { numRuns: runs },
  );
});

test(
  "any phone number that is taken is 1 to 32 digits of the chosen country and reads back from how it is shown",
  time,
  () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 3, maxLength: 16 });
    const written = fc
      .tuple(fc.constantFrom("", "+", "00", "011 ", "+852 ", "+1", "+49 ", "+1242"), digits)
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(written, anyText), anyPlace, (text, country) => {
        const outcome = readPhone(text, country, countries);
        expectSentence(outcome, text);
        if (!outcome.ok) return;
        expect(outcome.value).toMatchObject({ area: country.area, dial: country.dial });
        expect(outcome.value.national).toMatch(/^\d{1,32}$/);
        expect(outcome.value.shown.replace(/\D/g, "")).toBe(country.dial + outcome.value.national);
        expect(readPhone(outcome.value.shown, country, countries)).toEqual(outcome);
      }),
      { numRuns: runs },
    );
  },
);

test("the autocomplete gives countries of the list, each once, and never more than asked", time, () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: -1, max: 300 }), (query, limit) => {
      const found = matchCountries(query, countries, limit);
      expect(found.length).toBeLessThanOrEqual(Math.max(0, limit));
      expect(new Set(found).size).toBe(found.length);
      for (const { area } of found) assert(countries.some((country) => country.area === area));
    }),
    { numRuns: runs },
  );
});

test("a suggestion for an address is itself an address without a suggestion", time, () => {
  const slip = fc.constantFrom("gmial.com", "gmail.con", "hotmal.com", "yaho.fr", "example.cmo", "outlok.con", "x.ogr");
  fc.assert(
    fc.property(fc.emailAddress(), slip, (mail, domain) => {
      for (const typed of [mail, `ana@${domain}`]) {
        const suggestion = suggestMail(typed);
        if (suggestion !== undefined) expect(suggestMail(suggestion)).toBeUndefined();
      }
    }),
    { numRuns: runs },
  );
});

describe("findAll", () => {
  test("finds only what the readers would take, whatever the text", time, () => {
    fc.assert(
      fc.property(anyText, fc.option(anyPlace, { nil: undefined }), (text, country) => {
        const { type, mail, country: found, phone } = findAll(text, catalogue, country ? { country } : {}).values;
        if (type !== undefined) expect(readType(type)).toEqual({ ok: true, value: type });
        if (mail !== undefined) expect(readMail(mail)).toEqual({ ok: true, value: mail });
        if (found) expect(countries).toContainEqual(expect.objectContaining(found));
        const home = country ?? found;
        if (phone && home) expect(readPhone(phone.shown, home, countries)).toEqual({ ok: true, value: phone });
        if (phone) expect(home).toBeDefined();
        if (country) expect(found).toBeUndefined();
      }),
      { numRuns: runs },
    );
  });

  test("survives 40 kB of anything and any idea of what is known", () => {
    fc.assert(
      fc.property(longText, fc.anything(), (long, country) => {
        expect(findAll(stretched(long), catalogue, { country })).toBeDefined();
      }),
      { numRuns: Math.min(runs, 100) },
    );
  });
});
