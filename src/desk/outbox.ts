import { setTimeout as sleep } from "node:timers/promises";
import type { Effect, Post } from "../conversation/types.ts";
import type { Job, Kind, Pace } from "../ledger/ledger.ts";
import { type Queue, queues } from "../ledger/queues.ts";
import { holdOn } from "../ledger/retry-while-down.ts";
import { spacing } from "../tencent/rates.ts";
import { t } from "../words/words.ts";
import { createDelivery, type DeliveryParts } from "./deliver.ts";
import type { Serves } from "./enrolment.ts";
import { NotHere, NotYet } from "./not-now.ts";
import { DeliveryError } from "./platform.ts";
import { createQueueNews } from "./queue-news.ts";
import { createSweep } from "./sweep.ts";

export { NotYet } from "./not-now.ts";

/** Does a promised act and tells the desk how it went. Called again after a crash, it must not repeat what was `once`. */
export type Performer = (job: EffectJob) => Promise<void>;
export type EffectJob = Job & { work: { effect: Effect } };

export interface OutboxParts extends DeliveryParts {
  performers: Record<string, Performer>;
  /** For whom money may be spent; everybody when left out. */
  serves?: Serves;
  leases: { postLeaseMs: number; effectLeaseMs: number };
  /** The clock of this process when left out. */
  pause?: (ms: number) => Promise<unknown>;
  /** From 0 up to, not including, 1. */
  random?: () => number;
}

const atOnce = 32;
/** Longer than two looks at the ledger are apart, so that no slot of a queue passes unseen. */
const aheadMs = 1_000;
const named = Object.keys(queues) as Queue[];
const longestPauseMs = 60_000;
const fewTriesElsewhere = 5; // somebody waits

/** The one place that does what was promised, and the one place that tries again. */
export function createOutbox(parts: OutboxParts) {
  const { ledger, log, pause = sleep, random = Math.random } = parts;
  const { postLeaseMs, effectLeaseMs } = parts.leases;
  const deliver = createDelivery(parts);
  const busy = new Map<Kind, Set<Promise<void>>>();

  /** Cases side by side, so that a slow platform holds up only its own; each case's posts in order. */
  async function drainPosts(): Promise<number> {
    const jobs = await ledger.claim("post", atOnce, postLeaseMs);
    const lanes = new Map<string, Job[]>();
    for (const job of jobs) lanes.set(job.caseId, [...(lanes.get(job.caseId) ?? []), job]);
    await Promise.all([...lanes.values()].map(deliverInOrder));
    return jobs.length;
  }

  async function deliverInOrder(jobs: Job[]): Promise<void> {
    for (const [n, job] of jobs.entries()) {
      const isOurs = n === 0 || (await ledger.extend(job, postLeaseMs));
      if (isOurs) await attempt(job, () => deliver(job, (job.work as { post: Post }).post));
    }
  }

  /** Effects of many cases run side by side, and what waits in one queue holds up nobody in another. */
  async function drainEffects(): Promise<number> {
    let begun = await drain("effect");
    for (const queue of named) begun += await drain(queue, paceOf(queue));
    return begun;
  }

  async function drain(kind: Kind, pace?: Pace): Promise<number> {
    const under = busy.get(kind) ?? new Set();
    busy.set(kind, under);
    if (under.size >= atOnce) return 0;
    const jobs = await ledger.claim(kind, atOnce - under.size, effectLeaseMs, pace);
    for (const job of jobs) {
      const running: Promise<void> = attempt(job, () => perform(job as EffectJob)).finally(() => under.delete(running));
      under.add(running);
    }
    return jobs.length;
  }

  async function perform(job: EffectJob): Promise<void> {
    if (job.waitMs) await pause(job.waitMs);
    const theCase = await ledger.load(job.caseId);
    if (theCase?.world !== parts.world) throw new NotHere();
    const performer = parts.performers[job.work.effect.name];
    if (!performer) return notDone(job);
    if (job.work.effect.repeat === "once" && (await isTakenBack(job, theCase.people.owner))) return;
    await performer(job);
  }

  /** Another replica may do it; in the end it is taken back before anything is sent. */
  async function notDone({ caseId, tries, work: { effect } }: EffectJob): Promise<void> {
    if (tries < fewTriesElsewhere) throw new NotHere();
    await parts.desk.unsent(effect.id, caseId, { ok: false, why: t("chat.not-done") });
    log.warn({ case: caseId, effect: effect.id }, `nobody here does ${effect.name}`);
  }

  /** What costs money and has not begun, for somebody of a place that was taken off the list meanwhile. */
  async function isTakenBack({ caseId, work: { effect } }: EffectJob, owner: string): Promise<boolean> {
    if (!parts.serves || (await parts.serves(owner))) return false;
    const told = await parts.desk.unsent(effect.id, caseId, { ok: false, why: t("chat.taken-off-unsent") });
    return told.is === "kept" || told.is === "seen";
  }

  /** A job that fails is tried again, later and later; its lease covers the case that we die. Never rejects. */
  async function attempt(job: Job, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await ledger.finish(job);
    } catch (error) {
      const { name, message } = error as Error;
      if (!(error instanceof NotHere || error instanceof NotYet))
        log.error({ case: job.caseId, job: job.id, error: name, message }, "will try again");
      const isTold = error instanceof DeliveryError || error instanceof NotYet;
      const afterMs = isTold ? error.afterMs + apart(error.afterMs, random) : pauseAfter(job.tries, random);
      const leaseMs = "post" in job.work ? postLeaseMs : effectLeaseMs;
      await holdOn(leaseMs, () => ledger.release(job, afterMs), pause).catch((failure: Error) => {
        log.error({ job: job.id, error: failure.name, message: failure.message }, "its lease has to run out first");
      });
    }
  }

  return {
    drainPosts,
    drainEffects,
    sweep: createSweep(parts),
    tellWaiting: createQueueNews(parts),
    /** Resolves when every effect that was begun has ended. */
    async idle(): Promise<void> {
      const running = () => [...busy.values()].flatMap((under) => [...under]);
      while (running().length > 0) await Promise.all(running());
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

/** Creates look mails up as well, and must not keep those waiting who only want that. */
function paceOf(queue: Queue): Pace {
  const api = queues[queue];
  return { everyMs: spacing(api), aheadMs, ...(queue !== "lookUpMail" && { api }) };
}

/** So that those who were told to wait as long do not all come back at once. */
function apart(ms: number, random: () => number): number {
  return Math.min(ms / 4, 5_000) * random();
}

/** Never the same twice, so that two desks in step do not stay in step. */
function pauseAfter(tries: number, random: () => number): number {
  return Math.min(longestPauseMs, 500 * 2 ** tries) * (0.5 + random() / 2);
}
