import type { Outcome } from "../conversation/types.ts";
import type { CreateAccountInput } from "../flows/effects.ts";
import type { Attempt, Write } from "../ledger/ledger.ts";
import type { EffectJob } from "../outbox.ts";
import type { Customer } from "../tencent/customers-credit.ts";
import { explain } from "../tencent/errors.ts";
import { t } from "../words/words.ts";
import { released, update } from "./ends.ts";
import { judge } from "./look.ts";
import { mailFits } from "./match.ts";
import type { Parts } from "./parts.ts";

/** How an effect ends before anything was sent. */
export interface Ending {
  outcome: Outcome;
  also?: Write[];
}

/**
 * The look-up before a create. Undefined lets us go on; that shows our own customers only, so it never proves a mail free.
 * Throws when there was no answer, to be tried again.
 */
export async function precheck(p: Parts, job: EffectJob, { mail }: CreateAccountInput): Promise<Ending | undefined> {
  const found = await p.api.customersCredit({ by: "Email", filter: mail });
  if (found.is === "done") {
    if (found.value.rows.some((row) => mailFits(mail, row.mail)))
      return known(p, job, mail, found.value.rows, found.requestId);
    const skew = found.serverTime === undefined ? 0 : Math.abs(found.serverTime - (await p.ledger.now()));
    return skew > p.times.skewMs ? { outcome: { ok: false, why: t("create.clock") } } : undefined;
  }
  if (found.is === "refused") {
    const row = explain("QueryCustomersCredit", found.code);
    if (row.repeat !== "safe" && row.repeat !== "wait") {
      return { outcome: { ok: false, why: t(row.say, { code: found.code, requestId: found.requestId }) } };
    }
  }
  if (await isTooLate(p, job)) return { outcome: { ok: false, why: t("create.unreachable") } };
  throw new Error("The look-up before the create did not answer.");
}

/** A customer already; or, found late, the account of an attempt of this very case that we had believed absent. */
async function known(p: Parts, job: EffectJob, mail: string, rows: Customer[], requestId: string): Promise<Ending> {
  const history = await p.ledger.attemptsFor(p.partner, mail);
  const own = history.filter(({ caseId, state }) => caseId === job.caseId && (state === "absent" || state === "done"));
  for (const attempt of own) {
    const hit = await judge(p, attempt, rows);
    if (hit.is === "ours") return foundLate(p, attempt, hit.uin, requestId);
  }
  if (own.length === 0) return { outcome: { ok: false, why: t("create.already-ours", { mail }), redo: "mail" } };
  p.log.error(
    { case: job.caseId, effect: job.work.effect.id },
    "ALARM: a person must judge whose account came up since",
  );
  return { outcome: { ok: false, why: t("create.whose") } };
}

async function foundLate(p: Parts, attempt: Attempt, uin: string, requestId: string): Promise<Ending> {
  const at = await p.ledger.now();
  p.log.error(
    { case: attempt.caseId, effect: attempt.effect, uin },
    "ALARM: an account that was believed absent exists",
  );
  return {
    outcome: { ok: true, value: { uin, requestId: attempt.requestId ?? requestId, at } },
    also: [update(attempt, { state: "done", uin, nextLook: at }), released(p, attempt)],
  };
}

async function isTooLate(p: Parts, { caseId, work }: EffectJob): Promise<boolean> {
  const promised = (await p.ledger.load(caseId))?.working[work.effect.id]?.at ?? 0;
  return (await p.ledger.now()) > promised + p.times.precheckMs;
}
