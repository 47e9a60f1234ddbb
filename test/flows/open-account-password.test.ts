import { describe, expect, test } from "vitest";
import { no } from "../conversation/errands.ts";
import { ana, bo, eve } from "../conversation/talk.ts";
import { creating, opened, password, reviewing, sends, sent } from "./account-talks.ts";

describe("the password", () => {
  test("typed twice must match, and each missing part is named without repeating it", () => {
    const t = reviewing();
    t.presses(ana, "go");
    t.fills(ana, { password, again: "Blue#Kite43" });
    expect(t.card()).toContain("The two don't match: at least one character is another.");
    t.fills(ana, { password: "short", again: "short" });
    expect(t.card()).toContain("A password needs 8 to 20 characters (this one has 5), a digit and one of !@#$%^&*().");
    expect(t.card()).not.toContain("short");
    t.fills(ana, { password, again: password });
    expect(t.asked).toBe("code");
  });

  test.each([
    ["Blue#Kite4", "one is longer than the other"],
    ["blue#kite42", "they differ only in capital and small letters"],
    ["Blue#Kite42 ", "one has a space at its beginning or end"],
    ["Ｂlue#Kite42", "one has full-width characters"],
    ["", "The second one was empty."],
  ])("typed otherwise the second time, as %j, is told how the two differ, and neither is shown", (again, how) => {
    const t = reviewing();
    t.presses(ana, "go");
    t.fills(ana, { password, again });
    expect(t.card()).toContain(how);
    expect(t.card()).not.toContain("Kite");
  });

  test("that would not do is told so together with how the two differ", () => {
    const t = reviewing();
    t.presses(ana, "go");
    t.fills(ana, { password: "Blue-Kite", again: "Blue-Kite42" });
    expect(t.card()).toContain("one is longer than the other");
    expect(t.card()).toContain(
      "A password needs a digit, one of !@#$%^&*() and nothing but letters, digits and !@#$%^&*() (this one has another symbol).",
    );
  });

  test("that the bot makes is shown once, to the customer and to nobody else", () => {
    const t = reviewing({ customer: bo });
    t.presses(ana, "go");
    t.presses(bo, "make");
    t.settles("sendCode", sent);
    t.says(bo, "123456");
    t.settles("createAccount", opened);
    const { password: ref } = sends(t);
    expect(Object.keys(t.vault)).toEqual([ref]);
    expect(t.choices("owner")).toEqual(["handout", "again"]);
    expect(t.choices("customer")).toEqual(["reveal"]);
    expect(t.card("customer")).toContain("I've made the password. Press the button to see it; that works once");
    t.presses(ana, "reveal");
    expect(t.heard).toBe("chat:ana: Only chat:bo can see the password.");
    t.presses(eve, "reveal");
    expect(t.posts.some((post) => "reveal" in post)).toBe(false);
    t.presses(bo, "reveal");
    expect(t.posts).toContainEqual({ reveal: ref, to: bo.id });
    expect(t.choices("customer")).toEqual([]);
    t.presses(bo, "reveal");
    expect(t.posts.some((post) => "reveal" in post)).toBe(false);
    expect(t.heard).toContain("It was shown once already");
  });

  test("is the owner's to see when no customer is named", () => {
    const t = reviewing();
    t.presses(ana, "go");
    t.presses(ana, "make");
    t.settles("sendCode", sent);
    t.presses(ana, "reveal");
    expect(t.heard, "not before the account is there").toContain("nothing here to show");
    t.says(ana, "123456");
    t.settles("createAccount", opened);
    t.presses(ana, "reveal");
    expect(t.posts).toContainEqual({ reveal: sends(t).password, to: ana.id });
  });

  test("is made without asking where nothing typed can be hidden, and nothing typed is ever taken there", () => {
    const t = reviewing({ facts: { masks: false } });
    t.presses(ana, "go");
    expect(t.started).toEqual(["sendCode"]);
    expect(t.asked).toBe("code");
    expect(Object.values(t.vault)).toEqual(["made-by-the-desk"]);
    expect(t.card()).toContain("step 6 of 6");
    t.says(ana, "edit password");
    expect(t.heard).toContain("no such answer");
  });

  test("made without asking and refused is a question, and another one made unasked lets no create run", () => {
    const t = creating({ facts: { masks: false } });
    t.settles("createAccount", no("error.password-rule", { redo: "password" }));
    expect(t.asked).toBe("password");
    t.fills(ana, { password, again: password });
    expect(Object.values(t.vault)).toEqual(["123456"]);
    t.says(ana, "edit mail");
    t.says(ana, "ana@example.com");
    expect(t.started).toEqual([]);
    expect(t.asked).toBe("account");
    t.presses(ana, "go");
    expect(t.started).toEqual(["createAccount"]);
  });

  test("that Tencent refuses is asked again; the code is kept and tried with the new one", () => {
    const t = creating();
    t.settles("createAccount", no("error.password-rule", { redo: "password" }));
    expect(t.asked).toBe("password");
    const { code } = sends(t);
    t.fills(ana, { password: "Green#Kite42", again: "Green#Kite42" });
    expect(t.started).toEqual(["createAccount"]);
    expect(sends(t).code).toBe(code);
    expect(Object.values(t.vault).sort()).toEqual(["123456", "Green#Kite42"]);
  });

  test("made by the bot is not said to be that of an account which an operator found", () => {
    const kim = { id: "chat:T1:kim", roles: ["operators"] };
    const t = creating({ facts: { masks: false } });
    t.progresses("createAccount", "unknown");
    t.progresses("createAccount", "manual");
    t.says(kim, "found 200000123456");
    t.settles("createAccount", opened);
    expect(t.card()).toContain("found this account, so I can't tell who made it");
    expect(t.card()).not.toContain("I've made the password.");
    expect(t.choices()).toContain("reveal");

    const held = creating({ facts: { masks: false } });
    held.settles("createAccount", no("create.enough", { hold: true }));
    held.says(kim, "found 200000123456");
    held.settles("createAccount", opened);
    expect(held.case.state).toBe("done");
    expect(held.card()).toContain("found this account, so I can't tell who made it");

    const ours = creating({ facts: { masks: false } });
    ours.progresses("createAccount", "unknown");
    ours.settles("createAccount", opened);
    expect(ours.card()).toContain("I've made the password.");
  });
});
