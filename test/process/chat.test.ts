import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Books } from "../../src/practice/books.ts";
import type { PhoneText } from "../../src/practice/phone.ts";
import { poll } from "../poll.ts";
import { deskFor, type Line, type Post, readJson, run, stepOf, tempFolder } from "./desk.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

const password = "Secret123!";

/** Every answer up to the review, for a number whose code is always 246810. */
const fields = ["personal", "ana@example.com", "HK", "51200001", "Ana Example", "Internet", "Online tools"];

function parse(stdout: string): Line[] {
  return stdout.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Line] : []));
}

function piped(folder: string, answers: string[], env: Record<string, string> = {}) {
  return run(folder, ["chat", "--json"], env, answers.map((answer) => `${answer}\n`).join(""));
}

describe("a script at the terminal", () => {
  test("opens one account with two wrong answers, an edit and a wrong code on the way, for one text", async () => {
    const desk = deskFor(tempFolder());
    const { url } = await desk.until("listening");
    await desk.asks("type");
    desk.says("both");
    await desk.asks("type");
    desk.says("personal");
    await desk.asks("mail");
    desk.says("ana@example");
    await desk.asks("mail");
    desk.says("ana@example.com");
    await desk.asks("country");
    desk.says("Hong Kong");
    await desk.asks("phone");
    desk.says("5123 4567");
    await desk.asks("name");
    desk.says("Ann Example");
    await desk.asks("industry");
    desk.says("Internet");
    await desk.asks("subindustry");
    desk.says("Online tools");
    expect((await desk.asks("review")).text).toContain("Ann Example");
    desk.says("edit name");
    await desk.asks("name");
    desk.says("Ana Example");
    expect((await desk.asks("review")).text).toContain("Ana Example");
    desk.presses("go");
    await desk.asks("password");
    desk.says(password);
    await desk.asks("password");
    desk.says(password);
    const { to, code } = await desk.until("sms");
    expect(to).toBe("+852 51234567");
    desk.says(code === "123456" ? "654321" : "123456");
    await desk.asks("code");
    desk.says(code);
    const closed = await desk.until("closed");

    const books = await readJson<Books>(`${url}/practice/books`);
    expect(books.accounts).toMatchObject([{ mail: "ana@example.com", phone: "51234567", name: "Ana Example" }]);
    expect(books.texts).toBe(1);
    const [account] = books.accounts;
    expect(closed).toEqual({
      type: "closed",
      case: expect.stringMatching(/^R-\w{4}$/),
      state: "done",
      result: { uin: account?.uin, requestId: account?.requestId },
    });
    const phone = await readJson<PhoneText[]>(`${url}/practice/phone`);
    expect(phone).toEqual([{ to, code, text: expect.stringContaining(code), at: expect.any(String) }]);
    desk.endInput();
    expect(await desk.exit).toEqual({ code: 0, signal: null });
  });

  test("a file of answers piped at once works too: each line waits for its question", async () => {
    const { code, stdout } = await piped(tempFolder(), [...fields, '{"press":"go"}', password, password, "246810"]);
    expect(parse(stdout).at(-1)).toMatchObject({ type: "closed", state: "done", result: { uin: "200000100001" } });
    expect(code).toBe(0);
  });

  test("every line has exactly the members that scripts rely on", async () => {
    const answers = [
      ...fields,
      "help",
      "link",
      "unlink",
      '{"press":"go"}',
      '{"press":"make"}',
      "246810",
      '{"press":"reveal"}',
    ];
    const { stdout } = await piped(tempFolder(), answers);
    const members: Record<Line["type"], string[]> = {
      listening: ["type", "url"],
      post: ["type", "case", "question", "text", "choices", "secret"],
      sms: ["type", "to", "text", "code"],
      progress: ["type", "stage"],
      closed: ["type", "case", "state", "result"],
      reveal: ["type", "case", "secret"],
      link: ["type", "case", "url", "words", "until"],
    };
    const lines = parse(stdout);
    for (const line of lines) expect(Object.keys(line), line.type).toEqual(members[line.type]);
    expect([...new Set(lines.map(({ type }) => type))].toSorted()).toEqual(Object.keys(members).toSorted());
    const posts = lines.filter((line): line is Post => line.type === "post");
    for (const { case: id, question, choices } of posts) {
      expect(question ?? `${id}.1`).toMatch(new RegExp(`^${id}\\.\\d+$`));
      for (const choice of choices) expect(Object.keys(choice)).toEqual(["key", "label"]);
    }
  });

  test("a password takes a line a box, and both boxes say that they are secret", async () => {
    const { stdout } = await piped(tempFolder(), [
      ...fields,
      '{"press":"go"}',
      password,
      "Another1!",
      password,
      password,
    ]);
    const secret = parse(stdout).filter((line): line is Post => line.type === "post" && line.secret);
    expect(secret.map(({ text }) => text)).toEqual([
      expect.stringContaining("Choose a password"),
      "Type it once more",
      expect.stringContaining("The two don't match"),
      "Type it once more",
    ]);
    expect(new Set(secret.map(({ question }) => question)).size).toBe(1);
    expect(stdout).not.toContain(password);
  });

  test("a choice or a command in the second box is taken as one", async () => {
    const { stdout } = await piped(tempFolder(), [...fields, '{"press":"go"}', password, '{"press":"make"}', "246810"]);
    expect(parse(stdout).at(-1)).toMatchObject({ type: "closed", state: "done" });
  });

  test("a password that the bot made is shown once, to who asks for it", async () => {
    const answers = [
      ...fields,
      '{"press":"go"}',
      '{"press":"make"}',
      "246810",
      '{"press":"reveal"}',
      '{"press":"reveal"}',
    ];
    const lines = parse((await piped(tempFolder(), answers)).stdout);
    expect(lines.filter(({ type }) => type === "reveal")).toEqual([
      { type: "reveal", case: expect.stringMatching(/^R-/), secret: expect.stringMatching(/^\S{8,20}$/) },
    ]);
    expect(lines.at(-1)).toMatchObject({
      type: "post",
      question: null,
      text: expect.stringContaining("shown once already"),
    });
  });

  test("a cancelled case closes without a result, and /account open begins another", async () => {
    const { stdout } = await piped(tempFolder(), ["personal", "cancel", '{"press":"cancel:yes"}', "/account open"]);
    const lines = parse(stdout);
    const closed = lines.find(({ type }) => type === "closed");
    expect(closed).toEqual({ type: "closed", case: expect.any(String), state: "cancelled", result: {} });
    expect(lines.at(-1)).toMatchObject({ type: "post", question: expect.any(String) });
    expect((lines.at(-1) as Post).case).not.toBe((closed as { case: string }).case);
  });
});

describe("what was answered stays answered", () => {
  test("input that ends at an open question ends the desk with 0, and the next start asks the same question", async () => {
    const folder = tempFolder();
    const first = await piped(folder, fields.slice(0, 3));
    expect(first.code).toBe(0);
    const asked = parse(first.stdout).at(-1) as Post;
    expect(stepOf(asked)).toBe("phone");
    const second = await piped(folder, fields.slice(3, 4));
    const posts = parse(second.stdout).filter((line): line is Post => line.type === "post");
    expect(posts[0]).toEqual(asked);
    expect(posts.map(stepOf)).toEqual(["phone", "name"]);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it with 0, and the next start asks the same question",
    async (signal) => {
      const folder = tempFolder();
      const desk = deskFor(folder);
      await desk.asks("type");
      desk.says("personal");
      const asked = await desk.asks("mail");
      expect(await desk.kill(signal)).toEqual({ code: 0, signal: null });
      expect(await deskFor(folder).asks()).toEqual(asked);
    },
  );

  test("a call that Tencent does not answer keeps no SIGTERM waiting; the next start finds the account", async () => {
    const folder = tempFolder();
    const desk = deskFor(folder);
    const { url } = await desk.until("listening");
    const answers = [
      "personal",
      "timeout.after@example.com",
      ...fields.slice(2),
      '{"press":"go"}',
      password,
      password,
      "246810",
    ];
    for (const answer of answers) desk.says(answer);
    await poll("an account", async () => (await readJson<Books>(`${url}/practice/books`)).accounts[0]);
    expect(await desk.kill("SIGTERM")).toEqual({ code: 0, signal: null });
    const next = deskFor(folder);
    expect(await next.until("closed")).toMatchObject({ state: "done", result: { uin: "200000100001" } });
  });

  test("an answer of Tencent's that is on its way is waited for at SIGTERM, and the account is in the file", async () => {
    const [folder, tencent] = [tempFolder(), await startTencent(tempFolder())];
    onTestFinished(() => tencent.close());
    const env = { ...tencent.env, FRONTDESK_KEY: "a key that is long enough for a test of it", SMS_COUNTRIES: "*" };
    const desk = deskFor(folder, env);
    let leaving: ReturnType<typeof desk.kill> | undefined;
    tencent.at("CreateAccount", "answered", () => {
      leaving = desk.kill("SIGTERM");
      return pause(1_000);
    });
    const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password };
    await converse(desk, newTalk(ana, {}), tencent);
    expect(await leaving).toEqual({ code: 0, signal: null });
    const { accounts } = await tencent.books();
    expect(accounts).toMatchObject([{ mail: "ana@example.com" }]);
    const { stdout } = await run(folder, ["cases", "--json"], env);
    expect(JSON.parse(stdout)).toMatchObject([{ state: "done", uin: accounts[0]!.uin }]);
  });

  test("two desks on one file share the talk: what one took, the other does not ask", async () => {
    const folder = tempFolder();
    const one = deskFor(folder);
    const { case: id } = await one.asks("type");
    const other = deskFor(folder);
    expect((await other.asks("type")).case).toBe(id);
    one.says("personal");
    await one.asks("mail");
    other.says("company");
    await other.asks("mail");
    other.says("ana@example.com");
    await other.asks("country");
    one.says("ana@example.org");
    await one.asks("country");
    one.says("HK");
    await one.asks("phone");
    await Promise.all([one.kill("SIGTERM"), other.kill("SIGTERM")]);
    const { stdout } = await run(folder, ["cases", id, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ case: id, mail: "a•••@example.com", waitsFor: "phone" });
  });
});

test("everything lives beside the database, wherever the command is given", async () => {
  const folder = tempFolder();
  await run(folder, ["chat", "--json"], { DATABASE_URL: "sqlite:deep/in/desk.db" });
  for (const name of ["desk.db", "practice.db", "practice.key"])
    expect(existsSync(join(folder, "deep/in/practice", name))).toBe(true);
  expect(existsSync(join(folder, "deep/in/desk.db"))).toBe(false);
  expect(existsSync(join(folder, "data"))).toBe(false);
});
