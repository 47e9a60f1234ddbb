import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkForm, formOf, inOneBox } from "../../src/conversation/shown/form.ts";
import { account, begun, creating as opening, unseen } from "../flows/account-talks.ts";
import { errand } from "./errand.ts";
import { reviewed, texted } from "./errands.ts";
import { ana, bo, boss, talk } from "./talk.ts";

describe("the form of what is asked now", () => {
  test("holds every field of the flow in its order, with what is answered filled in and no secret", () => {
    const t = texted();
    const { fields, question } = formOf(errand(), t.case, ana.id)!;
    expect(question).toBe(t.question);
    expect(fields.map(({ key, value }) => [key, value?.key])).toEqual([
      ["mail", "ana@example.com"],
      ["country", "852"],
      ["phone", "85251234567"],
      ["note", undefined],
    ]);
  });

  test("says what may be left empty, and what was", () => {
    const t = texted();
    const last = () =>
      formOf(errand(), t.case, ana.id)!
        .fields.map(({ key, optional, skipped }) => [key, optional, skipped])
        .at(-1);
    expect(last()?.slice(0, 2)).toEqual(["note", true]);
    t.fills(ana, { note: "" });
    expect(last()).toEqual(["note", true, true]);
  });

  test("is for the person who is asked, and for nobody while an effect runs", () => {
    const t = reviewed({}, { customer: bo, facts: { approval: true } });
    expect(formOf(errand(), t.case, bo.id)).toBeUndefined();
    t.presses(ana, "go");
    for (const { id } of [ana, boss]) expect(formOf(errand(), t.case, id)).toBeUndefined();
    expect(formOf(account, opening().case, ana.id)).toBeUndefined();
  });

  test("holds nothing that is somebody else's to answer", () => {
    const t = texted({}, { customer: bo });
    expect(t.asked).toBe("code");
    expect(formOf(errand(), t.case, bo.id)).toBeUndefined();
  });

  test("asks for the line of business and its industry in one box where that fits, and in two elsewhere", () => {
    const t = begun({ facts: { profile: "current" } });
    const form = () => formOf(account, t.case, ana.id)!;
    const keys = (fits: boolean) =>
      inOneBox(form(), () => fits)
        .fields.map(({ key }) => key)
        .filter((key) => key.endsWith("industry"));
    expect(keys(true)).toEqual(["subindustry"]);
    expect(keys(false)).toEqual(["industry"]);
    t.fills(ana, { industry: "1" });
    expect(keys(true)).toEqual(["subindustry"]);
    expect(keys(false)).toEqual(["industry", "subindustry"]);
    expect(form().fields.find(({ key }) => key === "subindustry")?.choices).toHaveLength(2);
  });

  test("a line of business alone tells its industry, also in the place of another one", () => {
    const t = begun({ facts: { profile: "current" } });
    t.fills(ana, { subindustry: "21" });
    expect([t.answer("industry"), t.answer("subindustry")]).toMatchObject([{ id: "2" }, { id: "21" }]);
    t.fills(ana, { subindustry: "PC games" });
    expect([t.answer("industry"), t.answer("subindustry")]).toMatchObject([{ id: "1" }, { id: "12" }]);
    expect(checkForm(account, t.case, { subindustry: "alchemy" })).toHaveProperty("subindustry");
    expect(checkForm(account, t.case, { subindustry: "21" })).toEqual({});
  });

  test("asks one box for the open question that another box asks as well", () => {
    const t = begun({ facts: { profile: "current" } });
    t.fills(ana, { type: "company", mail: "ana@example.com" });
    t.settles("lookUpMail", unseen);
    t.fills(ana, { country: "HK", phone: "51234567", name: "Example Limited" });
    expect(t.asked).toBe("industry");
    expect(inOneBox(formOf(account, t.case, ana.id)!, () => true).asks).toBe("subindustry");
  });

  test("leaves a frozen field out", () => {
    const t = reviewed({}, { facts: { frozen: ["mail"] } });
    expect(formOf(errand(), t.case, ana.id)!.fields.map(({ key }) => key)).not.toContain("mail");
  });
});

test("the check of a form finds wrong exactly what the conversation does not take", () => {
  const said = fc.constantFrom("bo@example.com", "nothing", "65", "nowhere", "81234567", "twelve", " ");
  const filled = fc.dictionary(fc.constantFrom("mail", "country", "phone", "note"), said);
  fc.assert(
    fc.property(filled, fc.boolean(), (answers, isReviewed) => {
      const t = isReviewed ? reviewed() : talk(errand());
      const before = t.case;
      const wrong = checkForm(errand(), t.case, answers);
      t.fills(ana, answers);
      for (const [key, text] of Object.entries(answers)) {
        if (wrong[key]) expect(t.answer(key), key).toEqual(before.answers[key]);
        else if (key === "mail" || key === "country") expect(t.answer(key), key).toBe(text);
      }
    }),
  );
});
