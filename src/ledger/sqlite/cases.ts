import type { KeyObject } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import type { CaseKeys, Known } from "../case-keys.ts";
import type { CaseFilter } from "../ledger.ts";
import { createRecent } from "../recent.ts";
import { type CaseRow, caseColumns, knownOfRow, openCase } from "../rows/case-row.ts";
import { listQuery } from "../rows/list-query.ts";
import type { Keys } from "../sealing.ts";
import type { Database, Statement } from "./connection.ts";
import { bytes } from "./database.ts";

/** How many kinds of list stay prepared. */
const mostLists = 32;

export function readCases(db: Database, keys: Keys, caseKeys: CaseKeys, world?: Case["world"]) {
  const byId = db.prepare(`select ${caseColumns} from cases where id = ?`);
  const isTaken = db.prepare("select 1 from cases where id = ?");
  const versionOf = db.prepare("select id, version from cases where id = ?");
  const pastDue = db.prepare(
    `select id, due from cases where due <= ? ${world ? `and world = '${world}'` : ""} order by due limit ?`,
  );

  const lists = createRecent<Statement>(mostLists);

  function listing(sql: string): Statement {
    const known = lists.get(sql) ?? db.prepare(sql);
    lists.set(sql, known);
    return known;
  }

  /** What this process knows of a case that exists, which it reads if it must. */
  function known(id: string): Known | undefined {
    const remembered = caseKeys.get(id);
    if (remembered) return remembered;
    const row = byId.get([id]) as CaseRow | undefined;
    return row && knownOfRow(read(row), caseKeys);
  }

  return {
    load(id: string): Case | undefined {
      const row = byId.get([id]) as CaseRow | undefined;
      return row && openCase(read(row), caseKeys);
    },

    versions: (ids: readonly string[]) =>
      ids.flatMap((id) => (versionOf.get([id]) as { id: string; version: number } | undefined) ?? []),

    taken: (ids: readonly string[]): string[] => ids.filter((id) => isTaken.get([id]) !== undefined),

    list(filter: CaseFilter): Case[] {
      const { sql, params, isReversed } = listQuery(filter, "?", keys);
      const rows = listing(sql).all(params) as CaseRow[];
      return (isReversed ? rows.reverse() : rows).map((row) => openCase(read(row), caseKeys));
    },

    due: (now: number, limit: number) => pastDue.all([now, limit]) as { id: string; due: number }[],

    known,
    /** The data key of a case that exists. */
    keyOf: (id: string): KeyObject | undefined => known(id)?.key,
  };
}

function read({ mail, phone, key, body, ...row }: CaseRow): CaseRow {
  return { ...row, mail: mail && bytes(mail), phone: phone && bytes(phone), key: bytes(key), body: bytes(body) };
}
