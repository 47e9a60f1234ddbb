import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { type Server, startServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Answers with the URL of the PostgreSQL that all tests of a run share. */
    postgresDoor: string;
  }
}

/** One PostgreSQL for the whole run, started by the first test that asks for it. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  let shared: Promise<Server> | undefined;
  const door = createServer(async (_, response) => {
    try {
      shared ??= startServer();
      response.end((await shared).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  return new Promise((resolve) => {
    door.listen(0, "127.0.0.1", () => {
      project.provide("postgresDoor", `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
      resolve(async () => {
        door.close();
        await (await shared)?.remove();
      });
    });
  });
}
