import { randomInt } from "node:crypto";
import { createRandom, type Random } from "../tools/simulate/random.ts";

/** Other draws in each run; the seed is printed, and `SEED=… npx vitest run FILE` draws the same again. */
export function seeded(what: string): Random {
  const seed = Number(process.env.SEED ?? randomInt(1_000_000_000));
  console.log(`${what}: SEED=${seed}`);
  return createRandom(seed);
}
