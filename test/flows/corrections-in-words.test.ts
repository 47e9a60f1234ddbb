import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ana, bo, boss, talk } from "../conversation/talk.ts";
import { begun, coding, reviewing, unseen } from "./account-talks.ts";
import { runs } from "./fields/told.ts";
import { classroom, official, verify } from "./other-talks.ts";

describe("corrections in words", () => {
  const current = { facts: { profile: "current" } };

  test.each([
    ["change mail to bo@example.com", "mail", "bo@example.com"],
    ["the mail should be bo@example.com, not ana@example.com", "mail", "bo@example.com"],
    ["邮箱改成bo@example.com", "mail", "bo@example.com"],
    ["mail: bo@example.com", "mail", "bo@example.com"],
    ["the phone is 5123 4568", "phone", expect.objectContaining({ national: "51234568" })],
    ["edit name Example Holdings Ltd", "name", "Example Holdings Ltd"],
    ["客户名称：示例公司", "name", "示例公司"],
    ["industry: retail", "industry", expect.objectContaining({ id: "2" })],
    ["type should be personal", "type", "personal"],
  ])("%s, said at the review, changes that answer and shows them all again", (text, key, value) => {
    const t = reviewing(current);
    t.says(ana, text);
    if (t.asked === "subindustry") t.presses(ana, "21");
    expect(t.answer(key)).toEqual(value);
    expect(t.asked).toBe("review");
    expect(t.promised("sendCode")).toEqual([]);
  });

  test("several at once are changed at once", () => {
    const t = reviewing(current);
    t.says(ana, "mail: bo@example.com, phone: +852 6123 4567");
    expect(t.answer("mail")).toBe("bo@example.com");
    expect(t.answer("phone")).toMatchObject({ national: "61234567" });
  });

  test.each([
    ["country", "change country to Singapore", expect.objectContaining({ area: "SG" })],
    ["country", "国家改成新加坡", expect.objectContaining({ area: "SG" })],
    ["type", "change type to personal", "personal"],
    ["name", "set name to Example Holdings Ltd", "Example Holdings Ltd"],
    ["phone", "change country to Singapore", expect.objectContaining({ area: "SG" })],
  ])("while the %s is edited, %s is taken", (field, text, value) => {
    const t = reviewing(current);
    t.presses(ana, `edit:${field}`);
    t.says(ana, text);
    expect(t.answer(field === "phone" ? "country" : field)).toEqual(value);
  });

  test("one that is wrong is asked for beside one that is given", () => {
    const t = reviewing(current);
    t.says(ana, "the phone should be 6123 4567, the mail is wrong");
    expect(t.answer("phone")).toMatchObject({ national: "61234567" });
    expect(t.asked).toBe("mail");
  });

  test("a value that can't be read is asked for with the reason, and the old answer stays until then", () => {
    const t = reviewing(current);
    t.says(ana, "change mail to bo@example");
    expect(t.asked).toBe("mail");
    expect(t.card()).toContain("Something is missing after the @");
    expect(t.answer("mail")).toBe("ana@example.com");
    t.says(ana, "bo@example.com");
    expect(t.answer("mail")).toBe("bo@example.com");
  });

  test.each(["the mail is wrong", "邮箱错了", "wrong e-mail"])("%s asks for that field", (text) => {
    const t = reviewing(current);
    t.says(ana, text);
    expect(t.card()).toContain("Which e-mail address");
  });

  test("at a later question they go beside it; what answers it is an answer", () => {
    const t = begun(current);
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.says(ana, "change mail to bo@example.com");
    expect(t.answer("mail")).toBe("bo@example.com");
    expect(t.asked).toBe("country");
    t.says(ana, "Hong Kong");
    t.says(ana, "5123 4567");
    t.says(ana, "Mail Is Us Ltd");
    expect(t.answer("name")).toBe("Mail Is Us Ltd");
    expect(t.answer("mail")).toBe("bo@example.com");
  });

  test("while an approver is asked they take the request back to the review, and nobody's approval counts", () => {
    const t = reviewing({ facts: { approval: true, profile: "current" } });
    t.presses(ana, "go");
    expect(t.asked).toBe("approved");
    const before = t.question;
    t.says(ana, "change mail to bo@example.com");
    t.settles("lookUpMail", unseen);
    expect(t.answer("mail")).toBe("bo@example.com");
    expect(t.asked).toBe("review");
    t.presses(boss, "go", before);
    expect(t.promised("sendCode")).toEqual([]);
  });

  test("an open question whether to cancel ends with them", () => {
    const t = reviewing(current);
    t.says(ana, "cancel");
    t.says(ana, "change mail to bo@example.com");
    expect(t.answer("mail")).toBe("bo@example.com");
    expect(t.case.aside).toBeUndefined();
  });

  test("nobody corrects what isn't theirs to answer", () => {
    const t = reviewing({ ...current, customer: bo });
    t.says(bo, "change mail to bo@example.com");
    expect(t.answer("mail")).toBe("ana@example.com");
  });

  test("where a code is asked, another number voids it, and the same one changes nothing", () => {
    const t = coding();
    t.says(ana, "the phone is +852 5123 4567");
    expect(t.asked).toBe("code");
    t.says(ana, "change the phone to 6123 4567");
    expect(t.asked).toBe("review");
    expect(t.answer("phone")).toMatchObject({ national: "61234567" });
  });

  test.each(["the phone is off", "name is fine"])("%s corrects nothing", (text) => {
    const t = reviewing(current);
    const before = t.case.answers;
    t.says(ana, text);
    expect(t.asked).toBe("review");
    expect(t.case.answers).toEqual(before);
    expect(t.case.aside).toBeUndefined();
  });
});

describe("whatever is said, at whatever question", () => {
  const words = (list: string) => fc.constantFrom(...list.split("|"));
  const clause = fc
    .tuple(
      words("|change |set |please edit the |the |wrong |把"),
      words(
        "mail|phone|name|country|type|industry|line of business|邮箱|手机|国家|number|id|owner|introduction|avatar|subscribers|custom|nick|task",
      ),
      words(" to | should be | is |: | | is wrong|改成|错了|"),
      words("|bo@example.com|+65 8123 4567|6123 4567|Singapore|personal|Example Ltd|retail|公司|not that"),
    )
    .map((parts) => parts.join(""));
  const saying = fc.array(clause, { minLength: 1, maxLength: 3 }).map((clauses) => clauses.join(" and "));
  const moves = fc.array(
    fc.oneof(saying, fc.constantFrom("company", "ana@example.com", "+852 5123 4567", "retail", "new", "skip")),
    {
      minLength: 1,
      maxLength: 12,
    },
  );

  const talks = {
    open: () => begun({ facts: { profile: "current" } }),
    verify: () => talk(verify),
    official: () => talk(official),
    classroom: () => talk(classroom),
  };

  test.each(Object.entries(talks))("%s goes on, and nothing is sent", (_, begin) => {
    fc.assert(
      fc.property(moves, (texts) => {
        const t = begin();
        for (const text of texts) t.says(ana, text);
        expect(t.case.state).toBe("open");
        expect(t.effects.filter(({ repeat }) => repeat === "once")).toEqual([]);
        expect(t.card()).not.toBe("");
      }),
      { numRuns: Math.ceil(runs / 10) },
    );
  });
});
