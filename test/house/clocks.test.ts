import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Who may ask the machine's clock, and what for. Everybody else is handed the time. */
const asking: Record<string, RegExp> = {
  "src/conversation/README.md": /clock = Date\.now;/, // the bot of somebody else, which puts it in
  "src/app/platforms.ts": /clock: Date\.now/, // puts it in
  "src/app/main.ts": /clock: Date\.now/,
  "src/app/open-playground.ts": /clock: Date\.now/,
  "src/app/call-log.ts": /clock = Date\.now/,
  "src/app/tencent-clients.ts": /clock: Date\.now/,
  "src/app/commands/check.ts": /clock = Date\.now/,
  "src/app/setup/tencent.ts": /clock: Date\.now/,
  "src/practice/options.ts": /clock: Date\.now/,
  "src/ledger/sqlite/ledger.ts": /clock = Date\.now/, // SQLite runs inside of us, so the machine's clock is the ledger's
  "src/ledger/sqlite/desks.ts": /now = Date\.now\(\)/,
  "src/vault/sqlite-store.ts": /clock: \(\) => number = Date\.now/,
  "src/machine/log.ts": /new Date\(\)\.toISOString\(\)/, // a line says when it was written
  "src/ledger/postgres/database.ts": /Date\.now\(\)( \+|.*> end)/, // how long a connection may take
  "adapters/web/browser/page.ts": /begin\(page, \(\) => Date\.now\(\)\)/, // puts it in, in a browser
  "adapters/discord/connect/shards.ts": /Date\.now\(\)/, // how much time has gone by
  "adapters/slack/connect/http-receiver.ts": /holds\(.*Date\.now\(\)\)/, // Slack signs by the real time
};

const sources = ["src", "adapters"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|md)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

const lines = sources.flatMap((file) =>
  readFileSync(join(root, file), "utf8")
    .split("\n")
    .map((line, n) => ({ file, line, at: `${file}:${n + 1}: ${line.trim()}` })),
);

test("code that draws or decides is given the time and reads no clock", () => {
  const asks = lines.filter(({ line }) => /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\)/.test(line));
  expect(asks.filter(({ file, line }) => !asking[file]?.test(line)).map(({ at }) => at)).toEqual([]);
  expect(Object.keys(asking).filter((file) => !asks.some((each) => each.file === file))).toEqual([]);
});

test("an instant is shown in a given time zone, and never in this process's own", () => {
  const local = /\.(toDateString|toTimeString|toString\(\)\.slice|get(Hours|Minutes|Date|Day|Month|FullYear))\b/;
  const formatted = /\.toLocale(Date|Time)?String\(|Intl\.DateTimeFormat\(\w/;
  expect(lines.filter(({ line }) => local.test(line)).map(({ at }) => at)).toEqual([]);
  for (const { file, at } of lines.filter(({ line }) => formatted.test(line)))
    expect(readFileSync(join(root, file), "utf8"), at).toMatch(/timeZone/);
});
