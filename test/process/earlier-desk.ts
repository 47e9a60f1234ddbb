import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

/**
 * What a desk of 0.1.0 has open while it lives: its lock beside the file, and the file itself, on which closing another
 * descriptor has cost it every lock. What it wrote last is in the log alone. Resolves once it works.
 */
export async function earlierDesk(file: string): Promise<{ pid: number; kill(): Promise<void> }> {
  const child = spawn(process.execPath, ["-e", script, file], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return {
    pid: child.pid!,
    async kill() {
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}

const script = `
const { closeSync, openSync } = require("node:fs");
const Libsql = require("libsql");
const file = process.argv[1];
const connections = [1, 2].map(() => {
  closeSync(openSync(file, "a", 0o600));
  const db = new Libsql(file);
  db.pragma("journal_mode=wal");
  return db;
});
connections[0].exec("insert into events values ('written last', 'R-2DMJ', 1)");
const lock = new Libsql(file + "-desks");
lock.exec("begin");
lock.prepare("select count(*) from sqlite_master").get();
console.log("at work");
setInterval(() => connections[1].prepare("select 1").get(), 1_000);
`;
