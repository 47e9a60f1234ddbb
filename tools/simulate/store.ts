import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keyv } from "keyv";
import type { Case } from "../../src/conversation/types.ts";
import type { Attempt, Kind, Ledger } from "../../src/ledger/ledger.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { openDatabase } from "../../src/ledger/sqlite/database.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault, type Vault } from "../../src/vault/vault.ts";
import { MemoryStore } from "./memory/vault-store.ts";
import { memoryLedger } from "./memory-ledger.ts";

/** The stores of a world, which outlive every replica. The auditor reads them directly. */
export interface Store {
  /** Opens the ledger as one process does. */
  ledger(clock: () => number): Ledger;
  vault: Vault;
  /** The number of jobs that wait. */
  waiting(): number;
  /** The instant from which a poll for this, or for anything at all, finds something (ms). */
  nextDue(what?: Due): number;
  attempts(): Pick<Attempt, "effect" | "caseId" | "api" | "state" | "uin" | "code">[];
  /** Makes a backup without secrets. Returns a function that puts it in the ledger's place. */
  backup?(): () => void;
  /** All bytes that are stored. */
  bytes(): Buffer;
  close(): Promise<void>;
}

/** What replicas look for: jobs of a kind, cases whose time has come, attempts to look up. */
export type Due = Kind | "cases" | "attempts";

const world: Case["world"] = "real";
const keys = deriveKeys("the key of simulated worlds only");
const inMemory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir(); // a disk in memory, because the files end with this process

/** The ledger and vault of one machine: real SQLite on a file of its own. */
export function sqliteStore(clock: () => number): Store {
  const folder = mkdtempSync(join(inMemory, "simulated-"));
  const file = join(folder, "frontdesk.db");
  const kept = new SqliteStore(file, clock);
  const vault = createVault({ keyv: new Keyv({ store: kept, throwOnErrors: true }), keys });
  const reader = openDatabase(file);
  const waiting = reader.prepare("select count(*) as n from outbox");
  const attempts = reader.prepare("select effect, case_id as caseId, api, state, uin, code from attempts");
  const dues = {
    jobs: reader.prepare("select min(ready) as at from outbox where kind = ?"),
    anyJob: reader.prepare("select min(ready) as at from outbox"),
    cases: reader.prepare("select min(due) as at from cases"),
    attempts: reader.prepare(
      "select min(max(next_look, leased_until)) as at from attempts where next_look is not null",
    ),
  };
  const earliest = (due: keyof typeof dues, ...given: string[]) =>
    (dues[due].get(given) as { at: number | null }).at ?? Number.POSITIVE_INFINITY;
  const ledgers: Ledger[] = [];
  return {
    ledger(own) {
      const ledger = createSqliteLedger({ file, keys, world, clock: own });
      ledgers.push(ledger);
      return ledger;
    },
    vault,
    nextDue(what) {
      if (what === undefined) return Math.min(earliest("anyJob"), earliest("cases"), earliest("attempts"));
      return what === "cases" || what === "attempts" ? earliest(what) : earliest("jobs", what);
    },
    waiting: () => (waiting.get([]) as { n: number }).n,
    attempts: () => attempts.all([]) as ReturnType<Store["attempts"]>,
    bytes: () =>
      Buffer.concat(
        ["", "-wal"]
          .map((end) => file + end)
          .filter(existsSync)
          .map((path) => readFileSync(path)),
      ),
    async close() {
      for (const ledger of ledgers) await ledger.close();
      await kept.disconnect();
      reader.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The stores in memory. Their ledger passes the same contract tests as the real ones. */
export function memoryStore(clock: () => number): Store {
  const base = memoryLedger();
  const secrets = new MemoryStore(base.vault, clock);
  const vault = createVault({ keyv: new Keyv({ store: secrets, throwOnErrors: true }), keys });
  return {
    ledger: (own) => base.open({ clock: own, world }),
    vault,
    nextDue: base.nextDue,
    backup() {
      const putBack = base.backup();
      return () => {
        putBack();
        void secrets.clear();
      };
    },
    waiting: base.waiting,
    attempts: base.attempts,
    bytes: () => Buffer.alloc(0),
    async close() {},
  };
}
