import { askedWith } from "../../conversation/turn/earlier-tries.ts";
import type { Case, Refusal } from "../../conversation/types.ts";
import { isSealed } from "../../conversation/walk.ts";
import { type EffectJob, NotYet } from "../../desk/outbox.ts";
import type { Attempt, Restore, Write } from "../../ledger/ledger.ts";
import { t } from "../../words/words.ts";
import type { Creation, Target } from "./creation.ts";
import type { Parts, System } from "./dependencies.ts";
import { isTooLate } from "./precheck.ts";
import { sealed } from "./record-outcome.ts";
import { othersOf } from "./rivals.ts";

/**
 * What a look-up tells after a restore. `found`: what the request wants was made after the backup, and the request is
 * done with it. `blind`: nobody can tell yet.
 */
type Found = "found" | "none" | "blind";

/**
 * Keeps a job from spending after the ledger was put back from a backup, if its request turns out to be done or may not
 * go on yet. Undefined lets the job go on. Rejects when a look-up gave no answer, so that the job is tried again.
 */
export async function heldBack(
  p: Parts,
  creation: Creation,
  job: EffectJob,
  known?: Case,
): Promise<"found" | Refusal | undefined> {
  const restore = await p.ledger.restored();
  if (!restore) return undefined; // nearly every ledger was never restored
  const theCase = known ?? (await p.ledger.load(job.caseId));
  const found = theCase ? await find(p, creation, theCase, restore) : "none";
  if (found === "found") return "found";
  const waits = await mayNotSpend(p, restore);
  if (waits || found === "none") return waits;
  if (await isTooLate(p, job)) return { ok: false, why: t("create.unreachable") };
  throw new Error("The look-up after a restore did not answer.");
}

/**
 * Whether something was made for this case since the backup. It is asked before the case gives up an answer by which
 * that could be found.
 */
export async function madeSince(p: Parts, creation: Creation, caseId: string): Promise<Found> {
  const theCase = await p.ledger.load(caseId);
  const restore = await p.ledger.restored();
  if (!theCase || !restore || !mustBeLookedFor(theCase, restore)) return "none";
  return creation.targetOf(theCase) ? find(p, creation, theCase, restore) : "blind";
}

/** The refusal while no request may spend, if that is so. */
async function mayNotSpend(p: Parts, restore: Restore): Promise<Refusal | undefined> {
  const now = await p.ledger.now();
  const certain = restore.at + p.times.horizonMs; // before this instant, look-ups need not show what was made since the backup
  // guard: hold after a restore
  if (restore.spends !== undefined && now >= certain) return undefined;
  const until = Math.max(certain, restore.spends === undefined ? now + p.times.lookEveryMs : 0);
  return { ok: false, why: whySince(restore), until };
}

/** Takes back a job that may be asked for again, such as a text. A person decides whether it is. */
export async function takeBack(p: Parts, { caseId, work }: EffectJob): Promise<void> {
  await p.desk.unsent(work.effect.id, caseId, { ok: false, why: whySince((await p.ledger.restored())!) });
}

function whySince({ since }: Restore) {
  return t("create.restored", { since: { at: since } });
}

/**
 * Looks for what a create that was promised before the backup may have made. It may have been sent after the backup was
 * made, so it is never sent again.
 */
export async function doubt(
  p: Parts,
  { api, partner }: Pick<Creation, "api" | "partner">,
  { caseId, work }: EffectJob,
  target: Target,
): Promise<void> {
  const { id: effect } = work.effect;
  const attempt = lookedFor(caseId, effect, { api, partner }, target, (await p.ledger.restored())!);
  const also: Write[] = [
    { write: "intent", partner, naturalKey: target.key },
    { write: "attempt", attempt },
  ];
  const told = await p.desk.progressed(effect, caseId, "unknown", also);
  if (told.is !== "conflict" || told.write === "attempt") return;
  // another request holds the key, and its own look-ups find whatever there is
  await p.desk.progressed(effect, caseId, "unknown", [{ write: "attempt", attempt }]);
}

async function find(p: Parts, creation: Creation, theCase: Case, restore: Restore): Promise<Found> {
  const target = creation.targetOf(theCase);
  if (!target || !mustBeLookedFor(theCase, restore)) return "none";
  const effect = `${theCase.id}.${restore.at}.${creation.step}`;
  const attempt = lookedFor(theCase.id, effect, creation, target, restore);
  const seen = await creation.look({ ...attempt, version: 0 }, await othersOf(p, { ...attempt, version: 0 }));
  if (seen.is === "blind") return "blind";
  if (seen.is !== "ours") return "none";

  const { id, requestId } = seen.made;
  const at = await p.ledger.now();
  const { outcome, secret } = await sealed(p, creation, { ...attempt, version: 0 }, seen.made, at);
  const made = { ...attempt, state: "done" as const, requestId, ...(id !== undefined && { uin: id }) };
  const also: Write[] = [
    ...(creation.usedUp ? [{ write: "intent" as const, partner: creation.partner, naturalKey: target.key }] : []),
    { write: "attempt", attempt: { ...made, nextLook: creation.absence.control ? at : null } },
    ...secret,
  ];
  const { value } = outcome;
  const asked = askedWith(theCase); // people may answer anew while we look
  const told = await p.desk.tell(theCase.id, { type: "corrected", id: `late:${effect}`, effect, value, asked }, also);
  if (told.is === "kept") p.log.warn({ case: theCase.id, effect, id }, "it was made after the backup, and is found");
  return told.is === "kept" || told.is === "seen" ? "found" : "none";
}

/**
 * Whether this case was open when the ledger was put back and must be looked for. A create that is under way has
 * look-ups of its own.
 */
function mustBeLookedFor(theCase: Case, { at }: Restore): boolean {
  const { state, opened, touched, asOf = touched } = theCase;
  if (opened > at || state === "done") return false;
  return state === "open" ? !isSealed(theCase) : asOf >= at;
}

function lookedFor(
  caseId: string,
  effect: string,
  { api, partner }: Pick<Creation, "api" | "partner">,
  { key, match }: Target,
  { at, since }: Restore,
): Omit<Attempt, "version"> {
  const looks = { empties: 0, looks: 0, nextLook: at };
  return {
    ...{ effect, caseId, api, partner, naturalKey: key, match, state: "unknown", code: "restored" },
    ...{ signedAt: at, since, ...looks },
  };
}

/**
 * After a restore, looks for what each open request may have had made since the backup, a few requests a call and each
 * about once a minute, until everything made before the restore must show.
 */
export function createSearch(p: Parts, systems: readonly Pick<System, "creation">[]) {
  let round: { theCase: Case; restore: Restore }[] = [];
  let next = 0;
  let isLast = false;

  async function seek(theCase: Case, restore: Restore): Promise<void> {
    await p.desk.leap(theCase.id, `restored:${restore.at}:${theCase.id}`);
    for (const { creation } of systems) {
      if (!creation.targetOf(theCase)) continue;
      if (creation.queue) await p.pace.yieldTo(creation.queue);
      if ((await find(p, creation, theCase, restore)) === "blind")
        throw new NotYet("A look-up did not answer.", p.times.lookEveryMs);
    }
  }

  async function begin(): Promise<void> {
    if (isLast) return;
    const restore = await p.ledger.restored();
    isLast = restore === undefined;
    if (!restore) return;
    const now = await p.ledger.now();
    if (now < next) return;
    next = now + p.times.lookEveryMs;
    isLast = now > restore.at + p.times.horizonMs;
    const limits = { open: mostOpen, cancelled: mostClosed, expired: mostClosed, failed: mostClosed };
    const states = Object.keys(limits) as (keyof typeof limits)[];
    const lists = await Promise.all(states.map((state) => p.ledger.list({ state, limit: limits[state] })));
    round = lists.flat().flatMap((theCase) => (mustBeLookedFor(theCase, restore) ? [{ theCase, restore }] : []));
  }

  async function search(): Promise<void> {
    if (round.length === 0) await begin();
    for (const { theCase, restore } of round.splice(0, atOnce))
      await seek(theCase, restore).catch((error: Error) => {
        isLast = false;
        if (!(error instanceof NotYet)) p.log.error({ case: theCase.id, error: error.name }, "it is looked for again");
      });
  }

  /** The time until the search must be called again (ms). Undefined when nothing is searched any more. */
  function within(): number | undefined {
    if (round.length > 0) return 0;
    return isLast ? undefined : p.times.lookEveryMs / 10;
  }

  return { search, within };
}

const atOnce = 4;
const mostOpen = 100_000;
const mostClosed = 1_000; // how many of the newest closed cases are searched: more than are closed within a horizon
