import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/** Counts how often this process waits for a disk from here on, until the test is over. */
export function countSyncs(): { taken(): number } {
  const { fdatasync } = fs;
  let count = 0;
  fs.fdatasync = Object.assign((...given: Parameters<typeof fdatasync>) => {
    count += 1;
    fdatasync(...given);
  }, fdatasync);
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.fdatasync = fdatasync;
    syncBuiltinESMExports();
  });
  return {
    taken() {
      const before = count;
      count = 0;
      return before;
    },
  };
}
