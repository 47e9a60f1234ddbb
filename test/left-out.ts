import type { Reporter, TestModule, Vitest } from "vitest/node";

/** Says at the end of a run which tests were skipped. In CI that is a failure. */
export class LeftOut implements Reporter {
  #isPartial = false;

  onInit(vitest: Vitest): void {
    this.#isPartial = vitest.config.testNamePattern !== undefined; // then most are left out on purpose
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#isPartial) return;
    const skipped = modules.flatMap(({ children }) => [...children.allTests("skipped")]);
    if (skipped.length === 0) return;
    console.log(`\nSkipped, so nobody knows of these ${skipped.length}:`);
    for (const { fullName, module } of skipped) console.log(`  ${module.relativeModuleId}: ${fullName}`);
    if (!process.env.CI) return;
    console.error("In CI nothing is skipped.");
    process.exitCode = 1;
  }
}
