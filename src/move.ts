import { existsSync, renameSync } from "node:fs";
import type { Config } from "./config.ts";
import { type Carried, carryOver, NotEmpty } from "./ledger/carry-over.ts";
import { openDatabase as openPostgres, placeOf } from "./ledger/postgres/database.ts";
import { createPostgresLedger } from "./ledger/postgres.ts";
import { Damaged } from "./ledger/refusals.ts";
import { closeDatabase, openDatabase as openFile } from "./ledger/sqlite/database.ts";
import { keepDesksAway } from "./ledger/sqlite/desks.ts";
import { createSqliteLedger } from "./ledger/sqlite.ts";
import { practiceKey } from "./practice.ts";
import { deriveKeys, type Keys } from "./sealing.ts";
import { cannotOpen, cannotReach, StartError } from "./start-error.ts";
import { builtInFile } from "./stores.ts";

const aside = ".moved";

/** Returns what was done, in a sentence or two. The file gets another name, so that no desk goes on with it. @throws StartError, WrongKey */
export async function moveCommand(config: Config, file = builtInFile): Promise<string> {
  const { DATABASE_URL: url } = config;
  if (url.startsWith("sqlite:"))
    throw new StartError("DATABASE_URL says where to move to, such as postgres://user:password@host/database.");
  if (!existsSync(file))
    throw new StartError(`There is no ${file}. Say which file it is: npm run move -- data/frontdesk.db`);
  const keys = deriveKeys(config.FRONTDESK_KEY ?? practiceKey(file));
  const away = keepDesksAway(file);
  if (!away) throw new StartError(`A desk is at work on ${file}. Stop it first.`);
  try {
    await checkOwner(file, keys);
    const to = file.endsWith(aside) ? file : file + aside;
    const { cases, attempts, rows, head } = await carry(file, url, keys, () => renameSync(file, to));
    const what = `${cases} cases, ${attempts} calls to Tencent, ${rows} audit rows with the head ${head || "none"}`;
    return `${placeOf(url)} has what ${file} had: ${what}. The file is called ${to} now.`;
  } finally {
    away.leave();
  }
}

async function checkOwner(file: string, keys: Keys): Promise<void> {
  try {
    await createSqliteLedger({ file, keys }).close();
  } catch (error) {
    throw cannotOpen(file, error);
  }
}

async function carry(file: string, url: string, keys: Keys, rename: () => void): Promise<Carried> {
  const place = placeOf(url);
  const from = openFile(file);
  try {
    const db = await openPostgres({ url, connections: 2 });
    const ledger = await createPostgresLedger({ db, keys }).catch(async (error) => {
      await db.close();
      throw error;
    });
    const putAside = () => {
      closeDatabase(from);
      rename();
    };
    return await carryOver(from, db, keys, putAside).finally(() => ledger.close());
  } catch (error) {
    if (error instanceof NotEmpty) throw new StartError(`${place} has cases already. Move to an empty database.`);
    if (error instanceof Damaged) throw new StartError(`Nothing was moved: ${error.message}.`);
    throw cannotReach(place, error);
  } finally {
    closeDatabase(from);
  }
}
