import type { Attempt } from "../ledger/ledger.ts";
import { conclude } from "./conclude.ts";
import { update } from "./ends.ts";
import { controlOf, glance, judge, look } from "./look.ts";
import type { Parts } from "./parts.ts";

const atOnce = 4; // Tencent takes five of these look-ups a second

/** One pass over the attempts whose next look is due. Those of another partner account are left alone. */
export async function reconcile(p: Parts): Promise<number> {
  const attempts = await p.ledger.claimAttempts(atOnce, p.times.effectLeaseMs / 2);
  const ours = attempts.filter(({ api, partner }) => api === "CreateAccount" && partner === p.partner);
  await Promise.all(ours.map((attempt) => takeNextLook(p, attempt)));
  return ours.length;
}

async function takeNextLook(p: Parts, attempt: Attempt): Promise<void> {
  switch (attempt.state) {
    case "sent": // whoever sent it has died, or its answer can be no use any more
      return conclude(p, attempt, { is: "unknown", code: "crash" });
    case "unknown":
    case "manual":
      return look(p, attempt);
    case "done":
      return takeControl(p, attempt);
    case "refused":
      return lookOnceMore(p, attempt);
    case "absent":
      return watch(p, attempt);
  }
}

/** After a certain yes the account is looked up, so that we know that, and how soon, look-ups see what exists. */
async function takeControl(p: Parts, attempt: Attempt): Promise<void> {
  const found = await p.api.customersCredit({ by: "Email", filter: attempt.naturalKey });
  const now = await p.ledger.now();
  const rows = found.is === "done" ? found.value.rows.filter(({ uin }) => uin === attempt.uin) : [];
  const who = { case: attempt.caseId, uin: attempt.uin };
  const seen = await judge(p, attempt, rows);
  if (seen.is === "ours") {
    const control = { at: now, lagMs: now - attempt.signedAt };
    await p.ledger.write([update(attempt, { nextLook: null }), { write: "control", api: controlOf(p), control }]);
    return;
  }
  const looks = attempt.looks + 1;
  const over = rows.length > 0 || now > attempt.signedAt + p.times.controlMs;
  if (over)
    p.log.error({ ...who, seen: seen.is }, "ALARM: look-ups do not show an account that exists as we would know it");
  const nextLook = over ? null : now + (p.times.looksMs[looks] ?? p.times.lookEveryMs);
  await p.ledger.write([update(attempt, { looks, nextLook })]);
}

async function lookOnceMore(p: Parts, attempt: Attempt): Promise<void> {
  const { caseId, effect } = attempt;
  if (!(await glance(p, attempt))) await p.ledger.write([update(attempt, { nextLook: null })]);
  else p.log.error({ case: caseId, effect }, "ALARM: a mail called taken turned out to be ours");
}

/** Believed absent is not proven absent. */
async function watch(p: Parts, attempt: Attempt): Promise<void> {
  const { caseId, effect } = attempt;
  if (await glance(p, attempt)) {
    p.log.error({ case: caseId, effect }, "ALARM: an account that was believed absent exists");
    return;
  }
  const next = (await p.ledger.now()) + p.times.watchEveryMs;
  const nextLook = next < attempt.signedAt + p.times.watchMs ? next : null;
  await p.ledger.write([update(attempt, { nextLook })]);
}
