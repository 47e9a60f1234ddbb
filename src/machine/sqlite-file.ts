import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Libsql from "libsql";
import { commandLine } from "./command-line.ts";
import { closeToOthers, makeFolderOf, ownFile } from "./private-files.ts";
import { StartError } from "./start-error.ts";

export type SqliteFile = Libsql.Database;
/** The class of the errors that SQLite itself throws. */
export const { SqliteError } = Libsql;

/** The endings of the files that SQLite keeps for a database, its own included. */
const besides = ["", "-wal", "-shm", "-journal"];

/** The kinds of database file that we make, each with a table that no other kind has. A lock file has no table. */
const signs = { ledger: "ledger", books: "marks", lock: undefined };
type Kind = keyof typeof signs;

/**
 * Opens a database file. Nothing else in the program may open one: when a process closes any descriptor of a file,
 * POSIX drops all its locks on that file, and the next process to leave would delete the log. So only SQLite has
 * descriptors of database files. A new file is made here, while nobody can be connected to it.
 */
export function openSqliteFile(
  file: string,
  kind: Kind,
  patienceMs: number,
  mustBeOpenable: () => void = () => {},
): SqliteFile {
  if (file === ":memory:") return new Libsql(file);
  if (kind !== "lock") mustBeFree(kind, file);
  makeSqliteFile(file);
  accessSync(file, constants.R_OK | constants.W_OK);
  mustHold(kind, file);
  mustBeOpenable();
  for (const end of besides) closeToOthers(file + end);
  return new Libsql(resolve(file), { timeout: patienceMs }); // a bare name such as file:x would be read as an address
}

/**
 * Refuses a file that is not ours, or is one of another kind. SQLite reads it, because another descriptor would drop
 * our locks. @throws StartError
 */
export function mustHold(kind: Kind, file: string): void {
  if (kind !== "lock") mustBeFree(kind, file);
  const found = holds(file);
  if (found !== undefined && found !== kind) throw new StartError(`${file} ${saysOf[found]}. ${remedyOf[kind]}`);
}

function mustBeFree(kind: Kind, file: string): void {
  const owner = ownerOf(file);
  if (owner !== undefined) throw new StartError(`${file} is a name that ${owner} needs for itself. ${remedyOf[kind]}`);
}

const setUrl = "Set DATABASE_URL to another file.";
const remedyOf = {
  ledger: setUrl,
  lock: setUrl,
  books: `Name another file: ${commandLine("sandbox", "--file", "FILE")}.`,
};

const saysOf = {
  ledger: "is the ledger of a desk",
  books: "holds the books of the practice Tencent",
  other: "is not a Frontdesk database",
};

/** What a database file holds. Undefined when it is absent or empty. */
export function holds(file: string): keyof typeof saysOf | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (found.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: "EISDIR" });
  accessSync(file, constants.R_OK);
  const db = openToRead(file, 5_000);
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table'").all([]) as { name: string }[];
    const names = tables.map(({ name }) => name);
    if (names.includes(signs.ledger)) return "ledger";
    if (names.includes(signs.books)) return "books";
    return names.length > 0 ? "other" : undefined;
  } catch (error) {
    if ((error as { code?: unknown }).code === "SQLITE_NOTADB") return "other";
    throw error;
  } finally {
    db.close();
  }
}

export const ownEndings = [...besides.slice(1), "-desks"];

/** The name of a file with every link before its last part resolved. The last part may be a link, or not be there. */
export function realNameOf(file: string): string {
  const folder = resolve(dirname(file));
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(file));
}

/** The database file that this name belongs to, such as that of a log. */
export function ownerOf(file: string): string | undefined {
  const ending = ownEndings.find((each) => file.endsWith(each));
  const owner = ending && file.slice(0, -ending.length);
  return owner && existsSync(owner) ? owner : undefined;
}

/** Opens a database file for reading. Nothing in it changes, and its log is left to the processes that work on it. */
export function openToRead(file: string, patienceMs: number): SqliteFile {
  return new Libsql(`${pathToFileURL(file).href}?mode=ro`, { timeout: patienceMs });
}

/** Opens a file to take a lock on it. It is neither made nor closed to others. */
export function touchSqliteFile(file: string, patienceMs: number): SqliteFile {
  return new Libsql(`${pathToFileURL(file).href}?mode=rw`, { timeout: patienceMs });
}

/** Makes an empty database file when there is none. @throws StartError */
export function makeSqliteFile(file: string): void {
  const target = behindLinks(file);
  makeFolderOf(target);
  mustNotBeLost(target);
  if (existsSync(target)) return;
  try {
    closeSync(openSync(target, "wx", ownFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was quicker
  }
}

/**
 * Refuses to make a file anew when the log of an earlier one is left. SQLite would throw that log away, and with it the
 * newest data. @throws StartError
 */
export function mustNotBeLost(file: string): void {
  const log = logLeft(file); // read before the file is looked for, because other processes make the file first
  if (log === undefined || existsSync(file)) return;
  throw new StartError(
    `${file} is gone, and ${log} is left of it. Put that file back; or move the log away and put a backup in its place: ${commandLine("restore", "FILE")}`,
  );
}

/**
 * The log or journal beside a database file, if it holds anything: writes that are not in the file yet, or that must be
 * undone in it.
 */
export function logLeft(file: string): string | undefined {
  return ["-wal", "-journal"].map((end) => file + end).find((log) => statSync(log, { throwIfNoEntry: false })?.size);
}

/** The file that a link leads to, even if it does not exist yet. */
function behindLinks(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? behindLinks(resolve(dirname(file), readlinkSync(file))) : file;
}
