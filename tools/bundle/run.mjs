// Puts the program together, in `dist/program` or in the folder that `--dir` names. It takes the place of what was there
// at once, so that no start meanwhile reads half of it.
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { build } from "rolldown";
import options from "./options.mjs";

const { values } = parseArgs({ options: { dir: { type: "string" } }, strict: false });
const place = values.dir ?? options.output.dir;
mkdirSync(dirname(place), { recursive: true });
const beside = mkdtempSync(`${dirname(place)}/.bundle-`);
try {
  chmodSync(beside, 0o755); // other users start it too
  await build({ ...options, output: { ...options.output, dir: `${beside}/new` } });
  mkdirSync(place, { recursive: true });
  renameSync(place, `${beside}/old`);
  renameSync(`${beside}/new`, place);
} finally {
  rmSync(beside, { recursive: true, force: true });
}
