import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { mustHold, mustNotBeLost, openToRead } from "../../machine/sqlite-file.ts";
import { type DatabaseState, heldSinceQuery } from "../database-state.ts";
import { LedgerTooNew, WrongKey } from "../errors.ts";
import { ownerMark } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import { patienceMs } from "./database.ts";
import { olderDesksAt } from "./older-desk.ts";
import { migrations } from "./schema.ts";

/** Whether this user could work on the file, and the number of its schema; 0 where there is none yet. @throws WrongKey, LedgerTooNew */
export function inspectFile(file: string, keys: Keys | undefined): DatabaseState {
  const known = migrations.length;
  const { W_OK, R_OK } = constants;
  if (!existsSync(file)) {
    mustNotBeLost(file);
    accessSync(`${nearestFolder(file)}/.`, W_OK); // with the dot it fails for what is no folder
    return { found: 0, known, wasThere: existsSync(`${file}-desks`) };
  }
  accessSync(file, R_OK | W_OK);
  accessSync(dirname(file), W_OK); // SQLite writes its log beside the file
  mustHold("ledger", file);
  const db = openToRead(file, patienceMs);
  try {
    const { user_version: found } = db.prepare("pragma user_version").get() as { user_version: number };
    if (found > known) throw new LedgerTooNew(file, { found, known });
    const owner =
      found > 0 ? (db.prepare("select index_key as mark from ledger").get() as { mark: string }) : undefined;
    if (owner && keys && owner.mark !== ownerMark(keys)) throw new WrongKey(file);
    const held = db.prepare("select 1 from sqlite_master where name = 'restores'").get([])
      ? db.prepare(heldSinceQuery).get([])
      : undefined;
    const older = olderDesksAt(file, found);
    return { found, known, older, ...(held !== undefined && { heldSince: (held as { since: number }).since }) };
  } finally {
    db.close();
  }
}

/** What the vault has under keys that begin so, sealed. */
export function readVaultEntries(file: string, beginning: string): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const db = openToRead(file, patienceMs);
  try {
    if (!db.prepare("select 1 from sqlite_master where name = 'vault'").get([])) return new Map();
    const rows = db
      .prepare("select key, value from vault where substr(key, 1, ?) = ?")
      .all([beginning.length, beginning]);
    return new Map((rows as { key: string; value: string }[]).map(({ key, value }) => [key, value]));
  } finally {
    db.close();
  }
}

function nearestFolder(file: string): string {
  const folder = dirname(resolve(file));
  return existsSync(folder) ? folder : nearestFolder(folder);
}
