// Builds what is older than its source, then starts. `npm ci` is all that must come before.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import module from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const entry = process.argv[2] === "sandbox" ? "sandbox/cli" : "cli";

if (!existsSync(`${here}node_modules`)) stop("Frontdesk needs its packages first: npm ci");
if (["src", "adapters"].some(isNewer)) build();
if (entry !== "cli") process.argv.splice(2, 1);
module.enableCompileCache?.(`${here}node_modules/.cache/compiled`); // from Node 22 on
await import(`./dist/src/${entry}.js`);

function isNewer(folder) {
  return readdirSync(`${here}${folder}`, { withFileTypes: true }).some((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isNewer(path);
    return path.endsWith(".ts") && changed(path) > changed(`dist/${path.slice(0, -3)}.js`);
  });
}

function changed(path) {
  return statSync(`${here}${path}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Beside the old build and then in its place, so that a second start at the same moment never reads half of one. */
function build() {
  const tsc = `${here}node_modules/typescript/bin/tsc`;
  if (!existsSync(tsc) && existsSync(`${here}dist/src/cli.js`)) return; // installed to run, not to build
  if (!existsSync(tsc)) stop("Nothing is built here, and the compiler is not installed: npm ci");
  const fresh = mkdtempSync(`${here}node_modules/.frontdesk-`);
  const options = [
    "-p",
    `${here}tsconfig.build.json`,
    "--outDir",
    `${fresh}/dist`,
    "--sourceMap",
    "false",
    "--noEmitOnError",
  ];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: ["ignore", 2, 2] });
  if (status === 0) {
    move("dist", `${fresh}/old`);
    move(`${fresh}/dist`, "dist");
  }
  rmSync(fresh, { recursive: true, force: true });
  if (status !== 0) process.exit(status ?? 1);
}

function move(from, to) {
  try {
    renameSync(resolve(here, from), resolve(here, to));
  } catch {
    // there was none, or a second start was faster: its build is as good
  }
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
