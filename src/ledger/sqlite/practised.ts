import { existsSync } from "node:fs";
import { openToRead, type SqliteFile } from "../../machine/sqlite-file.ts";
import { type PractisedCase, type PractisedCases, practisedSql } from "../practised.ts";
import { patienceMs } from "./database.ts";

/** The practice cases in a file, which may not be there or may have none. The file is opened at the first question. */
export function practisedInFile(file: string): PractisedCases {
  const sql = practisedSql("cases", "?");
  let db: SqliteFile | undefined;

  async function first(statement: string, ...params: (string | number)[]): Promise<PractisedCase | undefined> {
    if (!existsSync(file)) return undefined;
    db ??= openToRead(file, patienceMs);
    if (!db.prepare("select 1 from sqlite_master where name = 'cases'").get([])) return undefined;
    const row = db.prepare(statement).get(params) as PractisedCase | undefined;
    return row && { id: row.id, flow: row.flow, owner: row.owner };
  }

  return { find: (id) => first(sql.find, id), openOf: (owner, sinceMs) => first(sql.openOf, owner, sinceMs) };
}
