import type { Case, Json, Outcome } from "../../conversation/types.ts";
import type { EffectJob } from "../../desk/outbox.ts";
import type { Attempt, Write } from "../../ledger/ledger.ts";
import { t } from "../../words/words.ts";
import type { Before, Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { created } from "./late-yes.ts";
import { type Doubt, sealed } from "./record-outcome.ts";
import { doubted } from "./reopen.ts";
import { othersOf } from "./rivals.ts";
import { asMayBeKnown } from "./strangers.ts";
import { enough, isEnough } from "./try-limit.ts";

/** How an effect ends before anything was sent, and the row that keeps the secret of what was there already. */
export interface Ending {
  outcome: Outcome;
  secret?: Write[];
}

/**
 * What must hold before a create, given what was tried for its key. Undefined means go on. Rejects when Tencent gave no
 * answer, so that the job is tried again.
 */
export async function precheck<Input extends Json>(
  p: Parts,
  creation: Creation<Input>,
  job: EffectJob,
  input: Input,
  history: readonly Attempt[],
  theCase: Case,
): Promise<Ending | "told" | undefined> {
  const own = earlier(history, job);
  const before: Before = (await creation.before?.(input, await p.ledger.now())) ?? { is: "free" };
  switch (before.is) {
    case "ends":
      return { outcome: before.outcome };
    case "there":
      // guard: precheck
      return known(p, creation, job, own, before, theCase);
    case "free": {
      const skew = before.serverTime === undefined ? 0 : Math.abs(before.serverTime - (await p.ledger.now()));
      if (skew > p.times.skewMs)
        return { outcome: { ok: false, why: t("create.clock"), remedy: t("remedy.clock-here") } };
      return isEnough(own, theCase) ? { outcome: enough } : undefined;
    }
    case "blind":
      if (await isTooLate(p, job)) return { outcome: { ok: false, why: t("create.unreachable") } };
      throw new Error("The look-up before the create did not answer.");
  }
}

/** The attempts of this very case that were believed to have made nothing. */
function earlier(history: readonly Attempt[], job: EffectJob): Attempt[] {
  return history.filter(({ caseId, state }) => caseId === job.caseId && (state === "absent" || state === "done"));
}

/**
 * What to do when the thing exists already: it may be what an attempt of this very case has made that was believed
 * absent, or somebody else's.
 */
async function known(
  p: Parts,
  creation: Creation,
  job: EffectJob,
  own: Attempt[],
  { refusal, sight }: Extract<Before, { is: "there" }>,
  theCase: Case,
): Promise<Ending | "told"> {
  for (const attempt of own) {
    const seen = sight(attempt, await othersOf(p, attempt));
    if (seen.is !== "ours" || !(await created(p, creation, attempt, seen.made))) continue;
    if (!(await isPromised(p, job))) return "told";
    return sealed(p, creation, attempt, seen.made, await p.ledger.now());
  }
  if (own.length === 0) {
    const key = creation.keyOf(job.work.effect.input, theCase);
    return { outcome: await asMayBeKnown(p, creation, theCase, key, refusal) };
  }
  const last = own.at(-1)!;
  const seen = sight(last, await othersOf(p, last));
  const doubt: Doubt = seen.is === "doubtful" ? seen : { is: "doubtful", why: "claimed" };
  p.log.error({ case: job.caseId, effect: last.effect }, "ALARM: a person must judge whose it is that came up since");
  if (last.state === "absent" && (await doubted(p, creation, last, doubt))) return "told";
  return { outcome: { ok: false, why: t("create.whose"), hold: true } };
}

async function isPromised(p: Parts, { caseId, work: { effect } }: EffectJob): Promise<boolean> {
  return (await p.ledger.load(caseId))?.working?.[effect.id] !== undefined;
}

/**
 * Whether the look-ups before this create have failed for so long that it is given up. The first failure never ends it,
 * because the job may have waited long in its queue.
 */
export async function isTooLate(p: Parts, { caseId, work, tries }: EffectJob): Promise<boolean> {
  if (tries === 1) return false;
  const promised = (await p.ledger.load(caseId))?.working?.[work.effect.id]?.at ?? 0;
  return (await p.ledger.now()) > promised + p.times.precheckMs;
}
