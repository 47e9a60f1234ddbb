import { describe, expect, test } from "vitest";
import { ana } from "../conversation/talk.ts";
import { begun, password, reviewing } from "./account-talks.ts";

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

  test.each([
    ["company", "type", "mail"],
    ["ana@example.com", "mail", "type"],
    ["Singapore", "country", "type"],
    ["+852 5123 4567", "phone", "type"],
  ])("the one word %s, written along with the command, fills its field", (text, field, asked) => {
    const t = begun({ text });
    expect(t.answer(field)).toBeDefined();
    expect(t.asked).toBe(asked);
  });

  test.each([
    ["账号类型：公司", "type"],
    ["帳號類型：個人", "type"],
    ["type:company", "type"],
    ["公司的", "type"],
    ["a company account, please", "type"],
    ["personal please", "type"],
    ["hi, company account please", "type"],
    ["company, thanks", "type"],
    ["公司，谢谢", "type"],
    ["给我们公司开一个", "type"],
    ["我想以个人名义开通", "type"],
    ["公司，邮箱ana@example.com", "type mail"],
    ["邮箱：ana@example.com", "mail"],
    ["客户名称：示例公司", "name"],
    ["company;ana@example.com;+85251234567", "type mail country phone"],
    ["公司账号，邮箱ana@example.com，手机+85251234567", "type mail country phone"],
    [
      "邮箱 ana@example.com，手机 +852 5123 4567，客户名称 示例公司，行业 Games，谢谢",
      "mail country phone name industry",
    ],
    ["客户名称 Example, Inc., 邮箱 ana@example.com", "mail name"],
    ["客户名称：示例公司，邮箱 ana@example.com，行业 Games", "mail name industry"],
    ["邮箱 ana@example.com，客户名称：示例公司，手机：+852 5123 4567", "mail country phone name"],
  ])("%s, said where the type is asked, fills %s", (text, fields) => {
    const t = begun({ facts: { profile: "current" } });
    t.says(ana, text);
    const filled = ["type", "mail", "country", "phone", "name", "industry"].filter(
      (key) => t.answer(key) !== undefined,
    );
    expect(filled.join(" ")).toBe(fields);
  });

  test.each(["thanks!", "谢谢", "ok", "another account please", "开一个新账号"])(
    "%s tells nothing, and is answered as before",
    (text) => {
      const t = begun();
      t.says(ana, text);
      expect(t.asked).toBe("type");
      expect(t.card()).not.toContain("There are two kinds of account");
    },
  );

  test("a number that no account may have is said to be one where it is pasted", () => {
    const t = begun({ text: "ana@example.com, mobile: +86 138 1234 5678" });
    expect(t.card()).toContain("Mobile number: Tencent Cloud doesn't open accounts with +86 numbers");
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
    expect(t.card()).toContain("Tencent Cloud doesn't open accounts with numbers that begin with +7");
    expect(t.promised("sendCode")).toEqual([]);
  });

  test("a country that it may be only is asked about, and one that Tencent refuses is not among the offers", () => {
    const t = begun();
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    for (const said of ["not Hong Kong", "near Singapore", "customers in Singapore or China"]) {
      t.says(ana, said);
      expect([said, t.answer("country")]).toEqual([said, undefined]);
    }
    expect(t.card()).toContain("Is it Singapore (SG) or China (CN)?");
    expect(t.choices()).not.toContain("CN");
    t.presses(ana, "SG");
    expect(t.answer("country")).toMatchObject({ area: "SG" });
  });

  test("somebody who answers the first question with a person is understood", () => {
    const t = begun();
    t.says(ana, "person");
    expect(t.answer("type")).toBe("personal");
  });

  test("a country and a number in a few signs are both taken", () => {
    const t = begun();
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.says(ana, "HK 51234567");
    expect([t.answer("country"), t.answer("phone")]).toMatchObject([{ area: "HK" }, { national: "51234567" }]);
  });

  test("a typed yes takes the one country that is asked about", () => {
    const t = begun();
    t.presses(ana, "company");
    t.says(ana, "ana@example.com");
    t.says(ana, "near Singapore");
    t.says(ana, "yes");
    expect(t.answer("country")).toMatchObject({ area: "SG" });
  });

  test("a misspelt address in a text is offered as it may have been meant", () => {
    const t = begun({ text: "company account, ana@gmial.com, +852 5123 4567" });
    expect(t.asked).toBe("mail");
    expect(t.card()).toContain("Did you mean ana@gmail.com?");
    expect(t.choices().slice(0, 2)).toEqual(["use", "keep-typed"]);
    t.presses(ana, "use");
    expect(t.answer("mail")).toBe("ana@gmail.com");
  });

  test("an industry that is misspelt is offered first, and stands among the choices once", () => {
    const t = reviewing({ facts: { profile: "current" } });
    t.presses(ana, "edit:industry");
    t.says(ana, "Gamess");
    expect(t.choices().filter((key) => key === "1")).toEqual(["1"]);
    expect(t.choices().slice(0, 2)).toEqual(["1", "2"]);
    t.presses(ana, "1");
    expect(t.answer("industry")).toMatchObject({ id: "1" });
  });

  test("a line of business, said where the industry is asked, tells both", () => {
    const t = begun({ facts: { profile: "current" } });
    t.says(ana, "company, ana@example.com, +852 5123 4567, name: Example Ltd");
    expect(t.asked).toBe("industry");
    t.says(ana, "pc games");
    expect(t.answer("industry")).toMatchObject({ id: "1" });
    expect(t.answer("subindustry")).toMatchObject({ id: "12" });
    expect(t.asked).toBe("review");
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
