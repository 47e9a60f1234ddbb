import { createConnector } from "./connector.ts";
import { queryOn } from "./query.ts";

const deadlineMs = 6_000;

/** What stands by to take the database over, and whether a commit waits for it. */
export interface Standbys {
  /** The setting `synchronous_commit` of this user. */
  commit: string;
  /** The setting `synchronous_standby_names`. */
  names: string;
  /** The names of the standbys that are connected now. */
  connected: string[];
}

/** @throws StoreDown, PoolsTransactions */
export async function inspectStandbys(url: string): Promise<Standbys> {
  const client = await createConnector(url).open({ connectMs: deadlineMs, statementMs: deadlineMs });
  try {
    const { rows } = await queryOn(client)<Standbys>(
      `select (select reset_val from pg_settings where name = 'synchronous_commit') as commit,
         current_setting('synchronous_standby_names') as names,
         array(select application_name from pg_stat_replication where application_name not like 'pg\\_%') as connected`,
    );
    return rows[0]!;
  } finally {
    await client.end().catch(() => {});
  }
}
