import { StoreDown } from "../ledger/errors.ts";
import { commandLine } from "../machine/command-line.ts";
import { SqliteError } from "../machine/sqlite-file.ts";
import { StartError } from "../machine/start-error.ts";

/** The error to end with when a database can't be opened. An error that has words for the operator stays as it is. */
export function cannotOpen(file: string, error: unknown): unknown {
  const cause = error instanceof StoreDown ? error.cause : error;
  const { code = "" } = cause as { code?: string };
  if (code === "SQLITE_NOTADB")
    return new StartError(`${file} is not a Frontdesk database. Set DATABASE_URL to another file.`, { cause });
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code))
    return new StartError(`The disk of ${file} is full (${code}). Make room there.`, { cause });
  if (code.startsWith("SQLITE_CORRUPT"))
    return new StartError(
      `${file} is damaged (${code}). Put a backup in its place: ${commandLine("restore", "FILE")}`,
      { cause },
    );
  if (code.startsWith("SQLITE_BUSY"))
    return new StartError(`${file} is held by another process, which does not let go of it (${code}). End that one.`, {
      cause,
    });
  if (!isOfSystem(cause)) return error;
  return new StartError(
    `${file} can't be written (${code || (cause as Error).message}). Set DATABASE_URL to a place where this user may write.`,
    { cause },
  );
}

/** Whether the system or SQLite reported the error. An error with a class of its own is a fault of another kind. */
function isOfSystem(cause: unknown): cause is Error {
  return cause instanceof SqliteError || (cause instanceof Error && cause.constructor === Error);
}
