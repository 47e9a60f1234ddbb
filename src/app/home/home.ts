import { existsSync } from "node:fs";
import { join } from "node:path";
import { WrongKey } from "../../ledger/errors.ts";
import type { Schemas } from "../../ledger/postgres/schemas.ts";
import { earlierIn, isOf } from "../../ledger/without-key.ts";
import { part } from "../../machine/part.ts";
import { closeToOthers } from "../../machine/private-files.ts";
import { mustHold } from "../../machine/sqlite-file.ts";
import { inUse, StartError } from "../../machine/start-error.ts";
import type { Config } from "../settings/config.ts";
import { earlierInFile, finishMoving, moveRest, putFileAside } from "./earlier-practice.ts";
import { earlierFiles, type PracticeFiles, practiceFiles, practiceKey, practiceKeyThere } from "./practice-files.ts";

/** The file for real cases when no setting names another. */
const builtInFile = "data/frontdesk.db";

/** Where the desks of a world keep their data. Practice and real cases share nothing. */
export interface Home {
  /** The files on this machine. The ledger among them is used unless cases are in PostgreSQL. */
  files: PracticeFiles;
  /** The schema in PostgreSQL, when it is not the connection's own. */
  schema?: string;
  /** The key. Undefined as long as none was made. */
  key: string | undefined;
  /** For practice: whether anything was practised there. */
  isThere?: boolean;
  /** The place to which the first real start will move practice that lies among real cases. */
  moves?: string;
}

/** The file beside which a desk keeps what is this machine's own. */
export function fileOf({ DATABASE_URL: url, envFolder = "" }: Config): string {
  return isFile(url) ? url.slice("sqlite:".length) : join(envFolder, builtInFile);
}

export function isFile(url: string): boolean {
  return url.startsWith("sqlite:");
}

/** Finds where this desk keeps its data. Nothing is made or changed. @throws StartError, WrongKey, StoreDown */
export function findHome(config: Config): Home | Promise<Home> {
  if (!isFile(config.DATABASE_URL)) return findSchema(config);
  const file = fileOf(config);
  if (config.world === "practice") return practiceHome(file, config.FRONTDESK_KEY);
  const moves = earlierInFile(file, config.FRONTDESK_KEY)?.isApart ? practiceFiles(file).folder : undefined;
  return { files: earlierFiles(file), key: config.FRONTDESK_KEY, ...(moves && { moves }) };
}

/**
 * Finds where this desk keeps its data and makes it ready to be opened: what an earlier build practised among real
 * cases is put aside. @throws StartError, WrongKey, StoreDown
 */
export async function makeHome(config: Config): Promise<Home & { key: string }> {
  const file = fileOf(config);
  if (config.world === "practice") finishMoving(file);
  else if (isFile(config.DATABASE_URL)) putFileAside(file, config.FRONTDESK_KEY!);
  else await putSchemaAside(config);
  const home = await findHome(config);
  closeToOthers(home.files.key);
  return { ...home, key: home.key ?? practiceKey(home.files) };
}

/** The home of practice. Its key is its own, so that it is never in the way of the operator's. */
function practiceHome(file: string, operators: string | undefined): Home {
  const files = practiceFiles(file);
  if (!existsSync(files.ledger)) {
    mustHold("ledger", file); // practice would go on beside this file, but an operator who named it meant it to hold cases
    const earlier = earlierInFile(file, operators);
    if (earlier && (earlier.isApart || !existsSync(files.folder)))
      return { files: earlierFiles(file), key: earlier.key };
  }
  return { files, key: practiceKeyThere(files), isThere: existsSync(files.ledger) };
}

/**
 * Finds the schema of a desk on PostgreSQL. Desks on several machines practise together under the operator's key; a
 * lone desk makes its own key.
 */
async function findSchema(config: Config): Promise<Home> {
  const { DATABASE_URL: url, FRONTDESK_KEY: operators, world } = config;
  const schemas = await schemasOf(url);
  const { practice: schema, isNamed, inReal, inPractice } = schemas;
  const [before, files] = [earlierFiles(fileOf(config)), practiceFiles(fileOf(config))];
  const earlier = earlierIn(inReal, practiceKeyThere(before), operators);
  if (world === "real" && earlier?.isApart) mustHaveRoom(schemas);
  if (world === "real")
    return { files: before, key: operators, ...(earlier?.isApart && { moves: `schema ${schema}` }) };
  if (!inPractice.mark && earlier && (earlier.isApart || !isNamed)) return { files: before, key: earlier.key };
  const keys = [operators, practiceKeyThere(files)].filter((key) => key !== undefined);
  return {
    files,
    schema,
    isThere: inPractice.mark !== undefined,
    key: inPractice.mark ? fitting(keys, schemas) : keys[0],
  };
}

/**
 * Refuses to start when practice among real cases has to move and its schema has tables of our names already. @throws
 * StartError
 */
function mustHaveRoom({ place, real, practice, taken }: Schemas): void {
  if (taken === undefined) return;
  throw new StartError(
    `${place} holds what was practised in the schema ${real}, and can't move it to ${practice}, which has a table ${taken} already. Rename that schema (alter schema ${practice} rename to ${practice}_before), drop it if nobody needs it, or name another database in DATABASE_URL.`,
  );
}

function fitting(keys: string[], { place, inPractice, practice }: Schemas): string {
  const key = keys.find((each) => isOf(each, inPractice));
  if (key === undefined) throw new WrongKey(`${place} (schema ${practice})`);
  return key;
}

async function putSchemaAside(config: Config): Promise<void> {
  const { DATABASE_URL: url, FRONTDESK_KEY: operators } = config;
  const file = fileOf(config);
  const schemas = await schemasOf(url);
  const { makeSchema, moveTables } = await part(import("../../ledger/postgres/schemas.ts"));
  const earlier = earlierIn(schemas.inReal, practiceKeyThere(earlierFiles(file)), operators);
  if (earlier?.isApart) {
    mustHaveRoom(schemas);
    if (!(await moveTables(url, schemas))) throw inUse(schemas.place, `the schema ${schemas.practice}`);
    moveRest(earlierFiles(file), practiceFiles(file));
  } else if (earlier) await makeSchema(url, schemas.practice);
}

async function schemasOf(url: string): Promise<Schemas> {
  const { schemasAt } = await part(import("../../ledger/postgres/schemas.ts"));
  return schemasAt(url);
}
