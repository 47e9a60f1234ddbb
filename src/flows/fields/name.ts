import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { tooLong, unseen } from "./plain.ts";

const [shortest, longest] = [2, 200];

/** Reads Tencent's CustomerName: a person's or a company's full name, 2 to 200 characters (code points) and not only digits. Kept as written but for spaces. */
export function readName(text: string): Outcome<string> {
  const long = tooLong(text, "example.name");
  if (long) return long;
  const name = text
    .replace(unseen, "")
    .normalize("NFC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();
  const length = [...name].length;
  if (/[\p{Cc}\p{Zl}\p{Zp}@＠]/u.test(name)) return { ok: false, why: t("field.name.pasted") };
  if (length < shortest || length > longest)
    return { ok: false, why: t("field.name.length", { shortest, longest, typed: length }) };
  if (!/\p{L}/u.test(name)) return { ok: false, why: t("field.name.letters") };
  return { ok: true, value: name };
}
