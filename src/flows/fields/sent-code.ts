import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { plain, tooLong } from "./plain.ts";

/** Reads a code of 4 to 8 digits, alone, spaced or in the message it came with: no document says how long it is. No refusal repeats what was typed. */
export function readSentCode(text: string): Outcome<string> {
  const long = tooLong(text, "example.code");
  if (long) return long;
  const said = plain(text);
  const [code, another] = codesAmong(said.match(/\d+/g)) ?? codesAmong(said.match(/\d(?:[ -]?\d)*/g)) ?? [];
  if (another !== undefined) return { ok: false, why: t("field.code.two") };
  return code === undefined ? { ok: false, why: t("field.sent-code.none") } : { ok: true, value: code };
}

function codesAmong(runs: string[] | null): string[] | undefined {
  const codes = new Set((runs ?? []).map((run) => run.replace(/\D/g, "")).filter((run) => /^\d{4,8}$/.test(run)));
  return codes.size > 0 ? [...codes] : undefined;
}
