import type { Outcome, Refusal } from "../conversation/types.ts";
import type { Told } from "../desk.ts";
import type { Attempt, AttemptChange, Write } from "../ledger/ledger.ts";
import { t } from "../words/words.ts";
import type { Verdict } from "./classify.ts";
import { look } from "./look.ts";
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
      const why = t(verdict.why === "stale-signature" ? "create.clock" : "create.unreachable");
      await end(p, attempt, { ok: false, why }, { state: "refused", code: verdict.why, nextLook: null });
      return;
    }
    case "unknown":
      return lost(p, attempt, verdict);
  }
}

/** Late truth wins: an answer that comes after we had given up on it still settles the case. */
export async function created(
  p: Parts,
  attempt: Attempt,
  { uin, requestId, ...rest }: { uin: string; requestId: string; reason?: string },
): Promise<void> {
  const at = await p.ledger.now();
  const reason = "reason" in rest ? rest.reason : undefined;
  if (reason) p.log.error({ case: attempt.caseId, uin, requestId }, "the account exists, but may not be bound to the partner");
  const outcome: Outcome = { ok: true, value: { uin, requestId, at, ...(reason && { reason }) } };
  const told = await end(p, attempt, outcome, { state: "done", uin, requestId, nextLook: at });
  if (told.is === "kept") return;

  const now = await p.ledger.attempt(attempt.effect);
  if (now && now.version !== attempt.version && now.state !== "done") return created(p, now, { uin, requestId, ...rest });
  if (now?.state === "done" && now.uin === uin) return;
  p.log.error({ case: attempt.caseId, effect: attempt.effect, uin }, "ALARM: an account came that this case no longer waits for, or that another attempt has");
  if (told.is === "withdrawn" && now) await p.ledger.write([update(now, { state: "done", uin, requestId, nextLook: null })]);
}

type Refused = Extract<Verdict, { is: "refused" }>;

async function refused(p: Parts, attempt: Attempt, verdict: Refused): Promise<void> {
  const { code, requestId } = verdict;
  const change: Partial<AttemptChange> = { state: "refused", code, requestId, nextLook: null };
  if (code.startsWith("FailedOperation.MailIsRegistered")) {
    const history = await p.ledger.attemptsFor(p.partner, attempt.naturalKey);
    const doubtful = history.find((other) => other.effect !== attempt.effect && other.state !== "refused" && other.state !== "done");
    if (doubtful) return lost(p, attempt, { is: "unknown", code, requestId }, doubtful.signedAt);
    if (await look(p, attempt, { justOnce: true })) return;
    change.nextLook = (await p.ledger.now()) + p.times.secondLookMs;
  }
  await end(p, attempt, refusalOf(attempt, verdict, await p.ledger.now()), change);
}

function refusalOf(attempt: Attempt, { row, code, requestId }: Refused, now: number): Refusal {
  const why = t(row.say, { code, requestId, mail: attempt.match.mail ?? "" });
  if (code.startsWith("InvalidParameterValue.TradeInfoEmpty")) return { ok: false, why, redo: "industry", facts: { profile: "current" } };
  if (code.startsWith("UnknownParameter") && attempt.match.profile === "current") {
    return { ok: false, why: t("create.older-profile"), redo: "review", facts: { profile: "2024" } };
  }
  return { ok: false, why, ...(row.mend && { redo: row.mend }), ...(row.repeat === "wait" && { until: now + 5_000 }) };
}

/** Nobody is told that it failed: the case says that we do not know, and the looking begins. */
async function lost(p: Parts, attempt: Attempt, { code, requestId }: { is: "unknown"; code: string; requestId?: string }, since?: number) {
  const now = await p.ledger.now();
  const change = {
    state: "unknown" as const,
    code,
    ...(requestId && { requestId }),
    ...(since !== undefined && { since }),
    nextLook: now + p.times.looksMs[0]!,
  };
  p.log.warn({ case: attempt.caseId, effect: attempt.effect, code, requestId }, "the create's outcome is unknown");
  await p.desk.progressed(attempt.effect, attempt.caseId, "unknown", [update(attempt, change)]);
}

/** A certain end also gives the mail free for another request, unless the account exists. */
export function end(p: Parts, attempt: Attempt, outcome: Outcome, change: Partial<AttemptChange>): Promise<Told> {
  const also: Write[] = [update(attempt, change), { write: "release-intent", partner: p.partner, naturalKey: attempt.naturalKey }];
  return p.desk.settled(attempt.effect, attempt.caseId, outcome, also);
}

export function update({ effect, version }: Attempt, change: Partial<AttemptChange>) {
  return { write: "attempt-update", effect, version, change } satisfies Write;
}
