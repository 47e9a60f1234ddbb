import { spanOfCase } from "../../desk/follow-event.ts";
import { NotYet } from "../../desk/outbox.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import { isTraced, newTrail, onTrail } from "../../machine/trail.ts";
import { t } from "../../words/words.ts";
import { alarm } from "./alarm.ts";
import { conclude } from "./conclude.ts";
import type { Creation, CreationOf } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { onWords } from "./late-yes.ts";
import { glance, look } from "./look-up.ts";
import { recheckVerdict } from "./recheck-verdict.ts";
import { update } from "./record-outcome.ts";
import { othersOf } from "./rivals.ts";

const atOnce = 4; // Tencent takes five of CreateAccount's look-ups a second

/** Looks up every attempt whose next look is due, once. Attempts of another partner account are left alone. */
export async function reconcile(p: Parts, creationOf: CreationOf): Promise<number> {
  const attempts = await p.ledger.claimAttempts(atOnce, p.times.effectLeaseMs / 2);
  const ours = attempts.flatMap((attempt) => {
    const creation = creationOf(attempt);
    return creation ? [onTrailOf(p, attempt, () => takeNextLook(p, creation, attempt))] : [];
  });
  await Promise.all(ours);
  return ours.length;
}

/** Runs a look on a trail of its own, which belongs to the trace of the attempt's case. */
async function onTrailOf(p: Parts, { caseId }: Attempt, look: () => Promise<void>): Promise<void> {
  const theCase = isTraced() ? await p.ledger.load(caseId) : undefined;
  return onTrail(newTrail(spanOfCase(theCase)), look);
}

async function takeNextLook(p: Parts, creation: Creation, attempt: Attempt): Promise<void> {
  try {
    if (creation.queue && mayWait.has(attempt.state)) await p.pace.yieldTo(creation.queue);
    await lookNow(p, creation, attempt);
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
    await p.ledger.write([update(attempt, { nextLook: (await p.ledger.now()) + error.afterMs })]);
  }
}

/** The states of attempts that nobody waits for. */
const mayWait = new Set<Attempt["state"]>(["done", "refused", "absent"]);

async function lookNow(p: Parts, creation: Creation, attempt: Attempt): Promise<void> {
  switch (attempt.state) {
    case "sent": // the desk that sent it has died, or its answer comes too late to count
      // guard: crash that is unknown
      return conclude(p, creation, attempt, { is: "unknown", code: "crash" });
    case "unknown":
    case "manual":
      return look(p, creation, attempt);
    case "done":
      return takeControl(p, creation, attempt);
    case "refused":
      return lookOnceMore(p, creation, attempt);
    case "absent":
      return watch(p, creation, attempt);
  }
}

/** Looks up something that has certainly been made, to learn that look-ups see what exists, and how soon. */
async function takeControl(p: Parts, creation: Creation, attempt: Attempt): Promise<void> {
  if (attempt.code === onWords) return recheckVerdict(p, creation, attempt);
  const seen = await creation.look(attempt, await othersOf(p, attempt));
  const now = await p.ledger.now();
  if (seen.is === "ours" && creation.absence.control !== undefined) {
    const control = { at: now, lagMs: now - attempt.signedAt };
    const api = creation.absence.control;
    await p.ledger.write([update(attempt, { nextLook: null }), { write: "control", api, control }]);
    return;
  }
  const looks = attempt.looks + 1;
  const over = seen.is === "doubtful" || now > attempt.signedAt + p.times.controlMs;
  if (over) {
    const notice = t("create.alarm.unlike", { case: attempt.caseId });
    await alarm(p, attempt, notice, { id: attempt.uin, seen: seen.is });
  }
  const nextLook = over ? null : now + (p.times.looksMs[looks] ?? p.times.lookEveryMs);
  await p.ledger.write([update(attempt, { looks, nextLook })]);
}

async function lookOnceMore(p: Parts, creation: Creation, attempt: Attempt): Promise<void> {
  if (!(await glance(p, creation, attempt))) await p.ledger.write([update(attempt, { nextLook: null })]);
}

/** Goes on looking after an attempt was believed absent, because that is not proof. */
async function watch(p: Parts, creation: Creation, attempt: Attempt): Promise<void> {
  if (await glance(p, creation, attempt)) return;
  const next = (await p.ledger.now()) + p.times.watchEveryMs;
  const nextLook = next < attempt.signedAt + p.times.watchMs ? next : null;
  await p.ledger.write([update(attempt, { nextLook })]);
}
