import { expect, test } from "vitest";
import { explain } from "../../src/tencent/errors.ts";
import { errors } from "../../src/words/en/errors.ts";
import { chatErrors } from "../../src/words/en/errors-chat.ts";
import { domainErrors } from "../../src/words/en/errors-domain.ts";
import { lcicErrors } from "../../src/words/en/errors-lcic.ts";
import { say, t } from "../../src/words/words.ts";
import { allCodes, documents } from "./documents.ts";

const everything = [
  ...allCodes.map(({ action, code }) => [action, code] as const),
  ["CreateAccount", "Something.New"] as const,
];
const ofCreate = allCodes.filter(({ action }) => action === "CreateAccount").map(({ code }) => code);
const lookUpActions = [
  "GetCountryCodes",
  "GetTradeConfigList",
  "QueryCustomersCredit",
  "DescribeCustomerUin",
  "DescribeCustomerInfo",
  "DescribeIntlPhoneEmailList",
  "LoginOriginId",
  "LoginUser",
  "DescribeUser",
];

function sentence(action: string, code: string): string {
  return say(t(explain(action, code).say, { code, requestId: "r-1" }), String);
}

/** The list of the create protocol; whoever adds to it must be able to say why nothing can have been created. */
const certainlyNothing = [
  /^InvalidParameter(Value)?(\.|$)/,
  /^UnknownParameter(\.|$)/,
  /^MissingParameter(\.|$)/,
  /\.TradeInfo/,
  /\.VerificationCodeIllegal$/,
  /\.PhoneBindUpper$/,
  /\.UnSupportArea$/,
  /\.MailIsRegistered$/,
  /^AuthFailure(\.|$)/,
  /^UnauthorizedOperation(\.|$)/,
  /^RequestLimitExceeded(\.|$)/,
  /^InvalidAction$/,
  /^NoSuchVersion$/,
  /^Ip/,
];

test("it is certain that nothing was created exactly after the codes that the protocol lists", () => {
  for (const code of ofCreate) {
    const certain = certainlyNothing.some((pattern) => pattern.test(code));
    expect(explain("CreateAccount", code).create, code).toBe(certain ? "no" : "unknown");
  }
});

test.each([
  "",
  "Something.New",
  "FailedOperation.SomethingNew",
  "InternalError.Database",
  "InvalidParametersOfSomeOtherKind",
  "failedoperation.mailisregistered",
  "__proto__",
  "130099",
])("an unlisted code (%j) is unknown, never a no", (code) => {
  expect(explain("CreateAccount", code)).toMatchObject({ create: "unknown", repeat: "never" });
});

test("a code finer than the listed one has its row", () => {
  expect(explain("CreateAccount", "AuthFailure.SignatureFailure.New")).toBe(
    explain("CreateAccount", "AuthFailure.SignatureFailure"),
  );
  expect(explain("CreateAccount", "InvalidParameter.NameFormatIncorrect")).toMatchObject({ code: "InvalidParameter" });
});

test("an action's own row comes before the general one, but a longer code before both", () => {
  expect(explain("CreateAccount", "InvalidParameterValue").mend).toBeUndefined();
  expect(explain("SendVerifyCode", "InvalidParameterValue").mend).toBe("phone");
  expect(explain("SendVerifyCode", "InvalidParameterValue.UnSupportArea").mend).toBe("country");
});

test("trouble while looking up is asked again; the same trouble while creating never is", () => {
  for (const action of lookUpActions) expect(explain(action, "InternalError").repeat).toBe("safe");
  expect(explain("CreateAccount", "InternalError").repeat).toBe("never");
  expect(explain("SendVerifyCode", "InternalError").repeat).toBe("wait");
});

test("every code of every document has a row of its own", () => {
  const without = allCodes.filter(({ action, code }) => explain(action, code).code !== code);
  expect(without).toEqual([]);
  const own = new Set(documents.flatMap(({ action, own }) => own.map((code) => `${action} ${code}`)));
  console.log(
    `error codes with a row: ${allCodes.length - without.length} of ${allCodes.length}, ${own.size} of them of the pages themselves`,
  );
});

test("a person's mistake that Tencent calls an internal error is a person's mistake here", () => {
  expect(explain("CreateIntlPhoneEmail", "InternalError.VerifyCodeErr")).toMatchObject({ mend: "code", create: "no" });
  expect(explain("CreateIntlPhoneEmail", "InternalError.VerifiedPhoneEmailErr").create).toBe("already");
  expect(explain("CreateIntlPhoneEmail", "InternalError.AddPhoneEmailErr").create).toBe("unknown");
  expect(explain("CreateIntlPhoneEmail", "InternalError").create).toBe("unknown");
  expect(explain("SendIntlPhoneEmailCode", "InternalError.SendVerifyCodeErr")).toMatchObject({ repeat: "wait" });
});

test("a code for a thing that exists already leads to a look-up: for an id of ours the answer was lost, for an id of others not", () => {
  const already = allCodes.filter(({ action, code }) => explain(action, code).create === "already");
  expect(new Set(already.map(({ code }) => code))).toEqual(
    new Set(["InternalError.VerifiedPhoneEmailErr", "FailedOperation.OriginIdExists", "130008"]),
  );
});

test("only where a key of ours makes it safe does the same creating call go out again after a fault", () => {
  const creates = ["CreateAccount", "CreateIntlPhoneEmail", "RegisterUser", "create_official_account"];
  const again = creates.filter((action) => {
    const fault = action === "create_official_account" ? "10004" : "InternalError";
    expect(explain(action, fault).create).toBe("unknown");
    return explain(action, fault).repeat === "safe";
  });
  expect(again).toEqual(["RegisterUser", "create_official_account"]);
});

test("a sentence needs nothing but the code and the request id", () => {
  for (const [action, code] of everything) expect(sentence(action, code), code).toMatch(/^[A-Z][^{}]*[.]$/);
});

test("nothing is said to be safe unless it is certain", () => {
  for (const code of [...ofCreate, "Something.New"]) {
    const claimsNothing = /nothing was (opened|done)|opened nothing/i.test(sentence("CreateAccount", code));
    expect(claimsNothing, code).toBe(explain("CreateAccount", code).create === "no");
  }
});

test("a person who can do nothing about it is never asked to mend anything", () => {
  for (const [action, code] of everything) {
    const { who, mend, repeat } = explain(action, code);
    if (who === "operator" || who === "nobody") expect({ code, mend, repeat }).not.toMatchObject({ repeat: "mend" });
    if (mend) expect(["customer", "agent"], code).toContain(who);
  }
});

test("what only those who run the desk can mend has a remedy for them, and does not blame the customer", () => {
  for (const [action, code] of everything) {
    const { who, remedy } = explain(action, code);
    expect(remedy !== undefined, code).toBe(who === "operator");
    if (who !== "operator") continue;
    expect(say(t(remedy!, { code, requestId: "r-1" }), String), code).toMatch(/^[A-Z][^{}]*[.]$/);
    expect(sentence(action, code), code).toContain("r-1");
    expect(sentence(action, code), code).not.toMatch(/type it again|choose/i);
  }
});

test("two codes share a sentence only when a person would do the same", () => {
  const acts = new Map<string, string>();
  for (const [action, code] of everything) {
    const { say: words, mend, who, repeat, create } = explain(action, code);
    const act = JSON.stringify({ mend, who, repeat, create });
    expect(acts.get(words) ?? act, code).toBe(act);
    acts.set(words, act);
  }
});

test("no sentence is left that nobody can ever read", () => {
  const used = new Set(everything.map(([action, code]) => explain(action, code).say));
  expect([...used].sort()).toEqual(Object.keys({ ...errors, ...domainErrors, ...lcicErrors, ...chatErrors }).sort());
});
