import { expect, test } from "vitest";
import type { CreateAccountInput } from "../../src/tencent/create-account.ts";
import { createPartnerApi, type PartnerApi } from "../../src/tencent/partner.ts";
import { probeProfile } from "../../src/tencent/profile.ts";
import { cloudAt, deadPort, httpServer, responding } from "./loopback.ts";

const company: CreateAccountInput = {
  profile: "current",
  type: "company",
  mail: "ana@example.com",
  password: "Blue#Kite42",
  phone: "51234567",
  dialCode: "852",
  country: "HK",
  code: "246810",
  industry: "kghy_01",
  subindustry: "kghy_0101",
  name: "Ana Trading Ltd",
};

function partnerAt(url: string): PartnerApi {
  return createPartnerApi(cloudAt(url));
}

async function create(response: object, input: CreateAccountInput = company) {
  const { url, received } = await responding(response);
  const outcome = await partnerAt(url).createAccount(input, { signedAt: Date.now() });
  return { outcome, received };
}

test("an account comes back with its UIN as digits", async () => {
  const { outcome } = await create({ Uin: "200000123456" });
  expect(outcome).toMatchObject({ is: "done", value: { uin: "200000123456" }, requestId: "r-1" });
});

test.each([
  ["a UIN that is a number", { Uin: 200000123456 }, { uin: "200000123456" }],
  [
    "a reason beside the UIN",
    { Uin: "200000123456", Reason: "not bound" },
    { uin: "200000123456", reason: "not bound" },
  ],
  ["members nobody knows", { Uin: "200000123456", Reason: "", News: [1] }, { uin: "200000123456" }],
  ["no UIN", {}, {}],
  ["an empty UIN", { Uin: "", Reason: null }, {}],
])("an answer with %s is read as it is", async (_what, response, value) => {
  const { outcome } = await create(response);
  expect(outcome).toMatchObject({ is: "done", value });
  expect(outcome.is === "done" && outcome.value).toEqual(value);
});

test.each(["0", "uin-200000123456", " 200000123456", true, 1.5])(
  "a UIN of %j is no UIN, so it is unknown",
  async (Uin) => {
    const { outcome } = await create({ Uin });
    expect(outcome).toEqual({ is: "unknown", why: "bad-shape", status: 200, requestId: "r-1" });
  },
);

test("an account is always created on a connection that ends with it", async () => {
  const { received } = await create({ Uin: "200000123456" });
  expect(received[0]?.headers.connection).toBe("close");
});

test("the profile of 2024 sends neither industries nor name", async () => {
  const { type, mail, password, phone, dialCode, country, code } = company;
  const { received } = await create({}, { profile: "2024", type, mail, password, phone, dialCode, country, code });
  expect(JSON.parse(received[0]?.body ?? "")).toEqual({
    AccountType: "company",
    Mail: "ana@example.com",
    Password: "Blue#Kite42",
    ConfirmPassword: "Blue#Kite42",
    PhoneNum: "51234567",
    CountryCode: "852",
    Area: "HK",
    VerifyCode: "246810",
  });
});

test("a text that went out has nothing to tell but its request id", async () => {
  const { url } = await responding({});
  const outcome = await partnerAt(url).sendVerifyCode({ dialCode: "852", phone: "51234567" });
  expect(outcome).toMatchObject({ is: "done", value: null, requestId: "r-1" });
});

test("countries come in Tencent's spelling IOS2 as in ISO2, and those without a code are left out", async () => {
  const { url } = await responding({
    Data: [
      { EnName: "Hong Kong (China)", Name: "中国香港", IOS2: "HK", IOS3: "HKG", Code: "852" },
      { EnName: null, Name: "Chile", ISO2: "CL", ISO3: "CHL", Code: 56 },
      { EnName: "Nowhere", Name: "Nowhere", IOS2: "", IOS3: "", Code: "" },
    ],
  });
  expect(await partnerAt(url).countryCodes()).toMatchObject({
    value: [
      { iso2: "HK", iso3: "HKG", dialCode: "852", name: "Hong Kong (China)" },
      { iso2: "CL", iso3: "CHL", dialCode: "56", name: "Chile" },
    ],
  });
});

test("a customer is found with the UIN as digits, however large, and everything else as Tencent shows it", async () => {
  const { url } = await httpServer((_request, reply) =>
    reply.end(
      '{"Response":{"RequestId":"r-1","Total":"2","Data":[' +
        '{"ClientUin":200000123456,"Email":"ana@example.com","Mobile":"852-5123****","Name":null,"AssociationTime":"2026-01-01 00:00:00"},' +
        '{"ClientUin":9007199254740993123,"Email":"Ana@Example.com"}]}}',
    ),
  );
  expect(await partnerAt(url).customersCredit({ by: "Email", filter: "ana@example.com" })).toMatchObject({
    value: {
      total: 2,
      rows: [
        {
          uin: "200000123456",
          mail: "ana@example.com",
          phone: "852-5123****",
          name: "",
          associatedAt: "2026-01-01 00:00:00",
        },
        { uin: "9007199254740993123", mail: "Ana@Example.com", phone: "", associatedAt: "" },
      ],
    },
  });
});

test.each([
  ["an empty list and a total of 0", { Data: [], Total: 0 }],
  ["no list and a total of 0", { Data: null, Total: "0" }],
])("nobody is found when Tencent says %s", async (_what, response) => {
  const { url } = await responding(response);
  const found = await partnerAt(url).customersCredit({ by: "Email", filter: "ana@example.com" });
  expect(found).toMatchObject({ is: "done", value: { rows: [], total: 0 } });
});

test.each([
  ["an empty list and a total of 1", { Data: [], Total: 1 }],
  ["no list and a total of 1", { Data: null, Total: 1 }],
  ["no list and no total", {}],
  ["an empty list and no total", { Data: [] }],
])("an answer of %s is not taken for nobody", async (_what, response) => {
  const { url } = await responding(response);
  const found = await partnerAt(url).customersCredit({ by: "Email", filter: "ana@example.com" });
  expect(found).toMatchObject({ is: "unknown", why: "bad-shape" });
});

test("a page after the last one is simply empty", async () => {
  const { url } = await responding({ Data: [], Total: "3" });
  expect(await partnerAt(url).customerUins({ page: 2, pageSize: 10 })).toMatchObject({
    value: { rows: [], total: 3 },
  });
});

test("customers are described by number, and their times are left as they come", async () => {
  const { url, received } = await responding({
    Data: [
      { CustomerUin: "200000123456", Email: "ana@example.com", Phone: "51234567", BindTime: "2026-01-01 08:00:00" },
    ],
  });
  expect(await partnerAt(url).customerInfo(["200000123456"])).toMatchObject({
    value: [{ uin: "200000123456", mail: "ana@example.com", phone: "51234567", boundAt: "2026-01-01 08:00:00" }],
  });
  expect(received[0]?.body).toBe('{"CustomerUin":[200000123456]}');
});

const trades = [{ Id: "kghy_01", Name: "Games", Children: [{ Id: "kghy_0101", Name: "Mobile games", TradeInfo: "" }] }];

test("industries come in two levels", async () => {
  const { url } = await responding({ TradeList: [...trades, { Id: "kghy_02", Name: "Retail", Children: null }] });
  expect(await partnerAt(url).tradeConfig()).toMatchObject({
    value: [
      { id: "kghy_01", name: "Games", children: [{ id: "kghy_0101", name: "Mobile games" }] },
      { id: "kghy_02", name: "Retail", children: [] },
    ],
  });
});

test.each([
  ["industries", { TradeList: trades }, { profile: "current" }],
  ["no industries", { TradeList: [] }, { profile: "2024" }],
  ["not to know the action", { Error: { Code: "InvalidAction", Message: "" } }, { profile: "2024" }],
  [
    "that we may not ask",
    { Error: { Code: "UnauthorizedOperation", Message: "" } },
    { undecided: { is: "refused", code: "UnauthorizedOperation" } },
  ],
  ["something odd", { TradeList: "many" }, { undecided: { is: "unknown", why: "bad-shape" } }],
])("when Tencent says %s, the probe draws the right conclusion", async (_what, response, expected) => {
  const { url, received } = await responding(response);
  expect(await probeProfile(partnerAt(url))).toMatchObject(expected);
  expect(received.map(({ headers }) => headers["x-tc-action"])).toEqual(["GetTradeConfigList"]);
});

test("when Tencent cannot be reached the probe decides nothing", async () => {
  const probed = await probeProfile(partnerAt(`http://127.0.0.1:${await deadPort()}`));
  expect(probed).toEqual({ undecided: { is: "not-sent", why: "refused" } });
});
