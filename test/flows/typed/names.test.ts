import { describe, expect, test } from "vitest";
import { readName } from "../../../src/flows/fields/name.ts";
import { wordOf } from "./told.ts";

const name = (text: string) => wordOf(readName(text), (read) => read);

describe("a name", () => {
  test.each([
    ["\u3164\u3164\u3164", "length"],
    ["\u115f\u1160\uffa0", "length"],
    ["Ana\u3164Example", "AnaExample"],
    ["A\u3164", "length"],
    ["Ana\u00ad Example", "Ana Example"],
    ["Ana\u{e0041}\u{e007f} Example", "Ana Example"],
    ["\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}\u{1f3f4}", "letters"],
    ["A\u200bna \u2062Example", "Ana Example"],
    ["Ana\ufe0f Example\u{e0100}", "Ana Example"],
    ["\u202eAna\u202c \u2066Example\u2069\u061c", "Ana Example"],
    ["\u0301\u0301\u0301", "letters"],
    ["\u180b\u180e\u034f\u17b4", "length"],
    ["\u2800\u2800\u2800", "length"],
    ["\u200d\u200c\u200d", "length"],
    ["Ana\u200d Example\u200c", "Ana Example"],
    ["می‌خواهم", "می‌خواهم"],
    ["क्‍ष", "क्‍ष"],
    ["\ufffc\ufff9Ana\ufffb", "Ana"],
    ["李\u3164明", "李明"],
    ["홍길동", "홍길동"],
  ])("%j is %s", (text, read) => expect(name(text)).toBe(read));
});
