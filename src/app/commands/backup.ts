import { existsSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { Damaged } from "../../ledger/errors.ts";
import { ownerMark } from "../../ledger/rows/fingerprints.ts";
import { deriveKeys, type Keys, SealBroken } from "../../ledger/sealing.ts";
import { copyFile, type FileContents, inspect, stripVault } from "../../ledger/sqlite/copy.ts";
import { commandLine } from "../../machine/command-line.ts";
import { draftOf, isThere, nameDraft } from "../../machine/new-file.ts";
import { mustHold, mustNotBeLost, ownEndings, ownerOf, realNameOf } from "../../machine/sqlite-file.ts";
import { noLedger, StartError } from "../../machine/start-error.ts";
import { memoryKeys } from "../../vault/memory-names.ts";
import { fileOf, findHome } from "../home/home.ts";
import { earlierFiles, practiceFiles } from "../home/practice-files.ts";
import type { Config } from "../settings/config.ts";
import { explained } from "../stores.ts";

/** Copies the ledger while desks work on it, and returns what the copy holds, in lines. @throws StartError, WrongKey, LedgerTooNew */
export async function backupCommand(given: Config, to: string): Promise<string> {
  if (!given.DATABASE_URL.startsWith("sqlite:"))
    throw new StartError("PostgreSQL has its own tools for this: docs/postgresql.md shows pg_dump and a base backup.");
  return explained(given, async (config) => {
    const { files, key, moves } = await findHome(config);
    const { ledger: file } = files;
    mustNotBeLost(file);
    if (moves || !existsSync(file)) throw noLedger(file, moves);
    if (key === undefined) throw new StartError(`${files.key} is missing, and without it nothing in ${file} opens.`);
    const keys = deriveKeys(key);
    return said(to, await make(file, to, keys, config), keys);
  });
}

/** Refuses a name that a desk would take for a file of its own. @throws StartError */
function mustBeFree(to: string, config: Config): void {
  if (to === "" || /[/\\]$/.test(to))
    throw new StartError(`"${to}" names no file. Say where to: ${commandLine("backup", "FILE")}`);
  if (isThere(to)) throw new StartError(`${to} is there already. Name a file that is not.`);
  const file = fileOf(config);
  const names = [earlierFiles(file), practiceFiles(file)].flatMap(({ ledger, books, key, log }) =>
    [ledger, books].flatMap((each) => ["", ...ownEndings].map((end) => each + end)).concat(key, log),
  );
  if (ownerOf(to) !== undefined || names.some((name) => realNameOf(name) === realNameOf(to)))
    throw new StartError(`${to} is a name that the ledger needs for itself. Name another file.`);
}

/** A short mark that tells keys apart and gives nothing of a key away. */
function keyId(keys: Keys): string {
  return ownerMark(keys).slice(0, 12);
}

async function make(file: string, to: string, keys: Keys, config: Config): Promise<FileContents> {
  let draft: string | undefined;
  try {
    mustBeFree(to, config);
    mustHold("ledger", file);
    draft = draftOf(to);
    copyFile(file, draft);
    stripVault(draft, memoryKeys);
    const held = await inspect(draft, keys, file);
    nameDraft(draft, to);
    return held;
  } catch (error) {
    throw notMade(file, to, error);
  } finally {
    if (draft !== undefined) rmSync(draft, { force: true });
  }
}

function notMade(file: string, to: string, cause: unknown): unknown {
  const { code = "" } = cause as { code?: string };
  if (cause instanceof Damaged || cause instanceof SealBroken)
    return new StartError(`No backup was made, because what is kept is not whole: ${(cause as Error).message}`, {
      cause,
    });
  if (code === "EEXIST") return new StartError(`${to} is there already. Name a file that is not.`, { cause });
  if (code === "ENOENT" || code === "ENOTDIR")
    return new StartError(`There is no folder ${dirname(to)}. Make it first.`, { cause });
  if (code === "SQLITE_NOTADB") return new StartError(`${file} is not a Frontdesk database.`, { cause });
  if (code === "SQLITE_CORRUPT")
    return new StartError(`No backup was made, because ${file} has broken pages.`, { cause });
  if (code.startsWith("E") || code.startsWith("SQLITE_"))
    return new StartError(
      `${to} can't be written (${code}). Name a file in a folder with room, where this user may write.`,
      { cause },
    );
  return cause;
}

function said(to: string, { cases, rows, head, until }: FileContents, keys: Keys): string {
  const as = until === undefined ? "" : `, the newest change of ${new Date(until).toISOString()}`;
  return [
    `${to} holds ${cases} ${cases === 1 ? "case" : "cases"}${as}.`,
    `Audit: ${rows} rows, head ${head || "none"}.`,
    `Key: ${keyId(keys)} is the id of its FRONTDESK_KEY. Keep that key elsewhere; neither is of use without the other.`,
    "Passwords, codes and tokens of customers are not in it; they are asked for again.",
  ].join("\n");
}
