import type { Attempt } from "../../ledger/ledger.ts";
import { explain } from "../../tencent/errors.ts";
import type { Creation, Made } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { created } from "./late-yes.ts";
import { end, ended, handOver, update } from "./record-outcome.ts";
import { isTriedAgain, othersOf } from "./rivals.ts";
import { inVain } from "./try-limit.ts";

/**
 * Looks for what an attempt may have made. Finding it settles the case at any time. An empty look-up is believed only
 * after the horizon, several times in a row, and where the creation has a control, while a look-up has lately found
 * something known.
 */
export async function look(p: Parts, creation: Creation, attempt: Attempt): Promise<void> {
  const { times } = p;
  const seen = await creation.look(attempt, await othersOf(p, attempt));
  const now = await p.ledger.now();
  const looks = attempt.looks + 1;
  const nextLook = now + (times.looksMs[looks] ?? times.lookEveryMs);

  if (seen.is === "ours" && (await isSettled(p, creation, attempt, seen.made))) return;
  if (await standsAsSaid(p, creation, attempt)) return;
  if (seen.is === "doubtful") {
    const evidence = { case: attempt.caseId, effect: attempt.effect, id: seen.id, why: seen.why };
    p.log.error(evidence, "a person must judge whether this is the one");
    return handOver(p, creation, attempt, { looks, empties: 0, nextLook }, seen);
  }

  const believed = seen.is === "none" && (await provesAbsence(p, creation, attempt, now));
  const empties = believed ? attempt.empties + 1 : 0;
  if (empties >= times.emptiesNeeded) return absent(p, creation, attempt, { looks, empties, now });
  if (believed) await p.ledger.write([update(attempt, { looks, empties, nextLook: now + times.emptyEveryMs })]);
  else if (attempt.state !== "manual" && now >= attempt.signedAt + times.manualMs)
    await handOver(p, creation, attempt, { looks, empties, nextLook });
  else await p.ledger.write([update(attempt, { looks, empties, nextLook })]);
}

/** Settles an attempt by what one operator said was found, as soon as a look-up shows it. */
async function standsAsSaid(p: Parts, creation: Creation, attempt: Attempt): Promise<boolean> {
  if (attempt.state !== "manual") return false;
  const work = (await p.ledger.load(attempt.caseId))?.working?.[attempt.effect];
  for (const { id } of work?.said ?? []) {
    const claim = await creation.claim(attempt, id);
    if (claim.is === "shown" && (await created(p, creation, attempt, claim.made))) return true;
  }
  return false;
}

/** Looks once. Nothing changes unless it finds what was made. */
export async function glance(p: Parts, creation: Creation, attempt: Attempt): Promise<boolean> {
  const seen = await creation.look(attempt, await othersOf(p, attempt));
  return seen.is === "ours" && isSettled(p, creation, attempt, seen.made);
}

/** Settles the case by what was found, unless it may be a later attempt's, whose own look-ups will tell. */
async function isSettled(p: Parts, creation: Creation, attempt: Attempt, made: Made): Promise<boolean> {
  if (await isTriedAgain(p, attempt)) return false;
  await created(p, creation, attempt, made);
  return true;
}

async function provesAbsence(p: Parts, creation: Creation, { signedAt, code }: Attempt, now: number) {
  const { absence } = creation;
  // guard: horizon before an empty look-up is believed
  if (now < signedAt + p.times.horizonMs || mayBeHidden(creation, code)) return false;
  if (absence.control === undefined) return true;
  const control = await p.ledger.control(absence.control);
  // guard: control before an empty look-up is believed
  return control !== undefined && now - control.at <= p.times.controlMs;
}

/** Whether something may exist after this code that look-ups don't show, so that no empty look-up disproves it. */
export function mayBeHidden({ api, absence }: Pick<Creation, "api" | "absence">, code: string | undefined): boolean {
  if (code === undefined) return false;
  return code === absence.hiddenAfter || explain(api, code).hidden === true;
}

/**
 * Ends an attempt that is believed to have made nothing. The answers that identify the thing stay frozen, because with
 * other answers a second thing would be made if the first shows up after all.
 */
async function absent(
  p: Parts,
  { again: { why, redo, frozen } }: Creation,
  attempt: Attempt,
  { looks, empties, now }: { looks: number; empties: number; now: number },
) {
  const change = { looks, empties, state: "absent" as const, nextLook: now + p.times.watchEveryMs };
  // guard: frozen mail
  const refusal = await inVain(p, attempt, { ok: false, why, ...(redo && { redo }), facts: { frozen } });
  await end(p, attempt, refusal, ended(attempt, change));
}
