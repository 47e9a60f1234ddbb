import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { codeSaid } from "./code-said.ts";
import { tooLong } from "./plain.ts";

/** Reads a code of 4 to 8 digits, alone or in the message it came with: no document says how long it is. No refusal repeats what was typed. */
export function readSentCode(text: string): Outcome<string> {
  const long = tooLong(text, "example.code");
  if (long) return long;
  const said = codeSaid(text, 4, 8);
  if ("code" in said) return { ok: true, value: said.code };
  return { ok: false, why: t(said.is === "several" ? "field.code.two" : "field.sent-code.none") };
}
