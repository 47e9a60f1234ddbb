import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";

const memory = "/dev/shm";
const roomBytes = 4 * 1024 ** 3; // several times what the files of one run take at once
const prefix = "frontdesk-tests-";

/**
 * The files of a short run lie in memory where there is room, because no test cuts the machine's power and together they
 * would wait for the disk ten thousand times. `DISK` is where the disk is.
 */
export function setup(): (() => void) | undefined {
  process.env.DISK = tmpdir();
  if (process.env.LONG === "1" || !existsSync(memory)) return undefined;
  removeLeftOver();
  const { bavail, bsize } = statfsSync(memory);
  if (Math.min(bavail * bsize, freemem()) < roomBytes) return undefined;
  const folder = join(memory, `${prefix}${process.pid}`);
  mkdirSync(folder);
  chmodSync(folder, 0o1777); // tests act as other users too
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** What runs left that were killed. A disk that one of them has mounted stays, because only root may unmount it. */
function removeLeftOver(): void {
  for (const name of readdirSync(memory)) {
    const isOver = name.startsWith(prefix) && !existsSync(`/proc/${name.slice(prefix.length)}`);
    if (!isOver) continue;
    try {
      rmSync(join(memory, name), { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EBUSY") throw error;
    }
  }
}
