import type { CreatedAccount } from "../tencent/create-account.ts";
import { type ErrorRow, explain } from "../tencent/errors.ts";
import type { CallOutcome, NotSent } from "../tencent/outcome.ts";

/** What one CreateAccount call proves. Whatever is not listed as certain is unknown. */
export type Verdict =
  | { is: "created"; uin: string; requestId: string }
  /** The account exists, but Tencent gave a reason beside its UIN: it may not be bound to us. */
  | { is: "unbound"; uin: string; requestId: string; reason: string }
  | { is: "refused"; code: string; requestId: string; row: ErrorRow }
  | { is: "not-sent"; why: NotSent["why"] }
  | { is: "unknown"; code: string; requestId?: string };

export function classify(outcome: CallOutcome<CreatedAccount>): Verdict {
  switch (outcome.is) {
    case "not-sent":
      return outcome;
    case "unknown":
      return { is: "unknown", code: outcome.why, ...(outcome.requestId && { requestId: outcome.requestId }) };
    case "refused": {
      const row = explain("CreateAccount", outcome.code);
      const { code, requestId } = outcome;
      return row.create === "no" ? { is: "refused", code, requestId, row } : { is: "unknown", code, requestId };
    }
    case "done": {
      const { value, requestId } = outcome;
      const reason = value.reason && !meansSuccess(value.reason) ? value.reason : undefined;
      if (!value.uin) return { is: "unknown", code: reason ? notBound : "no-uin", requestId };
      if (reason) return { is: "unbound", uin: value.uin, requestId, reason };
      return { is: "created", uin: value.uin, requestId };
    }
  }
}

const notBound = "reason-without-uin";
const mayBeHidden = [notBound, "FailedOperation.ExceedMaxBindCount", "FailedOperation.MailIsRegistered"];

/** Look-ups show only what is bound to us, and these answers speak of an account that is not: no empty one disproves it. */
export function mayHideFromLookUps(code: string | undefined): boolean {
  return mayBeHidden.some((hidden) => code === hidden || code?.startsWith(`${hidden}.`));
}

function meansSuccess(reason: string): boolean {
  return /^(ok|success|succeeded)$/i.test(reason.trim());
}
