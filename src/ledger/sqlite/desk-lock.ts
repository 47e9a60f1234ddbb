import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { openSqliteFile, type SqliteFile, touchSqliteFile } from "../../machine/sqlite-file.ts";

/**
 * The name of the lock file of a ledger. It lies beside the real file, so that desks which know the ledger by different
 * names meet. The ledger may not be there yet.
 */
export function lockNameOf(file: string): string {
  const real = existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  return `${real}-desks`;
}

export function openDeskLock(file: string, patienceMs: number): SqliteFile {
  return openSqliteFile(lockNameOf(file), "lock", patienceMs);
}

/** The name that the lock file had in earlier builds when the ledger's name is a link: beside the link. */
export function earlierLockNameOf(file: string): string | undefined {
  const name = `${file}-desks`;
  return existsSync(name) && realpathSync(name) !== lockNameOf(file) ? name : undefined;
}

/** The desks at work on a file, one phrase each. Undefined while there is none. Nothing is made or changed. */
export function desksAt(file: string): string[] | undefined {
  const names = [lockNameOf(file), earlierLockNameOf(file)].filter((name) => name !== undefined);
  const held = names.filter((name) => existsSync(name) && isHeld(name));
  return held.length === 0 ? undefined : held.flatMap(holdersOf).map((pid) => `process ${pid} of this machine`);
}

function isHeld(lockFile: string): boolean {
  const lock = touchSqliteFile(lockFile, 0);
  try {
    if (!takeAlone(lock)) return true;
    lock.exec("commit");
    return false;
  } finally {
    lock.close();
  }
}

/** Takes the lock for this process alone. False while another process has it. */
export function takeAlone(lock: SqliteFile): boolean {
  try {
    lock.exec("begin exclusive");
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === "SQLITE_BUSY") return false;
    throw error;
  }
}

const locks = "/proc/locks";

/** The processes that have a lock on this file, where the system tells. */
function holdersOf(file: string): number[] {
  if (!existsSync(locks)) return [];
  const { ino } = statSync(file);
  const pids = readFileSync(locks, "utf8")
    .split("\n")
    .map((line) => line.split(/\s+/))
    .filter(([, kind, , , pid, place]) => kind === "POSIX" && Number(pid) > 0 && place?.endsWith(`:${ino}`))
    .map(([, , , , pid]) => Number(pid));
  return [...new Set(pids)];
}
