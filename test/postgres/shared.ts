import type { TestProject } from "vitest/node";
import { openDoor } from "../door.ts";
import { startServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Behind it is the URL of a PostgreSQL. */
    postgresDoor: string;
  }
}

/** One PostgreSQL for the whole run, started by the first test that asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const door = await openDoor(async () => {
    const { url, remove } = await startServer();
    return { at: url, remove };
  });
  project.provide("postgresDoor", door.url);
  return door.close;
}
