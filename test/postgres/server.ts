import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { sharedClock } from "../process/shared-clock.ts";

const debian = "/usr/lib/postgresql";

/** The folder with `initdb` and `postgres`, of the newest version there is; undefined when none is installed. */
export function findBinaries(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => isRunnable(join(folder, "initdb")) && isRunnable(join(folder, "postgres")));
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface Server {
  /** Of the user who may do anything, on a database of its own. */
  url: string;
  /** Where its files are. */
  data: string;
  isUp(): boolean;
  /** The process that all the others are children of. */
  pid(): number;
  start(): Promise<void>;
  /** Stops it: `SIGINT` cuts connections and is clean, `SIGQUIT` is a crash, `SIGKILL` one of all its processes at once. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Every process of it stands still until what it returns is called. */
  hold(): () => void;
  /** All that it has on its disk. */
  bytes(): Buffer;
  /** Ends it and deletes all it had. */
  remove(): Promise<void>;
}

/**
 * A PostgreSQL of our own on a free loopback port; it waits for no disk, because no test cuts the machine's power. Under
 * another clock (`npm run test:clock`) its timers never end, so that one which needs them is given the machine's `clock`.
 * With a `primary` it is that one's standby.
 */
export async function startServer(
  settings: Record<string, string | number> = {},
  parent = tmpdir(),
  clock = sharedClock(),
  primary?: Pick<Server, "url">,
): Promise<Server> {
  const binaries = findBinaries();
  if (!binaries) throw new Error("No PostgreSQL is installed.");
  const folder = mkdtempSync(join(parent, "frontdesk-pg-"));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  const as = { cwd: folder, env: { ...clock, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" }, ...user };
  const [program, args] = primary
    ? ["pg_basebackup", ["-D", data, "-d", primary.url, "-R", "-X", "stream", "-c", "fast", "-N"]]
    : ["initdb", ["-D", data, "-U", "frontdesk", "-A", "trust", "-N", "-E", "UTF8"]];
  const made = spawnSync(join(binaries, program), args, as);
  if (made.status !== 0) throw new Error(`${program} failed: ${made.error ?? made.stderr}`);

  const port = await freePort();
  const given = Object.entries({
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    fsync: "off",
    max_connections: 200,
    shared_buffers: "32MB",
    ...settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const url = `postgres://frontdesk@127.0.0.1:${port}/postgres`;
  let child: ChildProcess;
  let isGone: Promise<unknown>;

  function launch(): void {
    child = spawn(join(binaries!, "postgres"), ["-D", data, ...given], { ...as, stdio: "ignore" });
    isGone = once(child, "close");
  }

  const server: Server = {
    url,
    data,
    pid: () => child.pid!,
    isUp: () => child.exitCode === null && child.signalCode === null,
    async start() {
      const end = Date.now() + 60_000;
      launch();
      for (;;) {
        if (await answers(url)) return;
        if (child.exitCode !== null && Date.now() > end) throw new Error(`PostgreSQL ended with ${child.exitCode}.`);
        if (child.exitCode !== null) launch(); // what was killed may hold on to its memory for a moment
        await pause(25);
      }
    },
    async kill(signal) {
      const others = signal === "SIGKILL" ? childrenOf(child.pid!) : [];
      child.kill(signal);
      for (const pid of others) process.kill(pid, signal);
      await isGone;
    },
    hold() {
      const pids = [child.pid!, ...childrenOf(child.pid!)];
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      return () => {
        for (const pid of pids.splice(0)) process.kill(pid, "SIGCONT");
      };
    },
    bytes() {
      const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
    },
    async remove() {
      if (server.isUp()) await server.kill("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
  return stdout.split("\n").filter(Boolean).map(Number);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** PostgreSQL does not run as root. */
export function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((which) => spawnSync("id", [which, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return { uid: 65_534, gid: 65_534 };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
