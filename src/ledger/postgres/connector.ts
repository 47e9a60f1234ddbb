import pg from "pg";
import { placeOf, readAddress } from "./address.ts";
import { asDown } from "./failures.ts";
import { isPooled, mustPoolSessions } from "./pooler.ts";
import { getTypeParser } from "./query.ts";
import { NoHost, OnlyReads, Silent } from "./reasons.ts";
import { heedReplication } from "./replicated.ts";

/** The longest that things on a connection may take (ms). */
export interface Limits {
  connectMs: number;
  /** A statement. As long as the server lets it, when left out. */
  statementMs?: number;
  /** A transaction that stands still, because a desk that is stopped must not hold up the others for longer. */
  idleMs?: number;
}

export type Connector = ReturnType<typeof createConnector>;

/**
 * Makes connections to whichever host serves of those that an address names, beginning with the one that served last.
 * Each enters `schema`; they stay in the user's own when it is left out.
 */
export function createConnector(url: string, schema?: string) {
  const { each, settings: said, mustWrite } = readAddress(url);
  const settings = schema === undefined ? said : [...said, ["search_path", pg.escapeIdentifier(schema)] as const];
  let serving = 0;

  /** One attempt to connect, to the host that serves now. A pool makes as many of these as it needs. */
  function clientOf({ connectMs, ...limits }: Limits, isBare = false): new () => pg.Client {
    const { statementMs = connectMs } = limits;
    return class extends pg.Client {
      readonly #host = serving;

      constructor() {
        super({
          application_name: "frontdesk",
          keepAlive: true,
          types: { getTypeParser },
          connectionTimeoutMillis: Math.ceil(connectMs / each.length),
          query_timeout: 1.5 * statementMs, // a stopped server does not end its statements itself
          connectionString: each[serving]!,
        });
        heedReplication(this);
        this.on("error", () => {}); // the statement under way reports it, and nobody misses an idle connection that dies
      }

      override connect(): Promise<pg.Client>;
      override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void;
      override connect(callback?: unknown): unknown {
        const connecting = this.#connect();
        if (!callback) return connecting;
        const told = callback as (error: unknown, client?: pg.Client) => void;
        return connecting.then((client) => told(null, client), told);
      }

      async #connect(): Promise<pg.Client> {
        let isTaken = false;
        this.connection.once("connect", () => {
          isTaken = true;
        });
        try {
          await super.connect().catch((error: Error) => {
            throw isTaken && error.message === "timeout expired" ? new Silent("login") : error;
          });
          if (mustWrite) await mustLetWrite(this);
          if (!isBare) await settle(this, limits, settings);
          return this;
        } catch (error) {
          if (serving === this.#host) serving = (serving + 1) % each.length;
          void this.end().catch(() => {}); // not awaited, because it takes long where nobody answers
          throw error;
        }
      }
    };
  }

  /** Tries each host once. @throws StoreDown */
  async function throughHosts<T>(connect: () => Promise<T>): Promise<T> {
    const reasons: unknown[] = [];
    for (;;) {
      try {
        return await connect();
      } catch (error) {
        reasons.push(error);
        const isElsewhere = each.length > 1 && asDown(error) !== error;
        if (!isElsewhere) throw asDown(error);
        if (reasons.length === each.length) throw asDown(new NoHost(reasons));
      }
    }
  }

  return {
    clientOf,
    throughHosts,
    /** Makes one connection, and looks first at what is in between. @throws StoreDown, PoolsTransactions */
    async open(limits: Limits): Promise<pg.Client> {
      const Bare = clientOf(limits, true);
      const bare = () => throughHosts(() => new Bare().connect());
      const client = await bare();
      try {
        if (await isPooled(client).catch(asSilent)) await mustPoolSessions(client, bare, placeOf(url));
        await settle(client, limits, settings);
        return client;
      } catch (error) {
        void client.end().catch(() => {});
        throw asDown(error);
      }
    },
  };
}

function asSilent(error: Error): never {
  throw error.message === "Query read timeout" ? new Silent("question") : error;
}

async function mustLetWrite(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ writes: boolean }>(
    "select not (pg_is_in_recovery() or current_setting('transaction_read_only')::boolean) as writes",
  );
  if (!rows[0]!.writes) throw new OnlyReads(`${client.host}:${client.port}`);
}

/** Without the one a commit may be lost that was acknowledged, without the other a warning that it may. */
const promised = [
  ["synchronous_commit", "on"],
  ["client_min_messages", "warning"],
] as const;

/**
 * Sets what a connection goes by, and reads its time limits back. It is done on the connection that is made, because a
 * pooler takes only some settings while it makes one, or ignores them.
 */
async function settle(
  client: pg.Client,
  { statementMs, idleMs }: Pick<Limits, "statementMs" | "idleMs">,
  said: readonly (readonly [name: string, value: string])[],
): Promise<void> {
  if (statementMs === undefined && said.length === 0) return;
  const ours = Object.entries({ statement_timeout: statementMs, idle_in_transaction_session_timeout: idleMs })
    .filter(([name, ms]) => ms !== undefined && !said.some(([each]) => each === name))
    .map(([name, ms]) => [name, String(Math.ceil(ms!))] as const);
  const all = [...said, ...ours, ...promised];
  await client.query(
    `select set_config(name, value, false) from unnest($1::text[], $2::text[]) as t (name, value)
     where name <> 'synchronous_commit' or current_setting(name) = 'off'`,
    [all.map(([name]) => name), all.map(([, value]) => value)],
  );
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name = any($1)",
    [ours.map(([name]) => name)],
  );
  const found = new Map(rows.map(({ name, setting }) => [name, setting]));
  for (const [name, ms] of ours)
    if (found.get(name) !== ms)
      throw new Error(
        `it does not keep a connection's time limits: ${name} is ${found.get(name)} and not ${ms}; a pooler in between has to pool sessions`,
      );
}
