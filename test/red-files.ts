import { rmSync, writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/**
 * Writes the files of failed tests, one a line, to where RED_FILES says, so that `.ci/run` can run them once more by
 * themselves. Nothing is written where that would hide something: a skipped test, or an error outside of any test.
 */
export class RedFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const to = process.env.RED_FILES;
    if (to === undefined) return;
    rmSync(to, { force: true });
    const red = modules.filter((module) => module.state() === "failed");
    const isAnySkipped = modules.some(({ children }) => !children.allTests("skipped").next().done);
    if (errors.length > 0 || isAnySkipped) return;
    writeFileSync(to, red.map(({ relativeModuleId }) => `${relativeModuleId}\n`).join(""));
  }
}
