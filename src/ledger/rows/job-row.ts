import type { KeyObject } from "node:crypto";
import type { Effect, Post } from "../../conversation/types.ts";
import type { Commit, Job, Kind, Pace } from "../ledger.ts";
import { queueOf } from "../queues.ts";
import { about, open, SealBroken, seal } from "../sealing.ts";

/** A row that does not open is left out for so long, so that it holds up the others only once. */
export const setAsideMs = 3_600_000;

/** Promised work at rest. Cards share one row an audience; their content is drawn when they are delivered. */
export interface JobRow {
  id: string;
  kind: Kind;
  caseId: string;
  audience: string | null;
  version: number;
  body: Buffer | null;
}

export type ClaimedRow = Omit<JobRow, "kind"> & { tries: number; restored: number };

/** The outbox rows of a commit, in the order in which they were promised. */
export function jobRows({ event, case: { id: caseId, version }, posts, effects }: Commit, key: KeyObject): JobRow[] {
  function job(id: string, kind: JobRow["kind"], work: Post | Effect): JobRow {
    const body = seal(key, JSON.stringify(work), about.job(caseId, id, version));
    return { id, kind, caseId, audience: null, version, body };
  }
  function card(audience: string): JobRow {
    return { id: `card:${caseId}:${audience}`, kind: "post", caseId, audience, version, body: null };
  }
  return [
    ...posts.map((post, n) => ("card" in post ? card(post.card) : job(`post:${event}#${n}`, "post", post))),
    ...effects.map((effect) => job(`effect:${effect.id}`, queueOf(effect.name), effect)),
  ];
}

/** @throws SealBroken */
export function openJob(row: ClaimedRow, key: KeyObject | undefined, lease: string): Job {
  const { id, caseId, version, tries, restored } = row;
  return { id, caseId, version, tries, lease, ...(restored === 1 && { restored: true }), work: workOf(row, key) };
}

/** The slots that a queue is paced by, beside those of the APIs. */
export function slotsOf(kind: Kind): string {
  return `queue ${kind}`;
}

/** Each with the time until its slot; the first one's is `waitMs`. */
export function inTurn(jobs: Job[], { everyMs }: Pace, waitMs: number): Job[] {
  return jobs.map((job, n) => ({ ...job, waitMs: waitMs + n * everyMs }));
}

function workOf({ id, caseId, audience, version, body }: ClaimedRow, key: KeyObject | undefined): Job["work"] {
  if (audience !== null) return { post: { card: audience } };
  const where = about.job(caseId, id, version);
  if (!key || !body) throw new SealBroken(where, "its case or its content is gone");
  const work = JSON.parse(open(key, body, where).toString());
  return id.startsWith("effect:") ? { effect: work } : { post: work };
}
