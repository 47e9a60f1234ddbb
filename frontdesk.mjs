// Builds what is older than its source, then starts. `npm ci` is all that must come before.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import module from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const entry = process.argv[2] === "sandbox" ? "practice/cli" : "app/cli";

const exitConfig = 78;

if (process.env.npm_lifecycle_script?.includes("frontdesk.mjs")) leaveAfter(process.ppid);
if (!existsSync(`${here}node_modules`)) stop("Frontdesk needs its packages first: npm ci");
if (["src", "adapters"].some(isNewer)) build();
if (entry !== "app/cli") process.argv.splice(2, 1);
module.enableCompileCache?.(`${here}node_modules/.cache/compiled`); // from Node 22 on; where it can't write, it does without
import(`./dist/src/${entry}.js`).then(({ ended }) => ended).catch(cannotLoad);

/** npm hands on SIGTERM and SIGINT, but nothing once it is killed or its window is closed. */
function leaveAfter(npm) {
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** Where the source is not there, or not for this user, the build is all there is. */
function isNewer(folder) {
  return entriesOf(folder).some((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isNewer(path);
    return /\.tsx?$/.test(path) && changed(path) > changed(`dist/${path.replace(/\.tsx?$/, ".js")}`);
  });
}

function entriesOf(folder) {
  return orElse([], () => readdirSync(`${here}${folder}`, { withFileTypes: true }));
}

function changed(path) {
  return orElse(0, () => statSync(`${here}${path}`).mtimeMs);
}

function orElse(value, look) {
  try {
    return look();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES", "EPERM"].includes(error.code)) return value;
    throw error;
  }
}

/** Beside the old build and then in its place, so that a second start at the same moment never reads half of one. */
function build() {
  const tsc = `${here}node_modules/typescript/bin/tsc`;
  if (!existsSync(tsc)) return doWithout("the compiler is not installed: npm ci");
  let fresh;
  try {
    fresh = mkdtempSync(`${here}node_modules/.frontdesk-`);
  } catch (error) {
    return doWithout(ownersWork(error));
  }
  const options = ["--outDir", `${fresh}/dist`, "--sourceMap", "false", "--noEmitOnError"];
  let status = 0;
  for (const project of ["tsconfig.build.json", "adapters/web"]) {
    if (status !== 0) break;
    ({ status } = spawnSync(process.execPath, [tsc, "-p", `${here}${project}`, ...options], {
      stdio: ["ignore", 2, 2],
    }));
  }
  const hindered = status === 0 ? (move("dist", `${fresh}/old`) ?? move(`${fresh}/dist`, "dist")) : undefined;
  rmSync(fresh, { recursive: true, force: true });
  if (status !== 0) process.exit(status ?? 1);
  if (hindered) doWithout(ownersWork(hindered));
}

/** What hinders it, unless there was nothing to move, or a second start was faster: its build is as good. */
function move(from, to) {
  try {
    renameSync(resolve(here, from), resolve(here, to));
  } catch (error) {
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(error.code)) return error;
  }
}

function doWithout(why) {
  if (!existsSync(`${here}dist/src/app/cli.js`)) stop(`Nothing is built here, and ${why}`);
  console.error(`The source is newer than the build, so the build starts as it is: ${why}`);
}

function ownersWork({ code }) {
  return `this user can't build in ${here} (${code}). Whoever owns it can: npm run build`;
}

/** Whatever else goes wrong while Frontdesk runs, it says itself. */
function cannotLoad(error) {
  if (!["ERR_MODULE_NOT_FOUND", "ERR_INVALID_PACKAGE_CONFIG", "EACCES", "EPERM"].includes(error.code)) throw error;
  stop(
    `Not all of ${here} can be read by this user (${error.code}). Whoever owns it can mend that: npm ci, npm run build`,
  );
}

function stop(why) {
  console.error(why);
  process.exit(exitConfig);
}
