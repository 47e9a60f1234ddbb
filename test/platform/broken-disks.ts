import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { tempFolder } from "../process/desk.ts";
import { fill, freeze, hold, type Mend, newFolderIn, scribble, smallDisk, takeAway } from "../process/disks.ts";

type Skip = (why: string) => never;

interface BrokenDisk {
  env: Record<string, string>;
  /** Breaks it, and mends it after what is to be seen meanwhile; the desk has said by then that it is ready again. */
  strike(url: string, skip: Skip, meanwhile: () => Promise<void>): Promise<void>;
}

function diskIn(parent: string | undefined, act: (file: string, folder: string) => Mend | undefined | Promise<Mend>) {
  const folder = newFolderIn(parent ?? tempFolder());
  const file = () =>
    [folder, join(folder, "practice")].map((each) => join(each, "frontdesk.db")).find((each) => existsSync(each))!;
  const readiness = async (url: string) => (await fetch(`${url}/readyz`)).status;
  return {
    env: { DATABASE_URL: `sqlite:${join(folder, "frontdesk.db")}` },
    async strike(url: string, skip: Skip, meanwhile: () => Promise<void>) {
      expect(await readiness(url)).toBe(200);
      const mend = parent && (await act(file(), folder));
      if (!mend) return skip("This user may not do that to a disk here.");
      onTestFinished(async () => void (await mend()));
      await meanwhile();
      await expect.poll(() => readiness(url)).toBe(503);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      await mend();
      await expect.poll(() => readiness(url), { timeout: 30_000 }).toBe(200);
    },
  } satisfies BrokenDisk;
}

/** Each kind of breakage, and how to have such a disk for a desk. */
export const brokenDisks: [ill: string, open: () => BrokenDisk][] = [
  ["full", () => diskIn(smallDisk(16), (_, folder) => fill(folder))],
  ["read-only", () => diskIn(tempFolder(), (_, folder) => freeze(folder))],
  ["gone", () => diskIn(tempFolder(), (_, folder) => takeAway(folder))],
  ["corrupt", () => diskIn(tempFolder(), (file) => scribble(file))],
  ["held by another", () => diskIn(tempFolder(), (file) => hold(file))],
];
