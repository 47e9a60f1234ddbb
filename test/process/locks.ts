import { readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";

/** How many record locks a process holds on a file. SQLite has one for as long as it has a write-ahead log open. */
export function locksOn(file: string, pid: number): number {
  const { ino } = statSync(file);
  const held = readFileSync("/proc/locks", "utf8").split("\n");
  return held.filter((line) => /POSIX/.test(line) && line.includes(` ${pid} `) && line.includes(`:${ino} `)).length;
}

/** What a process still has open of a folder although its name is gone. */
export function unlinkedIn(folder: string, pid: number): string[] {
  const open = readdirSync(`/proc/${pid}/fd`).map((number) => nameOf(`/proc/${pid}/fd/${number}`));
  return open.filter((name) => name.startsWith(realpathSync(folder)) && name.endsWith(" (deleted)"));
}

/** It may have been closed meanwhile. */
function nameOf(descriptor: string): string {
  try {
    return readlinkSync(descriptor);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
