import type { Case, Effect, Post } from "../conversation/types.ts";
import type { BulletinLedger, BulletinWrite } from "./bulletins.ts";
import type { Link, LinkKey, LinkWrite } from "./links.ts";
import type { Paused, PauseLedger, PauseWrite } from "./pauses.ts";
import type { Queue } from "./queues.ts";
import type { RefusalRow, Refused, RefusedSum } from "./refusals.ts";
import type { TextLedger, TextWrite } from "./texts.ts";

/**
 * What must be remembered: cases, promised work, attempts, counters and the audit chain. There is one implementation
 * for each database, and each passes `test/ledger/contract.ts`. Every method rejects with StoreDown while the database
 * cannot be reached, and may reject with SealBroken when a row does not open under the key. Instants are milliseconds
 * by the ledger's clock, never by a replica's.
 */
export interface Ledger extends TextLedger, BulletinLedger, PauseLedger {
  /** The ledger's time (ms since 1970). */
  now(): Promise<number>;
  /** Tries whether turns can be kept, by writing something of the size of one. @throws StoreDown */
  probe(): Promise<void>;
  load(id: string): Promise<Case | undefined>;
  /** The versions of these cases, of those that exist. */
  versions(ids: readonly string[]): Promise<{ id: string; version: number }[]>;
  /** Those of these case numbers that are taken, in either world. */
  taken(ids: readonly string[]): Promise<string[]>;
  /** The cases that fit, newest first, and by number those of one instant. */
  list(filter: CaseFilter): Promise<Case[]>;
  /** Cases that an earlier build has kept since they were filed, or that were never filed. */
  unfiled(limit: number): Promise<Unfiled[]>;
  /** Files cases that are still at these versions. */
  file(filings: readonly (Unfiled & { opened: number; terms: readonly string[] })[]): Promise<void>;
  /** Keeps a turn and everything it promises: all or nothing, and durable when it resolves. */
  commit(commit: Commit): Promise<Committed>;
  /** Writes rows that belong to no turn, such as what a background look-up found: all or nothing. */
  write(writes: LoneWrite[]): Promise<{ is: "kept" } | Extract<Committed, { is: "conflict" }>>;

  /**
   * Leases promised work that is due, longest ready first: of each audience the newest card, and each notice and effect
   * once. With a pace, each job gets a slot of its queue, in order, and jobs without one within `aheadMs` stay. A row
   * that does not open rejects with SealBroken and is left out for an hour, so that the next claim gets the others.
   * After a power cut, work that was leased or finished may be handed out again. Like `due` and `claimAttempts`, a
   * ledger that was opened for one world hands out nothing of the other.
   */
  claim(kind: Kind, limit: number, leaseMs: number, pace?: Pace): Promise<Job[]>;
  /**
   * At most `limit` effects that wait in a queue, in order, from place `from` on. The effect that comes next is at
   * place 0.
   */
  line(queue: Queue, from: number, limit: number): Promise<{ effect: string; caseId: string }[]>;
  /** Extends the lease of a job. False when the lease was lost, and somebody else may have the job. */
  extend(job: Job, leaseMs: number): Promise<boolean>;
  /** Removes a job that is done; of a card, unless a newer version was promised. False when its lease was lost. */
  finish(job: Job): Promise<boolean>;
  /** Gives the job back, to be claimed after `delayMs`. */
  release(job: Job, delayMs: number): Promise<void>;
  /** Open cases whose due time has passed. */
  due(limit: number): Promise<{ id: string; due: number }[]>;
  /** When the next job, case or attempt of each kind is due, without these cases. Nothing is leased. */
  nextDue(except?: readonly string[]): Promise<NextDue>;
  /** The longest time between two polls by a desk (ms), because a wake may get lost. */
  readonly pollMs: number;

  /** The attempt of this effect, if there is one. */
  attempt(effect: string): Promise<Attempt | undefined>;
  /** All attempts for one natural key, oldest first. What Tencent's MailIsRegistered means depends on them. */
  attemptsFor(partner: string, naturalKey: string): Promise<Attempt[]>;
  /**
   * Leases attempts whose next look-up is due, until they are updated. The lease only saves work; what keeps two desks
   * from both deciding is the attempt's version.
   */
  claimAttempts(limit: number, leaseMs: number): Promise<Attempt[]>;
  /** When a look-up of this API last found something that we know to exist. */
  control(api: string): Promise<Control | undefined>;

  /**
   * Takes the next slot of an API and tells in how many milliseconds it comes. Slots are `everyMs` apart, whichever
   * desk takes them, and none comes sooner than `leadMs`. Undefined, and no slot taken, when the next one is more than
   * `mostMs` away. A slot that nobody took in time is gone.
   */
  slot(api: string, everyMs: number, mostMs: number, leadMs?: number): Promise<number | undefined>;
  /**
   * Calls `woken` when another process has promised work, where the database can tell. SQLite cannot, so desks also
   * look by themselves.
   */
  onWork(woken: () => void): void;

  /** When this ledger was last put back from a backup. Undefined if it never was. */
  restored(): Promise<Restore | undefined>;
  /**
   * Marks this ledger as put back from a backup just now. No desk may be at work on it. Jobs promised so far will say
   * that they are from before, and every attempt without a known end is looked up afresh, as if it had been signed now.
   */
  markRestored(): Promise<Restore>;
  /**
   * Lets a restored ledger spend again, after an operator has read what it cannot know. Undefined when there is nothing
   * to allow.
   */
  letSpend(): Promise<Restore | undefined>;

  /** The link of a customer with this token, browser or id. */
  link(key: LinkKey): Promise<Link | undefined>;

  /**
   * Counts refused attempts: one row for whoever tried, what, on which platform, in each hour. Like a note it does not
   * wait for the disk. Resolves to how often each of those who have a name was refused in this hour, by all desks.
   */
  refuse(refused: readonly Refused[]): Promise<RefusedSum[]>;
  /** Rows of refused attempts whose last one came then or later (ms), the newest first. */
  refusals(since: number, limit: number): Promise<RefusalRow[]>;

  /** Counts for the metrics page. */
  figures(): Promise<Figures>;
  /** The rows of the audit chain, oldest first: those of one case, or all. */
  audit(caseId?: string): AsyncIterable<AuditRow>;
  /**
   * Drops event ids, counting windows, texts, marks and bulletins from before `beforeMs`, links from before then of cases
   * that have ended before then, and refused attempts from more than thirty days before then. Resolves to the number of
   * rows.
   */
  prune(beforeMs: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * The time until something of each kind is due (ms). Zero or less when it is due now. A member is absent when nothing
 * of its kind waits.
 */
export interface NextDue {
  /** The ledger's time (ms since 1970). */
  now: number;
  cases?: number;
  attempts?: number;
  /** Something about a pause: operators to tell of it, or cases that may go on. */
  pauses?: number;
  jobs: Partial<Record<Kind, number>>;
}

/** A kind of promised work. Effects without a queue of their own are claimed as `effect`. */
export type Kind = "post" | "effect" | Queue;

/**
 * How the jobs of a queue are paced: one each `everyMs`, whichever desk claims it, handed out at most `aheadMs` before
 * its slot.
 */
export interface Pace {
  everyMs: number;
  aheadMs: number;
  /**
   * The API whose slots only the jobs of this queue take. While its slots are taken for longer than `aheadMs`, no job
   * is handed out.
   */
  api?: string;
}

/** Counts of what the ledger holds. */
export interface Figures {
  cases: { state: Case["state"]; count: number }[];
  /**
   * Promised work by kind. `since` is when the longest waiting job could first be claimed, which is in the future when
   * none can be claimed yet.
   */
  outbox: { kind: string; count: number; since: number }[];
  /** The pauses in force, and until when (ms) those last that end by themselves. */
  pauses: { what: Paused; until: number | null }[];
  /** How many cases wait for the end of a pause of spending, or were not called since. */
  waits: number;
  /** Creates without a known end, by state. `since` is when the oldest of them was signed (ms). */
  doubts: { state: Attempt["state"]; count: number; since: number }[];
}

/**
 * Which cases a list has. All conditions must hold; one that is left out does not count. `mail` and `phone` are
 * compared by a keyed hash.
 */
export interface CaseFilter {
  /** One person, or any of these. */
  owner?: string | readonly string[];
  world?: Case["world"];
  /** `closed` is every state but open. */
  state?: Case["state"] | "closed";
  mail?: string;
  phone?: string;
  /** Filed under this term, compared by a keyed hash. Only the newest thousand of a term are looked through. */
  term?: string;
  /** The owner's id without its last part, such as `slack:T1:`. */
  home?: string;
  /** Opened then or later (ms). */
  since?: number;
  /** Only those that come after this place in the list. */
  after?: CasePlace;
  /** Only the last ones before this place. */
  before?: CasePlace;
  /** At most so many; 50 when left out. */
  limit?: number;
}

/** A case that is not filed under what it can be found by now. */
export type Unfiled = Pick<Case, "id" | "version">;

/** Where a case stands in a list. */
export type CasePlace = Pick<Case, "opened" | "id">;

/** One turn as it is kept. */
export interface Commit {
  /** The identity of the event. A second commit with the same one answers `seen`. */
  event: string;
  /** The version that the turn was made from; 0 for a new case. */
  expect: number;
  /**
   * The case after the turn. When it still has the expected version, it stays as it is, and only posts, effects and
   * further rows are kept.
   */
  case: Case;
  posts: Post[];
  effects: Effect[];
  /** `detail` is kept in the clear: keys, ids and counts, never what a person typed. */
  audit: { actor: string; what: string; detail?: Record<string, string | number> };
  /** What the case can be found by later. Only keyed hashes of these are stored. */
  index?: { mail?: string; phone?: string; terms?: readonly string[] };
  /** Ids by which logs and traces tell what the turn belongs to. The work that it promises has it as well. Kept in the clear. */
  origin?: string | undefined;
  /** Further rows to be written in the same transaction. A row that does not hold undoes the whole commit. */
  also?: Write[];
}

/**
 * What became of a commit. `seen`: an earlier commit, of the case `caseId`, had this event. `lost`: the case is not at
 * the expected version any more. `conflict`: this row of `also` did not hold; for a count, `of` says whose.
 */
export type Committed =
  | { is: "kept" }
  | { is: "seen"; caseId: string }
  | { is: "lost" }
  | { is: "conflict"; write: Write["write"]; of?: string };

/** A further row of a commit. Each kind says when it does not hold ("refused"), which undoes the whole commit. */
export type Write =
  /** Claims a natural key, such as an e-mail address, for this case. Refused while another case holds it. */
  | { write: "intent"; partner: string; naturalKey: string }
  /** Gives the claim up. It holds also when this case has no such claim. */
  | { write: "release-intent"; partner: string; naturalKey: string }
  /** The attempt, written before the first byte is sent. Refused when the effect has an attempt already. */
  | { write: "attempt"; attempt: Omit<Attempt, "version"> }
  /**
   * Changes an attempt that is still at this version. Refused also when another attempt of the same partner holds the
   * same UIN.
   */
  | { write: "attempt-update"; effect: string; version: number; change: AttemptUpdate }
  /**
   * Adds one to a counter. Its window is a whole multiple of `windowMs` since 1970. Refused once `limit` is reached;
   * `of` then says whose limit it is.
   */
  | { write: "count"; name: string; windowMs: number; limit: number; of?: string }
  /**
   * Refused while the person with these ids has `limit` other open cases with an answer in them, in the world of this
   * case.
   */
  | { write: "has-room"; person: readonly string[]; limit: number }
  | AskedLately
  /** Notes that a look-up found something known. An older one than is known changes nothing. */
  | { write: "control"; api: string; control: Control }
  | TextWrite
  | BulletinWrite
  | LinkWrite
  | PauseWrite
  | VaultWrite;

/** Refused when the platform was asked for somebody's rights (ms, by the ledger's clock) longer ago than this. */
export interface AskedLately {
  write: "asked-lately";
  at: number;
  withinMs: number;
}

/**
 * A change of the vault that belongs to a turn, as the vault prepares it: `value` is sealed, and `keepMs` counts from
 * the commit. It always holds. Of several for one key the last counts.
 */
export type VaultWrite =
  | { write: "vault-put"; key: string; value: string; keepMs: number }
  | { write: "vault-drop"; key: string };

/** Writes that belong to no case. */
export type LoneWrite = BulletinWrite | Extract<Write, { write: "attempt-update" | "count" | "control" }>;

/** One call that must not be repeated. Its row is written before the first byte is sent. */
export interface Attempt extends AttemptChange {
  effect: string;
  caseId: string;
  api: string;
  partner: string;
  /**
   * The e-mail address, id or contact by which the created thing can be found. It is stored as a keyed hash, and
   * sealed.
   */
  naturalKey: string;
  /** What a row of a look-up is compared with. It is stored sealed. */
  match: Record<string, string>;
  version: number;
}

/**
 * The part of an attempt that changes. `state` is `sent` until the call's end is written; `unknown` and `manual` are
 * looked up; the others are ends. `code` is Tencent's or our own, and `uin` the id of what was made, whichever kind.
 */
export interface AttemptChange {
  state: "sent" | "unknown" | "manual" | "done" | "refused" | "absent";
  /** The instant of the signature (ms). Tencent refuses the request five minutes later, which is called the fence. */
  signedAt: number;
  /**
   * When an earlier attempt for the same key was signed whose end is in doubt (ms). What a look-up finds may be that
   * one's.
   */
  since?: number;
  code?: string;
  requestId?: string;
  uin?: string;
  /** How many look-ups in a row were empty that could be believed. */
  empties: number;
  looks: number;
  /** When to look up next (ms). Null when no look-up is due any more. */
  nextLook: number | null;
}

/** What changes of an attempt. Null removes a code or a UIN. */
export type AttemptUpdate = Partial<Omit<AttemptChange, "code" | "uin">> & {
  code?: string | null;
  uin?: string | null;
};

/** A look-up that found something known: when (ms), and how long after it was made (ms). */
export interface Control {
  at: number;
  lagMs: number;
}

/**
 * A restore from a backup. `since` is the newest instant in the backup: what happened after it, the ledger cannot know.
 */
export interface Restore {
  /** When it was restored (ms), never before `since`. */
  at: number;
  since: number;
  /** When an operator let it spend again (ms). */
  spends?: number;
}

/** A piece of promised work, leased to the desk that claimed it. */
export interface Job {
  id: string;
  caseId: string;
  /** The version of the case that promised the work; for a card the newest such version. */
  version: number;
  /** How often the job was claimed, this time included. */
  tries: number;
  lease: string;
  /** How long to wait for the job's slot (ms), when it was claimed with a pace. */
  waitMs?: number;
  /** How long it had been due when it was claimed (ms). */
  dueMs: number;
  /** What the turn that promised it belongs to, as `Commit` has it. */
  origin?: string;
  /**
   * The work was promised before the ledger was put back from a backup, so it may have been done after the backup was
   * made.
   */
  restored?: true;
  work: { post: Post } | { effect: Effect };
}

/**
 * A row of the audit chain: who did what to which case, and when (ms). `hash` is SHA-256 over the row and the hash of
 * the row before, in lower-case hex; `seq` counts from 1.
 */
export interface AuditRow {
  seq: number;
  at: number;
  caseId: string;
  actor: string;
  what: string;
  detail: Record<string, string | number>;
  hash: string;
}

/**
 * Named leases: things that only one desk on a database has at a time, until the lease runs out by the database's
 * clock. Every method rejects with StoreDown while the database is away.
 */
export interface Leases {
  /**
   * The leases that have not run out and whose names begin with this. The value says whether the lease is this desk's.
   */
  live(beginning: string): Promise<Map<string, boolean>>;
  /**
   * Takes the named leases that are free and extends those that are this desk's, for `ms` from now. Resolves to the
   * names that are this desk's now.
   */
  hold(names: readonly string[], ms: number): Promise<string[]>;
  /** Gives leases up. One that is not this desk's stays as it is. */
  release(names: readonly string[]): Promise<void>;
}
