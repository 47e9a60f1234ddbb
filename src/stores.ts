import { Keyv, type KeyvStoreAdapter } from "keyv";
import type { Config } from "./config.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { joinDesks } from "./ledger/sqlite/desks.ts";
import { createSqliteLedger } from "./ledger/sqlite.ts";
import { closeFolderOf, makeFolderOf } from "./own-files.ts";
import type { Leases } from "./platform.ts";
import { practiceKey, practiceKeyThere } from "./practice.ts";
import { deriveKeys, type Keys } from "./sealing.ts";
import { cannotOpen, cannotReach } from "./start-error.ts";
import { SqliteStore } from "./vault/sqlite-store.ts";
import { createVault, type Vault } from "./vault/vault.ts";

/** What is remembered, and what must be forgotten. */
export interface Stores {
  ledger: Ledger;
  vault: Vault;
  /** To be called before any work is claimed: takes over at once from desks that died here, where that can be known. */
  join(): { leave(): void };
  /** Where desks on several machines share the database. */
  leases?: Leases;
}

/** Where cases are kept as long as no setting says otherwise. */
export const builtInFile = "data/frontdesk.db";

/** The file beside which a desk keeps what is this machine's own: practice, its key, the log of a terminal. */
export function fileOf({ DATABASE_URL: url }: Config): string {
  return url.startsWith("sqlite:") ? url.slice("sqlite:".length) : builtInFile;
}

/** What a start would find, with nothing made or changed; schema 0 is that of a database that is yet to be made. @throws StartError, WrongKey, LedgerTooNew */
export async function lookAtStores(config: Config): Promise<{ place: string; found: number; known: number }> {
  const { DATABASE_URL: url, FRONTDESK_KEY: key } = config;
  const file = fileOf(config);
  const used = key ?? practiceKeyThere(file);
  const keys = used === undefined ? undefined : deriveKeys(used);
  if (url.startsWith("sqlite:")) {
    try {
      const { lookAtFile } = await import("./ledger/sqlite/look.ts");
      return { place: file, ...lookAtFile(file, keys) };
    } catch (error) {
      throw cannotOpen(file, error);
    }
  }
  const { lookAtPostgres, placeOf } = await import("./ledger/postgres/look.ts");
  try {
    return { place: placeOf(url), ...(await lookAtPostgres(url, keys)) };
  } catch (error) {
    throw cannotReach(placeOf(url), error);
  }
}

/** @throws StartError, WrongKey, LedgerTooNew */
export async function openStores(config: Config): Promise<Stores> {
  const file = fileOf(config);
  try {
    makeFolderOf(file);
    closeFolderOf(file);
    const keys = deriveKeys(config.FRONTDESK_KEY ?? practiceKey(file));
    if (!config.DATABASE_URL.startsWith("sqlite:")) return await onPostgres(config, keys);
    const ledger = createSqliteLedger({ file, keys, world: config.world });
    return { ledger, vault: vaultOn(new SqliteStore(file), keys), join: () => joinDesks(file) };
  } catch (error) {
    throw cannotOpen(file, error);
  }
}

/** Its library is loaded only where it is wanted. A desk there cannot tell who is alive; what the dead had leased comes free when the leases run out. */
async function onPostgres({ DATABASE_URL: url, world }: Config, keys: Keys): Promise<Stores> {
  const [{ openDatabase, placeOf }, { createPostgresLedger }, { createLeases }, { PostgresStore }] = await Promise.all([
    import("./ledger/postgres/database.ts"),
    import("./ledger/postgres.ts"),
    import("./ledger/postgres/leases.ts"),
    import("./vault/postgres-store.ts"),
  ]);
  try {
    const db = await openDatabase({ url });
    const ledger = await createPostgresLedger({ db, keys, world });
    const vault = vaultOn(new PostgresStore(db), keys);
    return { ledger, vault, join: () => ({ leave() {} }), leases: createLeases(db) };
  } catch (error) {
    throw cannotReach(placeOf(url), error);
  }
}

function vaultOn(store: KeyvStoreAdapter, keys: Keys): Vault {
  return createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
}
