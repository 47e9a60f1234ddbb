import { Keyv, type KeyvStoreAdapter } from "keyv";
import type { Config } from "./config.ts";
import { fileOf, findHome, type Home, isFile, makeHome } from "./home.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { Looked } from "./ledger/looked.ts";
import { WrongKey } from "./ledger/refusals.ts";
import { joinDesks } from "./ledger/sqlite/desks.ts";
import { createSqliteLedger } from "./ledger/sqlite.ts";
import { closeFolderOf, makeFolderOf } from "./own-files.ts";
import type { Leases } from "./platform.ts";
import { type PracticeFiles, practiceFiles } from "./practice-files.ts";
import { deriveKeys, type Keys } from "./sealing.ts";
import { cannotOpen, cannotReach, lostPractice } from "./start-error.ts";
import { SqliteStore } from "./vault/sqlite-store.ts";
import { createVault, type Vault } from "./vault/vault.ts";

/** What is remembered, and what must be forgotten. */
export interface Stores {
  ledger: Ledger;
  vault: Vault;
  /** What is this machine's own beside them. */
  files: PracticeFiles;
  /** To be called before any work is claimed: takes over at once from desks that died here, where that can be known. */
  join(): { leave(): void };
  /** Where desks on several machines share the database. */
  leases?: Leases;
}

export interface Found extends Looked {
  place: string;
  /** Where the next start puts what was practised here. */
  moves?: string | undefined;
}

/** What a start would find, with nothing made or changed. @throws StartError, WrongKey, LedgerTooNew */
export function lookAtStores(config: Config): Promise<Found> {
  return explained(config, async () => {
    const home = await findHome(config);
    const { files, schema, moves } = home;
    const keys = home.key === undefined || moves !== undefined ? undefined : deriveKeys(home.key);
    const { DATABASE_URL: url } = config;
    if (isFile(url)) {
      const { lookAtFile } = await import("./ledger/sqlite/look.ts");
      return { place: files.ledger, moves, ...lookAtFile(files.ledger, keys) };
    }
    const { lookAtPostgres, placeOf } = await import("./ledger/postgres/look.ts");
    return { place: placeOf(url, schema), moves, ...(await lookAtPostgres(url, keys, schema)) };
  });
}

/** @throws StartError, WrongKey, LedgerTooNew */
export function openStores(config: Config): Promise<Stores> {
  return explained(config, async () => {
    const home = await makeHome(config);
    const keys = deriveKeys(home.key);
    const { ledger: file } = home.files;
    if (!isFile(config.DATABASE_URL)) return onPostgres(config, home, keys);
    for (const each of [fileOf(config), file]) {
      makeFolderOf(each);
      closeFolderOf(each);
    }
    const ledger = createSqliteLedger({ file, keys, world: config.world });
    return { ledger, vault: vaultOn(new SqliteStore(file), keys), files: home.files, join: () => joinDesks(file) };
  });
}

/** Its library is loaded only where it is wanted. A desk there cannot tell who is alive; what the dead had leased comes free when the leases run out. */
async function onPostgres({ DATABASE_URL: url, world }: Config, { files, schema }: Home, keys: Keys): Promise<Stores> {
  const [{ openDatabase }, { createPostgresLedger }, { createLeases }, { PostgresStore }] = await Promise.all([
    import("./ledger/postgres/database.ts"),
    import("./ledger/postgres.ts"),
    import("./ledger/postgres/leases.ts"),
    import("./vault/postgres-store.ts"),
  ]);
  const db = await openDatabase({ url, schema });
  const ledger = await createPostgresLedger({ db, keys, world });
  const vault = vaultOn(new PostgresStore(db), keys);
  return { ledger, vault, files, join: () => ({ leave() {} }), leases: createLeases(db) };
}

function vaultOn(store: KeyvStoreAdapter, keys: Keys): Vault {
  return createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
}

/** What goes wrong is said in words for whoever runs the desk. */
export async function explained<T>(config: Config, work: () => Promise<T>): Promise<T> {
  const { DATABASE_URL: url, world } = config;
  const file = fileOf(config);
  try {
    return await work();
  } catch (error) {
    const practice = practiceFiles(file);
    if (world === "practice" && error instanceof WrongKey) throw lostPractice(error.place, practice, isFile(url));
    if (isFile(url)) throw cannotOpen(world === "practice" ? practice.ledger : file, error);
    const { placeOf } = await import("./ledger/postgres/look.ts");
    throw cannotReach(placeOf(url), error);
  }
}
