import type { KeyObject } from "node:crypto";
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Case } from "../../conversation/types.ts";
import { fingerprintOf, type Keys, open } from "../../sealing.ts";
import { about } from "../about.ts";
import type { CaseKeys } from "../case-keys.ts";
import type { CaseFilter } from "../ledger.ts";
import { bytes, type Database } from "./database.ts";

interface CaseColumns {
  id: string;
  version: number;
  state: Case["state"];
  owner: string;
  mail: Buffer | null;
  phone: Buffer | null;
  created: number;
  key: Buffer;
  body: Buffer;
}

const columns = ["id", "version", "owner", "mail", "phone", "key", "body"] as const;

type CaseRow = Pick<CaseColumns, (typeof columns)[number]>;

/** Writes the queries whose shape varies; nothing runs through it. */
const query = new Kysely<{ cases: CaseColumns }>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A condition on rows that belong to a case: that it is one of this world's. */
export function inWorld(world: Case["world"] | undefined, caseId: string): string {
  return world ? `(select world from cases where id = ${caseId}) = '${world}'` : "true";
}

export function readCases(db: Database, keys: Keys, caseKeys: CaseKeys, world?: Case["world"]) {
  const byId = db.prepare(`select ${columns} from cases where id = ?`);
  const pastDue = db.prepare(
    `select id, due from cases where due <= ? ${world ? `and world = '${world}'` : ""} order by due limit ?`,
  );

  function know({ id, version, owner, mail, phone, key: wrapped }: CaseRow): KeyObject {
    const key = caseKeys.unwrap(id, bytes(wrapped));
    caseKeys.remember(id, { key, version, owner, mail: mail && bytes(mail), phone: phone && bytes(phone) });
    return key;
  }

  function opened(row: CaseRow): Case {
    return JSON.parse(open(know(row), bytes(row.body), about.case(row.id, row.version)).toString());
  }

  return {
    load(id: string): Case | undefined {
      const row = byId.get([id]) as CaseRow | undefined;
      return row && opened(row);
    },

    list({ owner, state, mail, phone, limit = 50 }: CaseFilter): Case[] {
      let wanted = query.selectFrom("cases").select(columns);
      if (owner !== undefined) wanted = wanted.where("owner", "=", owner);
      if (state !== undefined) wanted = wanted.where("state", "=", state);
      if (mail !== undefined) wanted = wanted.where("mail", "=", fingerprintOf(keys.index, "mail", mail));
      if (phone !== undefined) wanted = wanted.where("phone", "=", fingerprintOf(keys.index, "phone", phone));
      const { sql, parameters } = wanted.orderBy("created", "desc").orderBy("id").limit(limit).compile();
      return (db.prepare(sql).all(parameters as (string | number | Uint8Array)[]) as CaseRow[]).map(opened);
    },

    due: (now: number, limit: number) => pastDue.all([now, limit]) as { id: string; due: number }[],

    /** The data key of a case that exists. */
    keyOf(id: string): KeyObject | undefined {
      const known = caseKeys.get(id);
      if (known) return known.key;
      const row = byId.get([id]) as CaseRow | undefined;
      return row && know(row);
    },
  };
}
