import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

const files = ["src", "adapters"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);
const read = (file: string) => readFileSync(join(root, file), "utf8");
const matching = (what: RegExp) => files.filter((file) => what.test(read(file))).toSorted();

test("only one file opens databases", () => {
  expect(matching(/["'](libsql|better-sqlite3|node:sqlite)["']/)).toEqual(["src/machine/sqlite-file.ts"]);
});

/** None of them opens a database file, nor `-shm`: closing a descriptor of one takes away the locks of its whole process. */
const openers = {
  "adapters/web/connect/assets.ts": "what the compiler made for browsers",
  "src/app/home/earlier-practice.ts": "practice.key",
  "src/app/settings/env-file.ts": "the .env, and files with secrets, as NAME_FILE says, before any database",
  "src/app/setup/draft.ts": "the .env and .env.example, where no desk works in this process",
  "src/app/setup/slack.ts": "the manifest",
  "src/app/setup/write-env.ts": "the .env",
  "src/ledger/sqlite/desk-lock.ts": "/proc/locks",
  "src/ledger/sqlite/sync-log.ts": "the write-ahead log, which nobody locks",
  "src/machine/new-file.ts": "a draft, on which no desk works",
  "src/machine/package.ts": "package.json, for the version",
  "src/app/home/practice-files.ts": "practice.key",
  "src/machine/sqlite-file.ts": "a database that is absent",
};

test("only known files of the source open files, and none of them a database", () => {
  const names =
    "open|openSync|openAsBlob|readFile\\w*|writeFile\\w*|appendFile\\w*|copyFile\\w*|cp|cpSync|truncate\\w*|create\\w+Stream";
  const opening = new RegExp(
    `import \\{[^}]*\\b(${names})\\b[^}]*\\} from "(node:)?fs"|import [^{;]*from "(node:)?fs"|["'](node:)?fs/promises"`,
  );
  expect(matching(opening)).toEqual(Object.keys(openers).toSorted());
});

test("folders are made in one place, closed to others", () => {
  expect(matching(/\b(mkdir|mkdirSync|mkdtemp|mkdtempSync)\(|mkdir: true/)).toEqual(["src/machine/private-files.ts"]);
});
