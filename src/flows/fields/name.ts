import type { Outcome, Refusal } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { isPasswordShaped } from "./password-shape.ts";
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
  return passwordDoubt(name) ?? { ok: true, value: name };
}

/**
 * The question whether a name that looks like a password is one. It does not repeat what was typed, nor does its
 * button.
 */
export function passwordDoubt(name: string): Refusal | undefined {
  if (!isPasswordShaped(name)) return undefined;
  const offers = [{ key: "keep-typed", label: t("field.name.keep"), value: name }];
  return { ok: false, why: t("field.name.password"), offers };
}
