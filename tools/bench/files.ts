import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";

export const keys = deriveKeys("a key for measuring");
const folder = mkdtempSync(join(tmpdir(), "frontdesk-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/**
 * A path for a new file in TMPDIR. An earlier file of the name is deleted. TMPDIR must be a real disk, because on a
 * disk in memory a sync costs nothing.
 */
export function freshFile(name: string): string {
  const file = join(folder, `${name}.db`);
  for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
  return file;
}

export function freshLedger(name: string): Ledger {
  return createSqliteLedger({ file: freshFile(name), keys });
}
