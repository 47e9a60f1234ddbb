import { questionId } from "./conversation/advance.ts";
import { card } from "./conversation/card.ts";
import type { Flow } from "./conversation/flow.ts";
import type { Case, Post, Stage } from "./conversation/types.ts";
import type { Desk } from "./desk.ts";
import type { Job, Ledger } from "./ledger/ledger.ts";
import type { Log } from "./log.ts";
import { DeliveryError, type Platform, type ShownCard } from "./platform.ts";
import type { Vault } from "./vault/vault.ts";

/** Does a promised act and tells the desk how it went. Called again after a crash, it must not repeat what was `once`. */
export type Performer = (job: EffectJob) => Promise<void>;
export type EffectJob = Job & { work: { effect: import("./conversation/types.ts").Effect } };

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
  log: Log;
}

const postLeaseMs = 30_000;
/** Longer than any call to Tencent may take, so that a live holder is never overtaken. */
const effectLeaseMs = 90_000;

/** The one place that does what was promised, and the one place that tries again. */
export function createOutbox(parts: OutboxParts) {
  const { ledger, vault, desk, log } = parts;
  const busy = new Set<Promise<void>>();

  async function deliver(job: Job, post: Post): Promise<void> {
    if ("card" in post) return showCard(job, post.card);
    const address = parts.roles[post.to] ?? post.to;
    const platform = platformOf(address);
    if (!platform) return log.warn({ case: job.caseId, to: post.to }, "nobody reads this address");
    if ("notice" in post) return platform.tell(address, post.notice);
    const secret = await vault.open(post.reveal);
    if (secret === undefined) return platform.tell(address, { key: "talk.secret-lost" });
    await platform.reveal(address, job.caseId, secret);
    await vault.drop(post.reveal);
  }

  async function showCard(job: Job, audience: string): Promise<void> {
    const theCase = await ledger.load(job.caseId);
    const flow = theCase && parts.flow(theCase.flow);
    const address = theCase?.at[audience] ?? parts.roles[audience];
    const platform = address === undefined ? undefined : platformOf(address);
    if (!theCase || !flow || !address || !platform) return log.warn({ case: job.caseId, audience }, "no card can be shown here");
    await platform.show(address, shownCard(flow, theCase, audience));
  }

  function platformOf(address: string): Platform | undefined {
    return parts.platforms.find((platform) => address.startsWith(`${platform.name}:`));
  }

  /** A job that fails is tried again, later and later; its lease covers the case that we die. */
  async function attempt(job: Job, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await ledger.finish(job);
    } catch (error) {
      const afterMs = error instanceof DeliveryError ? error.afterMs : Math.min(60_000, 500 * 2 ** job.tries);
      log.error({ case: job.caseId, job: job.id, error: (error as Error).name, message: (error as Error).message }, "will try again");
      await ledger.release(job, afterMs);
    }
  }

  async function drainPosts(): Promise<number> {
    const jobs = await ledger.claim("post", 32, postLeaseMs);
    for (const job of jobs) if ("post" in job.work) await attempt(job, () => deliver(job, (job.work as { post: Post }).post));
    return jobs.length;
  }

  /** Effects of many cases run side by side; a slow Tencent holds up nobody's next question. */
  async function drainEffects(): Promise<number> {
    const jobs = await ledger.claim("effect", Math.max(0, 32 - busy.size), effectLeaseMs);
    for (const job of jobs) {
      const running: Promise<void> = attempt(job, () => perform(job as EffectJob)).finally(() => busy.delete(running));
      busy.add(running);
    }
    return jobs.length;
  }

  async function perform(job: EffectJob): Promise<void> {
    const theCase = await ledger.load(job.caseId);
    if (theCase?.world !== parts.world) throw new Error("This effect belongs to the other world.");
    const performer = parts.performers[job.work.effect.name];
    if (!performer) throw new Error(`Nobody performs ${job.work.effect.name}.`);
    await performer(job);
  }

  async function sweep(): Promise<number> {
    const due = await ledger.due(64);
    for (const { id, due: at } of due) await desk.tell(id, { type: "expired", id: `expired:${id}:${at}` });
    return due.length;
  }

  return {
    drainPosts,
    drainEffects,
    sweep,
    /** Resolves when every effect that was begun has ended. */
    async idle(): Promise<void> {
      while (busy.size > 0) await Promise.all(busy);
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

function shownCard(flow: Flow, theCase: Case, audience: string): ShownCard {
  const view = card(flow, theCase, audience);
  const question = questionId(theCase);
  const asksThem = question !== undefined && (view.choices?.length ?? 0) > 0;
  const stage = stageOf(theCase);
  return {
    caseId: theCase.id,
    version: theCase.version,
    world: theCase.world,
    state: theCase.state,
    view,
    ...(asksThem && { question }),
    ...(stage && !theCase.pending && { stage }),
  };
}

function stageOf(theCase: Case): Stage | undefined {
  const works = Object.values(theCase.working);
  return (works.find((work) => work.seal) ?? works[0])?.stage;
}
