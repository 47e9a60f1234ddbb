import { describe, expect, test } from "vitest";
import { cardText, drawCard } from "../../adapters/terminal/render.ts";
import { columns, wrap } from "../../adapters/terminal/wrap.ts";
import type { View } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";

function card(view: Partial<View>, world: ShownCard["world"] = "real"): ShownCard {
  const title = t("talk.title", { name: t("open.name"), case: "R-7K2P" });
  const people = { owner: "terminal:you" };
  const shown = { title, body: [], ...view };
  return { caseId: "R-7K2P", version: 3, world, state: "open", audience: "owner", people, view: shown };
}

const noon = { now: Date.UTC(2026, 9, 4, 12), zone: "Asia/Hong_Kong" };
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
    expect(drawCard(shown, 48, noon).split("\n")).toEqual([
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
    expect(drawCard(shown, 60, noon).split("\n").slice(2)).toEqual([
      "",
      "   2  E-mail         ana@example.com",
      "   3  Mobile number  +852 5123 4567",
      "",
      "   1  Yes, go on",
      "  Type 1, or a line's number to change it, or one of: cancel",
    ]);
  });

  test("practice says so, to people and to scripts", () => {
    expect(drawCard(card({}, "practice"), 60, noon)).toContain("── practice · New Tencent");
    expect(cardText(card({}, "practice"), noon)).toBe("Practice: New Tencent Cloud account · R-7K2P");
  });

  test("what people typed moves no cursor and forges no line", () => {
    const fields = [{ key: "name", label: t("open.field.name"), value: "Ana\u001b[2J\r\n── done ──\u202e" }];
    for (const text of [drawCard(card({ fields }), 80, noon), cardText(card({ fields }), noon)]) {
      expect(text).not.toMatch(/[\u001b\r\u202e]/);
      expect(text.split("\n").filter((line) => line.startsWith("── done"))).toEqual([]);
    }
  });

  test("no line is wider than the window", () => {
    const body = [
      says("A sentence that takes more than one line in a window as narrow as this one is, and then some."),
    ];
    for (const line of drawCard(card({ body }), 40, noon).split("\n")) expect(columns(line)).toBeLessThanOrEqual(40);
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

describe("an instant on the screen", () => {
  const cardWith = (at: number) => card({ body: [t("talk.instant", { at: { at } })] });
  const shown = (at: number, now: number, zone: string) => drawCard(cardWith(at), 80, { now, zone }).split("\n").at(2);

  test("is the hour by the reader's clock, with the date when that is another day there", () => {
    const late = Date.UTC(2026, 11, 31, 23, 30);
    expect(shown(late, late, "UTC")).toBe("23:30:00");
    expect(shown(late, late + 3_600_000, "UTC")).toBe("23:30:00 on Thu, 31 Dec 2026");
    expect(shown(late, late + 3_600_000, "Asia/Hong_Kong")).toBe("07:30:00");
  });

  test("knows both changes of summer time", () => {
    const [spring, autumn] = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
    expect(shown(spring - 1_000, spring, "Europe/Berlin")).toBe("01:59:59");
    expect(shown(spring, spring, "Europe/Berlin")).toBe("03:00:00");
    expect(shown(autumn - 1_000, autumn, "Europe/Berlin")).toBe("02:59:59");
    expect(shown(autumn, autumn, "Europe/Berlin")).toBe("02:00:00");
  });
});
