import { defineConfig } from "vitest/config";
import { LeftOut } from "./test/left-out.ts";
import { LongestFirst } from "./test/longest-first.ts";
import { RedFiles } from "./test/red-files.ts";

const isLong = process.env.LONG === "1";
const needsServers = process.env.SERVERS === "1";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [
      ...(isLong ? [] : ["test/**/*.long.test.ts"]),
      ...(isLong || needsServers ? [] : ["test/**/*.{servers,browser}.test.ts"]),
    ],
    reporters: ["default", new LeftOut(), new RedFiles()],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 5, // also on two cores, because more than half of the time of all tests goes into waiting
    sequence: { sequencer: LongestFirst },
    execArgv: ["--min-semi-space-size=32", "--max-semi-space-size=64"], // a tenth of the work was clearing away
    isolate: false, // files share their modules: more than half of the time went into loading them again
    globalSetup: [
      "test/process/in-memory.ts",
      "test/process/no-env.ts",
      "test/postgres/shared.ts",
      "test/process/program.ts",
      "test/package/packed.ts",
    ],
  },
});
