import { setTimeout as sleep } from "node:timers/promises";
import type { Case, Effect } from "../conversation/types.ts";
import type { Job, Kind, Pace } from "../ledger/ledger.ts";
import { type Queue, queues } from "../ledger/queues.ts";
import { holdOn } from "../ledger/retry-while-down.ts";
import { onTrail, trailOf } from "../machine/trail.ts";
import { spacing } from "../tencent/rates.ts";
import { t } from "../words/words.ts";
import { createDelivery, type DeliveryParts } from "./deliver.ts";
import type { Serves } from "./enrolment.ts";
import { NotHere, NotYet } from "./not-now.ts";
import { DeliveryError } from "./platform.ts";
import { createPosting } from "./posting.ts";
import { createQueueNews } from "./queue-news.ts";
import { createSweep } from "./sweep.ts";

export { NotYet } from "./not-now.ts";

/**
 * Does one promised effect and tells the desk how it ended. It is called again after a crash, and must then not repeat
 * an effect that is `once`.
 */
export type Performer = (job: EffectJob) => Promise<void>;
export type EffectJob = Job & { work: { effect: Effect } };

export interface OutboxParts extends DeliveryParts {
  performers: Record<string, Performer>;
  /** Tells for whom money may be spent. For everybody when left out. */
  serves?: Serves;
  leases: { postLeaseMs: number; effectLeaseMs: number };
  /** The clock of this process when left out. */
  pause?: (ms: number) => Promise<unknown>;
  /** Draws a number from 0 up to 1, which is not included. */
  random?: () => number;
}

const atOnce = 32;
/**
 * How far ahead of its slot a paced job is claimed. It is longer than the time between two looks at the ledger, so that
 * no slot passes unused.
 */
const aheadMs = 1_000;
const named = Object.keys(queues) as Queue[];
const longestPauseMs = 60_000;
const fewTriesElsewhere = 5; // few, because a person waits for the effect

/**
 * Does what committed turns have promised: shows posts and runs effects. It is the only place that tries again what has
 * failed.
 */
export function createOutbox(parts: OutboxParts) {
  const { ledger, log, pause = sleep, random = Math.random } = parts;
  const { postLeaseMs, effectLeaseMs } = parts.leases;
  const deliver = createDelivery(parts);
  const busy = new Map<Kind, Set<Promise<unknown>>>();
  let ended = () => {};

  const posting = createPosting({
    ledger,
    roles: parts.roles,
    leaseMs: postLeaseMs,
    attempt: (job) => attempt(job, () => deliver(job, job.work.post)),
    waited: (ms) => parts.meters?.waited("post", ms),
  });

  /** Delivers the posts that are due, and resolves when none is on its way. */
  async function drainPosts(): Promise<number> {
    const taken = await posting.begin();
    await posting.done();
    return taken;
  }

  /**
   * Begins the effects that are due. They run side by side, and those that wait in one queue do not hold up another.
   */
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
      parts.meters?.waited(kind, job.dueMs + (job.waitMs ?? 0));
      const running: Promise<unknown> = attempt(job, () => perform(job as EffectJob)).finally(() =>
        under.delete(running),
      );
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
    if (job.work.effect.repeat === "once" && (await hasLost(job, theCase))) return;
    await performer(job);
  }

  /** No performer here does this effect. Another replica may; after a few tries it is ended before anything is sent. */
  async function notDone({ caseId, tries, work: { effect } }: EffectJob): Promise<void> {
    if (tries < fewTriesElsewhere) throw new NotHere();
    await parts.desk.unsent(effect.id, caseId, { ok: false, why: t("chat.not-done") });
    log.warn({ case: caseId, effect: effect.id }, `nobody here does ${effect.name}`);
  }

  /** Ends an effect before it costs money, if its owner's workspace or server is not served any more. */
  async function isTakenBack({ caseId, work: { effect } }: EffectJob, owner: string): Promise<boolean> {
    if (!parts.serves || (await parts.serves(owner))) return false;
    const told = await parts.desk.unsent(effect.id, caseId, { ok: false, why: t("chat.taken-off-unsent") });
    return told.is === "kept" || told.is === "seen";
  }

  /** Whether the effect was taken back, because somebody of the case has left before it was sent. */
  async function hasLost({ caseId, work: { effect } }: EffectJob, theCase: Case): Promise<boolean> {
    if (!parts.presence || !(await parts.presence(theCase))) return false;
    return (await ledger.load(caseId))?.working?.[effect.id] === undefined;
  }

  /**
   * Runs a job, and resolves to the lease under which it has ended. One that fails is tried again, later each time. If
   * this desk dies meanwhile, another gets the job when its lease runs out. Never rejects.
   */
  function attempt(job: Job, work: () => Promise<void>): Promise<string> {
    return onTrail(trailOf(job.origin), () => attemptOn(job, work));
  }

  async function attemptOn(job: Job, work: () => Promise<void>): Promise<string> {
    let { lease } = job;
    try {
      await work();
      lease = await finish(job);
    } catch (error) {
      lease = job.lease;
      const { name, message } = error as Error;
      if (!(error instanceof NotHere || error instanceof NotYet))
        log.error({ case: job.caseId, job: job.id, error: name, message }, "will try again");
      const isTold = (error instanceof DeliveryError || error instanceof NotYet) && error.afterMs > 0;
      const afterMs = isTold ? error.afterMs + apart(error.afterMs, random) : pauseAfter(job.tries, random);
      const leaseMs = "post" in job.work ? postLeaseMs : effectLeaseMs;
      await holdOn(leaseMs, () => ledger.release({ ...job, lease }, afterMs), pause).catch((failure: Error) => {
        log.error({ job: job.id, error: failure.name, message: failure.message }, "its lease has to run out first");
      });
    }
    ended();
    return lease;
  }

  /** Finishes a job, also one whose lease ran out and was taken anew by this desk. Resolves to the lease that counted. */
  async function finish(job: Job): Promise<string> {
    for (;;) {
      const { lease } = job;
      if ((await ledger.finish({ ...job })) || job.lease === lease) return lease;
    }
  }

  return {
    /** Begins to deliver the posts that are due. Resolves to how many were taken. */
    beginPosts: posting.begin,
    drainPosts,
    drainEffects,
    ...createSweep(parts),
    tellWaiting: createQueueNews(parts),
    /** Calls back when a job has ended or was given back, because something else may be due sooner then. */
    onEnd(act: () => void): void {
      ended = act;
    },
    /** No post begins any more. Resolves when those that have begun have ended. */
    endPosts: posting.end,
    /** Resolves when every effect and every post that has begun has ended. */
    async idle(): Promise<void> {
      await posting.done();
      const running = () => [...busy.values()].flatMap((under) => [...under]);
      while (running().length > 0) await Promise.all(running());
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * The pace of a queue. That of mail look-ups names no API, because creates take slots of the same API and must not be
 * held up by this queue.
 */
function paceOf(queue: Queue): Pace {
  const api = queues[queue];
  return { everyMs: spacing(api), aheadMs, ...(queue !== "lookUpMail" && { api }) };
}

/**
 * Some time more to wait, drawn at random, so that jobs which were told to wait equally long do not all come back at
 * once.
 */
function apart(ms: number, random: () => number): number {
  return Math.min(ms / 4, 5_000) * random();
}

/**
 * The pause before the next try, longer each time and drawn at random, so that two desks which fail together do not go
 * on failing together.
 */
function pauseAfter(tries: number, random: () => number): number {
  return Math.min(longestPauseMs, 500 * 2 ** tries) * (0.5 + random() / 2);
}
