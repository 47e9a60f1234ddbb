import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withSettings } from "../../../src/app/setup/env-lines.ts";

const changed = (text: string, changes: Record<string, string>) => withSettings(text, new Map(Object.entries(changes)));

describe("a .env that is changed", () => {
  test("keeps comments, order, unknown lines and all other lines as they are", () => {
    const before =
      "# ours\nFOO = bar # mine\n\nexport PORT=1\n# SLACK_BOT_TOKEN=old\nSLACK_BOT_TOKEN=a # why\nLAST='x y'\n";
    expect(changed(before, { SLACK_BOT_TOKEN: "b", PORT: "2", DESK_NAME: "Acme Cloud" })).toBe(
      "# ours\nFOO = bar # mine\n\nexport PORT=2\n# SLACK_BOT_TOKEN=old\nSLACK_BOT_TOKEN=b # why\nLAST='x y'\nDESK_NAME=Acme Cloud\n",
    );
  });

  test("changes the last of several lines with one name, which is the one that counts", () => {
    expect(changed("PORT=1\nPORT=2\n", { PORT: "3" })).toBe("PORT=1\nPORT=3\n");
  });

  test("replaces a value of several lines as a whole", () => {
    expect(changed('A=1\nB="one\ntwo" # x\nC=3\n', { B: "three" })).toBe("A=1\nB=three # x\nC=3\n");
  });

  test("keeps the line ends of Windows, and ends a last line that had no end", () => {
    expect(changed("A=1\r\nB=2", { C: "3" })).toBe("A=1\r\nB=2\r\nC=3\r\n");
  });

  test("takes a value out by leaving its line empty", () => {
    expect(changed("A=1\nB=2\n", { A: "" })).toBe("A=\nB=2\n");
  });

  test.each(["a#b", 'say "x"', "it's", "two  blanks", " blank before", "#", "a=b", "x\\n"])(
    "reads back %j",
    (value) => {
      expect(parseEnv(changed("A=1\n", { NAME: value })).NAME).toBe(value);
    },
  );

  test("fills in a copy of .env.example with nothing but the values changed", () => {
    const example = readFileSync(".env.example", "utf8");
    const after = changed(example, { SLACK_BOT_TOKEN: "xoxb-1", SMS_COUNTRIES: "HK,SG" });
    const differs = after.split("\n").filter((line, n) => line !== example.split("\n")[n]);
    expect(differs).toEqual(["SLACK_BOT_TOKEN=xoxb-1", "SMS_COUNTRIES=HK,SG"]);
  });

  test("reads back whatever was given, and what nobody changed", () => {
    const value = fc
      .stringMatching(/^[ -~]{1,20}$/)
      .filter((text) => !/'.*`.*"|'.*".*`|`.*'.*"|`.*".*'|".*'.*`|".*`.*'|\\/.test(text));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("A", "B", "C", "D"), value), value, (before, next) => {
        const text = withSettings("# top\n", new Map(Object.entries(before)));
        const after = withSettings(text, new Map([["B", next]]));
        expect(parseEnv(after)).toEqual({ ...before, B: next });
        expect(after.startsWith("# top\n")).toBe(true);
      }),
    );
  });
});
