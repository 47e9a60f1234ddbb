import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, tempFolder } from "./desk.ts";
import { isRoot, nobody, treeOf } from "./tree.ts";

const commands = [["start"], ["chat", "--json"], ["cases"], ["audit"], ["move"], ["register"], ["backup", "to"]].map(
  (args) => [args] as const,
);

/** One sentence of an operator's, with nothing of what stands in the file. */
function refuses({ code, stdout, stderr }: Awaited<ReturnType<typeof run>>, file: string): void {
  expect(stderr).toContain(file);
  expect(code).toBe(78);
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^\s+at |node:internal|hush/m);
}

describe("an .env that can't be used never means practice", () => {
  const spoilt: [string, (file: string) => void, string][] = [
    ["a folder", (file) => mkdirSync(file), "is no file"],
    ["a pipe", (file) => void spawnSync("mkfifo", [file]), "is no file"],
    ["a device", (file) => symlinkSync("/dev/null", file), "is no file"],
    ["a link to nothing", (file) => symlinkSync("not-there", file), "points to a file that is not there"],
    ["a link to itself", (file) => symlinkSync(file, file), "points to itself"],
    ["UTF-16", (file) => writeFileSync(file, Buffer.from("\ufeffFRONTDESK_KEY=hush\n", "utf16le")), "no text in UTF-8"],
    [
      "bytes that are no text",
      (file) => writeFileSync(file, Buffer.from([0x41, 0x3d, 0xff, 0xfe])),
      "no text in UTF-8",
    ],
    ["Latin-1", (file) => writeFileSync(file, Buffer.from("SMS_COUNTRIES=h\u00fcsh", "latin1")), "no text in UTF-8"],
    ["NUL bytes", (file) => writeFileSync(file, "PORT=3000\n\0\0\0\0"), "no text in UTF-8"],
    ["nothing in it", (file) => writeFileSync(file, ""), "has no setting in it"],
    ["comments only", (file) => writeFileSync(file, "# FRONTDESK_KEY=hush\n\n"), "has no setting in it"],
    ["YAML", (file) => writeFileSync(file, "PORT: 3000\nFRONTDESK_KEY: hush\n"), "has no NAME=value in line 1."],
  ];

  test.each(spoilt)("%s", async (_, spoil, says) => {
    const folder = tempFolder();
    spoil(join(folder, ".env"));
    const ended = await run(folder, ["chat", "--json"], {}, "personal\n");
    refuses(ended, join(folder, ".env"));
    expect(ended.stderr).toContain(says);
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test.each(commands)("in any command: %j", async (args) => {
    const folder = tempFolder();
    writeFileSync(join(folder, ".env"), "PORT=3000\nhush\n");
    refuses(await run(folder, args), join(folder, ".env"));
  });

  test("check says it as well", async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, ".env"));
    const { code, stdout } = await run(folder, ["check"]);
    expect(stdout).toContain(`wrong  Settings                ${folder}/.env is no file.`);
    expect(code).toBe(78);
  });

  test.runIf(isRoot)("one of another user", async () => {
    const folder = tempFolder();
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, ".env"), "TENCENTCLOUD_SECRET_ID=hush\n", { mode: 0o600 });
    const ended = await run(folder, ["chat", "--json"], {}, "", nobody);
    refuses(ended, join(folder, ".env"));
    expect(ended.stderr).toContain("can't be read (EACCES). Let this user read it, with chown or chmod");
  });
});

test("wrong lines are named by their numbers, all at once, and a byte order mark is allowed", async () => {
  const folder = tempFolder();
  const lines = [
    "\ufeffLOG_LEVEL=loud",
    "export\tPORT=1",
    "PORT",
    "",
    "# x",
    'HOST="hush',
    "OPERATORS=#hush",
    "A='x' hush",
  ];
  writeFileSync(join(folder, ".env"), `${lines.join("\r\n")}\r\n`);
  const { stderr } = await run(folder, ["chat", "--json"]);
  expect(stderr.trim().split("\n").slice(1)).toEqual([
    `  - ${folder}/.env has no NAME=value in line 2.`,
    `  - ${folder}/.env has no NAME=value in line 3.`,
    `  - ${folder}/.env has a quote that does not end in line 6.`,
    `  - ${folder}/.env has a value that begins with # and no quotes in line 7.`,
    `  - ${folder}/.env has something behind its quotes in line 8.`,
  ]);
  writeFileSync(join(folder, ".env"), "\ufeffLOG_LEVEL=loud\n");
  expect((await run(folder, ["chat", "--json"])).stderr).toContain("LOG_LEVEL is debug, info");
});

test("an .env is read as Node reads it: quotes, comments, export, several lines, and empty values as none", async () => {
  const folder = tempFolder();
  const text =
    '# a\nexport LOG_LEVEL=\'info\' # b\nFRONTDESK_KEY=\nPORT=   \nHOST=""\nOTHER="a\nb # c"\n  DRAFT_HOURS = `three`';
  writeFileSync(join(folder, ".env"), text);
  const { stderr } = await run(folder, ["chat", "--json"]);
  expect(stderr).toBe("Frontdesk can't start yet:\n  - DRAFT_HOURS is a whole number\n");
});

describe("where .env is looked for", () => {
  test("without an .env the desk practises, and says on stderr where it looked", async () => {
    const { folder, entry } = treeOf();
    const elsewhere = tempFolder();
    const chat = await run(elsewhere, ["chat", "--json"], {}, "", undefined, entry);
    expect(chat.code).toBe(0);
    expect(chat.stderr).toBe(`There is no .env in ${elsewhere} or ${folder}, so this is practice.\n`);
    expect(chat.stdout).not.toContain(".env");
    const check = await run(elsewhere, ["check"], {}, "", undefined, entry);
    expect(check.stdout).toContain(`for practice; there is no .env in ${elsewhere} or ${folder}`);
  });

  test("the .env beside package.json is used when the working folder has none, and paths begin there", async () => {
    const { folder, entry } = treeOf();
    const elsewhere = tempFolder();
    writeFileSync(join(folder, "key"), "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P");
    writeFileSync(join(folder, ".env"), "FRONTDESK_KEY_FILE=key\n");
    const chat = await run(elsewhere, ["chat", "--json"], {}, "personal\n", undefined, entry);
    expect(chat).toMatchObject({ code: 0, stderr: "" });
    expect(existsSync(join(folder, "data/practice/frontdesk.db"))).toBe(true);
    expect(existsSync(join(elsewhere, "data"))).toBe(false);
    const there = await run(folder, ["cases"], {}, "", undefined, entry);
    expect(there.stdout).toContain("R-");
    expect(await run(elsewhere, ["cases"], {}, "", undefined, entry)).toEqual(there);

    writeFileSync(join(folder, ".env"), "DATABASE_URL=sqlite:deep/desk.db\nFRONTDESK_KEY_FILE=key\n");
    await run(elsewhere, ["chat", "--json"], {}, "", undefined, entry);
    expect(existsSync(join(folder, "deep/practice"))).toBe(true);
    const said = { DATABASE_URL: "sqlite:mine/desk.db" }; // by whoever works here, who means here
    await run(elsewhere, ["chat", "--json"], said, "", undefined, entry);
    expect(existsSync(join(elsewhere, "mine/practice"))).toBe(true);
  });

  test("the .env of the working folder comes first, even when it can't be used", async () => {
    const { folder, entry } = treeOf();
    const elsewhere = tempFolder();
    writeFileSync(join(folder, ".env"), "LOG_LEVEL=loud\n");
    ends(await run(elsewhere, ["cases"], {}, "", undefined, entry), "LOG_LEVEL");
    mkdirSync(join(elsewhere, ".env"));
    ends(await run(elsewhere, ["cases"], {}, "", undefined, entry), `${elsewhere}/.env is no file`);
  });
});

function ends({ code, stderr }: { code: number | null; stderr: string }, says: string): void {
  expect(stderr).toContain(says);
  expect(code).toBe(78);
}
