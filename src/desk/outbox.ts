import { setTimeout as sleep } from "node:timers/promises";
import type { Flow } from "../conversation/flow.ts";
import { passwordReveals, type Reveals } from "../conversation/reveals.ts";
import { operators } from "../conversation/turn/verdict.ts";
import type { Case, Effect, Post, Text } from "../conversation/types.ts";
import type { Job, Kind, Ledger, Pace } from "../ledger/ledger.ts";
import { type Queue, queues } from "../ledger/queues.ts";
import { holdOn } from "../ledger/retry-while-down.ts";
import type { Log } from "../machine/log.ts";
import { spacing } from "../tencent/rates.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import type { Desk } from "./desk.ts";
import type { Serves } from "./enrolment.ts";
import { DeliveryError, NobodyThere, type Platform } from "./platform.ts";
import { createQueueNews } from "./queue-news.ts";
import { shownCard } from "./shown-card.ts";
import { createSweep } from "./sweep.ts";
import { createUnreached } from "./unreached.ts";

/** Does a promised act and tells the desk how it went. Called again after a crash, it must not repeat what was `once`. */
export type Performer = (job: EffectJob) => Promise<void>;
export type EffectJob = Job & { work: { effect: Effect } };

export interface OutboxParts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  platforms: Platform[];
  performers: Record<string, Performer>;
  /** Where roles such as `approvers` and `operators` read. */
  roles: Record<string, string | undefined>;
  /** For whom money may be spent; everybody when left out. */
  serves?: Serves;
  leases: { postLeaseMs: number; effectLeaseMs: number };
  log: Log;
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
const mostTriesElsewhere = 30;
const fewTriesElsewhere = 5; // somebody waits
const unnamedMs = 60_000;

/** Somebody else's work: the other world's, or that of a replica which has the platform. */
class NotHere extends Error {
  override name = "NotHere" as const;
}

/** Nothing is wrong, and nothing was done: it is somebody else's turn first. */
export class NotYet extends Error {
  override name = "NotYet" as const;
  readonly afterMs: number;
  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}

/** The one place that does what was promised, and the one place that tries again. */
export function createOutbox(parts: OutboxParts) {
  const { ledger, vault, log, pause = sleep, random = Math.random } = parts;
  const { postLeaseMs, effectLeaseMs } = parts.leases;
  const unreached = createUnreached({ ...parts, readAt: parts.roles[operators] });
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

  async function deliver(job: Job, post: Post): Promise<void> {
    const theCase = await ledger.load(job.caseId);
    if (theCase?.world !== parts.world) throw new NotHere();
    const audience = "card" in post ? post.card : post.to;
    const address = ("card" in post ? theCase.at[audience] : undefined) ?? parts.roles[audience] ?? audience;
    if (address === operators) return nobodyRuns(theCase);
    const platform = parts.platforms.find(({ name }) => address.startsWith(`${name}:`));
    const flow = parts.flow(theCase.flow);
    if (!platform) return nobodyReads(job, audience, address);
    if (!flow && "card" in post) return nobodyReads(job, audience);
    try {
      if ("notice" in post) await platform.tell(address, post.notice);
      else if ("card" in post) await platform.show(address, shownCard(flow!, theCase, audience));
      else await reveal(platform, address, job, post.reveal, flow?.reveals ?? passwordReveals);
    } catch (error) {
      if (!(error instanceof NobodyThere)) throw error;
      log.warn({ case: job.caseId, to: audience }, "nobody can be reached there");
      await unreached(job.caseId, address);
    }
  }

  async function reveal(
    platform: Platform,
    address: string,
    { caseId }: Job,
    ref: string,
    { lost, handed, next }: Reveals,
  ): Promise<void> {
    const secret = await vault.open(ref);
    if (secret === undefined) return platform.tell(address, lost);
    const above: Text = { key: handed, values: { case: caseId } };
    await platform.reveal(address, caseId, secret, { above, ...(next && { below: next }) });
    await vault.drop(ref);
  }

  /** It is kept until somebody is named who reads it, and whoever opened the case is told once. */
  async function nobodyRuns({ id, people: { owner } }: Case): Promise<never> {
    const notice: Text = { key: "talk.nobody-runs", values: { case: id } };
    await parts.desk.note(id, { event: `nobody runs the desk of ${id}`, to: owner, notice });
    throw new NotYet("Nobody is named who runs this desk.", unnamedMs);
  }

  /** Another replica may have the platform; in the end there is nobody to tell but those who run the desk. */
  async function nobodyReads({ caseId, tries }: Job, to: string, address?: string): Promise<void> {
    if (tries < mostTriesElsewhere) throw new NotHere();
    log.warn({ case: caseId, to }, "nobody reads this address");
    if (address !== undefined) await unreached(caseId, address);
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
