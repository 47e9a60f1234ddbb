import { describe, expect, test } from "vitest";
import { no } from "../conversation/errands.ts";
import { ana, second } from "../conversation/talk.ts";
import { coding, creating, opened, sends, sent, unseen } from "./account-talks.ts";

test.each([
  "call me at 12:30, flat 123456?",
  "my order number is 123456",
  "the code 123456 doesn't work",
  "验证码123456不对",
])("digits that are no code cost no try: %s", (said) => {
  const t = coding();
  t.says(ana, said);
  expect(t.asked).toBe("code");
  expect(t.promised("createAccount")).toEqual([]);
  t.says(ana, "【腾讯云】验证码：123456，5分钟内有效");
  expect(t.promised("createAccount")).toHaveLength(1);
});

describe("what Tencent refuses", () => {
  test("a registered mail asks the mail only, then the review, and the create runs with the same code", () => {
    const t = creating();
    const first = sends(t);
    t.settles("createAccount", no("error.mail-taken", { redo: "mail" }));
    expect(t.asked).toBe("mail");
    t.says(ana, "bo@example.com");
    t.settles("lookUpMail", unseen);
    expect(t.asked).toBe("review");
    t.presses(ana, "go");
    expect(t.started).toEqual(["createAccount"]);
    expect(sends(t)).toEqual({ ...first, mail: "bo@example.com" });
  });

  test("an industry that a 2024 profile did not ask for brings its questions, and keeps code and password", () => {
    const t = creating({ facts: { profile: "2024" } });
    const { code, password: kept } = sends(t);
    t.settles("createAccount", no("error.industry-missing", { redo: "industry", facts: { profile: "current" } }));
    expect(t.asked).toBe("name");
    expect(t.card()).toContain("Tencent wants to know the industry");
    t.says(ana, "Example Limited");
    t.says(ana, "Games");
    t.says(ana, "Mobile games");
    expect(t.asked).toBe("review");
    t.presses(ana, "go");
    expect(t.started).toEqual(["createAccount"]);
    expect(sends(t)).toMatchObject({ profile: "current", industry: "1", subindustry: "11", code, password: kept });
    expect(t.promised("sendCode")).toHaveLength(1);
  });

  test("a field that an older API does not know leads back to the review without it", () => {
    const t = creating({ facts: { profile: "current" } });
    t.settles("createAccount", no("create.older-profile", { redo: "review", facts: { profile: "2024" } }));
    expect(t.asked).toBe("review");
    expect(t.card()).not.toContain("Industry");
    t.presses(ana, "go");
    expect(sends(t)).toMatchObject({ profile: "2024", industry: null });
  });

  test("a full phone asks for another number, which gets its own text", () => {
    const t = creating();
    t.settles("createAccount", no("error.phone-full", { redo: "phone" }));
    expect(t.asked).toBe("phone");
    t.says(ana, "61234567");
    t.presses(ana, "go");
    expect(t.started).toEqual(["sendCode"]);
  });

  test("an account that was certainly not made after all needs a new text, and its mail stays", () => {
    const t = creating();
    t.progresses("createAccount", "unknown");
    expect(t.card()).toContain("Please don't start again");
    t.settles("createAccount", no("create.absent", { redo: "text", facts: { frozen: ["mail"] } }));
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("The account wasn't created");
    t.says(ana, "edit mail");
    expect(t.heard).toContain("can't be changed any more");
    t.presses(ana, "go");
    t.settles("sendCode", sent);
    t.says(ana, "654321");
    t.progresses("createAccount", "sent");
    t.settles("createAccount", no("error.mail-taken", { redo: "mail" }));
    expect(t.asked, "a frozen mail is not asked anew").toBe("account");
    expect(t.answer("mail")).toBe("ana@example.com");
  });

  test("an operator's trouble keeps every answer and waits for a button", () => {
    const t = creating();
    const values = { requestId: "a9e390a7" };
    t.settles("createAccount", {
      ok: false,
      why: { key: "error.permission", values },
      remedy: { key: "remedy.permission", values },
    });
    expect(t.card()).toBe(
      [
        "New Tencent Cloud account · R-7K2P · step 7 of 7",
        "My key doesn't have the right to do that. Nothing was done, and your answers are fine (request a9e390a7). I've told the team that runs this bot.",
        "[Open the account] [Edit an answer] [Back] [Give the customer a link] [Cancel request] [Help]",
      ].join("\n"),
    );
    expect(t.card("operators")).toContain("Grant it in access management, with request a9e390a7.");
    t.later(30 * second);
    t.presses(ana, "go");
    expect(t.started).toEqual(["createAccount"]);
    t.settles("createAccount", opened);
    expect(t.card("operators")).not.toContain("Grant it");
  });
});
