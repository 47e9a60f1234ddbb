import type { Json, Outcome } from "../conversation/types.ts";
import type { Attempt, Write } from "../ledger/ledger.ts";
import type { EffectJob } from "../outbox.ts";
import { t } from "../words/words.ts";
import type { Before, Creation } from "./creation.ts";
import { nowMade, sealed } from "./ends.ts";
import { othersOf } from "./others.ts";
import type { Parts } from "./parts.ts";

/** How an effect ends before anything was sent. */
export interface Ending {
  outcome: Outcome;
  also?: Write[];
}

const mostTries = 3;

/**
 * What must hold before a create, given what was tried for its key. Undefined lets us go on.
 * Throws when there was no answer, to be tried again.
 */
export async function precheck<Input extends Json>(
  p: Parts,
  creation: Creation<Input>,
  job: EffectJob,
  input: Input,
  history: readonly Attempt[],
): Promise<Ending | undefined> {
  const own = earlier(history, job);
  const before: Before = (await creation.before?.(input, await p.ledger.now())) ?? { is: "free" };
  switch (before.is) {
    case "ends":
      return { outcome: before.outcome };
    case "there":
      return known(p, creation, job, own, before);
    case "free": {
      const skew = before.serverTime === undefined ? 0 : Math.abs(before.serverTime - (await p.ledger.now()));
      if (skew > p.times.skewMs) return { outcome: { ok: false, why: t("create.clock") } };
      if (own.filter(({ state }) => state === "absent").length < mostTries) return undefined;
      p.log.error({ case: job.caseId, effect: job.work.effect.id }, "three tries came to nothing; a person must look");
      return { outcome: { ok: false, why: t("create.enough") } };
    }
    case "blind":
      if (await isTooLate(p, job)) return { outcome: { ok: false, why: t("create.unreachable") } };
      throw new Error("The look-up before the create did not answer.");
  }
}

/** Attempts of this very case that had come to nothing, as far as we knew. */
function earlier(history: readonly Attempt[], job: EffectJob): Attempt[] {
  return history.filter(({ caseId, state }) => caseId === job.caseId && (state === "absent" || state === "done"));
}

/** Somebody's already; or, found late, what an attempt of this very case has made that we had believed absent. */
async function known(
  p: Parts,
  creation: Creation,
  job: EffectJob,
  own: Attempt[],
  { refusal, sight }: Extract<Before, { is: "there" }>,
): Promise<Ending> {
  for (const attempt of own) {
    const seen = sight(attempt, await othersOf(p, attempt));
    if (seen.is !== "ours") continue;
    const at = await p.ledger.now();
    const { effect } = attempt;
    p.log.error({ case: job.caseId, effect, id: seen.made.id }, "ALARM: what was believed absent exists");
    const outcome = await sealed(p, creation, attempt, seen.made, at);
    const uin = seen.made.id === undefined ? {} : { uin: seen.made.id };
    return { outcome, also: nowMade(creation, attempt, { state: "done", ...uin, nextLook: at }) };
  }
  if (own.length === 0) return { outcome: refusal };
  const where = { case: job.caseId, effect: job.work.effect.id };
  p.log.error(where, "ALARM: a person must judge whose it is that came up since");
  return { outcome: { ok: false, why: t("create.whose") } };
}

/** It may have waited long in its queue, so the first look-up is never the last. */
async function isTooLate(p: Parts, { caseId, work, tries }: EffectJob): Promise<boolean> {
  if (tries === 1) return false;
  const promised = (await p.ledger.load(caseId))?.working?.[work.effect.id]?.at ?? 0;
  return (await p.ledger.now()) > promised + p.times.precheckMs;
}
