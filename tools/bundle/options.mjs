import { fileURLToPath } from "node:url";
import { licensePlugin } from "rolldown-license-plugin";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The library that `numbering.ts` loads in the midst of its work, which a bundler does not see. */
const phoneNumbers = {
  name: "phone numbers",
  transform: {
    filter: { id: /\/numbering\.ts$/ },
    handler: (code) => code.replaceAll('load("', 'require("'),
  },
};

/**
 * Writes what is not ASCII as escapes. V8 keeps the whole text of a file in two bytes a character as soon as one of them
 * needs it.
 */
const ascii = {
  name: "ascii",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) if (file.type === "chunk") file.code = escaped(file.code);
  },
};

function escaped(code) {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error("A backslash stands before what would become an escape.");
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const licences = licensePlugin({
  failOnUnlicensed: true,
  done: (libraries, context) =>
    context.emitFile({ type: "asset", fileName: "THIRD-PARTY.txt", source: libraries.map(notice).join("\n\n") }),
});

function notice({ name, version, license, licenseText }) {
  const line = "=".repeat(72);
  const text = licenseText.trim() || `The licence ${license}, of which its package holds no text.`;
  return `${line}\n${name} ${version}, ${license}\n${line}\n\n${text}\n`;
}

/**
 * The program in a few files. Modules of CommonJS, which Node loads a tenth sooner. Not made small, so that a stack
 * trace still names functions and lines.
 */
export default {
  input: {
    cli: at("src/app/cli.ts"),
    sandbox: at("src/practice/cli.ts"),
    "rename-process": at("src/ledger/sqlite/rename-process.ts"),
  },
  platform: "node",
  tsconfig: at("tsconfig.json"),
  logLevel: "warn",
  checks: { eval: false }, // of a method of discord.js that nobody calls
  external: ["libsql", "pg-native", "bufferutil", "utf-8-validate", "zlib-sync"],
  plugins: [phoneNumbers, licences, ascii],
  output: {
    dir: at("dist/program"),
    format: "cjs",
    keepNames: true,
    comments: false,
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name]-[hash].cjs", // beside the entries, where these look for each other
  },
};
