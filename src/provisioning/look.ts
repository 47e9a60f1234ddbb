import type { Attempt, AttemptChange } from "../ledger/ledger.ts";
import { t } from "../words/words.ts";
import { conclude, created, end, update } from "./ends.ts";
import { match } from "./match.ts";
import type { Parts } from "./parts.ts";

/** One pass over the attempts whose next look is due. */
export async function reconcile(p: Parts): Promise<number> {
  const attempts = await p.ledger.claimAttempts(8, 30_000);
  for (const attempt of attempts) {
    if (attempt.api === "CreateAccount") await takeNextLook(p, attempt);
  }
  return attempts.length;
}

async function takeNextLook(p: Parts, attempt: Attempt): Promise<void> {
  switch (attempt.state) {
    case "sent":
      return conclude(p, attempt, { is: "unknown", code: "crash" });
    case "done":
      return takeControl(p, attempt);
    case "unknown":
    case "manual":
      await look(p, attempt);
      return;
    case "refused":
      if (await look(p, attempt, { justOnce: true })) p.log.error({ case: attempt.caseId, effect: attempt.effect }, "ALARM: a mail called taken turned out to be ours");
      else await p.ledger.write([update(attempt, { nextLook: null })]);
      return;
    case "absent":
      return;
  }
}

/**
 * Looks for the account an attempt may have made. A hit settles at any time; an empty answer is believed only after the
 * horizon, several times, and while a look-up has lately found an account that we know. True when it settled something.
 */
export async function look(p: Parts, attempt: Attempt, { justOnce = false } = {}): Promise<boolean> {
  const { times } = p;
  const found = await p.api.customersCredit({ by: "Email", filter: attempt.naturalKey });
  const now = await p.ledger.now();
  if (found.is === "done") {
    const signedAt = attempt.since ?? attempt.signedAt;
    const sought = { mail: attempt.naturalKey, phone: attempt.match.phone ?? "", signedAt };
    const hit = match(sought, found.value.rows, now - signedAt + times.fenceMs, times.skewMs);
    if (hit.is === "ours") {
      await created(p, attempt, { uin: hit.uin, requestId: attempt.requestId ?? found.requestId });
      return true;
    }
    if (hit.is === "doubtful" && !justOnce) {
      p.log.error({ case: attempt.caseId, effect: attempt.effect, uin: hit.uin, why: hit.why }, "a person must judge whether this account is the one");
      await toPerson(p, attempt, { looks: attempt.looks + 1, nextLook: now + times.lookEveryMs });
      return false;
    }
  }
  if (justOnce) return false;

  const looks = attempt.looks + 1;
  const nextLook = now + (times.looksMs[looks] ?? times.lookEveryMs);
  const counts = found.is === "done" && now >= attempt.signedAt + times.horizonMs && (await indexIsAlive(p, now));
  const empties = counts ? attempt.empties + 1 : attempt.empties;
  if (counts && empties >= times.emptiesNeeded) return absent(p, attempt, { looks, empties });
  const next = { looks, empties, nextLook: counts ? now + times.emptyEveryMs : nextLook };
  if (now >= attempt.signedAt + times.manualMs && !counts) await toPerson(p, attempt, next);
  else await p.ledger.write([update(attempt, next)]);
  return false;
}

async function absent(p: Parts, attempt: Attempt, seen: Partial<AttemptChange>): Promise<boolean> {
  const outcome = { ok: false, why: t("create.absent"), redo: "text", facts: { frozen: ["mail"] } } as const;
  const told = await end(p, attempt, { ...outcome, facts: { frozen: ["mail"] } }, { ...seen, state: "absent", nextLook: null });
  return told.is === "kept";
}

/** Still no guess: the case says that a person is looking, and the look-ups go on. */
async function toPerson(p: Parts, attempt: Attempt, next: Partial<AttemptChange>): Promise<void> {
  if (attempt.state === "manual") {
    await p.ledger.write([update(attempt, next)]);
    return;
  }
  await p.desk.progressed(attempt.effect, attempt.caseId, "manual", [update(attempt, { ...next, state: "manual" })]);
}

async function indexIsAlive(p: Parts, now: number): Promise<boolean> {
  const control = await p.ledger.control("QueryCustomersCredit");
  return control !== undefined && now - control.at <= p.times.controlMs;
}

/** After a certain yes the account is looked up, so that we know that, and how soon, look-ups see what exists. */
async function takeControl(p: Parts, attempt: Attempt): Promise<void> {
  const found = await p.api.customersCredit({ by: "Email", filter: attempt.naturalKey });
  const now = await p.ledger.now();
  if (found.is === "done" && found.value.rows.some((row) => row.uin === attempt.uin)) {
    const control = { at: now, lagMs: now - attempt.signedAt };
    await p.ledger.write([update(attempt, { nextLook: null }), { write: "control", api: "QueryCustomersCredit", control }]);
    return;
  }
  const looks = attempt.looks + 1;
  const nextLook = now > attempt.signedAt + p.times.controlMs ? null : now + (p.times.looksMs[looks] ?? p.times.lookEveryMs);
  if (nextLook === null) p.log.error({ case: attempt.caseId, uin: attempt.uin }, "ALARM: look-ups never showed an account that exists");
  await p.ledger.write([update(attempt, { looks, nextLook })]);
}
