#!/usr/bin/env node
// In a checkout it builds what is older than its source, and `npm ci` is all that must come before. Then it starts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import module from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const built = `${here}dist/program/`;
const entry = process.argv[2] === "sandbox" ? "sandbox" : "cli";

const bundler = `${here}node_modules/rolldown`;
const tsc = `${here}node_modules/typescript/bin/tsc`;

const isCheckout = existsSync(`${here}src/app/cli.ts`);
const exitConfig = 78;

if (process.env.npm_lifecycle_script?.includes("frontdesk.mjs")) leaveAfter(process.ppid);
if (isCheckout) {
  if (!existsSync(`${here}node_modules`)) stop("Frontdesk needs its packages first: npm ci");
  if (isNewer()) build();
}
if (entry === "sandbox") process.argv.splice(2, 1);
if (isCheckout) module.enableCompileCache?.(`${here}node_modules/.cache/compiled`); // from Node 22 on; where it can't write, it does without
try {
  module.createRequire(import.meta.url)(`${built}${entry}.cjs`);
} catch (error) {
  cannotLoad(error);
}

/** npm hands on SIGTERM and SIGINT, but nothing once it is killed or its window is closed. */
function leaveAfter(npm) {
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** Whether anything that the build was made from has changed since, or the libraries in it were installed anew. */
function isNewer() {
  const builtAt = changed("dist/program/cli.cjs");
  const isLater = (path) => changed(path) > builtAt;
  const hasLater = (folder) =>
    entriesOf(folder).some((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? hasLater(path) : /\.tsx?$/.test(path) && isLater(path);
    });
  const libraries = "node_modules/.package-lock.json";
  return (
    ["src", "adapters"].some(hasLater) ||
    isLater("tools/bundle/options.mjs") ||
    (existsSync(bundler) && isLater(libraries))
  );
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
  if (!existsSync(bundler)) return doWithout("the bundler is not installed: npm ci");
  let fresh;
  try {
    fresh = mkdtempSync(`${here}node_modules/.frontdesk-`);
  } catch (error) {
    return doWithout(ownersWork(error));
  }
  const steps = [
    [tsc, "-p", `${here}adapters/web`, "--noCheck", "--outDir", `${fresh}/dist`],
    [`${here}tools/bundle/run.mjs`, "--dir", `${fresh}/dist/program`],
  ];
  let status = 0;
  for (const step of steps) {
    if (status !== 0) break;
    ({ status } = spawnSync(process.execPath, step, { stdio: ["ignore", 2, 2] }));
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
  if (!existsSync(`${built}cli.cjs`)) stop(`Nothing is built here, and ${why}`);
  console.error(`The source is newer than the build, so the build starts as it is: ${why}`);
}

function ownersWork({ code }) {
  return `this user can't build in ${here} (${code}). Whoever owns it can: npm run build`;
}

/** Whatever else goes wrong while Frontdesk runs, it says itself. */
function cannotLoad(error) {
  const [said] = String(error.message).split("\n");
  const remedy = isCheckout ? "npm ci, npm run build" : "install the package anew";
  stop(`Not all of ${here} can be loaded (${said}). Whoever owns it can mend that: ${remedy}`);
}

function stop(why) {
  console.error(why);
  process.exit(exitConfig);
}
