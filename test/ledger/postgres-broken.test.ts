import { chmodSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { execute, withPostgres } from "../postgres/database.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { fill, type Mend, overwrite, smallDisk } from "../process/disks.ts";
import { brokenContract, type Strike } from "./contract-broken.ts";
import { ledgerAt } from "./postgres.ts";

function strikeAt(act: (server: Server) => Promise<Mend>, disk?: string): Strike {
  return async () => {
    const server = await startServer({ max_connections: 20 }, disk);
    onTestFinished(() => server.remove());
    return { ledger: await ledgerAt(server.url, { deadlineMs: 1_000 }), strike: () => act(server) };
  };
}

async function full(): ReturnType<Strike> {
  const disk = smallDisk(160);
  if (disk) chmodSync(disk, 0o755); // the server is another user's
  const open = strikeAt(async (server) => {
    const mend = fill(disk!);
    return async () => {
      await mend();
      if (!server.isUp()) await server.start();
    };
  }, disk);
  const { ledger, strike } = await open();
  return { ledger, strike: async () => (disk ? strike() : undefined) };
}

async function readOnly({ url }: Server): Promise<Mend> {
  const set = async (change: string) => {
    await execute(url, `alter system ${change}`);
    await execute(url, "select pg_reload_conf()");
  };
  await set("set default_transaction_read_only = on");
  return () => set("reset default_transaction_read_only");
}

async function gone(server: Server): Promise<Mend> {
  await server.kill("SIGINT");
  return () => server.start();
}

async function corrupt(server: Server): Promise<Mend> {
  const files = await execute<{ path: string }>(
    server.url,
    "select pg_relation_filepath(name) as path from unnest(array['cases', 'vault']) as name",
  );
  await server.kill("SIGINT");
  const mends = files.map(({ path }) => overwrite(join(server.data, path)));
  await server.start();
  return async () => {
    await server.kill("SIGINT");
    for (const mend of mends) await mend();
    await server.start();
  };
}

withPostgres("PostgreSQL on a broken disk", () => {
  brokenContract("PostgreSQL", {
    full,
    "read-only": strikeAt(readOnly),
    gone: strikeAt(gone),
    corrupt: strikeAt(corrupt),
    slow: strikeAt(async (server) => server.hold()),
  });
});
