import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { patiently } from "../patience.ts";
import { StoreDown } from "../refusals.ts";
import { placeOf } from "./address.ts";
import { asDown, codeOf, isCollision, mayComeUp } from "./failures.ts";
import { openListener } from "./listen.ts";
import { enter, migrate } from "./migrate.ts";
import { getTypeParser, type Query, queryOn } from "./query.ts";
import { createQueryLimit } from "./query-limit.ts";

export interface Database {
  /** Where it is, without user and password. */
  place: string;
  /** When it is not the connection's own. */
  schema?: string | undefined;
  /** One statement, by itself. @throws StoreDown */
  query: Query;
  /**
   * All or nothing, durable when it returns; nothing stays when it throws, or gives a result that is not `kept`. After a
   * deadlock the work is done again, so it does nothing but SQL. @throws StoreDown
   */
  transaction<T>(work: (query: Query) => Promise<T>, kept?: (result: T) => boolean): Promise<T>;
  /** Calls back after others' `notify`, as soon as a connection of its own hears of it. Until `close`. */
  listen(channel: string, heard: (payload: string) => void): void;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** Made where there is none; the connection's own when left out. */
  schema?: string | undefined;
  /** Beside one that listens. */
  connections?: number;
  /** What no statement, lock or connection may take longer than. */
  deadlineMs?: number;
  /** At the start, how long a database that is not up yet is waited for. */
  patienceMs?: number;
}

const mostWaiting = 10_000;
const againMs = 250;
const mostTries = 8;

/** Connects, and brings the schema up to date. @throws StoreDown, LedgerTooNew */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, schema, connections = 10, deadlineMs = 6_000, patienceMs = 15_000 } = options;
  const place = placeOf(url, schema);
  const config: pg.ClientConfig = {
    connectionString: url,
    application_name: "frontdesk",
    keepAlive: true,
    connectionTimeoutMillis: deadlineMs,
    types: { getTypeParser },
  };
  await comeUp(patienceMs, () => migrate(config, { place, schema }));

  const pool = new pg.Pool({
    ...config,
    statement_timeout: deadlineMs,
    query_timeout: deadlineMs + deadlineMs / 2, // a server that is stopped does not end its statements
    idle_in_transaction_session_timeout: deadlineMs / 2, // a desk that is stopped must not hold up the others for longer
    max: connections,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", () => {}); // an idle connection that dies is not missed
  pool.on("connect", (client) => client.on("error", () => {})); // whoever uses it hears of it from their statement
  const queryLimit = createQueryLimit(connections, mostWaiting);
  const entered = new WeakSet<pg.PoolClient>();
  const listeners = new Set<{ close(): Promise<void> }>();
  let closed: Promise<void> | undefined;

  /** While others use connections that the server does give us, a refusal of one more means to wait. */
  async function connect(): Promise<pg.PoolClient> {
    const end = Date.now() + deadlineMs;
    for (;;) {
      try {
        return await pool.connect();
      } catch (error) {
        if (codeOf(error) !== "53300" || pool.totalCount === 0 || Date.now() > end) throw asDown(error);
        await pause(10);
      }
    }
  }

  function use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return queryLimit.pass(async () => {
      const connecting = connect();
      const late = () => void connecting.then((client) => client.release()).catch(() => {}); // it says so at the next use
      const client = await patiently(() => connecting, late);
      let broken: StoreDown | undefined;
      try {
        if (schema && !entered.has(client)) await queryOn(client)(enter(schema));
        entered.add(client);
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

    listen(channel, heard) {
      listeners.add(openListener(config, channel, heard));
    },

    close() {
      closed ??= Promise.all([...listeners].map((listener) => listener.close())).then(() => pool.end());
      return closed;
    },
  };
}

/** It may just be starting, as beside us in a compose file. */
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
