import type { KeyObject } from "node:crypto";
import type { Effect, Post } from "../../conversation/types.ts";
import type { Commit, Job, Kind, Pace } from "../ledger.ts";
import { queueOf } from "../queues.ts";
import { associatedData, open, SealBroken, seal } from "../sealing.ts";

/** How long a row that does not open is left out (ms), so that it holds up the others only once. */
export const setAsideMs = 3_600_000;

/**
 * A row of promised work. The cards of one audience share one row, because a card is drawn when it is delivered, and so
 * do its calls. A further kind of post gets a beginning of its own for its ids, by which earlier builds leave it alone.
 * Builds before 0.4.0 take the row of a call for one of a card, and show that.
 */
export interface JobRow {
  id: string;
  kind: Kind;
  caseId: string;
  audience: string | null;
  version: number;
  body: Buffer | null;
  origin: string | null;
}

export type ClaimedRow = Omit<JobRow, "kind"> & { tries: number; restored: number };

const calls = "call:";
/** How the ids of the posts begin that this build knows. */
const known = ["card:", calls, "post:"];

/**
 * An SQL condition on rows of the outbox: no post of a kind that only a later build knows. Such a post stays where it is,
 * untouched, until a desk of a later build takes it.
 */
export function isOfThisBuild(outbox = "outbox"): string {
  const begins = known.map((each) => `${outbox}.id like '${each}%'`).join(" or ");
  return `(${outbox}.kind <> 'post' or ${begins})`;
}

/** The rows of what a commit promises, in the order in which it was promised. */
export function jobRows(commit: Commit, key: KeyObject): JobRow[] {
  return [
    ...commit.posts.map((post, n) => postRow(commit, post, n, key)),
    ...commit.effects.map((effect) => sealedRow(commit, `effect:${effect.id}`, queueOf(effect.name), effect, key)),
  ];
}

function postRow(commit: Commit, post: Post, n: number, key: KeyObject): JobRow {
  const caseId = commit.case.id;
  if ("card" in post) return drawnRow(commit, `card:${caseId}:${post.card}`, post.card);
  if ("call" in post) return drawnRow(commit, `${calls}${caseId}:${post.call}`, post.call);
  return sealedRow(commit, `post:${commit.event}#${n}`, "post", post, key);
}

function drawnRow({ case: { id: caseId, version }, origin }: Commit, id: string, audience: string): JobRow {
  return { id, kind: "post", caseId, audience, version, body: null, origin: origin ?? null };
}

function sealedRow(commit: Commit, id: string, kind: Kind, work: Post | Effect, key: KeyObject): JobRow {
  const { id: caseId, version } = commit.case;
  const body = seal(key, JSON.stringify(work), associatedData.job(caseId, id, version));
  return { id, kind, caseId, audience: null, version, body, origin: commit.origin ?? null };
}

/** Opens a row that had been due for `dueMs` when it was claimed. @throws SealBroken */
export function openJob(row: ClaimedRow, key: KeyObject | undefined, lease: string, dueMs: number): Job {
  const { id, caseId, version, tries, restored, origin } = row;
  const more = { ...(restored === 1 && { restored: true as const }), ...(origin !== null && { origin }) };
  return { id, caseId, version, tries, lease, dueMs, ...more, work: workOf(row, key) };
}

/** The name of the slots that a queue is paced by. APIs have slots of their own. */
export function slotsOf(kind: Kind): string {
  return `queue ${kind}`;
}

/** Gives each job the time until its slot, of which the first comes in `waitMs`. */
export function inTurn(jobs: Job[], { everyMs }: Pace, waitMs: number): Job[] {
  return jobs.map((job, n) => ({ ...job, waitMs: waitMs + n * everyMs }));
}

function workOf({ id, caseId, audience, version, body }: ClaimedRow, key: KeyObject | undefined): Job["work"] {
  if (audience !== null) return { post: id.startsWith(calls) ? { call: audience } : { card: audience } };
  const where = associatedData.job(caseId, id, version);
  if (!key || !body) throw new SealBroken(where, "its case or its content is gone");
  const work = JSON.parse(open(key, body, where).toString());
  return id.startsWith("effect:") ? { effect: work } : { post: work };
}
