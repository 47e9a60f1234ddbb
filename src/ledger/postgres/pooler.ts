import type pg from "pg";
import { PoolsTransactions } from "../errors.ts";

const mostTries = 3;

/** Whether something stands between us and PostgreSQL: a pooler gives each connection a number of its own. */
export async function isPooled(client: pg.Client): Promise<boolean> {
  const { processID } = client as pg.Client & { processID: number | null };
  return processID !== (await backendOf(client));
}

/**
 * Refuses a pooler that lends a connection to PostgreSQL for a transaction only. One that nobody else uses lends the
 * same connection again and again, so another transaction is held open meanwhile. Nothing is changed. @throws
 * PoolsTransactions
 */
export async function mustPoolSessions(
  client: pg.Client,
  open: () => Promise<pg.Client>,
  place: string,
): Promise<void> {
  const holder = await open();
  try {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const before = await backendOf(client);
      await holder.query("begin");
      const held = await backendOf(holder);
      if (held === before || (await backendOf(client)) !== before) throw new PoolsTransactions(place);
      await holder.query("rollback");
    }
  } catch (error) {
    if (/in statement pooling mode/.test((error as Error).message)) throw new PoolsTransactions(place);
    throw error;
  } finally {
    void holder.end().catch(() => {});
  }
}

async function backendOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]!.pid;
}
