import { explain } from "../../tencent/errors.ts";
import type { CallOutcome } from "../../tencent/outcome.ts";
import type { Before, Proof } from "./creation.ts";
import { whyRefused } from "./why-refused.ts";

/** What the outcome of one call proves. `read` tells what a well-formed answer without an error proves. */
export function classify<T>(
  action: string,
  outcome: CallOutcome<T>,
  read: (value: T, requestId: string) => Proof,
): Proof {
  switch (outcome.is) {
    case "not-sent":
      return outcome;
    case "unknown":
      return { is: "unknown", code: outcome.why, ...(outcome.requestId && { requestId: outcome.requestId }) };
    case "refused": {
      const row = explain(action, outcome.code);
      const { code, requestId } = outcome;
      if (row.create === "unknown") return { is: "unknown", code, requestId };
      return { is: "refused", code, requestId, row, ...((row.taken || row.create === "already") && { taken: true }) };
    }
    case "done":
      return read(outcome.value, outcome.requestId);
  }
}

/** What to do when the look-up before a create gave no answer: it is asked again, unless Tencent refused for good. */
export function afterTrouble(action: string, answer: Exclude<CallOutcome<unknown>, { is: "done" }>): Before {
  if (answer.is !== "refused") return { is: "blind" };
  const { code, requestId } = answer;
  const row = explain(action, code);
  if (row.repeat === "safe" || row.repeat === "wait") return { is: "blind" };
  const why = whyRefused(row, { code, requestId });
  return { is: "ends", outcome: { ok: false, ...why, ...(row.mend && { redo: row.mend }) } };
}
