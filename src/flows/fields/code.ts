import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { codeSaid } from "./code-said.ts";
import { tooLong } from "./plain.ts";

const digitsInCode = 6;

/**
 * Reads the 6-digit code that Tencent texted: alone, however it is written, or inside the whole pasted text. No refusal repeats what
 * was typed.
 */
export function readCode(text: string): Outcome<string> {
  const long = tooLong(text, "example.code");
  if (long) return long;
  const said = codeSaid(text, digitsInCode, digitsInCode);
  if ("code" in said) return { ok: true, value: said.code };
  if (said.is === "several") return { ok: false, why: t("field.code.two") };
  if (said.typed === undefined) return { ok: false, why: t("field.code.none") };
  return { ok: false, why: t("field.code.length", { typed: said.typed }) };
}
