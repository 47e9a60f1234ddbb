import { describe, expect, test } from "vitest";
import { no } from "../conversation/errands.ts";
import { ana, bo, boss, eve, minute, second } from "../conversation/talk.ts";
import { begun, coding, creating, opened, password, reviewing, sends, sent, unseen } from "./account-talks.ts";

describe("opening an account", () => {
  test("asks what the 2024 API wants, has one text sent, and opens the account once", () => {
    const t = begun();
    expect(t.card()).toBe(
      [
        "New Tencent Cloud account · R-7K2P · step 1 of 7",
        "This takes about three minutes. Have the phone within reach: Tencent texts a code to it.",
        "Is the account for a person or for a company? Choose one, or type personal or company.",
        "[Company] [Personal] [Cancel request] [Help]",
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
        "Please check. Nothing happens until you press the button. Then come a password and the 6-digit code from a text to that number, unless I have them already.",
        "Account type: Company",
        "E-mail: ana@example.com",
        "Country or region: Hong Kong (+852)",
        "Mobile number: +852 5123 4567",
        "[Yes, go on] [Edit Account type] [Edit E-mail] [Edit Country or region] [Edit Mobile number] [Cancel request] [Help]",
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
        "No text yet? You can ask for another at 00:01:05.",
        "[Edit Mobile number] [Text a new code] [Back] [Cancel request] [Help]",
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
        "RequestId: a9e390a7",
        "Opened: 00:03:00",
        "",
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
    expect(t.card("owner")).toBe(t.card("customer"));
  });

  test("says that the account may not be linked when Tencent adds a reason", () => {
    const t = creating();
    t.settles("createAccount", { ok: true, value: { ...(opened as { value: object }).value, reason: "Not bound." } });
    expect(t.card()).toContain("Tencent adds: Not bound. The account exists");
  });
});

describe("the fields", () => {
  test("a pasted sentence fills several, and the card says what was taken", () => {
    const t = begun();
    t.says(ana, "Company account for ana@example.com please, her phone is +852 5123 4567");
    expect(t.asked).toBe("review");
    const u = begun({ text: "ana@example.com, +852 5123 4567" });
    expect(u.card()).toContain(
      "E-mail: ana@example.com\nCountry or region: Hong Kong (+852)\nMobile number: +852 5123 4567",
    );
    expect(u.asked).toBe("type");
    u.presses(ana, "personal");
    expect(u.asked).toBe("review");
  });

  test("a password in that sentence is not taken", () => {
    const t = begun({ text: `ana@example.com, password ${password}, code 123456` });
    expect(JSON.stringify(t.case)).not.toContain(password);
    expect(JSON.stringify(t.case)).not.toContain("123456");
    expect(t.vault).toEqual({});
  });

  test("a sentence that corrects one field takes no other country with it", () => {
    const t = reviewing();
    t.says(ana, "edit mail");
    t.says(ana, "bo@example.com, and the phone is +65 8123 4567");
    expect(t.answer("mail")).toBe("bo@example.com");
    expect(t.answer("phone")).toMatchObject({ dial: "852", national: "51234567" });
    expect(t.asked).toBe("review");
  });

  test("an address that looks misspelt offers both spellings", () => {
    for (const [choice, mail] of [
      ["use", "ana@gmail.com"],
      ["keep-typed", "ana@gmial.com"],
    ] as const) {
      const t = begun();
      t.presses(ana, "personal");
      t.says(ana, "ana@gmial.com");
      expect(t.card()).toContain("Did you mean ana@gmail.com?");
      expect(t.card()).toContain("[Use ana@gmail.com] [Keep ana@gmial.com]");
      t.presses(ana, choice);
      expect(t.answer("mail")).toBe(mail);
      expect(t.card(), "and it is read back").toContain(`E-mail: ${mail}`);
    }
  });

  test("the same offers come with a form, and with a sentence that tells more", () => {
    const t = begun();
    t.fills(ana, { type: "company", mail: "ana@gmial.com", country: "HK", phone: "51234567" });
    expect(t.choices()).toContain("use");
    t.presses(ana, "use");
    expect(t.asked).toBe("review");
    const u = begun();
    u.presses(ana, "company");
    u.says(ana, "it is ana@gmial.com and the phone is +852 5123 4567");
    expect(u.choices()).toContain("use");
    expect(u.answer("phone")).toMatchObject({ national: "51234567" });
  });

  test("a form with a bad field keeps the good ones", () => {
    const t = begun({ facts: { profile: "current" } });
    t.fills(ana, { type: "company", mail: "ana@example.com", country: "HK", phone: "12", name: "Example Limited" });
    expect(t.asked).toBe("phone");
    expect(t.card()).toContain("A mobile number in Hong Kong has 8 digits after +852, and this one has 2.");
    t.says(ana, "51234567");
    expect(t.asked).toBe("industry");
  });

  test("a form from the review may change country and phone together", () => {
    const t = reviewing();
    t.presses(ana, "edit:country");
    t.fills(ana, { country: "SG", phone: "8123 4567" });
    expect(t.asked).toBe("review");
    expect(t.card()).toContain("Mobile number: +65 8123 4567");
  });

  test("a form whose country is bad does not guess at its phone", () => {
    const t = begun();
    t.fills(ana, { type: "company", mail: "ana@example.com", country: "Nowhere", phone: "51234567" });
    expect(t.asked).toBe("country");
    t.says(ana, "HK");
    expect(t.asked).toBe("phone");
  });

  test("a country Tencent refuses is refused at once, and nothing was sent", () => {
    const t = begun();
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.says(ana, "Russia");
    expect(t.asked).toBe("country");
    expect(t.card()).toContain("Tencent Cloud opens no account with numbers that begin with +7");
    expect(t.promised("sendCode")).toEqual([]);
  });

  test("somebody who answers the first question with a person is understood", () => {
    const t = begun();
    t.says(ana, "person");
    expect(t.answer("type")).toBe("personal");
  });

  test("another line of business is asked when the industry changes", () => {
    const t = reviewing({ facts: { profile: "current" } });
    t.presses(ana, "edit:industry");
    t.says(ana, "retail");
    expect(t.asked).toBe("subindustry");
    expect(t.card()).toContain("[Online shops]");
  });

  test("going back walks through the questions, also over one that a form filled", () => {
    const t = reviewing();
    const asked = [1, 2, 3].map(() => {
      t.says(ana, "back");
      return t.asked;
    });
    expect(asked).toEqual(["phone", "country", "mail"]);
    t.presses(ana, "keep");
    expect(t.asked).toBe("review");
  });

  test("a mail that is ours already is asked anew while the talk goes on", () => {
    const t = begun();
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.says(ana, "HK");
    t.settles("lookUpMail", {
      ok: false,
      why: { key: "create.already-ours", values: { mail: "ana@example.com" } },
      redo: "mail",
    });
    expect(t.asked).toBe("mail");
    expect(t.card()).toContain("ana@example.com already has an account with us");
    t.says(ana, "bo@example.com");
    expect(t.asked, "the country is kept").toBe("phone");
  });
});

describe("the password", () => {
  test("typed twice must match, and each missing part is named without repeating it", () => {
    const t = reviewing();
    t.presses(ana, "go");
    t.fills(ana, { password, again: "Blue#Kite43" });
    expect(t.card()).toContain("The two don't match.");
    t.fills(ana, { password: "short", again: "short" });
    expect(t.card()).toContain("A password needs 8 to 20 characters (this one has 5), a digit and one of !@#$%^&*().");
    expect(t.card()).not.toContain("short");
    t.fills(ana, { password, again: password });
    expect(t.asked).toBe("code");
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
    expect(t.choices("owner")).toEqual([]);
    expect(t.choices("customer")).toEqual(["reveal"]);
    expect(t.card("customer")).toContain("I made the password. Press the button to see it; that works once");
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
});

describe("corrections after the text", () => {
  test("another mail keeps the code and asks the review again", () => {
    const t = coding();
    t.presses(ana, "edit:mail");
    t.says(ana, "bo@example.com");
    t.settles("lookUpMail", unseen);
    expect(t.asked).toBe("review");
    t.presses(ana, "go");
    expect(t.asked).toBe("code");
    t.says(ana, "123456");
    expect(sends(t).mail).toBe("bo@example.com");
    expect(t.promised("sendCode")).toHaveLength(1);
  });

  test("another phone voids the code: review, then a text to the new number", () => {
    const t = coding();
    t.presses(ana, "edit:phone");
    t.says(ana, "6123 4567");
    expect(t.asked).toBe("review");
    t.presses(ana, "go");
    expect(t.started).toEqual(["sendCode"]);
    expect(t.promised("sendCode").at(-1)!.input).toEqual({ dial: "852", national: "61234567" });
    expect(t.card()).toContain("text a 6-digit code to +852 6123 4567");
  });

  test("the same phone typed again, in another manner, voids nothing", () => {
    const t = coding();
    t.presses(ana, "edit:phone");
    t.says(ana, "00852 51234567");
    expect(t.asked).toBe("code");
    t.says(ana, "123456");
    expect(t.started).toEqual(["createAccount"]);
  });

  test("a code too old is not tried: the button texts another", () => {
    const t = coding();
    t.later(10 * minute);
    expect(t.card()).toContain(
      "The last code is more than 10 minutes old, so it may not work any more. I can ask Tencent for a new text.",
    );
    expect(t.card()).toContain("[Text the code]");
    t.says(ana, "123456");
    expect(t.started).toEqual([]);
    t.presses(ana, "go");
    expect(t.started).toEqual(["sendCode"]);
  });

  test("a text that may have been lost says so while the code is awaited", () => {
    const t = reviewing();
    t.presses(ana, "go");
    t.fills(ana, { password, again: password });
    t.settles("sendCode", { ok: true, value: { sent: "perhaps" } });
    expect(t.card()).toContain("the text may or may not come");
    t.says(ana, "123456");
    expect(t.started).toEqual(["createAccount"]);
  });

  test("five wrong codes lock the number, with an instant", () => {
    const t = coding();
    for (let left = 4; left >= 0; left--) {
      t.says(ana, "000000");
      t.progresses("createAccount", "sent");
      t.settles("createAccount", no("error.code-wrong", { redo: "code" }));
      if (left > 0) expect(t.card()).toContain(left === 1 ? "1 try left" : `${left} tries left`);
    }
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("That was one wrong code too many for this number");
    expect(t.card()).toContain("Worth another try from 00:15:00.");
    t.presses(ana, "go");
    expect(t.heard).toContain("00:15:00");
    expect(t.promised("createAccount")).toHaveLength(5);
    expect(t.promised("sendCode")).toHaveLength(1);
  });

  test("four digits, or two codes, are a question and no try", () => {
    const t = coding();
    t.says(ana, "1234");
    expect(t.card()).toContain("It's 6 digits. You typed 4.");
    t.says(ana, "123456 or 654321");
    expect(t.card()).toContain("I see two different codes");
    expect(t.started).toEqual([]);
  });

  test("cancelling asks once, and a double click does not confirm", () => {
    const t = coding();
    t.presses(ana, "cancel");
    t.presses(ana, "cancel");
    expect(t.case.state).toBe("open");
    t.presses(ana, "cancel:yes");
    expect(t.card()).toContain("Cancelled. Nothing was created, and I've deleted the secrets.");
    expect(t.vault).toEqual({});
  });
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
    expect(t.card()).toContain("Don't start again");
    t.settles("createAccount", no("create.absent", { redo: "text", facts: { frozen: ["mail"] } }));
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("The account was not made");
    t.says(ana, "edit mail");
    expect(t.heard).toContain("can't change any more");
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
    t.settles("createAccount", { ok: false, why: { key: "error.permission", values: { requestId: "a9e390a7" } } });
    expect(t.card()).toBe(
      [
        "New Tencent Cloud account · R-7K2P · step 7 of 7",
        "This bot's key may not do that. Nothing was opened, and your answers are fine. An operator must grant it in access management; request a9e390a7.",
        "[Open the account] [Edit an answer] [Back] [Cancel request] [Help]",
      ].join("\n"),
    );
    t.later(30 * second);
    t.presses(ana, "go");
    expect(t.started).toEqual(["createAccount"]);
  });
});
