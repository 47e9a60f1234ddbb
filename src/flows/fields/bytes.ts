import type { Outcome, Text } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { passwordDoubt } from "./name.ts";
import { unseen } from "./plain.ts";

/** A field whose text Tencent limits to `most` bytes of UTF-8. A Chinese character takes three. */
export interface Measured {
  label: Text;
  most: number;
  example: Text;
  /** Line breaks stay. They become spaces when left out. */
  lines?: boolean;
  /** It is a name, so what looks like a password is asked about. */
  isName?: boolean;
}

const readable = 20_000; // UTF-16 units. A longer text is a file, so no expression is matched against it

/**
 * Reads a text of at most `most` bytes. It is kept as written, except for spaces and invisible marks. A refusal says
 * how many bytes are too many.
 */
export function readMeasured(
  text: string,
  { label, most, example, lines = false, isName = false }: Measured,
): Outcome<string> {
  if (text.length > readable) {
    return { ok: false, why: t("field.long", { length: text.length, longest: readable, example }) };
  }
  const said = tidy(text, lines);
  if (!/[\p{L}\p{N}\p{S}]/u.test(said)) return { ok: false, why: t("field.bytes.empty", { field: label, example }) };
  const over = bytesOf(said) - most;
  if (over > 0) return { ok: false, why: t("field.bytes.over", { field: label, most, over, example }) };
  return (isName ? passwordDoubt(said) : undefined) ?? { ok: true, value: said };
}

/** How many bytes of UTF-8 a text takes. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

const emoji =
  /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*|[\d#*]\ufe0f\u20e3/u;
const unseenOutsideEmoji = new RegExp(`(${emoji.source})|${unseen.source}`, "gu");

function tidy(text: string, lines: boolean): string {
  const whole = text
    .replace(unseenOutsideEmoji, "$1")
    .normalize("NFC")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/(?!\n)\p{Cc}/gu, " ");
  const spaced = lines ? whole.replace(/\n{3,}/g, "\n\n") : whole.replaceAll("\n", " ");
  return spaced
    .replace(/\p{Zs}+/gu, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
