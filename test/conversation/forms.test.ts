import { describe, expect, test } from "vitest";
import { errand } from "./errand.ts";
import { reviewed, texted } from "./errands.ts";
import { ana, bo, boss, talk } from "./talk.ts";

describe("a form", () => {
  test("answers several questions at once and leads to the next one", () => {
    const t = talk(errand());
    t.fills(ana, { mail: "ana@example.com", country: "852", phone: "51234567", note: "" });
    expect(t.asked).toBe("review");
    expect(t.answer("note")).toBeNull();
    expect(t.started).toEqual(["look"]);
  });

  test("with a bad field keeps the good ones and asks that one with its reason", () => {
    const t = talk(errand());
    t.fills(ana, { mail: "nothing", country: "852", phone: "51234567" });
    expect(t.asked).toBe("mail");
    expect(t.card()).toContain("I can't find an e-mail address in that");
    t.says(ana, "ana@example.com");
    expect(t.asked).toBe("note");
  });

  test("with two bad fields says both reasons and asks the first", () => {
    const t = talk(errand());
    t.fills(ana, { mail: "nothing", country: "852", phone: "none" });
    expect(t.asked).toBe("mail");
    expect(t.card()).toContain("I can't find an e-mail address in that");
    expect(t.card()).toContain("I can't find a phone number in that");
  });

  test("with a field that depends on a bad one asks for it again instead of guessing", () => {
    const t = talk(errand());
    t.fills(ana, { mail: "ana@example.com", country: "somewhere", phone: "51234567" });
    expect(t.asked).toBe("country");
    expect(t.answer("phone")).toBeUndefined();
    const u = reviewed();
    u.fills(ana, { country: "somewhere", phone: "51230000" });
    expect(u.asked).toBe("country");
    expect(u.answer("phone"), "read with the old country it would be wrong").toBe("85251234567");
  });

  test("that changes a field and one that depends on it keeps both", () => {
    const t = reviewed();
    t.says(ana, "edit phone");
    t.fills(ana, { country: "65", phone: "81234567" });
    expect(t.asked).toBe("review");
    expect(t.answer("phone")).toBe("6581234567");
  });

  test("with a bad new value leaves the old one and asks for that field now", () => {
    const t = reviewed();
    t.fills(ana, { mail: "nothing", country: "852", phone: "51230000" });
    expect(t.asked).toBe("mail");
    expect(t.answer("mail")).toBe("ana@example.com");
    expect(t.answer("phone")).toBe("85251230000");
    t.presses(ana, "keep");
    expect(t.asked).toBe("review");
  });

  test("with wrong answers three times in a row offers a person", () => {
    const t = talk(errand());
    for (let n = 0; n < 3; n++) t.fills(ana, { mail: "nothing" });
    expect(t.choices()).toContain("person");
  });

  test("takes only what is the person's own to answer", () => {
    const t = texted({}, { customer: bo });
    t.fills(bo, { mail: "bo@example.com", code: "246810" });
    expect(t.answer("mail")).toBe("ana@example.com");
    expect(t.case.answers.code).toBeDefined();
    const u = reviewed({}, { facts: { approval: true } });
    u.presses(ana, "go");
    u.fills(boss, { mail: "boss@example.com" });
    expect(u.answer("mail")).toBe("ana@example.com");
    expect(u.asked).toBe("approved");
  });

  test("ignores fields that are no question of this flow", () => {
    const t = talk(errand());
    t.fills(ana, { review: "go", code: "123456", nonsense: "yes" });
    expect(t.asked).toBe("mail");
    expect(t.vault).toEqual({});
  });
});

describe("a question with wrong answers", () => {
  test("gives the reason, then an explanation, then offers a person", () => {
    const t = talk(errand());
    t.says(ana, "my address");
    expect(t.card()).toContain("I can't find an e-mail address in that");
    expect(t.card()).not.toContain("the address they'll sign in with");
    t.says(ana, "my address");
    expect(t.card()).toContain("the address they'll sign in with");
    expect(t.choices()).not.toContain("person");
    t.says(ana, "my address");
    expect(t.choices()).toContain("person");
    t.says(ana, "ana@example.com");
    expect(t.choices()).not.toContain("person");
  });
});
