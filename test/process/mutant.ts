import { onTestFinished } from "vitest";
import { type Mutation, mutate } from "../../simulate/mutate.ts";

/** The whole program with the mutations, until the test is over. */
export function buildMutant(mutations: readonly Mutation[]): string {
  const { build, remove } = mutate(mutations, "src/cli.ts");
  onTestFinished(remove);
  return build;
}
