import type { Attempt } from "../../ledger/ledger.ts";
import { t } from "../../words/words.ts";
import { alarm } from "./alarm.ts";
import type { Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { created } from "./late-yes.ts";
import { update } from "./record-outcome.ts";
import { doubted } from "./reopen.ts";
import { othersOf } from "./rivals.ts";

/**
 * Looks up an attempt that operators have settled, for as long as an attempt that is believed absent is watched. If a
 * look-up shows something else, the look-up wins.
 */
export async function recheckVerdict(p: Parts, creation: Creation, attempt: Attempt): Promise<void> {
  const claim = await creation.claim(attempt, attempt.uin ?? null);
  const { uin, ...unnamed } = attempt;
  const seen = claim.is === "shown" ? undefined : await creation.look(unnamed, await othersOf(p, attempt));
  const now = await p.ledger.now();
  const isShownNow = seen?.is === "ours" && seen.made.id === uin; // it came into sight between the two look-ups
  if (claim.is === "shown" || isShownNow) {
    const api = creation.absence.control;
    const control = { at: now, lagMs: now - attempt.signedAt };
    const rows = api === undefined ? [] : [{ write: "control" as const, api, control }];
    await p.ledger.write([update(attempt, { nextLook: null, code: null }), ...rows]);
    return;
  }
  if (seen?.is === "ours" && (await created(p, creation, attempt, seen.made))) return;
  if (seen?.is === "doubtful" && seen.id !== uin && (await doubted(p, creation, attempt, seen))) return;
  if (claim.is === "not" && (await doubted(p, creation, attempt, { is: "doubtful", why: "other" }))) return;
  const looks = attempt.looks + 1;
  const isSoon = now < attempt.signedAt + p.times.controlMs;
  const everyMs = p.times.looksMs[looks] ?? (isSoon ? p.times.lookEveryMs : p.times.watchEveryMs);
  const isOver = now + everyMs > attempt.signedAt + p.times.watchMs;
  if (isOver) await alarm(p, attempt, t("create.alarm.unseen", { case: attempt.caseId }), { id: uin });
  await p.ledger.write([update(attempt, { looks, nextLook: isOver ? null : now + everyMs })]);
}
