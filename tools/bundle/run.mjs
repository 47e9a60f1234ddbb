// Puts the program together, in `dist/program` or in the folder that `--dir` names.
import { parseArgs } from "node:util";
import { build } from "rolldown";
import options from "./options.mjs";

const { values } = parseArgs({ options: { dir: { type: "string" } }, strict: false });
const output = values.dir ? { ...options.output, dir: values.dir } : options.output;
await build({ ...options, output });
