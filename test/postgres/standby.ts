import { tmpdir } from "node:os";
import { onTestFinished } from "vitest";
import { poll } from "../poll.ts";
import { execute } from "./database.ts";
import { type Server, startServer } from "./server.ts";

/** A primary, each of whose commits waits for its one standby, gone when the test is over. */
export async function primaryAndStandby(): Promise<[primary: Server, standby: Server]> {
  const primary = await serverFor();
  const standby = await serverFor(primary);
  await execute(primary.url, "alter system set synchronous_standby_names = 'ANY 1 (b)'");
  await execute(primary.url, "select pg_reload_conf()");
  await poll("a standby in step", async () => {
    const [found] = await execute(primary.url, "select 1 from pg_stat_replication where sync_state = 'quorum'");
    return found;
  });
  return [primary, standby];
}

async function serverFor(primary?: Server): Promise<Server> {
  const server = await startServer(primary ? { cluster_name: "b" } : {}, tmpdir(), {}, primary);
  onTestFinished(() => server.remove());
  return server;
}
