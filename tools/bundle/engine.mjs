// Puts the conversation together for bots of others, in `dist/engine`: ESM beside the declarations that tsc writes.
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import options from "./options.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

await build({
  ...options,
  input: {
    conversation: at("src/conversation/index.ts"),
    testing: at("src/conversation/testing/index.ts"),
    words: at("src/words/index.ts"),
  },
  external: [],
  output: {
    dir: at("dist/engine"),
    cleanDir: true,
    format: "esm",
    keepNames: true,
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  },
});
