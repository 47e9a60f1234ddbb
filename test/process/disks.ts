import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { tempFolder } from "./desk.ts";

/** Makes it good again. */
export type Mend = () => unknown;

/** A folder on a disk of its own of so many megabytes; undefined where nothing may be mounted. */
export function smallDisk(megabytes: number): string | undefined {
  const folder = tempFolder();
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "frontdesk-test", folder]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync("umount", ["--lazy", folder]));
  return folder;
}

/** Leaves not one page of the disk free. */
export function fill(folder: string): Mend {
  const ballast = join(folder, "ballast");
  const descriptor = openSync(ballast, "w");
  for (let size = 65_536; size >= 1; ) {
    try {
      writeSync(descriptor, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      size = size / 2;
    }
  }
  closeSync(descriptor);
  return () => rmSync(ballast, { force: true });
}

/** As when a folder is moved or unmounted. */
export function takeAway(folder: string): Mend {
  const away = `${folder}-away`;
  renameSync(folder, away);
  return onlyOnce(() => {
    rmSync(folder, { recursive: true, force: true });
    renameSync(away, folder);
  });
}

/** Where files can be frozen, which in memory they can't be everywhere. */
export function diskFolder(): string {
  return tempFolder(process.env.DISK);
}

/** Undefined where files cannot be frozen. */
export function freeze(folder: string): Mend | undefined {
  const change = (how: string) => spawnSync("chattr", ["-R", how, folder]).status === 0;
  if (!change("+i")) return undefined;
  const mend = () => void change("-i");
  onTestFinished(mend);
  return mend;
}

/** Overwrites all but the first page, once all that there is is in the file. By other processes, because of our own locks on it. */
export function scribble(file: string): Mend {
  const { status } = spawnSync(process.execPath, ["-e", `${opened(file)} db.pragma("wal_checkpoint(truncate)");`]);
  if (status !== 0) throw new Error("Another process could not empty the log.");
  return overwrite(file, 4096);
}

/** All of it from there on. */
export function overwrite(file: string, from = 0): Mend {
  const copy = `${file}.whole`;
  const dd = (...args: string[]) => {
    const { status, stderr } = spawnSync("dd", ["bs=4096", "conv=notrunc", ...args]);
    if (status !== 0) throw new Error(String(stderr));
  };
  dd(`if=${file}`, `of=${copy}`);
  const pages = statSync(file).size / 4096;
  dd("if=/dev/urandom", `of=${file}`, `seek=${from / 4096}`, `count=${pages - from / 4096}`);
  return onlyOnce(() => dd(`if=${copy}`, `of=${file}`));
}

/** Another process has begun to write and does not go on. */
export async function hold(file: string): Promise<Mend> {
  const code = `${opened(file)} db.exec("begin immediate"); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", code]);
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return async () => {
    if (child.kill("SIGKILL")) await once(child, "close");
  };
}

function opened(file: string): string {
  const [library, name] = [resolve("node_modules/libsql"), file].map((each) => JSON.stringify(each));
  return `const db = new (require(${library}))(${name}, { timeout: 5000 });`;
}

export function newFolderIn(folder: string): string {
  const inner = join(folder, "data");
  mkdirSync(inner);
  return inner;
}

/** A test mends it in its time, or else when it is over. */
function onlyOnce(mend: () => void): Mend {
  let isMended = false;
  return () => {
    if (!isMended) mend();
    isMended = true;
  };
}
