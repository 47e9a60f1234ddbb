import { describe, expect, test } from "vitest";
import { checkForm } from "../../src/conversation/shown/form.ts";
import { no } from "../conversation/errands.ts";
import { ana } from "../conversation/talk.ts";
import { account, begun, opened, reviewing, sent } from "./account-talks.ts";

const unmasked = { facts: { masks: false } };

describe("where a password can't be masked", () => {
  test("the bot makes it without asking, and it is no step to anybody", () => {
    const t = reviewing(unmasked);
    expect(t.card()).toContain("step 5 of 6");
    t.presses(ana, "go");
    expect(t.started).toEqual(["sendCode"]);
    t.settles("sendCode", sent);
    expect(t.card()).toContain("6-digit code");
    t.says(ana, "246810");
    t.settles("createAccount", opened);
    expect(t.card()).toContain("[Show the password once]");
  });

  test("one that Tencent refuses is asked about, never made and sent again by itself", () => {
    const t = reviewing(unmasked);
    t.presses(ana, "go");
    t.settles("sendCode", sent);
    t.says(ana, "246810");
    t.settles("createAccount", no("create.secret-gone", { redo: "password" }));
    expect(t.promised("createAccount")).toHaveLength(1);
    expect(t.card()).toContain("[Make one for me]");
    t.says(ana, "Blue#Kite42");
    expect(t.card()).toContain("Please never type a password here");
    expect(t.promised("createAccount")).toHaveLength(1);
    t.presses(ana, "make");
    expect(t.promised("createAccount")).toHaveLength(2);
  });

  test("there is nothing to edit about it", () => {
    const t = reviewing(unmasked);
    t.presses(ana, "go");
    t.settles("sendCode", sent);
    t.says(ana, "edit password");
    expect(t.card()).toContain("6-digit code");
  });
});

describe("a form before it is kept", () => {
  test("a slip with an offer is left to the conversation, which can make it", () => {
    const t = begun();
    expect(checkForm(account, t.case, { mail: "ana@gmial.com" })).toEqual({});
    expect(checkForm(account, t.case, { mail: "ana" })).toMatchObject({ mail: expect.anything() });
  });

  test("a code that cannot be one is told at once, and counts as no try", () => {
    const t = reviewing(unmasked);
    t.presses(ana, "go");
    t.settles("sendCode", sent);
    expect(checkForm(account, t.case, { code: "12345" })).toMatchObject({ code: expect.anything() });
    expect(checkForm(account, t.case, { code: "246810" })).toEqual({});
    expect(checkForm(account, begun().case, { code: "12345" })).toEqual({});
  });
});
