import { rmSync, statSync } from "node:fs";
import { Damaged, StoreDown, WrongKey } from "../../ledger/errors.ts";
import type { Restore } from "../../ledger/ledger.ts";
import { placeOf } from "../../ledger/postgres/address.ts";
import { deriveKeys, type Keys, SealBroken } from "../../ledger/sealing.ts";
import { copyFile, inspect } from "../../ledger/sqlite/copy.ts";
import { holdDesksOff } from "../../ledger/sqlite/desks.ts";
import { createSqliteLedger } from "../../ledger/sqlite/ledger.ts";
import { commandLine } from "../../machine/command-line.ts";
import { draftOf, isThere, nameDraft } from "../../machine/new-file.ts";
import { part } from "../../machine/part.ts";
import { makeFolderOf } from "../../machine/private-files.ts";
import { holds, logLeft } from "../../machine/sqlite-file.ts";
import { StartError } from "../../machine/start-error.ts";
import { findHome } from "../home/home.ts";
import type { Config } from "../settings/config.ts";
import { explained, openKeptStores, withKeyAsSealed } from "../stores.ts";

/**
 * Puts a backup in the place of a ledger that is gone, marked as restored, and returns what an operator must know about
 * it. @throws StartError, WrongKey, LedgerTooNew
 */
export async function restoreCommand(config: Config, from: string | undefined): Promise<string> {
  if (!config.DATABASE_URL.startsWith("sqlite:")) return markDatabase(config, from);
  if (from === undefined) throw new StartError(`Say which backup to put back: ${commandLine("restore", "FILE")}`);
  const { files, key } = await findHome(config);
  const { ledger: file } = files;
  if (!statSync(from, { throwIfNoEntry: false })?.isFile())
    throw new StartError(`${from} is no file. Say which backup to put back: ${commandLine("restore", "FILE")}`);
  if (holds(from) !== "ledger")
    throw new StartError(`Nothing was put back: ${from} is no whole backup, for it holds no ledger.`);
  if (statSync(`${from}-wal`, { throwIfNoEntry: false })?.size)
    throw new StartError(
      `${from} is a ledger in use, with ${from}-wal beside it. Make a backup of it first: ${commandLine("backup", "FILE")}`,
    );
  if (isThere(file))
    throw new StartError(`${file} is there already. Move it away first; a restore overwrites nothing.`);
  const left = logLeft(file);
  if (left) throw new StartError(`${left} is left of another ledger and would spoil this one. Move it away first.`);
  if (key === undefined)
    throw new StartError(
      `${files.key} is missing, and without it no backup of practice opens; if ${from} is of real accounts, ${forReal}.`,
    );
  makeFolderOf(file);
  const away = holdDesksOff(file);
  if (!away) throw new StartError(`A desk is at work on ${file}. Stop it first.`);
  try {
    const putWith = async (each: Config) => put(from, file, deriveKeys((await findHome(each)).key!));
    const { cases, restore } = await withKeyAsSealed(config, putWith).catch((error) => {
      throw error instanceof WrongKey ? ofAnother(from, config.world, files.key) : error;
    });
    return [`${file} is back with ${cases} ${cases === 1 ? "case" : "cases"}.`, ...whatIsNotKnown(restore)].join("\n");
  } finally {
    away.leave();
  }
}

/**
 * Lets a restored desk spend again, after the operator has read what it cannot know. Desks may be at work meanwhile.
 * @throws StartError
 */
export async function letSpendCommand(config: Config): Promise<string> {
  const { ledger } = await openKeptStores(config);
  try {
    const restore = await ledger.letSpend();
    if (!restore) throw new StartError("This ledger was never put back from a backup, so there is nothing to allow.");
    return `${knowsUntil(restore)} The desk texts and opens accounts again, once look-ups have had time to show whatever was made before the restore.`;
  } finally {
    await ledger.close();
  }
}

async function put(from: string, file: string, keys: Keys): Promise<{ cases: number; restore: Restore }> {
  let draft: string | undefined;
  try {
    draft = draftOf(file);
    copyFile(from, draft);
    const { cases } = await inspect(draft, keys, from);
    const ledger = createSqliteLedger({ file: draft, keys });
    const restore = await ledger.markRestored().finally(() => ledger.close());
    nameDraft(draft, file);
    return { cases, restore };
  } catch (error) {
    throw notPut(from, file, error);
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) if (draft !== undefined) rmSync(draft + end, { force: true });
  }
}

const forReal =
  "these settings are for practice: fill in TENCENTCLOUD_SECRET_ID and the other REQUIRED lines of .env.example first";

/** The error for a backup of the other world, which is recognised by its key. */
function ofAnother(from: string, world: Config["world"], practiceKey: string): StartError {
  if (world === "real")
    return new StartError(
      `${from} belongs to another FRONTDESK_KEY. Set the one that it was made with; if it is a backup of practice, put it back while practising, without TENCENTCLOUD_SECRET_ID.`,
    );
  return new StartError(
    `${from} was sealed with another key than ${practiceKey}. Put that key back; if it is a backup of real accounts, ${forReal}.`,
  );
}

function notPut(from: string, file: string, error: unknown): unknown {
  const cause = error instanceof StoreDown ? error.cause : error;
  const { code = "", message } = cause as { code?: string; message: string };
  if (cause instanceof Damaged || cause instanceof SealBroken)
    return new StartError(`Nothing was put back: ${message}.`, { cause });
  if (code === "SQLITE_NOTADB" || code === "SQLITE_CORRUPT")
    return new StartError(`Nothing was put back: ${from} is no whole backup.`, { cause });
  if (code.startsWith("E") || code.startsWith("SQLITE_"))
    return new StartError(`${from} can't be put back as ${file} (${code}). Nothing was changed.`, { cause });
  return cause;
}

/** Marks a PostgreSQL that pg_restore or a base backup has put back. No desk may be at work on it. */
async function markDatabase(config: Config, from: string | undefined): Promise<string> {
  const place = placeOf(config.DATABASE_URL);
  if (from !== undefined)
    throw new StartError(
      `PostgreSQL is put back by its own tools (docs/postgresql.md); then ${commandLine("restore")}, without a file, tells ${place}.`,
    );
  const { countDesks } = await part(import("../../ledger/postgres/desks.ts"));
  if ((await explained(config, () => countDesks(config.DATABASE_URL))) > 0)
    throw new StartError(`A desk is at work on ${place}. Stop all of them first.`);
  const { ledger } = await openKeptStores(config);
  try {
    return [`${place} knows now that it was put back.`, ...whatIsNotKnown(await ledger.markRestored())].join("\n");
  } finally {
    await ledger.close();
  }
}

function whatIsNotKnown(restore: Restore): string[] {
  return [
    knowsUntil(restore),
    "Started, it counts each promised text as sent, looks for what was opened since, and spends nothing",
    `until you say so, also beside a desk that runs: ${commandLine("restore", "--go")}`,
  ];
}

function knowsUntil({ since }: Restore): string {
  return `The newest thing it knows is of ${new Date(since).toISOString()}; whatever happened after that it does not know.`;
}
