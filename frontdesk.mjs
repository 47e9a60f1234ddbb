// Builds when a source is newer than the last build, then starts. `npm ci` is all that must come before.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const stamp = `${here}dist/.built`;
const entry = process.argv[2] === "sandbox" ? "sandbox/cli" : "main";

const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (["src", "adapters"].some((folder) => newest(`${here}${folder}`) > builtAt)) build();
if (entry !== "main") process.argv.splice(2, 1);
await import(`./dist/src/${entry}.js`);

function newest(folder) {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    }),
  );
}

function build() {
  const tsc = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript/package.json")));
  const { status } = spawnSync(process.execPath, [tsc, "-p", `${here}tsconfig.build.json`], { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, "");
}
