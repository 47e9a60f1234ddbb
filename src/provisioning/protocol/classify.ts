import { explain } from "../../tencent/errors.ts";
import type { CallOutcome } from "../../tencent/outcome.ts";
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
      if (row.create === "unknown") return { is: "unknown", code, requestId };
      return { is: "refused", code, requestId, row, ...(row.create === "already" && { taken: true }) };
    }
    case "done":
      return read(outcome.value, outcome.requestId);
  }
}
