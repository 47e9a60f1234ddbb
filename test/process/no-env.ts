import { existsSync } from "node:fs";

/** Desks that the tests start elsewhere would read it too, and act on real accounts. */
export function setup(): void {
  if (existsSync(".env")) throw new Error("There is an .env beside package.json: move it away while the tests run.");
}
