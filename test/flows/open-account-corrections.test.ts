import { describe, expect, test } from "vitest";
import { durations } from "../../src/flows/durations.ts";
import type { SendCodeInput } from "../../src/flows/effects.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { openAccount } from "../../src/flows/open-account.ts";
import { accountText } from "../../src/provisioning/account/text.ts";
import { no } from "../conversation/errands.ts";
import { ana, minute, type Talk, talk } from "../conversation/talk.ts";
import { begun, coding, password, reviewing, sends, sent, unseen } from "./account-talks.ts";

describe("a country at the question for the number", () => {
  test("can be taken with a press, and the number is asked for there", () => {
    const t = begun();
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.says(ana, "Singapore");
    t.says(ana, "HK");
    expect(t.card()).toContain("Hong Kong is a country, and I need the mobile number now.");
    expect(t.card()).toContain("[Change the country to Hong Kong]");
    t.presses(ana, "edit:country=HK");
    expect(t.card()).toContain("mobile number in Hong Kong");
    t.says(ana, "5123 4567");
    expect(t.asked).not.toBe("phone");
    expect(t.case.answers).toMatchObject({ country: { area: "HK" }, phone: { area: "HK" } });
  });

  test("is offered as well for a number of another country", () => {
    const t = begun();
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.says(ana, "Singapore");
    t.says(ana, "+852 5123 4567");
    expect(t.choices()).toContain("edit:country=HK");
    t.says(ana, "Singapore");
    expect(t.card()).toContain("That's the country; now I need the mobile number");
    t.presses(ana, "edit:country=XX"); // from no button of ours
    expect(t.case.answers).toMatchObject({ country: { area: "SG" } });
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
      "The last code is more than 10 minutes old, so it may not work any more. I can have a new one texted.",
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
    expect(t.card()).toContain("It's worth another try from 00:15:00.");
    t.presses(ana, "go");
    expect(t.heard).toContain("00:15:00");
    expect(t.promised("createAccount")).toHaveLength(5);
    expect(t.promised("sendCode")).toHaveLength(1);
  });

  test("a wrong code after one text is wrong, and after two it may be an earlier one's", () => {
    const t = coding();
    const isWrong = () => {
      t.says(ana, "000000");
      t.progresses("createAccount", "sent");
      t.settles("createAccount", no("error.code-wrong", { redo: "code" }));
    };
    isWrong();
    expect(t.card()).toContain("That code isn't right");
    t.later(2 * minute);
    t.presses(ana, "resend");
    t.settles("sendCode", sent);
    isWrong();
    expect(t.card()).toContain("That isn't the newest code, or it was mistyped.");
    expect(t.card()).not.toContain("That code isn't right");
  });

  test("the review's button says what it does: text a number, ask for approval, or go on with the code that is out", () => {
    const t = reviewing();
    expect(t.card()).toContain("[Text the code to +852 •••• 4567]");
    expect(reviewing({ facts: { approval: true } }).card()).toContain("[Ask for approval]");
    const later = coding();
    later.presses(ana, "edit:mail");
    later.says(ana, "bo@example.com");
    later.settles("lookUpMail", unseen);
    expect(later.card()).toContain("[Yes, go on]");
    expect(later.card()).not.toContain("no longer counts");
    later.presses(ana, "edit:phone");
    later.says(ana, "5123 9999");
    expect(later.card()).toContain(
      "The code texted to +852 •••• 4567 no longer counts, because the number has changed.",
    );
    expect(later.card()).toContain("[Text the code to +852 •••• 9999]");
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

test("a landline that was taken anyway is not asked about again when it comes in a form", () => {
  const t = coding();
  t.presses(ana, "edit:phone");
  t.says(ana, "2123 4567");
  expect(t.card()).toContain("looks like a landline");
  t.presses(ana, "keep-typed");
  expect(t.asked).toBe("review");
  t.fills(ana, { phone: "+852 2123 4567" });
  expect(t.asked).toBe("review");
  t.presses(ana, "edit:phone");
  t.says(ana, "2123 4567");
  expect(t.asked).toBe("review");
  t.fills(ana, { phone: "+852 2123 4568" });
  expect(t.card()).toContain("looks like a landline");
});

describe("a number that stays while the country is changed to one with the same dialling code", () => {
  test.each([
    ["the United States", "Canada", "+1 212 555 0123"],
    ["Canada", "the United States", "+1 416 555 0123"],
    ["United Kingdom", "Guernsey", "+44 7400 123456"],
    ["Jersey", "United Kingdom", "+44 7797 712345"],
    ["Isle of Man", "Jersey", "+44 7624 123456"],
    ["Réunion", "Mayotte", "+262 692 12 34 56"],
    ["Mayotte", "Réunion", "+262 639 01 23 45"],
  ])("from %s to %s: no text is sent to %s, and another is asked for", (from, to, phone) => {
    const t = chosen(from);
    t.says(ana, phone);
    t.presses(ana, "edit:country");
    t.says(ana, to);
    expect(t.asked).toBe("review");
    expect(barOf(t)).toMatchObject({ ok: false, redo: "phone" });
  });

  test.each([
    ["Norway", "Svalbard", "+47 412 34 567"],
    ["Guadeloupe", "MF", "+590 690 00 12 34"],
    ["Guadeloupe", "Saint Barthélemy", "+590 690 00 12 34"],
  ])("from %s to %s: a text goes to %s, which both have", (from, to, phone) => {
    const t = chosen(from);
    t.says(ana, phone);
    t.presses(ana, "edit:country");
    t.says(ana, to);
    expect(t.asked).toBe("review");
    expect(barOf(t)).toBeUndefined();
    expect(barOf(t, ["US"])).toMatchObject({ redo: "country" });
  });

  test("and to a country that gets no texts, it is refused", () => {
    const t = chosen("the United States", ["US"]);
    t.says(ana, "+1 212 555 0123");
    t.presses(ana, "edit:country");
    t.says(ana, "Canada");
    expect(t.asked).toBe("country");
    expect(t.promised("sendCode")).toEqual([]);
  });

  /** As it is asked in the transaction that a text is counted in. */
  function barOf(t: Talk, served?: string[]) {
    t.presses(ana, "go");
    t.fills(ana, { password, again: password });
    const input = t.promised("sendCode").at(-1)!.input as SendCodeInput;
    return accountText({} as Parameters<typeof accountText>[0]).barred(input, t.case, served);
  }

  function chosen(country: string, served?: string[]): Talk {
    const flow = openAccount(
      { countries: fallbackCountries(), trades: [], profile: "2024", ...(served && { served }) },
      durations,
    );
    const t = talk(flow);
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.settles("lookUpMail", unseen);
    t.says(ana, country);
    return t;
  }
});
