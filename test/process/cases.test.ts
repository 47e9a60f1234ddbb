import { spawnSync } from "node:child_process";
import { join } from "node:path";
import Libsql from "libsql";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/app/settings/config.ts";
import { openStores } from "../../src/app/stores.ts";
import type { Case } from "../../src/conversation/types.ts";
import { caseAt, start, turn } from "../ledger/turns.ts";
import { cleanEnv, entry, program, run, tempFolder } from "./desk.ts";

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
  return [...stdout.matchAll(/"case":"(R-\w{4})"/g)].at(-1)![1]!; // a call about an earlier one may come first
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

describe("npm run cases of many", () => {
  const count = 1_234;

  async function seeded(): Promise<string> {
    const folder = tempFolder();
    const { ledger } = await openStores(readConfig({ DATABASE_URL: `sqlite:${join(folder, "data/frontdesk.db")}` }));
    const states: Case["state"][] = ["open", "done", "cancelled", "expired", "failed"];
    const all = Array.from({ length: count }, (_, n) => {
      const answers = n % 7 ? {} : { mail: n ? "ana@example.com" : `=cmd|' /C "calc"'!A0,@example.com` };
      return caseAt(1, {
        id: `R-${10_000 + n}`,
        flow: "open",
        state: states[n % 5]!,
        opened: start + n * 60_000,
        answers,
      });
    });
    await Promise.all(all.map((each) => ledger.commit(turn(each))));
    await ledger.close();
    return folder;
  }

  test("has all of them in each form, or those in a state or since an instant", async () => {
    const folder = await seeded();
    const list = async (...args: string[]) => (await run(folder, ["cases", ...args])).stdout;
    const array = JSON.parse(await list("--json")) as { case: string; state: string }[];
    expect(array.map((each) => each.case)).toEqual(Array.from({ length: count }, (_, n) => `R-${9_999 + count - n}`));
    const lines = (await list("--jsonl")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(array);
    expect((await list()).trimEnd().split("\n")).toHaveLength(count + 1);

    const rows = (await list("--csv")).split("\r\n");
    expect(rows).toHaveLength(count + 2);
    expect(rows[0]).toBe("case,flow,world,state,waitsFor,stuck,mail,phone,uin,requestId,opened,touched");
    expect(rows.at(-3)).toMatch(/^R-10001,open,practice,done,,,,,,,2026-01-05T09:01:00.000Z,/);
    expect(rows.at(-2)).toContain(`,'=•••@example.com,`);

    const done = JSON.parse(await list("--json", "--state", "done")) as { state: string }[];
    expect(done).toHaveLength(247);
    expect(new Set(done.map(({ state }) => state))).toEqual(new Set(["done"]));
    const late = new Date(start + (count - 10) * 60_000).toISOString();
    expect(JSON.parse(await list("--json", "--since", late))).toEqual(array.slice(0, 10));
    expect(JSON.parse(await list("--json", "--since", late, "--state", "closed"))).toHaveLength(8);
    expect(await list("--since", "1m")).toBe("No case is like that.\n");
    expect(await list("--json", "--since", "2099-01-01")).toBe("[]\n");
  });

  test("says what it cannot read", async () => {
    const folder = tempFolder();
    for (const args of [
      ["--since", "yesterday"],
      ["--since", "2026-13-01"],
      ["--state", "finished"],
      ["--csv", "--json"],
    ]) {
      const { code, stdout, stderr } = await run(folder, ["cases", ...args]);
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/^error: option '--/);
    }
  });

  test("ends quietly when nobody reads on, beside a desk that works", async () => {
    const folder = await seeded();
    const { ledger } = await openStores(readConfig({ DATABASE_URL: `sqlite:${join(folder, "data/frontdesk.db")}` }));
    for (const form of ["--jsonl", "--json", "--csv", ""]) {
      const line = `"${process.execPath}" "${entry}" cases ${form} | head -c 20 > /dev/null; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync("bash", ["-c", line], { cwd: folder, env: cleanEnv(), encoding: "utf8" });
      expect([stdout, stderr], form).toEqual(["0\n", ""]);
    }
    await ledger.close();
  });
});

describe("whatever prints and ends", () => {
  test("ends as it would have when nobody reads on, without a stack", () => {
    const folder = tempFolder();
    const codes = { check: 78, "check --json": 78, refusals: 78, audit: 78, health: 1, pause: 78, "--help": 0 };
    for (const [words, code] of Object.entries(codes)) {
      const line = `"${process.execPath}" "${program}" ${words} | true; echo "\${PIPESTATUS[0]}"`;
      const env = cleanEnv({ PORT: "1" });
      const { stdout, stderr } = spawnSync("bash", ["-c", line], { cwd: folder, env, encoding: "utf8" });
      expect([stdout, stderr], words).toEqual([`${code}\n`, expect.not.stringMatching(/EPIPE|node:/)]);
    }
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
