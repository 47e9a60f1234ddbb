import type { Refusal } from "../conversation/types.ts";
import type { Attempt, AttemptChange } from "../ledger/ledger.ts";
import type { NotSent } from "../tencent/outcome.ts";
import { type MessageKey, t } from "../words/words.ts";
import type { Verdict } from "./classify.ts";
import { created } from "./created.ts";
import { denied, lost } from "./ends.ts";
import { glance } from "./look.ts";
import type { Parts } from "./parts.ts";

/** Writes down how an attempt ended, in one transaction with the turn that tells the people. */
export async function conclude(p: Parts, attempt: Attempt, verdict: Verdict): Promise<void> {
  switch (verdict.is) {
    case "created":
    case "unbound":
      return created(p, attempt, verdict);
    case "refused":
      return refused(p, attempt, verdict);
    case "not-sent": {
      const why = t(notSent[verdict.why] ?? "create.unreachable");
      return denied(p, attempt, { ok: false, why }, { state: "refused", code: verdict.why, nextLook: null });
    }
    case "unknown":
      return lost(p, attempt, verdict);
  }
}

const notSent: Partial<Record<NotSent["why"], MessageKey>> = {
  "bad-input": "create.bad-input",
  credentials: "create.no-key",
};

type Refused = Extract<Verdict, { is: "refused" }>;

async function refused(p: Parts, attempt: Attempt, verdict: Refused): Promise<void> {
  const { code, requestId } = verdict;
  const change: Partial<AttemptChange> = { state: "refused", code, requestId, nextLook: null };
  if (code.startsWith("FailedOperation.MailIsRegistered")) {
    const doubtful = await doubtfulBefore(p, attempt);
    if (doubtful) return lost(p, attempt, { code, requestId, since: doubtful.signedAt });
    if (await glance(p, attempt)) return;
    change.nextLook = (await p.ledger.now()) + p.times.secondLookMs;
  }
  await denied(p, attempt, refusalOf(p, attempt, verdict, await p.ledger.now()), change);
}

/** The mail may be taken by an account of ours that we never got to know. */
async function doubtfulBefore(p: Parts, attempt: Attempt): Promise<Attempt | undefined> {
  const history = await p.ledger.attemptsFor(p.partner, attempt.naturalKey);
  return history.find(({ effect, state }) => effect !== attempt.effect && state !== "refused" && state !== "done");
}

function refusalOf({ times }: Parts, attempt: Attempt, { row, code, requestId }: Refused, now: number): Refusal {
  const why = t(row.say, { code, requestId, mail: attempt.naturalKey });
  if (code.startsWith("InvalidParameterValue.TradeInfoEmpty")) {
    return { ok: false, why, redo: "industry", facts: { profile: "current" } };
  }
  if (code.startsWith("UnknownParameter") && attempt.match.profile === "current") {
    return { ok: false, why: t("create.older-profile"), redo: "review", facts: { profile: "2024" } };
  }
  const until = row.repeat === "wait" ? { until: now + times.rateMs } : {};
  return { ok: false, why, ...(row.mend && { redo: row.mend }), ...until };
}
