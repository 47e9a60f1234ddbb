import { describe, expect, test } from "vitest";
import { cardText, drawCard } from "../../adapters/terminal/render.ts";
import { columns, wrap } from "../../adapters/terminal/wrap.ts";
import type { View } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/platform.ts";
import { t } from "../../src/words/words.ts";

function card(view: Partial<View>, world: ShownCard["world"] = "real"): ShownCard {
  const title = t("talk.title", { name: t("open.name"), case: "R-7K2P" });
  const people = { owner: "terminal:you" };
  const shown = { title, body: [], ...view };
  return { caseId: "R-7K2P", version: 3, world, state: "open", audience: "owner", people, view: shown };
}

const says = (text: string) => t("field.trade.name", { name: text });

describe("a card on the screen", () => {
  test("numbers its choices, and lists what is said as words", () => {
    const shown = card({
      body: [says("Company or person?")],
      choices: [
        { key: "company", label: t("open.type.company") },
        { key: "personal", label: t("open.type.personal") },
        { key: "cancel", label: t("talk.choice-cancel") },
        { key: "help", label: t("talk.choice-help") },
      ],
    });
    expect(drawCard(shown, 48).split("\n")).toEqual([
      "",
      "── New Tencent Cloud account · R-7K2P ──────────",
      "Company or person?",
      "",
      "   1  Company",
      "   2  Personal",
      "  Type a number, or one of: cancel, help",
    ]);
  });

  test("a field that can be changed has the number of its choice", () => {
    const shown = card({
      fields: [
        { key: "mail", label: t("open.field.mail"), value: "ana@example.com" },
        { key: "phone", label: t("open.field.phone"), value: "+852 5123 4567" },
      ],
      choices: [
        { key: "go", label: t("open.review.go") },
        { key: "edit:mail", label: t("talk.choice-edit", { field: t("open.field.mail") }) },
        { key: "edit:phone", label: t("talk.choice-edit", { field: t("open.field.phone") }) },
        { key: "cancel", label: t("talk.choice-cancel") },
      ],
    });
    expect(drawCard(shown, 60).split("\n").slice(2)).toEqual([
      "",
      "   2  E-mail         ana@example.com",
      "   3  Mobile number  +852 5123 4567",
      "",
      "   1  Yes, go on",
      "  Type 1, or a line's number to change it, or one of: cancel",
    ]);
  });

  test("practice says so, to people and to scripts", () => {
    expect(drawCard(card({}, "practice"), 60)).toContain("── practice · New Tencent");
    expect(cardText(card({}, "practice"))).toBe("Practice: New Tencent Cloud account · R-7K2P");
  });

  test("what people typed moves no cursor and forges no line", () => {
    const fields = [{ key: "name", label: t("open.field.name"), value: "Ana\u001b[2J\r\n── done ──\u202e" }];
    for (const text of [drawCard(card({ fields }), 80), cardText(card({ fields }))]) {
      expect(text).not.toMatch(/[\u001b\r\u202e]/);
      expect(text.split("\n").filter((line) => line.startsWith("── done"))).toEqual([]);
    }
  });

  test("no line is wider than the window", () => {
    const body = [
      says("A sentence that takes more than one line in a window as narrow as this one is, and then some."),
    ];
    for (const line of drawCard(card({ body }), 40).split("\n")) expect(columns(line)).toBeLessThanOrEqual(40);
  });
});

describe("wrapping", () => {
  test("breaks at blanks, after the indent, and never within a word", () => {
    expect(wrap("one two three", 9)).toEqual(["one two", "three"]);
    expect(wrap("one two", 6, "  ")).toEqual(["  one", "  two"]);
    expect(wrap("an-address-that-is-long@example.com fits", 10)).toEqual([
      "an-address-that-is-long@example.com",
      "fits",
    ]);
    expect(wrap("", 9)).toEqual([""]);
  });

  test.each([
    ["Ana", 3],
    ["陳大文", 6],
    ["한국", 4],
    ["e\u0301", 1],
    ["ﾊﾝ", 2],
    ["！", 2],
  ])("%s takes %i columns", (text, n) => {
    expect(columns(text)).toBe(n);
  });
});
