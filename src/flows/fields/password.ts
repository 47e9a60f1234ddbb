import type { Outcome, Value } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { all } from "./list.ts";

const symbols = "!@#$%^&*()"; // the symbols that the CreateAccount document allows
const [shortest, longest] = [8, 20];

/** Tencent's rule in parts, which a page ticks off while somebody types, with the values that their words need. */
export const passwordRules = [
  { key: "length", values: { shortest, longest } },
  { key: "letter", values: {} },
  { key: "digit", values: {} },
  { key: "symbol", values: { symbols } },
  { key: "only", values: {} },
] as const;

/** Checks a typed password against Tencent's rule and names everything that is missing. Nothing is trimmed or folded: a password is what was typed. */
export function checkPassword(text: string): Outcome<string> {
  const missing = missingFrom(text);
  return missing.length === 0
    ? { ok: true, value: text }
    : { ok: false, why: t("field.password.missing", { missing: all(missing) }) };
}

function missingFrom(text: string): Value[] {
  const typed = [...text].length;
  const missing: Value[] = [];
  if (typed < shortest || typed > longest) missing.push(t("field.password.length", { shortest, longest, typed }));
  if (!/[0-9]/.test(text)) missing.push(t("field.password.digit"));
  if (!/[A-Za-z]/.test(text)) missing.push(t("field.password.letter"));
  if (![...symbols].some((symbol) => text.includes(symbol))) missing.push(t("field.password.symbol", { symbols }));
  if (/\s/.test(text)) missing.push(t("field.password.space"));
  const others = kinds.filter(({ has }) => has.test(text)).map(({ what }) => t(`field.password.${what}`));
  if (others.length > 0) missing.push(t("field.password.other", { symbols, what: all(others) }));
  return missing;
}

/** The characters that Tencent does not take, by kind, so that none of them need be repeated. */
const kinds = [
  { what: "sign", has: /(?![!@#$%^&*()])[!-/:-@[-`{-~]/ },
  { what: "foreign-letter", has: /(?![A-Za-z])[\p{L}\p{M}]/u },
  { what: "foreign-digit", has: /(?![0-9])\p{N}/u },
  { what: "unseen", has: /(?!\s)\p{C}/u },
  { what: "picture", has: /(?![!-~])[\p{S}\p{P}]/u },
] as const;

// without 0O1lI, and without what chats read as markup or mentions
const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789!#$%^";
const unbiased = 256 - (256 % alphabet.length);
const mostTries = 100;

/** Makes 20 characters that pass the rule, each such password equally likely. Throws if the bytes are not random. */
export function makePassword(randomBytes: (count: number) => Uint8Array): string {
  for (let tries = 0; tries < mostTries; tries++) {
    const bytes = [...randomBytes(longest * 2)].filter((byte) => byte < unbiased).slice(0, longest);
    const password = bytes.map((byte) => alphabet[byte % alphabet.length]).join("");
    if (missingFrom(password).length === 0) return password;
  }
  throw new Error("makePassword was given bytes that are not random.");
}
