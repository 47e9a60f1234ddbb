import { join } from "node:path";
import Libsql from "libsql";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/app/settings/config.ts";
import { openStores } from "../../src/app/stores.ts";
import { run, tempFolder } from "./desk.ts";

const password = "Secret123!";
const answers = [
  "company",
  "ana.example@example.com",
  "HK",
  "51200001",
  "Example Limited",
  "Internet",
  "Online tools",
  '{"press":"go"}',
  password,
  password,
  "246810",
];

async function talkIn(folder: string, lines: string[]): Promise<string> {
  const { stdout } = await run(folder, ["chat", "--json"], {}, `${lines.join("\n")}\n`);
  return /"case":"(R-\w{4})"/.exec(stdout)![1]!;
}

describe("npm run cases", () => {
  test("says how to begin when there is none", async () => {
    const folder = tempFolder();
    const { ledger } = await openStores(readConfig({ DATABASE_URL: `sqlite:${join(folder, "data/frontdesk.db")}` }));
    await ledger.close();
    const ended = await run(folder, ["cases"]);
    expect(ended).toMatchObject({ code: 0, stdout: "No case yet. npm start opens the first.\n" });
    expect((await run(folder, ["cases", "--json"])).stdout).toBe("[]\n");
  });

  test("lists each case, the newest first, with what it waits for", async () => {
    const folder = tempFolder();
    const done = await talkIn(folder, answers);
    const open = await talkIn(folder, ["company", "bo@example.com", "HK"]);
    const { stdout } = await run(folder, ["cases"]);
    const [heading, ...rows] = stdout.trimEnd().split("\n");
    expect(heading).toMatch(/^case +world +state +mail +uin +touched$/);
    expect(rows.map((row) => row.split(/ {2,}/).slice(0, -1))).toEqual([
      [open, "practice", "waits for phone", "b•••@example.com", "-"],
      [done, "practice", "done", "a•••@example.com", "200000100001"],
    ]);
    const listed = JSON.parse((await run(folder, ["cases", "--json"])).stdout);
    expect(listed).toMatchObject([
      { case: open, waitsFor: "phone" },
      { case: done, waitsFor: null, uin: "200000100001" },
    ]);
  });

  test("shows one, by its number in either case of letters, with what happened when", async () => {
    const folder = tempFolder();
    const id = await talkIn(folder, answers);
    const { stdout, code } = await run(folder, ["cases", id.toLowerCase()]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^case +${id}$`, "m"));
    expect(stdout).toMatch(/^phone +\+852 •••• 0001$/m);
    expect(stdout).toMatch(/^uin +200000100001$/m);
    expect(stdout).toMatch(/ terminal:you +opened +open type$/m);
    expect(stdout).toMatch(/ desk +settled +done$/m);
    const file = JSON.parse((await run(folder, ["cases", id, "--json"])).stdout);
    expect(file).toMatchObject({ case: id, state: "done", phone: "+852 •••• 0001" });
    expect(file.timeline.at(0)).toMatchObject({ actor: "terminal:you", what: "opened" });
  });

  test("shows neither secret nor whole mail or number, in any form", async () => {
    const folder = tempFolder();
    const id = await talkIn(folder, answers);
    for (const args of [["cases"], ["cases", "--json"], ["cases", id], ["cases", id, "--json"]]) {
      const { stdout } = await run(folder, args);
      expect(stdout).toContain(id);
      for (const secret of [password, "246810", "ana.example@", "51200001", "Example Limited"])
        expect(stdout).not.toContain(secret);
    }
  });

  test("a number that nobody has ends with 1", async () => {
    const folder = tempFolder();
    await talkIn(folder, ["company"]);
    expect(await run(folder, ["cases", "R-BBBB"])).toMatchObject({
      code: 1,
      stdout: "There is no case R-BBBB. npm run cases lists them.\n",
    });
    expect(await run(folder, ["cases", "R-BBBB", "--json"])).toMatchObject({ code: 1, stdout: "null\n" });
  });
});

describe("npm run audit", () => {
  test("holds after a talk, and finds the row that somebody changed", async () => {
    const folder = tempFolder();
    await talkIn(folder, answers);
    const whole = await run(folder, ["audit"]);
    expect(whole.stdout).toMatch(/^The audit chain holds: \d+ rows, head [0-9a-f]{64}\.\n$/);
    expect(whole.code).toBe(0);
    const db = new Libsql(join(folder, "data/practice/frontdesk.db"));
    db.prepare("update audit set actor = 'somebody else' where seq = 5").run([]);
    db.close();
    expect(await run(folder, ["audit"])).toMatchObject({ code: 1, stdout: "The audit chain is broken at row 5.\n" });
  });
});
