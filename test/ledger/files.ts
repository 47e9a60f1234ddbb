import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { deriveKeys } from "../../src/ledger/sealing.ts";

export const keys = deriveKeys("a key for tests, and for nothing else");

/** A path for a database of this test's own; whatever is there afterwards goes. */
export function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "frontdesk.db");
}

/** Everything SQLite has put on the disk. */
export function bytesOn(file: string): Buffer {
  const files = ["", "-wal", "-journal"].map((suffix) => file + suffix).filter((path) => existsSync(path));
  return Buffer.concat(files.map((path) => readFileSync(path)));
}
