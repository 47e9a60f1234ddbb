import type { Case } from "../../../src/conversation/types.ts";
import type { Bulletin, Mark } from "../../../src/ledger/bulletins.ts";
import type { Attempt, AuditRow, Control, Job, Kind, Restore } from "../../../src/ledger/ledger.ts";
import type { Link } from "../../../src/ledger/links.ts";
import type { Pause } from "../../../src/ledger/pauses.ts";
import type { RefusalRow } from "../../../src/ledger/refusals.ts";
import type { TextOf } from "../../../src/ledger/texts.ts";

export interface FiledCase {
  id: string;
  n: number;
  version: number;
  world: Case["world"];
  state: Case["state"];
  owner: string;
  mail?: string | undefined;
  phone?: string | undefined;
  terms?: readonly string[] | undefined;
  filed: number;
  due: number | undefined;
  opened: number;
  body: Case;
}

export interface Row {
  id: string;
  n: number;
  kind: Kind;
  caseId: string;
  audience?: string;
  version: number;
  tries: number;
  ready: number;
  lease: string | undefined;
  restored?: true;
  origin: string | undefined;
  work: Job["work"];
}

export interface KeptAttempt {
  n: number;
  row: Attempt;
  leasedUntil: number;
}

/** A text, or one that was refused at a limit. */
export interface KeptText {
  caseId: string;
  at: number;
  text: TextOf;
  to?: string;
  refused?: string;
  proven?: number;
}

/** A pause, and how much of it was told: 0, 1 once its beginning was told, 2 at the end. */
export interface KeptPause extends Pause {
  told: number;
}

export type Memory = ReturnType<typeof createMemory>;

/** All that the handles of one ledger share. */
export function createMemory() {
  return {
    cases: new Map<string, FiledCase>(),
    events: new Map<string, { caseId: string; at: number }>(),
    outbox: new Map<string, Row>(),
    attempts: new Map<string, KeptAttempt>(),
    intents: new Map<string, string>(),
    counters: new Map<string, { ends: number; count: number }>(),
    controls: new Map<string, Control>(),
    links: new Map<string, Link>(),
    refusals: new Map<string, { hour: number; row: RefusalRow }>(),
    texts: new Map<string, KeptText>(),
    marks: new Map<string, Mark>(),
    bulletins: new Map<string, Bulletin & { made: number; leasedUntil: number; told?: number }>(),
    /** The next slot of each API (µs). */
    slots: new Map<string, number>(),
    /** The vault's entries, each until an instant (ms). */
    vault: new Map<string, { value: unknown; until: number }>(),
    pauses: [] as KeptPause[],
    waits: new Set<string>(),
    audit: [] as AuditRow[],
    restore: undefined as Restore | undefined,
    /** How many rows and leases there were so far, which numbers the next one. */
    rows: 0,
    leases: 0,
  };
}

export function keyOf(partner: string, naturalKey: string): string {
  return `${partner}|${folded(naturalKey)}`;
}

/** A function that undoes a write. Undefined when the row does not hold. */
export type Written = (() => void) | undefined;

export function put<Value>(map: Map<string, Value>, key: string, value: Value): () => void {
  const before = map.get(key);
  map.set(key, value);
  return () => void (before === undefined ? map.delete(key) : map.set(key, before));
}

/** A value that people type in more than one way, in one form. */
export function folded(typed: string): string;
export function folded(typed: string | undefined): string | undefined;
export function folded(typed: string | undefined): string | undefined {
  return typed?.trim().toLowerCase();
}

/** A frozen value, which is shared instead of copied. Changing it throws. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
