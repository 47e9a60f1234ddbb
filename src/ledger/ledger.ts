import type { Case, Effect, Post } from "../conversation/types.ts";
import type { Queue } from "./queues.ts";

/**
 * What must be remembered. One implementation a database; each passes `test/ledger/contract.ts`. A database that cannot
 * be reached rejects with StoreDown.
 * Instants are milliseconds by the ledger's clock, never a replica's.
 */
export interface Ledger {
  now(): Promise<number>;
  /** Keeps something of no meaning, as large as a turn. @throws StoreDown when turns cannot be kept just now */
  probe(): Promise<void>;
  load(id: string): Promise<Case | undefined>;
  /** Those of these numbers that a case has, of whichever world. */
  taken(ids: readonly string[]): Promise<string[]>;
  /** Newest first. */
  list(filter: CaseFilter): Promise<Case[]>;
  /** All or nothing, durable when it returns. */
  commit(commit: Commit): Promise<Committed>;
  /** Rows that belong to no turn, such as what a background look-up found. All or nothing. */
  write(writes: LoneWrite[]): Promise<{ is: "kept" } | Extract<Committed, { is: "conflict" }>>;

  /**
   * Leases promised work that is due, longest ready first: the newest card of each audience, each notice and effect once.
   * A row that does not open throws SealBroken and is set aside for an hour, so that the next claim gets the others.
   * A power cut may undo what was done about leases; then the work is handed out again.
   * With a pace each job gets a slot of its queue, in order; what has none within `aheadMs` is left for later.
   * Of this and of `due` and `claimAttempts`: a ledger opened for one world hands out nothing of the other.
   */
  claim(kind: Kind, limit: number, leaseMs: number, pace?: Pace): Promise<Job[]>;
  /** Effects that wait in a queue, in order, from this place on; the one that comes next is at place 0. */
  line(queue: Queue, from: number, limit: number): Promise<{ effect: string; caseId: string }[]>;
  /** False when the lease was lost; then somebody else has the job. */
  extend(job: Job, leaseMs: number): Promise<boolean>;
  finish(job: Job): Promise<boolean>;
  /** Gives the job back, to be claimed after `delayMs`. */
  release(job: Job, delayMs: number): Promise<void>;
  /** Cases whose due time has passed. */
  due(limit: number): Promise<{ id: string; due: number }[]>;

  attempt(effect: string): Promise<Attempt | undefined>;
  /** Attempts of one natural key, oldest first: the history that MailIsRegistered is judged by. */
  attemptsFor(partner: string, naturalKey: string): Promise<Attempt[]>;
  /** Leases attempts whose next look is due, until they are updated. That saves work only: their version decides. */
  claimAttempts(limit: number, leaseMs: number): Promise<Attempt[]>;
  /** When a look-up last proved that the index answers, by API. */
  control(api: string): Promise<Control | undefined>;

  /**
   * Takes the next slot of an API, whose slots are `everyMs` apart whoever takes them, and tells in how many milliseconds
   * it comes: in `leadMs` at the soonest. Slots that nobody took are gone. Undefined, and none taken, when the next one is
   * over `mostMs` away.
   */
  slot(api: string, everyMs: number, mostMs: number, leadMs?: number): Promise<number | undefined>;
  /** Calls back when another process has promised work, if the database can tell. Who looks finds it as well, only later. */
  onWork(woken: () => void): void;

  /** When it was last put back from a backup; undefined if it never was. */
  restored(): Promise<Restore | undefined>;
  /**
   * Marks it as put back just now, while no desk is at work: jobs that are promised say so from here on, and attempts
   * whose end is not known are looked at afresh, as if they had been signed at this instant at the latest.
   */
  markRestored(): Promise<Restore>;
  /** Whoever runs the desk has read what it can't know, and lets it spend again. Undefined if there is nothing to be said. */
  letSpend(): Promise<Restore | undefined>;

  figures(): Promise<Figures>;
  audit(caseId?: string): AsyncIterable<AuditRow>;
  /** Drops seen events, and counting windows that ended, before `beforeMs`; returns how many rows went. */
  prune(beforeMs: number): Promise<number>;
  close(): Promise<void>;
}

/** Effects that have no queue of their own are claimed as `effect`. */
export type Kind = "post" | "effect" | Queue;

/** Jobs of one queue, so far apart whoever takes them, and how far ahead of its slot a job is handed out. */
export interface Pace {
  everyMs: number;
  aheadMs: number;
  /** An API whose slots nobody but this queue's jobs take: while they are taken for longer than `aheadMs`, the queue waits. */
  api?: string;
}

/** How much there is of what. */
export interface Figures {
  cases: { state: Case["state"]; count: number }[];
  /** `since` is when the longest waiting job could first be claimed; later than now when none can. */
  outbox: { kind: string; count: number; since: number }[];
  /** Creates that nobody knows the end of. */
  doubts: { state: Attempt["state"]; count: number }[];
}

export interface CaseFilter {
  owner?: string;
  state?: Case["state"];
  mail?: string;
  phone?: string;
  limit?: number;
}

export interface Commit {
  /** The event's identity; a second commit with it answers `seen`. */
  event: string;
  /** The version the turn was made from; 0 for a new case. */
  expect: number;
  /** Still at the version expected, it stays as it is: only posts, effects and rows are kept. */
  case: Case;
  posts: Post[];
  effects: Effect[];
  /** `detail` is kept in the clear: keys, ids and counts, never what a person typed. */
  audit: { actor: string; what: string; detail?: Record<string, string | number> };
  /** Found by these later, stored as keyed hashes only. */
  index?: { mail?: string; phone?: string };
  /** Further rows of the same transaction. Any that does not hold undoes the whole commit. */
  also?: Write[];
}

/** Seen: an earlier commit, of `caseId`, had this event. Lost: the case is at another version than expected. `of` as in a count. */
export type Committed =
  | { is: "kept" }
  | { is: "seen"; caseId: string }
  | { is: "lost" }
  | { is: "conflict"; write: Write["write"]; of?: string };

export type Write =
  /** A live claim on one natural key (a mail); refused while another case holds it. */
  | { write: "intent"; partner: string; naturalKey: string }
  /** Holds also when this case has no such claim. */
  | { write: "release-intent"; partner: string; naturalKey: string }
  /** The row before any byte. Refused when the effect already has one. */
  | { write: "attempt"; attempt: Omit<Attempt, "version"> }
  /** Compare-and-swap on the attempt's version. Refused too when another attempt of the partner holds the same UIN. */
  | { write: "attempt-update"; effect: string; version: number; change: AttemptUpdate }
  /** Adds one in a fixed window, whole multiples of `windowMs` since 1970; refused once `limit` is reached, which then says what it was `of`. */
  | { write: "count"; name: string; windowMs: number; limit: number; of?: string }
  /** Refused while these ids of one person have so many other open cases with an answer in them, in the case's world. */
  | { write: "has-room"; person: readonly string[]; limit: number }
  /** An older one than is known changes nothing. */
  | { write: "control"; api: string; control: Control };

/** The writes that need no case to belong to. */
export type LoneWrite = Extract<Write, { write: "attempt-update" | "count" | "control" }>;

/** One call that must not be repeated, from the moment before its first byte. */
export interface Attempt extends AttemptChange {
  effect: string;
  caseId: string;
  api: string;
  partner: string;
  /** The mail, id or contact that makes the created thing findable. Kept as a keyed hash, and sealed. */
  naturalKey: string;
  /** What a look-up is matched against, sealed. */
  match: Record<string, string>;
  version: number;
}

export interface AttemptChange {
  state: "sent" | "unknown" | "manual" | "done" | "refused" | "absent";
  /** The signature's instant: Tencent refuses it five minutes later, which is the fence. */
  signedAt: number;
  /** An earlier doubtful attempt for the same key was signed then; what is found may be that one's. */
  since?: number;
  code?: string;
  requestId?: string;
  uin?: string;
  /** Empty look-ups that could be believed, in a row. */
  empties: number;
  looks: number;
  /** Null when nobody needs to look any more. */
  nextLook: number | null;
}

/** Null forgets what was there. */
export type AttemptUpdate = Partial<Omit<AttemptChange, "code" | "uin">> & {
  code?: string | null;
  uin?: string | null;
};

export interface Control {
  at: number;
  lagMs: number;
}

/** What a backup can't know is what happened after `since`, the newest instant in it. */
export interface Restore {
  /** By the ledger's clock, and never before `since`. */
  at: number;
  since: number;
  /** When it was allowed to spend again. */
  spends?: number;
}

export interface Job {
  id: string;
  caseId: string;
  /** The case version that promised it; of a card the newest. */
  version: number;
  /** 1 at the first claim. */
  tries: number;
  lease: string;
  /** Until its slot comes, when it was claimed with a pace. */
  waitMs?: number;
  /** It was promised before the ledger was put back from a backup, so it may have been done since. */
  restored?: true;
  work: { post: Post } | { effect: Effect };
}

export interface AuditRow {
  seq: number;
  at: number;
  caseId: string;
  actor: string;
  what: string;
  detail: Record<string, string | number>;
  previous: string;
  hash: string;
}

/**
 * What only one desk has at a time, of all those on one database: by name, until it runs out by the database's clock.
 * Each rejects with StoreDown while it is away.
 */
export interface Leases {
  /** Those that have not run out, of names that begin so: whether each is this desk's. */
  live(beginning: string): Promise<Map<string, boolean>>;
  /** Takes those that are nobody's and keeps those that are ours, for so long from now on; gives the ones that are ours now. */
  hold(names: readonly string[], ms: number): Promise<string[]>;
  /** What is not ours stays as it is. */
  release(names: readonly string[]): Promise<void>;
}
