import type { Case } from "../../conversation/types.ts";
import type { CaseKeys, Known } from "../case-keys.ts";
import type { CaseFilter } from "../ledger.ts";
import { type CaseRow, caseColumns, knownOfRow, openCase } from "../rows/case-row.ts";
import { listQuery } from "../rows/list-query.ts";
import type { Keys } from "../sealing.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";

export function readCases(db: Database, keys: Keys, given: Given, caseKeys: CaseKeys, world?: Case["world"]) {
  async function find(id: string): Promise<CaseRow | undefined> {
    const { rows } = await db.query<CaseRow>(`select ${caseColumns} from cases where id = $1`, [id]);
    return rows[0];
  }

  return {
    async load(id: string): Promise<Case | undefined> {
      const row = await find(id);
      return row && openCase(row, caseKeys);
    },

    async versions(ids: readonly string[]): Promise<{ id: string; version: number }[]> {
      const { rows } = await db.query<{ id: string; version: number }>(
        "select id, version from cases where id = any($1)",
        [ids],
      );
      return rows;
    },

    async taken(ids: readonly string[]): Promise<string[]> {
      const { rows } = await db.query<{ id: string }>("select id from cases where id = any($1)", [ids]);
      return rows.map(({ id }) => id);
    },

    async list(filter: CaseFilter): Promise<Case[]> {
      const { sql, params, isReversed } = listQuery(filter, "$", keys);
      const { rows } = await db.query<CaseRow>(sql, params);
      return (isReversed ? rows.reverse() : rows).map((row) => openCase(row, caseKeys));
    },

    async due(limit: number): Promise<{ id: string; due: number }[]> {
      const { rows } = await db.query<{ id: string; due: number }>(
        `select id, due from cases where due <= (select ${instant(1)}) and ($2::text is null or world = $2)
         order by due limit $3`,
        [given(), world ?? null, limit],
      );
      return rows;
    },

    /** What this process knows of a case that exists, which it reads if it must. */
    async known(id: string): Promise<Known | undefined> {
      const remembered = caseKeys.get(id);
      if (remembered) return remembered;
      const row = await find(id);
      return row && knownOfRow(row, caseKeys);
    },
  };
}
