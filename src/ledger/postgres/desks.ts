import { createConnector } from "./connector.ts";
import { listening } from "./listen.ts";
import { type Query, queryOn } from "./query.ts";
import { worksBeside } from "./schema.ts";

const deadlineMs = 6_000;
/** The last statement on a connection that a pooler keeps open for its next client. */
const leftByPooler = "DISCARD ALL";

/** How many connections of any Frontdesk the database has. @throws StoreDown */
export async function countDesks(url: string): Promise<number> {
  const client = await createConnector(url).open({ connectMs: deadlineMs, statementMs: deadlineMs });
  try {
    const { count } = await queryOn(client)(
      `select 1 from pg_stat_activity where datname = current_database()
         and application_name = current_setting('application_name') and pid <> pg_backend_pid()
         and query <> '${leftByPooler}'`,
    );
    return count;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Every desk listens, on a connection of its own. */
export async function desksOn(query: Query, channel: string): Promise<string[] | undefined> {
  const { rows } = await query<{ desk: string }>(
    `select 'from ' || coalesce(host(client_addr), 'the same machine') || ' since '
       || to_char(backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as desk
     from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and application_name = current_setting('application_name') and query = $1`,
    [listening(channel)],
  );
  return rows.length > 0 ? rows.map(({ desk }) => desk) : undefined;
}

/**
 * The desks of an earlier build at work on this database, one phrase each. Undefined while none is. Any desk is taken
 * for one while the schema is not up to date, because a desk of this build would have brought it up to date.
 */
export async function olderDesksOn(query: Query, channel: string, schema: number): Promise<string[] | undefined> {
  return schema > 0 && schema < worksBeside ? desksOn(query, channel) : undefined;
}
