import { existsSync, renameSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Carried, carryOver, NotEmpty, type Progress } from "../../ledger/carry-over.ts";
import { Damaged, WrongKey } from "../../ledger/errors.ts";
import { filesNamedIn, placeOf } from "../../ledger/postgres/address.ts";
import { openDatabase as openPostgres } from "../../ledger/postgres/database.ts";
import { createPostgresLedger } from "../../ledger/postgres/ledger.ts";
import { schemasAt } from "../../ledger/postgres/schemas.ts";
import { deriveKeys, type Keys } from "../../ledger/sealing.ts";
import { closeDatabase, openDatabase as openFile } from "../../ledger/sqlite/database.ts";
import { keepDesksAway } from "../../ledger/sqlite/desks.ts";
import { createSqliteLedger } from "../../ledger/sqlite/ledger.ts";
import { commandLine } from "../../machine/command-line.ts";
import { holds } from "../../machine/sqlite-file.ts";
import { StartError } from "../../machine/start-error.ts";
import { cannotOpen } from "../cannot-open.ts";
import { cannotReach } from "../cannot-reach.ts";
import { moveRest } from "../home/earlier-practice.ts";
import { fileOf, isFile } from "../home/home.ts";
import { earlierFiles, practiceFiles, practiceKeyThere } from "../home/practice-files.ts";
import type { Config } from "../settings/config.ts";

const aside = ".moved";

/**
 * Carries a ledger from its SQLite file to PostgreSQL and returns what was done, in a sentence or two. The file gets
 * another name, so that no desk goes on with it. @throws StartError, WrongKey
 */
export async function moveCommand(config: Config, named?: string, progress?: Progress): Promise<string> {
  const { DATABASE_URL: url } = config;
  const usual = fileOf(config);
  const practised = practiceFiles(usual).ledger;
  const wanted = named ?? (config.world === "practice" && existsSync(practised) ? practised : usual);
  const file = !existsSync(wanted) && existsSync(wanted + aside) ? wanted + aside : wanted; // one that was broken off at its very end
  if (isFile(url))
    throw new StartError("DATABASE_URL says where to move to, such as postgres://user:password@host/database.");
  if (!existsSync(file))
    throw new StartError(`There is no ${file}. Say which file it is: ${commandLine("move", "data/frontdesk.db")}`);
  if (!statSync(file).isFile() || holds(file) !== "ledger")
    throw new StartError(
      `${file} holds no ledger, so nothing was moved. Say which file does: ${commandLine("move", "data/frontdesk.db")}`,
    );
  const away = keepDesksAway(file);
  if (!away) throw new StartError(`A desk is at work on ${file}. Stop it first.`);
  try {
    const { key, isPractice } = await ownerOf(file, config.FRONTDESK_KEY);
    const schema = isPractice ? await practiceSchema(url) : undefined;
    const to = file.endsWith(aside) ? file : file + aside;
    const putAside = () => renameSync(file, to);
    const { cases, attempts, rows, head } = await carry(file, { url, schema }, deriveKeys(key), putAside, progress);
    if (isPractice) bringKey(file, config);
    const what = `${cases} cases, ${attempts} calls to Tencent, ${rows} audit rows with the head ${head || "none"}`;
    return `${placeOf(url, schema)} has what ${file} had: ${what}. The file is called ${to} now.`;
  } finally {
    away.leave();
  }
}

/**
 * Whose file this is, by the key that opens it. A file of practice's own key goes to practice's schema, whatever world
 * this desk is of. @throws StartError, WrongKey
 */
async function ownerOf(file: string, operators: string | undefined): Promise<{ key: string; isPractice: boolean }> {
  const own = practiceKeyThere(earlierFiles(file));
  const quoted = operators === undefined ? [] : [`"${operators}"`, `'${operators}'`]; // as an earlier build may have taken it
  const keys = [operators, ...quoted, own].filter((key) => key !== undefined);
  for (const [n, key] of keys.entries()) {
    try {
      await createSqliteLedger({ file, keys: deriveKeys(key) }).close();
      return { key, isPractice: key === own && key !== operators };
    } catch (error) {
      if (!(error instanceof WrongKey) || n === keys.length - 1) throw cannotOpen(file, error);
    }
  }
  throw new StartError(`FRONTDESK_KEY is missing: the one that ${file} was made with.`);
}

async function practiceSchema(url: string): Promise<string> {
  try {
    return (await schemasAt(url)).practice;
  } catch (error) {
    throw cannotReach(placeOf(url), error, filesNamedIn(url));
  }
}

/** Copies practice's key to where practice on PostgreSQL has it. */
function bringKey(file: string, config: Config): void {
  const [before, after] = [earlierFiles(file), practiceFiles(fileOf(config))];
  if (resolve(before.folder) !== resolve(after.folder)) moveRest(before, after);
}

async function carry(
  file: string,
  { url, schema }: { url: string; schema: string | undefined },
  keys: Keys,
  rename: () => void,
  progress?: Progress,
): Promise<Carried> {
  const place = placeOf(url, schema);
  const from = openFile(file);
  try {
    const db = await openPostgres({ url, schema, connections: 2 });
    const ledger = await createPostgresLedger({ db, keys }).catch(async (error) => {
      await db.close();
      throw error;
    });
    const putAside = () => {
      closeDatabase(from);
      rename();
    };
    return await carryOver(from, db, keys, putAside, progress).finally(() => ledger.close());
  } catch (error) {
    if (error instanceof NotEmpty) throw new StartError(`${place} has cases already. Move to an empty database.`);
    if (error instanceof Damaged) throw new StartError(`Nothing was moved: ${error.message}.`);
    throw cannotReach(place, error, filesNamedIn(url));
  } finally {
    closeDatabase(from);
  }
}
