import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    isolate: false, // files share their modules: more than half of the time went into loading them again
    globalSetup: ["test/postgres/shared.ts"],
  },
});
