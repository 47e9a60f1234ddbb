import { onTestFinished } from "vitest";
import type { Edit } from "../../tools/simulate/guards.ts";
import { mutate } from "../../tools/simulate/mutate.ts";

/** The whole program without a guard, until the test is over. */
export function buildMutant(edits: readonly Edit[]): string {
  const { build, remove } = mutate(edits, "src/app/cli.ts");
  onTestFinished(remove);
  return build;
}
