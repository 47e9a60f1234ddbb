import type { Outcome, Text } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { bytesOf } from "./bytes.ts";
import { plain, tooLong } from "./plain.ts";

export interface Identity {
  /** The longest id (bytes of UTF-8). */
  most: number;
  example: Text;
}

/** Reads somebody's id in another system, such as mei-shop: one word without blanks, kept letter for letter. */
export function readId(text: string, { most, example }: Identity): Outcome<string> {
  const long = tooLong(text, "example.id");
  if (long) return long;
  const id = unwrapped(plain(text));
  if (!/[\p{L}\p{N}]/u.test(id)) return { ok: false, why: t("field.id.none", { example }) };
  if (/\s/.test(id)) return { ok: false, why: t("field.id.blank", { example }) };
  if (!/^[\p{L}\p{M}\p{N}@._:+#=~/|-]+$/u.test(id)) return { ok: false, why: t("field.id.letters", { example }) };
  const over = bytesOf(id) - most;
  return over > 0 ? { ok: false, why: t("field.id.over", { most, over, example }) } : { ok: true, value: id };
}

/** The id without the quotes and full stops that people put around it. */
function unwrapped(said: string): string {
  return said.replace(/^['"`“”‘’«»]+/, "").replace(/(?<!['"`“”‘’«».,;!?])['"`“”‘’«».,;!?]+$/, "");
}
