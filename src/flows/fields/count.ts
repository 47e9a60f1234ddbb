import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { plain, tooLong } from "./plain.ts";

/** Reads a whole number from 1 to `most`, with or without marks between the thousands. */
export function readCount(text: string, most: number): Outcome<number> {
  const long = tooLong(text, "example.count");
  if (long) return long;
  const said = plain(text);
  const isNumber = /^\d{1,15}$/.test(said) || /^\d{1,3}([,.' ]\d{3})+$/.test(said);
  const count = isNumber ? Number(said.replace(/\D/g, "")) : Number.NaN;
  if (!Number.isSafeInteger(count)) return { ok: false, why: t("field.count.shape") };
  if (count < 1 || count > most) return { ok: false, why: t("field.count.range", { most }) };
  return { ok: true, value: count };
}
