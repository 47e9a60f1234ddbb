import type { CallOutcome } from "../tencent/outcome.ts";

const most = 60;

/** One call to Tencent. `at` is when it ended (ms), and `code` is Tencent's, or why nothing is known. */
interface LoggedCall {
  n: number;
  at: number;
  api: string;
  is: CallOutcome<unknown>["is"];
  code?: string;
  requestId?: string;
}

/** Remembers the newest calls to Tencent and how each ended, without what was sent or answered. */
export function createCallLog(clock = Date.now) {
  let calls: LoggedCall[] = [];
  let n = 0;
  return {
    note(api: string, outcome: CallOutcome<unknown>): void {
      n += 1;
      calls = [{ n, at: clock(), api, ...briefly(outcome) }, ...calls].slice(0, most);
    },
    /** The newest first. */
    newest: (): readonly LoggedCall[] => calls,
  };
}

/** How a call ended, without what was sent or answered. */
export function briefly(outcome: CallOutcome<unknown>): Pick<LoggedCall, "is" | "code" | "requestId"> {
  const code = outcome.is === "refused" ? outcome.code : "why" in outcome ? outcome.why : undefined;
  const requestId = "requestId" in outcome ? outcome.requestId : undefined;
  return { is: outcome.is, ...(code !== undefined && { code }), ...(requestId && { requestId }) };
}
