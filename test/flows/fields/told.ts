import fc from "fast-check";
import type { Outcome } from "../../../src/conversation/types.ts";
import { type Country, fallbackCountries } from "../../../src/flows/fields/catalogue.ts";
import { type Place, placeOf } from "../../../src/flows/fields/country.ts";
import { say } from "../../../src/words/words.ts";

export const countries = fallbackCountries();

export function place(area: string, among: Country[] = countries): Place {
  const found = among.find((country) => country.area === area);
  if (!found) throw new Error(`No country ${area}.`);
  return placeOf(found);
}

/** What the reader took, or the sentence it answered. */
export function told<T>(outcome: Outcome<T>): T | string {
  return outcome.ok ? outcome.value : say(outcome.why, String);
}

/** How often each property is tried; a long run sets FUZZ_RUNS=100000. */
export const runs = Number(process.env.FUZZ_RUNS ?? 300);

const anyUnit = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 });
const hostile = [
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "null", "NaN", "{0}", "{name}", "'{'", "#"],
  ...["<script>", "<mailto:a@b.co|a@b.co>", "<@U1>", "@here", "```", "**", "\u0000", "\u202e", "\u200b", "\ufeff"],
  ...["\ud800", "\n", "\r\n", "\u2028", "\t", " ", "\u00a0", "＠", "１", "٣", "½", "ﷺ", "👩‍👩‍👧", "é", "e\u0301"],
];
const sensible = [
  ...[
    "+852",
    "00",
    "5123",
    "4567",
    "51234567",
    "+1",
    "416",
    "(0)",
    "(",
    ")",
    "-",
    ".",
    "/",
    ",",
    ":",
    ";",
    " or ",
    "ext",
  ],
  ...["ana", "@", "example", ".com", "gmial.com", "mailto:", "tel:", "Hong Kong", "HK", "Germny", "United", "Guinea"],
  ...["123456", "code is ", "password: ", "company account", "personal", "not a ", "From: ", "> ", "Regards,", "Aa1!"],
];

/** Texts nobody should have to read: any UTF-16 units, hostile and half-sensible pieces, and long repetitions of them. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  anyUnit.map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...hostile, ...sensible), { maxLength: 12 }).map((pieces) => pieces.join("")),
  fc.array(fc.constantFrom(...sensible), { maxLength: 8 }).map((pieces) => pieces.join(" ")),
);

/** A short description of a text of 40 kB; `stretched` makes it. */
export const longText = fc.record({
  piece: fc.constantFrom(...hostile, ...sensible, "a", "1", "a@", "+1 ", "1 ", "a "),
  end: fc.constantFrom("", "!", "@x.co"),
});

export function stretched({ piece, end }: { piece: string; end: string }): string {
  return piece.repeat(Math.floor((40_000 - end.length) / piece.length)) + end;
}
