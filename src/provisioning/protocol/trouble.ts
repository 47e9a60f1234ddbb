import { explain } from "../../tencent/errors.ts";
import type { CallOutcome } from "../../tencent/outcome.ts";
import { t } from "../../words/words.ts";
import type { Before } from "./creation.ts";

/** A question before the create that was not answered: it is asked again, unless Tencent refused for good. */
export function afterTrouble(action: string, answer: Exclude<CallOutcome<unknown>, { is: "done" }>): Before {
  if (answer.is !== "refused") return { is: "blind" };
  const { code, requestId } = answer;
  const row = explain(action, code);
  if (row.repeat === "safe" || row.repeat === "wait") return { is: "blind" };
  const why = t(row.say, { code, requestId });
  return { is: "ends", outcome: { ok: false, why, ...(row.mend && { redo: row.mend }) } };
}
