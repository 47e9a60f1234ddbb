import type { Refusal } from "../../conversation/types.ts";
import type { MessageKey } from "../../words/en/all.ts";
import { t } from "../../words/words.ts";

/** The longest answer to one question (UTF-16 units). Against a longer text no expression is matched. */
export const longest = 2000;

/**
 * Invisible characters: fillers, soft hyphens, tags, selectors, blank Braille. Joiners between letters are not among
 * them, because Persian and Indic names need those.
 */
export const unseen =
  /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\p{Cs}\u2800\ufff9-\ufffc]|(?<![\p{L}\p{M}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\u200c\u200d])/gu;

/** Refuses a text over `longest`, with the field's example; undefined when it fits. */
export function tooLong(text: string, example: MessageKey): Refusal | undefined {
  if (text.length <= longest) return undefined;
  return { ok: false, why: t("field.long", { length: text.length, longest, example: t(example) }) };
}

const zeros = [..."٠۰०০੦૦୦௦౦೦൦๐໐༠၀០᠐"].map((zero) => zero.codePointAt(0) ?? 0);

/** What was typed, with full-width forms, other scripts' digits, exotic spaces and dashes made ASCII and invisible marks gone. Lines stay lines. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\ufffc]|\u20e3/gu, "") // \u20e3 makes a key of a digit
    .normalize("NFKC")
    .replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, "\n")
    .replace(/[\p{Zs}\t]+/gu, " ")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/\p{Nd}/gu, asciiDigit)
    .trim();
}

/**
 * A name as it is compared: lower case, without accents, punctuation, "the" and the difference between "&" and "and",
 * "St." and "Saint".
 */
export function fold(text: string): string {
  return plain(text)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’ʻʼ.]/g, "")
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "")
    .replace(/\bst (?=.)/g, "saint ");
}

function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => point >= start && point < start + 10);
  return zero === undefined ? digit : String(point - zero);
}
