import type { Attempt } from "../ledger/ledger.ts";
import type { Customer } from "../tencent/customers-credit.ts";
import type { CallOutcome } from "../tencent/outcome.ts";
import { t } from "../words/words.ts";
import { mayHideFromLookUps } from "./classify.ts";
import { created } from "./created.ts";
import { end, handOver, update } from "./ends.ts";
import { type Match, match } from "./match.ts";
import type { Parts } from "./parts.ts";

/**
 * Looks for the account an attempt may have made. A hit settles at any time; an empty answer is believed only after the
 * horizon, several times in a row, and while a look-up has lately found an account that we know.
 */
export async function look(p: Parts, attempt: Attempt): Promise<void> {
  const { times } = p;
  const found = await p.api.customersCredit({ by: "Email", filter: attempt.naturalKey });
  const now = await p.ledger.now();
  const hit = found.is === "done" ? await judge(p, attempt, found.value.rows) : undefined;
  const looks = attempt.looks + 1;
  const nextLook = now + (times.looksMs[looks] ?? times.lookEveryMs);

  if (hit?.is === "ours") return created(p, attempt, { uin: hit.uin, requestId: requestIdOf(attempt, found) });
  if (hit?.is === "doubtful") {
    const evidence = { case: attempt.caseId, effect: attempt.effect, uin: hit.uin, why: hit.why };
    p.log.error(evidence, "a person must judge whether this account is the one");
    return handOver(p, attempt, { looks, empties: 0, nextLook });
  }

  const believed = hit !== undefined && (await provesAbsence(p, attempt, now));
  const empties = believed ? attempt.empties + 1 : 0;
  if (empties >= times.emptiesNeeded) return absent(p, attempt, { looks, empties, now });
  if (believed) await p.ledger.write([update(attempt, { looks, empties, nextLook: now + times.emptyEveryMs })]);
  else if (now >= attempt.signedAt + times.manualMs) await handOver(p, attempt, { looks, empties, nextLook });
  else await p.ledger.write([update(attempt, { looks, empties, nextLook })]);
}

/** One look that changes nothing unless it hits. */
export async function glance(p: Parts, attempt: Attempt): Promise<boolean> {
  const found = await p.api.customersCredit({ by: "Email", filter: attempt.naturalKey });
  if (found.is !== "done") return false;
  const hit = await judge(p, attempt, found.value.rows);
  if (hit.is !== "ours") return false;
  await created(p, attempt, { uin: hit.uin, requestId: requestIdOf(attempt, found) });
  return true;
}

/** The create's own, if it got that far; else that of the look-up that found the account. */
function requestIdOf({ requestId }: Attempt, found: CallOutcome<unknown>): string {
  return requestId ?? ("requestId" in found ? (found.requestId ?? "") : "");
}

/** A UIN belongs to one attempt: what another has claimed is not this one's. */
export async function judge(p: Parts, attempt: Attempt, rows: readonly Customer[]): Promise<Match> {
  const history = await p.ledger.attemptsFor(p.partner, attempt.naturalKey);
  const claimed = history.flatMap(({ effect, uin }) => (effect !== attempt.effect && uin ? [uin] : []));
  const sought = {
    mail: attempt.naturalKey,
    dial: attempt.match.dial ?? "",
    national: attempt.match.national ?? "",
    from: (attempt.since ?? attempt.signedAt) - p.times.skewMs,
    until: attempt.signedAt + p.times.fenceMs,
  };
  const free = rows.filter(({ uin }) => !claimed.includes(uin));
  return match(sought, free);
}

async function provesAbsence(p: Parts, { signedAt, code }: Attempt, now: number): Promise<boolean> {
  if (now < signedAt + p.times.horizonMs || mayHideFromLookUps(code)) return false;
  const control = await p.ledger.control(controlOf(p));
  return control !== undefined && now - control.at <= p.times.controlMs;
}

/** What one partner account's look-ups show says nothing about another's. */
export function controlOf({ partner }: Parts): string {
  return `QueryCustomersCredit of ${partner}`;
}

/** The mail stays what it was: should the account come after all, another mail would have made it the second. */
async function absent(
  p: Parts,
  attempt: Attempt,
  { looks, empties, now }: { looks: number; empties: number; now: number },
) {
  const change = { looks, empties, state: "absent" as const, nextLook: now + p.times.watchEveryMs };
  await end(p, attempt, { ok: false, why: t("create.absent"), redo: "text", facts: { frozen: ["mail"] } }, change);
}
