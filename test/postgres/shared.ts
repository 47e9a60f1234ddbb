import { tmpdir } from "node:os";
import type { TestProject } from "vitest/node";
import { openDoor } from "../door.ts";
import { sharedClock } from "../process/shared-clock.ts";
import { type Server, startServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Behind it is the URL of a PostgreSQL. */
    postgresDoor: string;
    /** One whose timers end, also under another clock. */
    timersDoor: string;
  }
}

/** One PostgreSQL for the whole run, started by the first test that asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const door = await openDoor(async () => behind(await startServer()));
  const timers = await openDoor(async () => behind(await startServer({}, tmpdir(), {})));
  project.provide("postgresDoor", door.url);
  project.provide("timersDoor", Object.keys(sharedClock()).length > 0 ? timers.url : door.url);
  return async () => void (await Promise.all([door.close(), timers.close()]));
}

function behind({ url, remove }: Server) {
  return { at: url, remove };
}
