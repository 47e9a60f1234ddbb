import type { Refusal, Text } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { flagsSpelt } from "./flags.ts";
import { type Pair, readLabelled } from "./labelled.ts";
import { readLetter } from "./letter.ts";
import type { Meaning } from "./paste-labels.ts";
import { plain } from "./plain.ts";

/** A pasted text, read into its parts. Passwords and codes are in none. */
export interface Paste {
  pairs: Pair[];
  /** What is said without labels, and the same without e-mail addresses. */
  told: string;
  words: string;
  headers: string;
  /** The lines of a signature that is the customer's. */
  signature: string[];
}

/** One value, or why it must be asked for: a word on the text, or what its reader says of it. */
export interface Either<T> {
  value?: T;
  why?: Text;
  doubt?: Refusal;
}

const longestText = 40_000; // the longest Slack message; a longer text is not searched

/** Reads a text into its parts. Undefined when it is too long to be searched. */
export function readPaste(text: string): Paste | undefined {
  if (text.length > longestText) return undefined;
  const said = plain(flagsSpelt(text.replaceAll("\t", " | ")));
  if (said.length > longestText) return undefined; // `plain` can turn one character into eighteen
  const letter = readLetter(said);
  const body = readLabelled(letter.body);
  const isSigned = letter.signature !== "" && isOwnSignature(letter.body, body.pairs);
  const signature = isSigned ? readLabelled(letter.signature) : { pairs: [], rest: "" };
  const told = withoutSecrets([body.rest, signature.rest].filter((part) => part !== "").join("\n"));
  return {
    pairs: [...body.pairs, ...signature.pairs],
    told,
    words: withoutAddresses(told),
    headers: letter.headers,
    signature: isSigned ? letter.signature.split("\n") : [],
  };
}

/** The values under labels that have one of these meanings. */
export function valuesOf({ pairs }: Pick<Paste, "pairs">, ...meanings: Meaning[]): string[] {
  return meanings.flatMap((meaning) => pairs.filter(({ means }) => means === meaning).map(({ value }) => value));
}

/** The names of what stands under a label and has no field. */
export function unusedIn({ pairs }: Paste, meanings: Unused[], used: Meaning[] = []): Text[] {
  const unused = meanings.filter((meaning) => !used.includes(meaning) && pairs.some(({ means }) => means === meaning));
  return unused.map((meaning) => t(`paste.${meaning}`));
}

export type Unused = "person" | "fax" | "address" | "website" | "other";

const ofOwn = /\b(?:we|we'(?:d|ll|re|ve)|us|our|i|i'(?:d|ll|m|ve)|my|me|myself)\b|我|敝|本公司/i;
const ofOthers =
  /\b(?:customers?|clients?|they|them|their|his|her|he|she|end[ -]user)\b|客户|客戶|用户|用戶|他|她|帮|替/i;

/**
 * Whether a signature is that of the customer: its writer asks for themselves, and gives no details above it. Any other
 * signature may be the agent's.
 */
function isOwnSignature(body: string, pairs: Pair[]): boolean {
  const hasDetails = pairs.length > 0 || body.includes("@") || /\d{6}/.test(body.replace(/[ ().-]/g, ""));
  return !hasDetails && ofOwn.test(body) && !ofOthers.test(body);
}

function withoutSecrets(said: string): string {
  return said
    .replace(/[^\s,;<>|]+/g, (word) => (word.includes("://") && word.includes("@") ? "|" : word)) // https://name:password@host
    .replace(
      /\b(?:password|passcode|passwd|pwd|pass|pin|otp|code|secret)\b(?![\w.+-]{0,64}@)[\s:=]*(?:is[\s:=]+)?\S+/gi,
      "|",
    ) // but not the word "code" in ana.code@example.com
    .replace(/(?:密码|密碼|口令|密钥|密鑰)[\s:=]*(?:[是为為][\s:=]*)?\S+/g, "|")
    .replace(/(?:验证码|驗證碼|校验码)[\s:=]*(?:[是为為][\s:=]*)?[^\s,]+/g, "|");
}

function withoutAddresses(said: string): string {
  return said.replace(/[^\s,;<>\p{Script=Han}]+/gu, (word) =>
    word.includes("@") || word.includes("://") ? "|" : word,
  );
}
