import pg from "pg";
import { asDown } from "./failures.ts";
import { queryOn } from "./query.ts";

const deadlineMs = 6_000;

/** How many connections Frontdesk has to the database, whoever's they are. @throws StoreDown */
export async function countDesks(url: string): Promise<number> {
  const client = new pg.Client({
    application_name: "frontdesk",
    connectionString: url,
    connectionTimeoutMillis: deadlineMs,
    query_timeout: deadlineMs,
  });
  client.on("error", () => {}); // the statement under way tells
  try {
    await client.connect().catch((error: unknown) => {
      throw asDown(error);
    });
    const { count } = await queryOn(client)(
      `select 1 from pg_stat_activity where datname = current_database()
         and application_name = current_setting('application_name') and pid <> pg_backend_pid()`,
    );
    return count;
  } finally {
    await client.end().catch(() => {});
  }
}
