import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, onTestFinished } from "vitest";
import { poll } from "../poll.ts";
import { sharedClock } from "../process/shared-clock.ts";
import { findBinaries, freePort, unprivileged } from "./server.ts";

/** PgBouncer's program; undefined when none is installed. */
function findProgram(): string | undefined {
  const folders = ["/usr/sbin", ...(process.env.PATH ?? "").split(delimiter)];
  return folders.map((folder) => join(folder, "pgbouncer")).find((file) => existsSync(file));
}

/** Tests that are skipped where no PostgreSQL or no PgBouncer is installed. */
export function withPgBouncer(what: string, tests: () => void): void {
  describe.skipIf(!findBinaries() || !findProgram())(`${what} (needs PgBouncer)`, tests);
}

export interface Bouncer {
  /** The address of a database of `url`, through here. */
  through(url: string): string;
  remove(): Promise<void>;
}

/** Debian's PgBouncer in front of a server, with its defaults but for what is said. `users` have these passwords. */
export async function startPgBouncer(
  url: string,
  settings: Record<string, string | number> = {},
  users: Record<string, string> = {},
): Promise<Bouncer> {
  const { hostname, port: serverPort } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-bouncer-"));
  const port = Number(settings.listen_port ?? (await freePort()));
  const all = {
    listen_addr: "127.0.0.1",
    listen_port: port,
    unix_socket_dir: "",
    auth_type: "trust",
    auth_file: join(folder, "users"),
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(
    join(folder, "ini"),
    ["[databases]", `* = host=${hostname} port=${serverPort}`, "[pgbouncer]", ...lines, ""].join("\n"),
  );
  const known = Object.entries({ frontdesk: "", ...users });
  writeFileSync(join(folder, "users"), known.map(([name, password]) => `"${name}" "${password}"\n`).join(""));
  const user = unprivileged();
  for (const name of user ? ["", "ini", "users"] : []) chownSync(join(folder, name), user!.uid, user!.gid);

  const env = { ...sharedClock(), PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  const child: ChildProcess = spawn(findProgram()!, [join(folder, "ini")], {
    cwd: folder,
    env,
    stdio: "ignore",
    ...user,
  });
  const isGone = once(child, "close");
  const bouncer: Bouncer = {
    through(address) {
      const own = new URL(address);
      own.host = `127.0.0.1:${port}`;
      return own.href;
    },
    async remove() {
      child.kill("SIGKILL");
      await isGone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await poll("PgBouncer", () => isOpen(port));
  return bouncer;
}

/** As `startPgBouncer`, gone when the test is over. */
export async function bouncerFor(...given: Parameters<typeof startPgBouncer>): Promise<Bouncer> {
  const bouncer = await startPgBouncer(...given);
  onTestFinished(() => bouncer.remove());
  return bouncer;
}

function isOpen(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(undefined));
  });
}
