import { explain } from "../tencent/errors.ts";
import type { CallOutcome } from "../tencent/outcome.ts";
import type { Verdict } from "./creation.ts";

/** What one call proves; `read` judges a well-formed yes. */
export function classify<T>(
  action: string,
  outcome: CallOutcome<T>,
  read: (value: T, requestId: string) => Verdict,
): Verdict {
  switch (outcome.is) {
    case "not-sent":
      return outcome;
    case "unknown":
      return { is: "unknown", code: outcome.why, ...(outcome.requestId && { requestId: outcome.requestId }) };
    case "refused": {
      const row = explain(action, outcome.code);
      const { code, requestId } = outcome;
      return row.create === "no" ? { is: "refused", code, requestId, row } : { is: "unknown", code, requestId };
    }
    case "done":
      return read(outcome.value, outcome.requestId);
  }
}
