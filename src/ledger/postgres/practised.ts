import pg from "pg";
import { type PractisedCase, type PractisedCases, practisedSql } from "../practised.ts";
import type { Database } from "./database.ts";
import { codeOf } from "./reasons.ts";

/** The practice cases in a PostgreSQL schema, which may not be there. The connection's own schema when left out. */
export function practisedInSchema(db: Pick<Database, "query">, schema?: string): PractisedCases {
  const sql = practisedSql(schema === undefined ? "cases" : `${pg.escapeIdentifier(schema)}.cases`, "$");

  async function first(statement: string, ...params: (string | number)[]): Promise<PractisedCase | undefined> {
    try {
      return (await db.query<PractisedCase>(statement, params)).rows[0];
    } catch (error) {
      // there is no such table or schema, so nobody has practised there
      if (["42P01", "3F000"].includes(codeOf(error) ?? "")) return undefined;
      throw error;
    }
  }

  return { find: (id) => first(sql.find, id), openOf: (owner, sinceMs) => first(sql.openOf, owner, sinceMs) };
}
