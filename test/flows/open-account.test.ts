import { describe, expect, test } from "vitest";
import { ana, bo, boss } from "../conversation/talk.ts";
import { begun, creating, opened, password, reviewing, sends, sent, unseen } from "./account-talks.ts";

describe("opening an account", () => {
  test("asks what the 2024 API wants, has one text sent, and opens the account once", () => {
    const t = begun();
    expect(t.card()).toBe(
      [
        "New Tencent Cloud account · R-7K2P · step 1 of 7",
        "This takes about three minutes. Have the phone within reach: Tencent texts a code to it.",
        "Is the account for a person or for a company? Choose one, or just type personal or company.",
        "[Company] [Personal] [Give the customer a link] [Cancel request] [Help]",
      ].join("\n"),
    );
    t.says(ana, "a company");
    expect(t.card()).toContain("step 2 of 7\nWhich e-mail address should the account have?");
    t.says(ana, "Ana@Example.com");
    expect(t.started).toEqual(["lookUpMail"]);
    expect(t.card(), "the look-up holds nobody up").toContain("step 3 of 7\nWhich country");
    t.settles("lookUpMail", unseen);
    t.says(ana, "+852");
    t.says(ana, "(852) 5123-4567");
    expect(t.card()).toBe(
      [
        "New Tencent Cloud account · R-7K2P · step 5 of 7",
        "Please check. Nothing is sent until you press the button.",
        "Account type: Company",
        "E-mail: ana@example.com",
        "Country or region: Hong Kong (+852)",
        "Mobile number: +852 5123 4567",
        "[Text the code to +852 •••• 4567] [Edit Account type] [Edit E-mail] [Edit Country or region] [Edit Mobile number] [Give the customer a link] [Cancel request] [Help]",
      ].join("\n"),
    );
    t.presses(ana, "go");
    expect(t.started, "the password comes before the text, because a code lives minutes").toEqual([]);
    t.fills(ana, { password, again: password });
    expect(t.started).toEqual(["sendCode"]);
    expect(t.card()).toBe(
      [
        "New Tencent Cloud account · R-7K2P · step 7 of 7",
        "At 00:00:00 I asked Tencent to text a 6-digit code to +852 5123 4567. What does it say?",
        "No code yet? You can ask for another at 00:01:05.",
        "[Edit Mobile number] [Send a new code] [Back] [Give the customer a link] [Cancel request] [Help]",
      ].join("\n"),
    );
    t.settles("sendCode", sent);
    t.says(ana, "Your code is 123 456.");
    expect(t.started).toEqual(["createAccount"]);
    t.progresses("createAccount", "sent");
    expect(t.card()).toContain("Opening the account…");
    const { password: passwordRef, code: codeRef, ...rest } = sends(t);
    expect(rest).toEqual({
      profile: "2024",
      type: "company",
      mail: "ana@example.com",
      dial: "852",
      area: "HK",
      national: "51234567",
      name: null,
      industry: null,
      subindustry: null,
    });
    expect([t.vault[passwordRef as string], t.vault[codeRef as string]]).toEqual([password, "123456"]);
    t.settles("createAccount", opened);
    expect(t.case.state).toBe("done");
    expect(t.card()).toBe(
      [
        "New Tencent Cloud account · R-7K2P",
        "The account is open.",
        "Sign in with this e-mail at intl.cloud.tencent.com. At the first sign-in, Tencent asks for some personal information.",
        "UIN: 200000123456",
        "E-mail: a•••@example.com",
        "Sign in at: https://intl.cloud.tencent.com",
        "RequestId: a9e390a7",
        "Opened: 00:03:00",
        "[Text for the customer] [Open another like this]",
      ].join("\n"),
    );
    expect(t.vault).toEqual({});
    expect(t.effects.map(({ name }) => name)).toEqual(["lookUpMail", "sendCode", "createAccount"]);
  });

  test("asks for name and industry where the newer API wants them", () => {
    const t = reviewing({ facts: { profile: "current" } });
    expect(t.card()).toContain("step 8 of 10");
    expect(t.card()).toContain("Customer name: Example Limited\nIndustry: Games\nLine of business: Mobile games");
    t.presses(ana, "go");
    t.presses(ana, "make");
    t.settles("sendCode", sent);
    t.says(ana, "123456");
    expect(sends(t)).toMatchObject({ profile: "current", name: "Example Limited", industry: "1", subindustry: "11" });
    t.settles("createAccount", opened);
    expect(t.case.state).toBe("done");
  });

  test("with a customer and an approver: each has their part, and the agent never sees a secret", () => {
    const t = reviewing({ customer: bo, facts: { approval: true } });
    t.presses(ana, "go");
    expect(t.card("customer")).toContain("Waiting for an approver: Approval.");
    t.presses(boss, "go");
    expect(t.card("owner")).toContain("Waiting for chat:bo: Password.");
    t.fills(ana, { password, again: password });
    expect(t.vault).toEqual({});
    t.fills(bo, { password, again: password });
    t.settles("sendCode", sent);
    expect(t.card("owner")).toContain("Waiting for chat:bo: Code from the text.");
    t.says(bo, "123456");
    t.settles("createAccount", opened);
    expect(t.card("owner")).toBe(`${t.card("customer")}[Text for the customer] [Open another like this]`);
  });

  test("says that the account may not be linked when Tencent adds a reason", () => {
    const t = creating();
    t.settles("createAccount", { ok: true, value: { ...(opened as { value: object }).value, reason: "Not bound." } });
    expect(t.card()).toContain("Tencent adds: Not bound. The account exists");
  });
});
