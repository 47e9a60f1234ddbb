import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { plain, tooLong } from "./plain.ts";

const digitsInCode = 6;

/**
 * Reads the 6-digit code that Tencent texted: alone, spaced, or inside the whole pasted text. No refusal repeats what
 * was typed.
 */
export function readCode(text: string): Outcome<string> {
  const long = tooLong(text, "example.code");
  if (long) return long;
  const said = plain(text);
  const unbroken = said.match(/\d+/g) ?? [];
  const spaced = (said.match(/\d+(?:[ -]\d+)*/g) ?? []).map((run) => run.replace(/\D/g, ""));
  const [code, another] = codesAmong(unbroken) ?? codesAmong(spaced) ?? [];
  if (another !== undefined) return { ok: false, why: t("field.code.two") };
  if (code !== undefined) return { ok: true, value: code };
  const [only, more] = spaced;
  if (only === undefined || more !== undefined) return { ok: false, why: t("field.code.none") };
  return { ok: false, why: t("field.code.length", { typed: only.length }) };
}

function codesAmong(runs: string[]): string[] | undefined {
  const codes = new Set(runs.filter((run) => run.length === digitsInCode));
  return codes.size > 0 ? [...codes] : undefined;
}
