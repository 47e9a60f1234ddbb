// Runs what draws, sweeps, expires or counts days on other clocks: `npm run test:clock`. It needs Debian's libfaketime.
// With --alternate each clock is in one of the two zones, by turns. With --again one that fails beside another is tried
// once more by itself. With --whole every test is run, in another year.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const zones = ["America/New_York", "Australia/Lord_Howe"]; // west and east, an hour and half an hour of summer time
const chosen = [
  "test/terminal/render.test.ts",
  "test/slack/render.test.ts",
  "test/discord/render.test.ts",
  "test/words",
  "test/conversation/time.test.ts",
  "test/desk/full-line.test.ts",
  "test/desk/sweep.test.ts",
  "test/flows/unmasked.test.ts",
  "test/provisioning/texts.test.ts",
  "test/ledger/audit.test.ts",
  "test/ledger/leases.test.ts",
  "test/ledger/sqlite.test.ts",
  "test/vault",
  "test/app/check.test.ts",
  "test/practice/codes.test.ts",
  "test/practice/look-ups.test.ts",
  "test/practice/signature.test.ts",
  "test/tencent/practice.test.ts",
  "test/tencent/tc3.test.ts",
  "test/slack/languages.e2e.test.ts",
  "test/discord/languages.e2e.test.ts",
];

const hour = 3_600_000;
const now = Date.now();

/** Says how many minutes a zone is ahead of UTC at an instant. */
function zoneOf(zone) {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName").value;
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name);
    return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
  };
}

/** The next two changes of a zone's clocks. */
function changesOf(zone) {
  const aheadAt = zoneOf(zone);
  const found = [];
  for (let day = Math.ceil(now / hour) * hour; found.length < 2; day += 24 * hour) {
    if (aheadAt(day) === aheadAt(day + 24 * hour)) continue;
    let at = day;
    while (aheadAt(at) === aheadAt(day)) at += hour / 2;
    found.push(at);
  }
  return found;
}

/** The next first of January there. */
function newYearOf(zone) {
  const midnight = Date.UTC(new Date(now).getUTCFullYear() + 1, 0, 1);
  return midnight - zoneOf(zone)(midnight) * 60_000;
}

const moments = {
  "another-year": () => now + 400 * 24 * hour,
  "new-year": newYearOf,
  "first-change": (zone) => changesOf(zone)[0],
  "second-change": (zone) => changesOf(zone)[1],
};
const warmUpMs = 3_000; // so that the moment comes while tests run

const library = readdirSync("/usr/lib", { withFileTypes: true })
  .map(({ name }) => `/usr/lib/${name}/faketime/libfaketime.so.1`)
  .find((path) => existsSync(path));
if (!library) {
  console.error("Skipped: other clocks need libfaketime (Debian: apt-get install faketime).");
  process.exit(process.env.CI ? 1 : 0);
}
const missing = chosen.filter((path) => !existsSync(`${root}${path}`));
if (missing.length > 0) throw new Error(`There is no ${missing.join(", ")}.`);

/** Resolves with the moment's name when it went wrong there. The offset is relative, so that all processes agree. */
function run(moment, zone) {
  const at = moments[moment](zone) - warmUpMs;
  const env = {
    ...process.env,
    LD_PRELOAD: library,
    FAKETIME: `+${Math.round((at - Date.now()) / 1000)}s`,
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    NO_FAKE_STAT: "1",
    TZ: zone,
  };
  const vitest = [
    `${root}node_modules/vitest/vitest.mjs`,
    "run",
    "--reporter=dot",
    ...(isWhole ? [] : ["--maxWorkers=1", "--experimental.fsModuleCache", ...chosen]),
  ];
  const child = spawn(process.execPath, vitest, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      const is = code === 0 ? "passed" : "FAILED";
      console.log(`${is}  ${moment} in ${zone}, from ${new Date(at).toISOString()}`);
      if (code !== 0) console.log(said);
      resolve(code === 0);
    });
  });
}

const isWhole = process.argv.includes("--whole");
const zonesOf = (n) => (process.argv.includes("--alternate") ? [zones[n % zones.length]] : zones);
const todo = isWhole
  ? [["another-year", zones[0]]]
  : Object.keys(moments).flatMap((moment, n) => zonesOf(n).map((zone) => [moment, zone]));
const all = todo.length;
const failed = [];
async function next() {
  for (let each = todo.shift(); each; each = todo.shift()) if (!(await run(...each))) failed.push(each);
}
await Promise.all([next(), next()]);
if (failed.length === 1 && process.argv.includes("--again") && (await run(...failed[0])))
  console.log(`Red beside another clock, green alone, TO BE MENDED: ${failed.pop().join(" in ")}`);
console.log(`clocks: ${all - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
