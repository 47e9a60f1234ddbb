import { expect, test } from "vitest";
import { ana, practice } from "./practice.ts";

const { TradeOne, TradeTwo, ...older } = ana;

test("the document of 2024 opens an account without industries and answers no reason", async () => {
  const t = await practice({ profile: "2024" });
  const answer = await t.says("CreateAccount", { ...older, VerifyCode: await t.texted(ana), Extended: "test" });
  expect(answer).toEqual({ Uin: "200000100001", RequestId: expect.any(String) });
});

test.each(["TradeOne", "TradeTwo", "CustomerName"])("the document of 2024 does not know %s", async (name) => {
  const t = await practice({ profile: "2024" });
  const input = { ...older, VerifyCode: "123456", [name]: "kghy_01" };
  const { Error: error } = await t.says("CreateAccount", input);
  expect(error).toEqual({ Code: "UnknownParameter", Message: `The parameter \`${name}\` is not recognized.` });
});

test("the document of 2024 does not know the list of industries", async () => {
  const t = await practice({ profile: "2024" });
  expect(await t.refusal("GetTradeConfigList")).toBe("InvalidAction");
  expect(await t.refusal("GetCountryCodes")).toBeUndefined();
});

test.each([{}, { VerifyCode: "" }])(
  "in 2024 a call with %j in place of a code texts one and opens nothing",
  async (no) => {
    const t = await practice({ profile: "2024" });
    expect(await t.says("CreateAccount", { ...older, ...no })).toEqual({ RequestId: expect.any(String) });
    expect(t.mails()).toEqual([]);
    const [text] = t.sandbox.phone();
    expect(await t.says("CreateAccount", { ...older, VerifyCode: text?.code })).toMatchObject({ Uin: "200000100001" });
  },
);

test("the text of such a call keeps to the same limits", async () => {
  const t = await practice({ profile: "2024" });
  await t.says("CreateAccount", older);
  expect(await t.refusal("CreateAccount", older)).toBe("FailedOperation.SendVerifyCodeLimit60");
});

test("today's document takes a customer's name and shows it in look-ups", async () => {
  const t = await practice();
  await t.says("CreateAccount", { ...(await t.ready()), CustomerName: "Ana Lima" });
  expect(t.sandbox.books().accounts[0]?.name).toBe("Ana Lima");
  expect((await t.lookUp("ana@example.com"))[0]?.Name).toBe("Ana Lima");
});

const createSample = {
  Extended: "test",
  CountryCode: "852",
  Area: "HK",
  PhoneNum: "18888888888",
  AccountType: "business",
  Mail: "account@qq.com",
  Password: "ABCabc123!",
  ConfirmPassword: "ABCabc123",
};

test("the CreateAccount document's own example is refused twice over", async () => {
  const t = await practice({ profile: "2024" });
  expect(await t.refusal("CreateAccount", createSample)).toBe("InvalidParameter.AccountTypeContentIncorrect");
  const personal = { ...createSample, AccountType: "personal" };
  expect(await t.refusal("CreateAccount", personal)).toBe("InvalidParameter.ConfirmPasswordContentIncorrect");
  const mended = { ...personal, ConfirmPassword: createSample.Password };
  expect(await t.refusal("CreateAccount", mended)).toBeUndefined();
  expect(t.sandbox.books()).toMatchObject({ accounts: [], texts: 1 });
});

test("the SendVerifyCode document's own example is fine", async () => {
  const t = await practice();
  const sample = { CountryCode: "852", PhoneNum: "18888888888" };
  expect(await t.says("SendVerifyCode", sample)).toEqual({ RequestId: expect.any(String) });
});
