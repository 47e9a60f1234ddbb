import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Message, messagesIn, parse, sources, startErrors, type Unread } from "../../tools/errors/find.ts";
import { errorsPage, misplaced, withoutRemedy } from "../../tools/errors/page.ts";
import { remedies } from "../../tools/errors/remedies.ts";

/** Errors whose texts are made elsewhere, where they are listed. */
const passedOn: readonly string[] = [
  "adapters/discord/connect/shards.ts: why",
  "adapters/slack/connect/bolt-log.ts: line(said)",
  "frontdesk.mjs: why",
  'src/app/begin.ts: `APPROVERS: ${saysOf(found)}.`.replace(/\\.\\.$/, ".")',
  "src/app/begin.ts: words",
  "src/app/cli.ts: error instanceof Error ? error.message : String(error)",
  "src/app/commands/check.ts: problem",
  "src/app/commands/checks/approvers.ts: says",
  "src/app/setup/prompts.ts: wrapped(words)",
  "src/app/shut-down.ts: why.message",
];

let messages: Message[];
let unread: Unread[];

beforeAll(() => {
  ({ messages, unread } = messagesIn(sources()));
});

const textsIn = (file: string, text: string) => messagesIn([parse(file, text)]).messages.map((each) => each.text);

describe("docs/errors.md", () => {
  test("is that of the code (npm run errors writes it)", () => {
    expect(readFileSync("docs/errors.md", "utf8")).toBe(errorsPage(messages));
  });

  test("has every error that an operator can meet", () => {
    expect(messages.length).toBeGreaterThan(250);
    expect(new Set(messages.map(({ kind }) => kind))).toEqual(
      new Set(["start", "check", "setting", "said", "asked", "log"]),
    );
    expect([...new Set(unread.map(({ file, code }) => `${file}: ${code}`))].toSorted()).toEqual(passedOn.toSorted());
    expect(misplaced(messages)).toEqual([]);
  });

  test("says of each what to do, and of nothing else", () => {
    expect(withoutRemedy(messages).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
    const texts = new Set(messages.map(({ text }) => text));
    expect(Object.keys(remedies).filter((text) => !texts.has(text))).toEqual([]);
  });

  test("knows every class that ends a process with a sentence", () => {
    expect([...startErrors(sources())]).toEqual(
      expect.arrayContaining([
        "StartError",
        "ConfigError",
        "WrongKey",
        "OlderDesk",
        "LostToken",
        "NobodyApproves",
        "NotLoaded",
      ]),
    );
  });

  test.each([
    ["src/any.ts", 'throw new StartError("It is lost. Find it.");', ["It is lost. Find it."]],
    [
      "src/any.ts",
      "class Lost extends StartError { constructor() { super(`${place} is lost.`); } }",
      ["‹place› is lost."],
    ],
    ["src/any.ts", 'const why = "It is lost."; throw new StartError(why);', ["It is lost."]],
    ["src/any.ts", 'log.warn({ error }, "it is lost");', ["it is lost"]],
    [
      "src/any.ts",
      'parts.log.error({}, isOld ? "an old one is lost" : "a new one is lost");',
      ["an old one is lost", "a new one is lost"],
    ],
    [
      "src/app/commands/checks/any.ts",
      'const a = { title: "PORT", run: () => wrong("is lost. Find it.") };',
      ["is lost. Find it."],
    ],
    ["src/app/settings/any.ts", 'z.string().regex(/x/, "is a word such as x");', ["is a word such as x"]],
    ["src/app/setup/any.ts", 'prompts.warn("It is lost. Find it.");', ["It is lost. Find it."]],
    [
      "src/app/setup/any.ts",
      'const no = { is: "refused", why: isOld ? "Too old." : "Too new." };',
      ["Too old.", "Too new."],
    ],
    ["frontdesk.mjs", "stop(`Nothing is here: ${why}`);", ["Nothing is here: ‹why›"]],
  ])("finds in %s: %s", (file, code, texts) => expect(textsIn(file, code)).toEqual(texts));

  test("finds an error whose text can't be told", () => {
    const found = messagesIn([parse("src/any.ts", "throw new StartError(words);")]);
    expect(found).toEqual({ messages: [], unread: [{ file: "src/any.ts", code: "words" }] });
  });
});
