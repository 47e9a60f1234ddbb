import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openDatabase } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { execute } from "../postgres/database.ts";
import { filesIn } from "./secrets.ts";

/** What a lane's desks keep their cases in. */
export interface Store {
  env: Record<string, string>;
  /** Beside the desks, with their key. */
  open(frontdeskKey: string): Promise<Ledger>;
  /** All that can be read in it without the key. */
  contents(): Promise<Record<string, Buffer>>;
}

/** As it is without a setting: a file in the desks' folder. */
export function sqliteIn(folder: string): Store {
  return {
    env: {},
    open: async (key) => createSqliteLedger({ file: join(folder, "data/frontdesk.db"), keys: deriveKeys(key) }),
    contents: async () => filesIn(folder),
  };
}

/** A schema of its own on a server. A dead desk's leases have to run out there, so they are short. */
export async function postgresAt(server: string, durations: string): Promise<Store> {
  const schema = `t_${randomBytes(8).toString("hex")}`;
  await execute(server, `create schema ${schema}`);
  const url = `${server}?application_name=${schema}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  return {
    env: { DATABASE_URL: url, DURATIONS: `${durations},postLease=0.5,effectLease=3` },
    open: async (key) =>
      createPostgresLedger({ db: await openDatabase({ url, connections: 2 }), keys: deriveKeys(key) }),
    contents: () => textsIn(url),
  };
}

/** Of each table whatever can hold words. Instants and counts are left out, because six digits come up in them by chance. */
async function textsIn(url: string): Promise<Record<string, Buffer>> {
  const columns = await execute<{ table: string; column: string }>(
    url,
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = current_schema() and data_type in ('text', 'bytea')`,
  );
  const read = columns.map(async ({ table, column }) => {
    const rows = await execute<{ value: string | Buffer | null }>(url, `select ${column} as value from ${table}`);
    return [
      `${table}.${column}`,
      Buffer.concat(rows.flatMap(({ value }) => [Buffer.from(value ?? ""), Buffer.from("\n")])),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
