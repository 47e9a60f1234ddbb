import { describe, expect, test } from "vitest";
import { type Line, type Post, run, tempFolder } from "./desk.ts";

const times = 7;
const go = '{"press":"go"}';

/** Questions in order: what is no answer to it, again and again, and then what is. */
type Asked = [step: string, mistake: string, answer: string[]];

const account: Asked[] = [
  ["type", "both", ["personal"]],
  ["mail", "ana@example", ["ana@example.com"]],
  ["country", "Atlantis", ["HK"]],
  ["phone", "12", ["51200001"]],
  ["name", "x".repeat(300), ["Ana Example"]],
  ["industry", "Alchemy", ["Internet"]],
  ["subindustry", "Alchemy", ["Online tools"]],
  ["review", "maybe", [go]],
  ["password", '{"press":"nonsense"}', ["Secret123!", "Secret123!"]],
  ["code", "12", ["246810"]],
  ["done", "hm", []],
];

const kinds: Record<string, Asked[]> = {
  open: account,
  verify: [
    ["contact", "nothing", ["code.sure@example.com"]],
    ["review", '{"press":"nonsense"}', [go]],
    ["code", "x", ["246810"]],
    ["done", '{"press":"go"}', []],
  ],
  classroom: [
    ["what", "neither", ["New user"]],
    ["id", "ana 2026", ["ana-2026"]],
    ["name", "x".repeat(300), ["Ana Example"]],
    ["picture", "no address", ["skip"]],
    ["review", "edit nothing", [go]],
    ["done", "hm", []],
  ],
  official: [
    ["owner", "a b", ["administrator"]],
    ["name", "x".repeat(300), ["Example"]],
  ],
};

describe("a script hears something for each line, however often it makes the same mistake", () => {
  test.each(Object.entries(kinds))("in %s", async (kind, asked) => {
    const input = asked.flatMap(([, mistake, answer]) => [...Array<string>(times).fill(mistake), ...answer]);
    const { stdout, code } = await run(tempFolder(), ["chat", kind, "--json"], {}, `${input.join("\n")}\n`);
    expect(code).toBe(0);
    const heard = stdout.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Line] : []));
    const posts = heard.filter((line): line is Post => line.type === "post");
    const lines = input.length + 1; // and the first question
    expect(posts.length, posts.map(({ text }) => text.split("\n").at(-1)).join("\n")).toBeGreaterThanOrEqual(lines);
  });

  test.each(["help", "status", "edit nothing", "{}", "", "back", '{"press":5}', "/account nonsense"])(
    "with %j",
    async (mistake) => {
      const input = `personal\n${`${mistake}\n`.repeat(times)}`;
      const { stdout } = await run(tempFolder(), ["chat", "--json"], {}, input);
      expect(stdout.split("\n").filter((line) => line.includes('"post"')).length).toBeGreaterThanOrEqual(times + 2);
    },
  );
});

test("a person at a pipe gets an answer as well", async () => {
  const { stdout } = await run(tempFolder(), ["chat"], {}, "both\n".repeat(times));
  expect(stdout.match(/There are two kinds of account/g)).toHaveLength(times);
});
