import { expect, test } from "vitest";
import createAccount from "../tencent/facts/create-account.json" with { type: "json" };
import createIntlPhoneEmail from "../tencent/facts/create-intl-phone-email.json" with { type: "json" };
import createOfficialAccount from "../tencent/facts/create-official-account.json" with { type: "json" };
import registerUser from "../tencent/facts/register-user.json" with { type: "json" };
import sendVerifyCode from "../tencent/facts/send-verify-code.json" with { type: "json" };
import { practice } from "./practice.ts";
import { chatting, speaking } from "./services.ts";

test("SendVerifyCode: the document's sample succeeds", async () => {
  const t = await practice();
  expect(await t.says("SendVerifyCode", sendVerifyCode.sample)).toEqual({ RequestId: expect.any(String) });
  expect(t.sandbox.phone()).toMatchObject([{ to: "+852 18888888888" }]);
});

test("CreateAccount: the document's sample is refused for its type, then for its second password, and then texts a code", async () => {
  const t = await practice({ profile: "2024" });
  const { sample } = createAccount;
  const refusal = (change: object) => t.refusal("CreateAccount", { ...sample, ...change });
  expect(sample.AccountType).toBe("business");
  expect(sample.ConfirmPassword).not.toBe(sample.Password);
  expect(await refusal({})).toBe("InvalidParameter.AccountTypeContentIncorrect");
  expect(await refusal({ AccountType: "company" })).toBe("InvalidParameter.ConfirmPasswordContentIncorrect");
  const mended = { AccountType: "company", ConfirmPassword: sample.Password };
  expect(await refusal(mended)).toBeUndefined();
  expect(t.sandbox.books()).toMatchObject({ accounts: [], texts: 1 });
  const VerifyCode = t.sandbox.phone()[0]?.code;
  expect(await t.says("CreateAccount", { ...sample, ...mended, VerifyCode })).toHaveProperty("Uin");
});

test("CreateAccount: the mended sample is refused today for the industry that it does not have", async () => {
  const t = await practice();
  const { sample } = createAccount;
  const mended = { ...sample, AccountType: "company", ConfirmPassword: sample.Password };
  expect(await t.refusal("CreateAccount", mended)).toBe("InvalidParameterValue.TradeInfoEmpty");
});

test("CreateIntlPhoneEmail: the document's sample is refused, as no code was sent, and succeeds with one that was", async () => {
  const t = await practice();
  const domain = speaking(t, "domain");
  const { sample } = createIntlPhoneEmail;
  expect(await domain.refusal("CreateIntlPhoneEmail", sample)).toBe("InternalError.CheckVerifyCodeErr");
  const { Type, Code } = sample;
  expect(await domain.refusal("SendIntlPhoneEmailCode", { Type, Code })).toBeUndefined();
  const VerifyCode = t.sandbox.phone()[0]?.code;
  expect(await domain.says("CreateIntlPhoneEmail", { ...sample, VerifyCode })).toEqual({
    RequestId: expect.any(String),
  });
});

test("RegisterUser: the document's sample is refused for its application, and in one of ours it makes a user without an id of our own", async () => {
  const t = await practice();
  const lcic = speaking(t, "lcic");
  expect(await lcic.refusal("RegisterUser", registerUser.sample)).toBe("InvalidParameter.SdkAppId");
  const answer = await lcic.says("RegisterUser", { ...registerUser.sample, SdkAppId: t.sandbox.lcic.sdkAppId });
  expect(Object.keys(answer).sort()).toEqual(registerUser.returns.map(({ name }) => name).sort());
  expect(t.sandbox.books().classroomUsers).toMatchObject([{ originId: answer.UserId, name: "" }]);
});

test("create_official_account: the document's sample is no JSON for its comment, then wants its owner, and then succeeds", async () => {
  const t = await practice();
  const chat = chatting(t);
  const { sample, sampleHasCommentAfter, sampleAnswer } = createOfficialAccount;
  const plain = JSON.stringify(sample);
  expect(plain.startsWith(`{"${sampleHasCommentAfter}":"@TOA#_test_id",`)).toBe(true);
  const withComment = plain.replace(",", ", // a comment\n");
  const answered = (body: string) => chat.says("create_official_account", {}, { body });
  expect((await answered(withComment)).ErrorCode).toBe(60003);
  expect((await answered(plain)).ErrorCode).toBe(70107);
  await chat.says("account_import", { UserID: sample.Owner_Account });
  expect(await answered(plain)).toEqual(sampleAnswer);
  expect((await answered(plain)).ErrorCode).toBe(130008);
});
