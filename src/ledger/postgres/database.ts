import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { StoreDown } from "../errors.ts";
import { patiently } from "../patience.ts";
import { placeOf } from "./address.ts";
import { createConnector } from "./connector.ts";
import { isCollision, mayComeUp } from "./failures.ts";
import { openListener } from "./listen.ts";
import { migrate } from "./migrate.ts";
import { createNotifier } from "./notify.ts";
import { type Query, queryOn } from "./query.ts";
import { createQueryLimit } from "./query-limit.ts";
import { codeOf } from "./reasons.ts";

export interface Database {
  /** The address of the database, without user and password. */
  place: string;
  /** The schema, when it is not the connection's own. */
  schema?: string | undefined;
  /** One statement, by itself. @throws StoreDown */
  query: Query;
  /**
   * Runs a transaction: all or nothing, and durable when it resolves. Nothing stays when `work` rejects, or gives a
   * result that is not `kept`. After a deadlock `work` is called again, so it must do nothing but SQL. @throws
   * StoreDown
   */
  transaction<T>(work: (query: Query) => Promise<T>, kept?: (result: T) => boolean): Promise<T>;
  /** Notifies the listeners of a channel, soon and on a connection of its own. A failure is not reported. */
  notify(channel: string, payload: string): void;
  /** Calls back on each `notify` of others, heard on a connection of its own, until `close`. */
  listen(channel: string, heard: (payload: string) => void): void;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** The schema, which is made where there is none. The connection's own when left out. */
  schema?: string | undefined;
  /** How many connections there are, beside the one that listens and the one that notifies. */
  connections?: number;
  /** The longest that a statement, a lock or a connection may take (ms). */
  deadlineMs?: number;
  /** How long a start waits for a database that is not up yet (ms). */
  patienceMs?: number;
}

const mostWaiting = 10_000;
const againMs = 250;
const mostTries = 8;

/** Connects, and brings the schema up to date. @throws StoreDown, LedgerTooNew */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, schema, connections = 9, deadlineMs = 6_000, patienceMs = 15_000 } = options;
  const place = placeOf(url, schema);
  await comeUp(patienceMs, () => migrate(url, { place, schema, connectMs: deadlineMs }));

  const connector = createConnector(url, schema);
  const pool = new pg.Pool({
    Client: connector.clientOf({ connectMs: deadlineMs, statementMs: deadlineMs, idleMs: deadlineMs / 2 }),
    connectionTimeoutMillis: deadlineMs,
    max: connections,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", () => {}); // nobody misses an idle connection that dies
  const queryLimit = createQueryLimit(connections, mostWaiting);
  const notifier = createNotifier(connector);
  const listeners = new Set<{ close(): Promise<void> }>();
  let closed: Promise<void> | undefined;

  /** Takes a connection. When the server refuses one more while others are in use, it waits for one of those. */
  async function connect(): Promise<pg.PoolClient> {
    const end = Date.now() + deadlineMs;
    for (;;) {
      try {
        return await connector.throughHosts(() => pool.connect());
      } catch (error) {
        const isFull = error instanceof StoreDown && codeOf(error.cause) === "53300";
        if (!isFull || pool.totalCount === 0 || Date.now() > end) throw error;
        await pause(10);
      }
    }
  }

  function use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return queryLimit.pass(async () => {
      let connecting: Promise<pg.PoolClient> | undefined; // no connection is begun for somebody who waits no longer
      const begin = () => {
        connecting = connect();
        return connecting;
      };
      // a connection that failed says so at its next use
      const late = () => void connecting?.then((client) => client.release()).catch(() => {});
      const client = await patiently(begin, late);
      let broken: StoreDown | undefined;
      try {
        return await work(client);
      } catch (error) {
        if (error instanceof StoreDown) broken = error;
        throw error;
      } finally {
        client.release(broken);
      }
    });
  }

  async function once<T>(work: (query: Query) => Promise<T>, kept: (result: T) => boolean): Promise<T> {
    return use(async (client) => {
      const query = queryOn(client);
      await query("begin");
      try {
        const result = await work(query);
        await query(kept(result) ? "commit" : "rollback");
        return result;
      } catch (error) {
        if (!(error instanceof StoreDown)) await query("rollback");
        throw error;
      }
    });
  }

  return {
    place,
    schema,
    query: (sql, params) => use((client) => queryOn(client)(sql, params)),

    async transaction(work, kept = () => true) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await once(work, kept);
        } catch (error) {
          if (!isCollision(error) || tries === mostTries) throw error;
        }
      }
    },

    notify: notifier.notify,
    listen(channel, heard) {
      listeners.add(openListener(connector, channel, heard));
    },

    close() {
      closed ??= Promise.all([...listeners, notifier].map((each) => each.close())).then(() => pool.end());
      return closed;
    },
  };
}

/** Waits for a database that is just starting, as one beside us in a compose file. */
async function comeUp(patienceMs: number, act: () => Promise<void>): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof StoreDown && mayComeUp(error.cause)) || Date.now() > end) throw error;
      await pause(againMs);
    }
  }
}
