import { expect, test } from "vitest";
import type { CreateAccountInput } from "../../src/tencent/create-account.ts";
import { createPartnerApi, type PartnerApi, partnerRates, partnerService } from "../../src/tencent/partner.ts";
import { forbiddenDialCodes } from "../../src/tencent/phone-number.ts";
import createAccount from "./facts/create-account.json" with { type: "json" };
import newer from "./facts/create-account-newer.json" with { type: "json" };
import lookUps from "./facts/look-ups.json" with { type: "json" };
import sendVerifyCode from "./facts/send-verify-code.json" with { type: "json" };
import { cloudAt, responding } from "./loopback.ts";

const filled = {
  type: "personal" as const,
  mail: "ana@example.com",
  password: "Blue#Kite42",
  phone: "51234567",
  dialCode: "852",
  country: "HK",
  code: "246810",
};
const current: CreateAccountInput = {
  profile: "current",
  ...filled,
  industry: "kghy_01",
  subindustry: "kghy_0101",
  name: "Ana",
};

function named(parameters: { name: string }[]): string[] {
  return parameters.map(({ name }) => name).sort();
}

/** What reaches Tencent when `act` is done. */
async function sent(act: (partner: PartnerApi) => Promise<unknown>) {
  const { url, received } = await responding({});
  await act(createPartnerApi(cloudAt(url)));
  return received.map(({ headers, body }) => ({
    action: headers["x-tc-action"],
    version: headers["x-tc-version"],
    region: headers["x-tc-region"],
    body: JSON.parse(body),
  }));
}

function creating(input: CreateAccountInput) {
  return sent((partner) => partner.createAccount(input, { signedAt: Date.now() }));
}

/** Whether the client lets CreateAccount out with this one answer changed. */
async function takes(field: keyof typeof filled | "name", value: string): Promise<boolean> {
  const requests = await creating({ ...current, [field]: value });
  return requests.length === 1;
}

test("every parameter of the document is sent, except the one that is to stay empty", async () => {
  const [request] = await creating({ profile: "2024", ...filled });
  const toStayEmpty = createAccount.parameters.filter((parameter) => parameter.empty);
  expect(named(toStayEmpty)).toEqual(["Extended"]);
  expect(Object.keys(request?.body).sort()).toEqual(
    named(createAccount.parameters.filter((parameter) => !parameter.empty)),
  );
});

test("every parameter that came later is sent in the current profile, and nothing else is", async () => {
  const [request] = await creating(current);
  const known = new Set(named([...createAccount.parameters.filter(({ empty }) => !empty), ...newer.parameters]));
  expect(new Set(Object.keys(request?.body))).toEqual(known);
});

test("every parameter has the type of the document", async () => {
  const [request] = await creating(current);
  for (const { name, type } of [...createAccount.parameters, ...newer.parameters]) {
    expect(type).toBe("String");
    if (name !== "Extended") expect(request?.body[name]).toBeTypeOf("string");
  }
});

test("SendVerifyCode sends every parameter of its document", async () => {
  const [request] = await sent((partner) => partner.sendVerifyCode({ dialCode: "852", phone: "51234567" }));
  expect(Object.keys(request?.body).sort()).toEqual(named(sendVerifyCode.parameters));
});

const ask: Record<string, (partner: PartnerApi) => Promise<unknown>> = {
  GetCountryCodes: (partner) => partner.countryCodes(),
  GetTradeConfigList: (partner) => partner.tradeConfig(),
  QueryCustomersCredit: (partner) => partner.customersCredit({ by: "Email", filter: "ana@example.com" }),
  DescribeCustomerUin: (partner) => partner.customerUins({ page: 1, pageSize: 10 }),
  DescribeCustomerInfo: (partner) => partner.customerInfo(["200000123456"]),
};

test.each(lookUps.actions)("the look-up $action sends every parameter", async ({ action, parameters }) => {
  const act = ask[action];
  const requests = act ? await sent(act) : [];
  expect(requests).toEqual([{ action, version: lookUps.version, region: undefined, body: expect.anything() }]);
  expect(Object.keys(requests[0]?.body).sort()).toEqual(named(parameters));
});

test("service, host, version and rates are those of the documents", () => {
  for (const { service, host, version } of [createAccount, newer, sendVerifyCode, lookUps]) {
    expect({ service, host, version }).toEqual(partnerService);
  }
  const documented = [createAccount, sendVerifyCode, ...lookUps.actions];
  expect(partnerRates).toEqual(Object.fromEntries(documented.map((each) => [each.action, each.requestsPerSecond])));
});

function limits(name: string) {
  const parameters: { name: string; minLength?: number; maxLength?: number; symbols?: string; values?: string[] }[] = [
    ...createAccount.parameters,
    ...newer.parameters,
  ];
  const found = parameters.find((parameter) => parameter.name === name);
  return { minLength: 0, maxLength: 0, symbols: "", values: [], ...found };
}

test.each<["password" | "phone" | "name", string, (length: number) => string]>([
  ["password", "Password", (length) => `a1!${"a".repeat(length - 3)}`],
  ["phone", "PhoneNum", (length) => "5".repeat(length)],
  ["name", "CustomerName", (length) => "a".repeat(length)],
])("the length of the %s keeps to the document's limits", async (field, name, ofLength) => {
  const { minLength, maxLength } = limits(name);
  expect(await takes(field, ofLength(minLength))).toBe(true);
  expect(await takes(field, ofLength(minLength - 1))).toBe(false);
  expect(await takes(field, ofLength(maxLength))).toBe(true);
  expect(await takes(field, ofLength(maxLength + 1))).toBe(false);
});

test("a password needs a digit, a letter and one of the listed symbols, and has no space", async () => {
  const symbols = [...limits("Password").symbols];
  expect(symbols).toHaveLength(10);
  for (const symbol of symbols) expect(await takes("password", `Kite4242${symbol}`)).toBe(true);
  for (const bad of ["Kite4242", "Kite!!!!", "42424242!", "Kite 4242!", "Kite4242-", "Kite4242é!"]) {
    expect(await takes("password", bad), bad).toBe(false);
  }
});

test("the type is one of those the document lists, and not the one of its own example", async () => {
  for (const value of limits("AccountType").values) expect(await takes("type", value)).toBe(true);
  expect(await takes("type", "business")).toBe(false);
});

test("no text and no account is asked for where Tencent forbids it", async () => {
  const [ofCreate] = createAccount.parameters.filter(({ name }) => name === "CountryCode");
  const [ofText] = sendVerifyCode.parameters.filter(({ name }) => name === "CountryCode");
  expect(forbiddenDialCodes).toEqual(ofCreate?.forbidden);
  expect(forbiddenDialCodes).toEqual(ofText?.forbidden);
  for (const dialCode of forbiddenDialCodes) {
    expect(await takes("dialCode", dialCode)).toBe(false);
    expect(await sent((partner) => partner.sendVerifyCode({ dialCode, phone: "51234567" }))).toEqual([]);
  }
});

test("a phone is digits, a code is six of them, a country two capitals, a name not all digits", async () => {
  expect(await takes("phone", "+85251234567")).toBe(false);
  expect(await takes("code", "")).toBe(false);
  expect(await takes("code", "12345")).toBe(false);
  expect(await takes("country", "hkg")).toBe(false);
  expect(await takes("name", "12345")).toBe(false);
  expect(await takes("name", "3M")).toBe(true);
  expect(await takes("mail", "ana at example.com")).toBe(false);
});

test("a call that the client does not send is a certain no that says so", async () => {
  const { url } = await responding({});
  const partner = createPartnerApi(cloudAt(url));
  const badInput = { is: "not-sent", why: "bad-input" };
  expect(await partner.createAccount({ ...current, code: "" }, { signedAt: Date.now() })).toEqual(badInput);
  expect(await partner.sendVerifyCode({ dialCode: "852", phone: "" })).toEqual(badInput);
  expect(await partner.customerInfo([])).toEqual(badInput);
  expect(await partner.customerInfo(Array.from({ length: 21 }, (_, n) => String(200000000001 + n)))).toEqual(badInput);
  expect(await partner.customerInfo(["9007199254740993123"])).toEqual(badInput);
});
