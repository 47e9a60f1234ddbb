import type pg from "pg";
import type { Connector } from "./connector.ts";

const deadlineMs = 6_000;

/**
 * Notifies a channel, on a connection of its own that the first call makes. Inside a turn's transaction a NOTIFY would
 * hold up commits of the whole server, because PostgreSQL lets transactions with a NOTIFY commit only one at a time.
 * Calls that come while one is under way share the next. What does not get through is lost, and whoever listens looks
 * by themselves.
 */
export function createNotifier(connector: Connector) {
  const Client = connector.clientOf({ connectMs: deadlineMs, statementMs: deadlineMs });
  const waiting = new Map<string, string>();
  let client: pg.Client | undefined;
  let going: Promise<void> | undefined;

  async function go(): Promise<void> {
    for (const [channel, payload] of waiting) {
      waiting.delete(channel);
      if (!(await tell(channel, payload))) await tell(channel, payload); // the second try is on a new connection
    }
    going = undefined;
  }

  async function tell(channel: string, payload: string): Promise<boolean> {
    const mine = client ?? new Client();
    try {
      if (mine !== client) client = await mine.connect();
      await mine.query("select pg_notify($1, $2)", [channel, payload]);
      return true;
    } catch {
      client = undefined;
      void mine.end().catch(() => {});
      return false;
    }
  }

  return {
    notify(channel: string, payload: string): void {
      waiting.set(channel, payload);
      going ??= go();
    },
    async close(): Promise<void> {
      await going;
      await client?.end().catch(() => {});
    },
  };
}
