import type { Post } from "../conversation/types.ts";
import type { Job, Ledger } from "../ledger/ledger.ts";
import { createRecent } from "../ledger/recent.ts";
import { placeOf } from "./address.ts";

/** Who is to see a post: an audience of the case, a person, or a role. */
export function audienceOf(post: Post): string {
  if ("card" in post) return post.card;
  return "call" in post ? post.call : post.to;
}

/** Whether this build knows what a post is. One that a later build has promised may be of another kind. */
export function isKnown(post: Post): boolean {
  return ["card", "call", "notice", "reveal"].some((kind) => kind in post);
}

export type PostJob = Job & { work: { post: Post } };

export interface PostingParts {
  ledger: Pick<Ledger, "claim" | "extend" | "release" | "load">;
  leaseMs: number;
  roles: Record<string, string | undefined>;
  /** Delivers one and finishes it, or gives it back. Resolves to the lease under which it did so, and never rejects. */
  attempt: (job: PostJob) => Promise<string>;
  /** Told of each post that is begun how long it had been due (ms). */
  waited?: (ms: number) => void;
}

/** Posts of one case for one place, such as a workspace, which go in order. */
interface Lane {
  place: string;
  waiting: PostJob[];
  /** The one that is being delivered. */
  under?: PostJob | undefined;
}

const atOnce = 32;
/** In one place: so many always, and up to `atOnce` of them while fewer than `plenty` are delivered everywhere. */
const always = 8;
const plenty = 128;
const most = 512;
const mostInHand = 5_000;
const mostKnown = 10_000;

/**
 * Delivers posts as they come due, whatever others are still on their way. A place that is slow holds up only its own
 * posts: those wait here under their leases, in order, until there is room for them.
 */
export function createPosting({ ledger, leaseMs, roles, attempt, waited = () => {} }: PostingParts) {
  const lanes = new Map<string, Lane>();
  const inHand = new Map<string, PostJob>();
  const busy = new Map<string, number>();
  const readsAt = createRecent<string>(mostKnown);
  const running = new Set<Promise<void>>();
  let isEnding = false;

  /** Takes what is due, and begins what there is room for. Resolves to how many posts were taken. */
  async function begin(): Promise<number> {
    const room = Math.min(atOnce, mostInHand - inHand.size);
    if (isEnding || room <= 0) return 0;
    const jobs = (await ledger.claim("post", room, leaseMs)) as PostJob[];
    const placed = await Promise.all(jobs.map(async (job) => ({ job, place: await placeOfPost(job) })));
    const fresh = new Set(placed.map(({ job }) => job));
    for (const { job, place } of placed) {
      waited(job.dueMs);
      take(job, place);
    }
    pump(fresh);
    if (isEnding) await giveBack();
    return jobs.length;
  }

  async function giveBack(): Promise<void> {
    for (const job of [...lanes.values()].flatMap((lane) => lane.waiting.splice(0))) {
      inHand.delete(job.id);
      await ledger.release(job, 0).catch(() => {}); // its lease runs out
    }
  }

  /** The place where a post is read. A reader may have moved since they were seen last, which only the room depends on. */
  async function placeOfPost({ caseId, work: { post } }: PostJob): Promise<string> {
    if (!isKnown(post)) return "";
    if ("to" in post) return placeOf(roles[post.to] ?? post.to);
    const audience = audienceOf(post);
    const known = readsAt.get(`${caseId} ${audience}`);
    if (known !== undefined) return known;
    const theCase = await ledger.load(caseId).catch(() => undefined); // the delivery meets the same failure and reports it
    const address = theCase?.at[audience] ?? roles[audience] ?? audience;
    readsAt.set(`${caseId} ${audience}`, placeOf(address));
    return placeOf(address);
  }

  /**
   * A post whose lease ran out while it was in hand comes again, under another. So does a card that was promised anew and
   * taken before this desk knew that it had finished the last one: that is told by its lease when it ends.
   */
  function take(job: PostJob, place: string): void {
    const before = inHand.get(job.id);
    inHand.set(job.id, before ? Object.assign(before, { lease: job.lease, tries: job.tries }) : job);
    if (before) return;
    const name = `${job.caseId} ${place}`;
    const lane = lanes.get(name) ?? { place, waiting: [] };
    lane.waiting.push(job);
    lanes.set(name, lane);
  }

  /** The lanes that waited longest come first. */
  function pump(fresh?: Set<PostJob>): void {
    for (const [name, lane] of lanes) {
      if (running.size >= most) return;
      if (lane.under || isEnding || !hasRoom(lane.place)) continue;
      lane.under = lane.waiting.shift();
      if (lane.under) run(name, lane, lane.under, fresh?.has(lane.under) ?? false);
    }
  }

  function hasRoom(place: string): boolean {
    const here = busy.get(place) ?? 0;
    return here < always || (here < atOnce && running.size < plenty);
  }

  function run(name: string, lane: Lane, job: PostJob, isFresh: boolean): void {
    busy.set(lane.place, (busy.get(lane.place) ?? 0) + 1);
    const done: Promise<void> = deliver(job, isFresh).then((lease) => {
      running.delete(done);
      if (job.lease === lease) inHand.delete(job.id);
      else lane.waiting.unshift(job);
      const left = busy.get(lane.place)! - 1;
      if (left > 0) busy.set(lane.place, left);
      else busy.delete(lane.place);
      lane.under = undefined;
      lanes.delete(name);
      if (lane.waiting.length > 0) lanes.set(name, lane);
      pump();
    });
    running.add(done);
  }

  /** What waited here for longer than its lease may be somebody else's by now; what cannot be said is left to its lease. */
  async function deliver(job: PostJob, isFresh: boolean): Promise<string> {
    const { lease } = job;
    const isOurs = isFresh || (await ledger.extend({ ...job }, leaseMs).catch(() => false));
    return isOurs ? attempt(job) : lease;
  }

  return {
    begin,
    /** Resolves when nothing is in hand any more. */
    async done(): Promise<void> {
      while (running.size > 0) await Promise.race(running);
    },
    /** Finishes what is on its way, and gives back what has not begun, so that another desk has it at once. */
    async end(): Promise<void> {
      isEnding = true;
      await giveBack();
      await Promise.all(running);
      await giveBack();
    },
  };
}
