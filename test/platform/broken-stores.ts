import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { type Line, lineTo } from "../postgres/line.ts";
import { findBinaries, startServer } from "../postgres/server.ts";
import { tempFolder } from "../process/desk.ts";
import {
  diskFolder,
  fill,
  freeze,
  hold,
  type Mend,
  newFolderIn,
  scribble,
  smallDisk,
  takeAway,
} from "../process/disks.ts";

type Skip = (why: string) => never;

interface BrokenStore {
  env: Record<string, string>;
  /** Breaks it, and mends it after what is to be seen meanwhile; the desk has said by then that it is ready again. */
  strike(url: string, skip: Skip, meanwhile: () => Promise<void>): Promise<void>;
}

/** Breaks a store, and mends it, between what a desk says of itself. */
function striking(act: () => Mend | undefined | Promise<Mend | undefined>): BrokenStore["strike"] {
  const readiness = async (url: string) => (await fetch(`${url}/readyz`)).status;
  return async (url, skip, meanwhile) => {
    expect(await readiness(url)).toBe(200);
    const mend = await act();
    if (!mend) return skip("This user may not do that to a store here.");
    onTestFinished(async () => void (await mend()));
    await meanwhile();
    await expect.poll(() => readiness(url)).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await mend();
    await expect.poll(() => readiness(url), { timeout: 30_000 }).toBe(200);
  };
}

function diskIn(
  parent: string | undefined,
  act: (file: string, folder: string) => Mend | undefined | Promise<Mend>,
): BrokenStore {
  const folder = newFolderIn(parent ?? tempFolder());
  const file = () =>
    [folder, join(folder, "practice")].map((each) => join(each, "frontdesk.db")).find((each) => existsSync(each))!;
  return {
    env: { DATABASE_URL: `sqlite:${join(folder, "frontdesk.db")}` },
    strike: striking(() => (parent ? act(file(), folder) : undefined)),
  };
}

/** A PostgreSQL behind a line that nobody hangs up. */
async function behindLine(act: (line: Line) => Mend): Promise<BrokenStore> {
  if (!findBinaries()) return { env: {}, strike: async (_, skip) => skip("No PostgreSQL is installed.") };
  const server = await startServer({ max_connections: 30 });
  onTestFinished(() => server.remove());
  const line = await lineTo(server.url);
  return { env: { DATABASE_URL: line.url, FRONTDESK_KEY: key }, strike: striking(() => act(line)) };
}

const key = "a key for desks on PostgreSQL, long enough";

/** Each kind of breakage, and how to have such a store for a desk. */
export const brokenStores: [ill: string, open: () => BrokenStore | Promise<BrokenStore>][] = [
  ["a full disk", () => diskIn(smallDisk(16), (_, folder) => fill(folder))],
  ["a read-only disk", () => diskIn(diskFolder(), (_, folder) => freeze(folder))],
  ["a disk that is gone", () => diskIn(tempFolder(), (_, folder) => takeAway(folder))],
  ["a corrupt disk", () => diskIn(tempFolder(), (file) => scribble(file))],
  ["a file held by another", () => diskIn(tempFolder(), (file) => hold(file))],
  [
    "a PostgreSQL that stands still",
    () =>
      behindLine((line) => {
        const goOn = line.hold();
        return async () => goOn();
      }),
  ],
  [
    "a PostgreSQL that is very slow",
    () =>
      behindLine((line) => {
        line.slow(700);
        return async () => line.slow(0);
      }),
  ],
];
