import { existsSync } from "node:fs";
import { Keyv, type KeyvStoreAdapter } from "keyv";
import type { DatabaseState } from "../ledger/database-state.ts";
import { WrongKey } from "../ledger/errors.ts";
import type { Leases, Ledger } from "../ledger/ledger.ts";
import { filesNamedIn, placeOf } from "../ledger/postgres/address.ts";
import { anyOf, type PractisedCases } from "../ledger/practised.ts";
import { deriveKeys, type Keys } from "../ledger/sealing.ts";
import { joinDesks } from "../ledger/sqlite/desks.ts";
import { createSqliteLedger } from "../ledger/sqlite/ledger.ts";
import { practisedInFile } from "../ledger/sqlite/practised.ts";
import { part } from "../machine/part.ts";
import { closeFolderOf, makeFolderOf, mustBeWritable } from "../machine/private-files.ts";
import { mustHold } from "../machine/sqlite-file.ts";
import { lostPractice, noLedger } from "../machine/start-error.ts";
import { keptName, vaultKey } from "../vault/memory-names.ts";
import { SqliteStore } from "../vault/sqlite-store.ts";
import { createVault, type Vault } from "../vault/vault.ts";
import { cannotOpen } from "./cannot-open.ts";
import { cannotReach } from "./cannot-reach.ts";
import { fileOf, findHome, type Home, isFile, makeHome } from "./home/home.ts";
import { type PracticeFiles, practiceFiles } from "./home/practice-files.ts";
import type { Config } from "./settings/config.ts";

/** The stores of a desk: the ledger remembers, the vault forgets. */
export interface Stores {
  ledger: Ledger;
  vault: Vault;
  /** The files of practice on this machine. */
  files: PracticeFiles;
  /**
   * Must be called before any work is claimed. It takes over at once from desks that died here, where that can be
   * known.
   */
  join(): { leave(): void };
  /** The practice cases, for a desk of the real world. */
  practised?: PractisedCases;
  /** Leases, where desks on several machines share the database. */
  leases?: Leases;
}

export interface Found extends DatabaseState {
  place: string;
  /** The place to which the next start will move what was practised here. */
  moves?: string | undefined;
}

/** What a start would find. Nothing is made or changed. @throws StartError, WrongKey, LedgerTooNew */
export function inspectStores(config: Config): Promise<Found> {
  return explained(config, inspect);
}

async function inspect(config: Config): Promise<Found> {
  const { files, schema, moves, key } = await findHome(config);
  const keys = key === undefined || moves !== undefined ? undefined : deriveKeys(key);
  const { DATABASE_URL: url } = config;
  if (isFile(url)) {
    const { inspectFile } = await part(import("../ledger/sqlite/read-state.ts"));
    return { place: files.ledger, moves, ...inspectFile(files.ledger, keys) };
  }
  const { inspectPostgres } = await part(import("../ledger/postgres/read-state.ts"));
  return { place: placeOf(url, schema), moves, ...(await inspectPostgres(url, keys, schema)) };
}

/** What adapters remember under names that begin so, by name, with nothing made or changed. @throws StartError, WrongKey */
export async function inspectRemembered(given: Config, beginning: string): Promise<Map<string, string>> {
  return explained(given, async (config) => {
    await inspect(config); // else another key would find nothing, without a word
    const { files, schema, key } = await findHome(config);
    if (key === undefined) return new Map();
    const { DATABASE_URL: url } = config;
    const whole = vaultKey(keptName(beginning));
    const sealed = isFile(url)
      ? (await part(import("../ledger/sqlite/read-state.ts"))).readVaultEntries(files.ledger, whole)
      : await (await part(import("../ledger/postgres/read-state.ts"))).readVaultEntries(url, whole, schema);
    const vault = vaultOn(sealed, deriveKeys(key));
    const remembered = new Map<string, string>();
    for (const each of sealed.keys()) {
      const value = await vault.open(each.slice(vaultKey("").length));
      if (value !== undefined) remembered.set(each.slice(vaultKey(keptName("")).length), value);
    }
    return remembered;
  });
}

/** Whether a desk may write where it keeps its cases, and what it practises with. @throws StartError */
export function mustKeep(config: Config): Promise<void> {
  return explained(config, async () => mayWrite(config, await findHome(config)));
}

function mayWrite({ DATABASE_URL: url, world }: Config, { files }: Home): void {
  if (isFile(url)) mustBeWritable(files.ledger);
  if (world === "real") return;
  for (const file of [files.key, files.books]) mustBeWritable(file);
  mustHold("books", files.books);
}

/** @throws StartError, WrongKey, LedgerTooNew */
export function openStores(given: Config): Promise<Stores> {
  return explained(given, async (config) => {
    const home = await makeHome(config);
    mayWrite(config, home);
    const keys = deriveKeys(home.key);
    const { ledger: file } = home.files;
    if (!isFile(config.DATABASE_URL)) return onPostgres(config, home, keys);
    for (const each of [fileOf(config), file]) {
      makeFolderOf(each);
      closeFolderOf(each);
    }
    const ledger = createSqliteLedger({ file, keys, world: config.world });
    const vault = vaultOn(new SqliteStore(file), keys);
    return { ledger, vault, files: home.files, practised: practisedInFiles(file), join: () => joinDesks(file) };
  });
}

/**
 * Opens stores that are there already, to read or change them. None is made, and nothing is moved aside. @throws
 * StartError, WrongKey, LedgerTooNew
 */
export async function openKeptStores(config: Config): Promise<Stores> {
  const { place, found, moves } = await inspectStores(config);
  if (found === 0 || moves) throw noLedger(place, moves);
  return openStores(config);
}

/**
 * Opens the stores in PostgreSQL, whose library is loaded only when it is wanted. A desk there cannot tell which others
 * are alive, so what dead ones had leased comes free when the leases run out.
 */
async function onPostgres(config: Config, { files, schema }: Home, keys: Keys): Promise<Stores> {
  const { DATABASE_URL: url, world } = config;
  const [
    { openDatabase },
    { createPostgresLedger },
    { createLeases },
    { PostgresStore },
    { schemasAt },
    { practisedInSchema },
  ] = await part(
    Promise.all([
      import("../ledger/postgres/database.ts"),
      import("../ledger/postgres/ledger.ts"),
      import("../ledger/postgres/leases.ts"),
      import("../vault/postgres-store.ts"),
      import("../ledger/postgres/schemas.ts"),
      import("../ledger/postgres/practised.ts"),
    ]),
  );
  const db = await openDatabase({ url, schema });
  const ledger = await createPostgresLedger({ db, keys, world });
  const vault = vaultOn(new PostgresStore(db), keys);
  const schemas = [undefined, (await schemasAt(url)).practice].map((each) => practisedInSchema(db, each));
  const practised = anyOf([...schemas, practisedInFiles(fileOf(config))]);
  return { ledger, vault, files, practised, join: () => ({ leave() {} }), leases: createLeases(db) };
}

/**
 * What adapters remember of practice, if there is any: in its file, or in its schema of the same PostgreSQL. @throws
 * WrongKey, StoreDown, and whatever keeps a file from being opened
 */
export async function openPracticeVaults(config: Config): Promise<{ vault: Vault; close(): Promise<unknown> }[]> {
  const practice: Config = { ...config, world: "practice" };
  const file = fileOf(config);
  // without this check the real file would be opened, which this process has open already
  const isInFile = existsSync(practiceFiles(file).ledger);
  const urls = [...(isInFile ? [`sqlite:${file}`] : []), ...(isFile(config.DATABASE_URL) ? [] : [config.DATABASE_URL])];
  const opened = [];
  for (const DATABASE_URL of urls) {
    const home = await findHome({ ...practice, DATABASE_URL });
    if (!home.isThere || home.key === undefined) continue;
    const stores = await openStores({ ...practice, DATABASE_URL });
    opened.push({ vault: stores.vault, close: () => stores.ledger.close() });
  }
  return opened;
}

function practisedInFiles(realFile: string): PractisedCases {
  return anyOf([practisedInFile(practiceFiles(realFile).ledger), practisedInFile(realFile)]);
}

function vaultOn(store: KeyvStoreAdapter | Map<string, string>, keys: Keys): Vault {
  return createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
}

/** Runs work on the stores, and turns what goes wrong into words for the operator. */
export async function explained<T>(config: Config, work: (config: Config) => Promise<T>): Promise<T> {
  const { DATABASE_URL: url, world } = config;
  const file = fileOf(config);
  try {
    return await withKeyAsSealed(config, work);
  } catch (error) {
    const practice = practiceFiles(file);
    if (world === "practice" && error instanceof WrongKey) throw lostPractice(error.place, practice, isFile(url));
    if (isFile(url)) throw cannotOpen(world === "practice" ? practice.ledger : file, error);
    throw cannotReach(placeOf(url), error, filesNamedIn(url));
  }
}

/**
 * Runs work with the key that opens what it reads. A key that opens nothing is tried with quotes around it too: earlier
 * builds took those for a part of it, and this one refuses them in the setting. @throws what the key itself has met, if
 * none opens
 */
export async function withKeyAsSealed<T>(config: Config, work: (config: Config) => Promise<T>): Promise<T> {
  const { FRONTDESK_KEY: key } = config;
  try {
    return await work(config);
  } catch (error) {
    if (!(error instanceof WrongKey) || key === undefined) throw error;
    for (const FRONTDESK_KEY of [`"${key}"`, `'${key}'`]) {
      const opened = await work({ ...config, FRONTDESK_KEY }).catch((again: unknown) => {
        if (!(again instanceof WrongKey)) throw again;
        return undefined;
      });
      if (opened !== undefined) return opened;
    }
    throw error;
  }
}
