import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { tempFolder } from "../process/desk.ts";
import { hasPty, sitDown } from "./person.ts";

const password = "Secret123!";
const saved = /Your answers are saved\. To go on with (R-\w{4}): npm start/;

describe.skipIf(!hasPty)("a person at a terminal (needs python3 with its pty module)", () => {
  test("opens an account with numbers and words, and no password is ever shown", async () => {
    const ana = sitDown(tempFolder());
    await ana.sees("This is practice: no real account is opened");
    await ana.answers("step 1 of 10", "2");
    await ana.answers("step 2 of 10", "ana@example.com");
    await ana.answers("step 3 of 10", "HK");
    await ana.answers("step 4 of 10", "51200001");
    await ana.answers("step 5 of 10", "Ana Exámple 陳大文");
    await ana.answers("step 6 of 10", "Internet");
    await ana.answers("step 7 of 10", "3");
    await ana.sees("Customer name +Ana Exámple 陳大文");
    await ana.answers("1 +Text the code to", "1");
    await ana.answers("step 9 of 10", password);
    await ana.answers("Type it once more", password);
    await ana.sees("246810 is your verification code");
    await ana.answers("", "246810");
    await ana.sees("Opening the account…");
    await ana.sees("UIN +200000100001");
    await ana.sees("Enter opens another request, Ctrl-C ends >");
    expect(ana.all()).not.toContain(password);
    expect(ana.all()).not.toContain(password.slice(0, 4));
    ana.types("\u0003");
    expect(await ana.exit).toBe(0);
    expect(ana.glass.text()).not.toMatch(saved);
  });

  test("Ctrl-C says that the answers are saved and how to go on, and the next start asks the same question", async () => {
    const folder = tempFolder();
    const ana = sitDown(folder);
    await ana.answers("step 1 of 10", "1");
    await ana.sees("step 2 of 10");
    await ana.sees(">$");
    ana.types("half an ans");
    await ana.sees("half an ans");
    ana.types("\u0003");
    const [, id] = saved.exec(await ana.sees(saved.source))!;
    expect(await ana.exit).toBe(0);
    expect(ana.glass.text().split(id!).length, "it is said once").toBe(4);

    const again = sitDown(folder);
    await again.sees(`Going on with ${id}`);
    await again.answers("step 2 of 10", "ana@example.com");
    await again.sees("step 3 of 10");
  });

  test("Ctrl-C while a password is typed does the same, and Ctrl-D too", async () => {
    const folder = tempFolder();
    const ana = sitDown(folder);
    for (const [n, line] of ["2", "ana@example.com", "HK", "51200001", "Ana", "3", "3", "1"].entries()) {
      await ana.answers(`step ${n + 1} of 10`, line);
    }
    await ana.sees("stays hidden\\) >");
    ana.types("Secr");
    ana.types("\u0003");
    await ana.sees(saved.source);
    expect(await ana.exit).toBe(0);
    const again = sitDown(folder);
    await again.answers("step 9 of 10", password);
    await again.sees("Type it once more \\(stays hidden\\) >");
    again.types("\u0004");
    await again.sees(saved.source);
    expect(await again.exit).toBe(0);
    expect(ana.all() + again.all()).not.toContain("Secr");
  });

  test("a window that is closed ends it quietly, and the next start asks the same question", async () => {
    const folder = tempFolder();
    const ana = sitDown(folder);
    await ana.answers("step 1 of 10", "2");
    await ana.sees("step 2 of 10");
    ana.hangsUp();
    expect(await ana.exit).toBe(256 - constants.signals.SIGHUP); // how Python says that a signal ended it
    expect(readFileSync(join(folder, "data/practice/frontdesk.log"), "utf8")).toBe("");
    const again = sitDown(folder);
    await again.sees("step 2 of 10");
    again.types("\u0003");
    expect(await again.exit).toBe(0);
  });

  test("says another kind of request by its word, and sees the token once", async () => {
    const ana = sitDown(tempFolder());
    await ana.sees("For another kind of request, type one of: verify");
    await ana.answers("step 1 of 10", "classroom");
    await ana.answers("A new user, or a new token", "1");
    await ana.answers("Which ID does the user have", "ana-2026");
    await ana.answers("What's the user called in class", "Ana Example");
    await ana.answers("Where's the user's picture", "skip");
    await ana.answers("Make the user", "1");
    await ana.sees("The user is registered.");
    await ana.answers("Show the token once", "1");
    await ana.sees("The token for R-\\w{4}, shown this once:");
    await ana.sees("    [0-9a-f]{48}");
    await ana.sees("Enter opens another request, Ctrl-C ends >");
    ana.types("\u0003");
    expect(await ana.exit).toBe(0);
  });

  test("a window made narrow, and names of other alphabets, spoil nothing", async () => {
    const ana = sitDown(tempFolder());
    await ana.answers("step 1 of 10", "2");
    await ana.sees("step 2 of 10");
    await ana.sees(">$");
    ana.types("ana.with.a.long.name");
    await ana.sees("ana.with.a.long.name");
    ana.resizes(40);
    ana.types("@example.com\r");
    await ana.answers("step 3 of 10", "HK");
    await ana.answers("step 4 of 10", "51234567");
    await ana.sees("step 5 of 10");
    await ana.answers("", "Zoë Ñandú Иванова");
    await ana.answers("step 6 of 10", "3");
    await ana.answers("step 7 of 10", "1");
    await ana.sees("Customer name +Zoë Ñandú\\n +Иванова");
    await ana.sees(">$");
    const narrow = ana.glass
      .text()
      .split("\n")
      .slice(-20)
      .filter((line) => !line.includes("@"));
    expect(narrow.filter((line) => [...line].length > 40)).toEqual([]);
  });

  test.each([0, 1, 12])("a window of %i columns is no reason to write a letter a line", async (columns) => {
    const ana = sitDown(tempFolder(), {}, 80, columns);
    await ana.sees("This is practice: no");
    await ana.answers("step 1 of", "both");
    await ana.sees("There are two kinds");
    await ana.answers("Choose one", "2");
    await ana.sees("step 2 of");
    ana.types("\u0003");
    expect(await ana.exit).toBe(0);
    if (columns === 0) expect(ana.glass.text()).toMatch(/^── .* step 2 of 10 ─+$/m);
  });

  test("while an answer of Tencent's is lost, the person may ask, and is told how it ends", async () => {
    const ana = sitDown(tempFolder(), { DURATIONS: "looks=0/1/1/1,lookEvery=1" });
    for (const [n, line] of ["2", "blind.after@example.com", "HK", "51200001", "Ana", "3", "3", "1"].entries()) {
      await ana.answers(`step ${n + 1} of 10`, line);
    }
    await ana.answers("step 9 of 10", "1");
    await ana.answers("246810 is your verification code", "246810");
    await ana.answers("I can't tell yet whether the account was created", "status");
    await ana.sees("R-\\w{4}: I can't tell yet");
    await ana.sees("The account is open\\.");
    await ana.answers("1 +Show the password once", "1");
    await ana.sees("The password for R-\\w{4}, shown this once:\\n\\n +\\S{8,20}$");
  });

  test("a Tencent that can't be reached fills no screen with log lines; they are in a file", async () => {
    const folder = tempFolder();
    const env = {
      TENCENTCLOUD_SECRET_ID: "AKID1",
      TENCENTCLOUD_SECRET_KEY: "key",
      TENCENT_PARTNER_URL: "http://127.0.0.1:9",
      FRONTDESK_KEY: "a key for tests, and for nothing else",
      SMS_COUNTRIES: "*",
    };
    const ana = sitDown(folder, env);
    await ana.answers("step 1 of", "2");
    await ana.answers("step 2 of", "ana@example.com");
    await ana.sees("step 3 of");
    ana.types("\u0003");
    expect(await ana.exit).toBe(0);
    expect(ana.all()).not.toContain("{");
    expect(readFileSync(join(folder, "data/frontdesk.log"), "utf8")).toContain("Tencent's lists can't be had");
  });
});
