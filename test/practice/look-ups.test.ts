import { expect, test } from "vitest";
import { practice } from "./practice.ts";

async function withCustomers(options = {}) {
  const t = await practice({ textGapMs: 0, ...options });
  const open = async (fields: object) => {
    t.pass(1000);
    return String((await t.says("CreateAccount", { ...(await t.ready()), ...fields })).Uin);
  };
  const ana = await open({ Mail: "ana@example.com", CustomerName: "Ana Lima" });
  const joana = await open({ Mail: "joana@example.com" });
  return { ...t, ana, joana };
}

test("a customer is found by mail with what the document lists", async () => {
  const t = await withCustomers();
  expect(await t.says("QueryCustomersCredit", { FilterType: "Email", Filter: "JOANA@example.com" })).toEqual({
    Total: 1,
    Data: [
      {
        ClientUin: Number(t.joana),
        Name: "joana@example.com",
        Email: "joana@example.com",
        Mobile: "51234567",
        Type: "new",
        Arrears: "-",
        AssociationTime: "2026-11-22 09:02:05",
        RecentExpiry: "",
        Credit: 0,
        RemainingCredit: 0,
        IdentifyType: 0,
        Remark: "",
        Force: 0,
      },
    ],
    RequestId: expect.any(String),
  });
});

test("a mail also matches in part, so the caller must compare", async () => {
  const t = await withCustomers();
  expect((await t.lookUp("ana@example.com")).map(({ Email }) => Email)).toEqual([
    "joana@example.com",
    "ana@example.com",
  ]);
  expect(await t.lookUp("ben@example.com")).toEqual([]);
});

test.each([
  ["ClientUin", "200000100001", ["ana@example.com"]],
  ["ClientUin", "2000001", []],
  ["Name", "lima", ["ana@example.com"]],
  ["Remark", "vip", []],
  [undefined, undefined, ["joana@example.com", "ana@example.com"]],
])("a search by %s for %s finds %j", async (FilterType, Filter, mails) => {
  const t = await withCustomers();
  const { Data } = await t.says("QueryCustomersCredit", { FilterType, Filter });
  expect((Data as { Email: string }[]).map(({ Email }) => Email)).toEqual(mails);
});

test("pages and order follow the time of association", async () => {
  const t = await withCustomers();
  const uins = async (input: object) => {
    const { Data, Total } = await t.says("QueryCustomersCredit", input);
    return [Total, ...(Data as { ClientUin: number }[]).map(({ ClientUin }) => String(ClientUin))];
  };
  expect(await uins({ Order: "asc" })).toEqual([2, t.ana, t.joana]);
  expect(await uins({ Page: 1, PageSize: 1 })).toEqual([2, t.joana]);
  expect(await uins({ Page: 2, PageSize: 1 })).toEqual([2, t.ana]);
  expect(await uins({ Page: 3, PageSize: 1 })).toEqual([2]);
});

test.each([
  ["QueryCustomersCredit", { FilterType: "Phone", Filter: "1" }, "InvalidParameterValue"],
  ["QueryCustomersCredit", { Order: "up" }, "InvalidParameterValue"],
  ["QueryCustomersCredit", { Page: 0 }, "InvalidParameter.Page"],
  ["QueryCustomersCredit", { PageSize: 101 }, "InvalidParameter.Page"],
  ["QueryCustomersCredit", { Page: "1" }, "InvalidParameter"],
  ["QueryCustomersCredit", { Email: "ana@example.com" }, "UnknownParameter"],
  ["DescribeCustomerUin", { Page: 1 }, "MissingParameter"],
  ["DescribeCustomerUin", { Page: 0, PageSize: 1 }, "InvalidParameter.Page"],
  ["DescribeCustomerInfo", {}, "MissingParameter"],
  ["DescribeCustomerInfo", { CustomerUin: [] }, "InvalidParameterValue"],
  ["DescribeCustomerInfo", { CustomerUin: Array.from({ length: 21 }, (_, n) => n) }, "InvalidParameterValue"],
  ["DescribeCustomerInfo", { CustomerUin: ["200000100001"] }, "InvalidParameter"],
  ["GetCountryCodes", { Page: 1 }, "UnknownParameter"],
])("%s with %j is %s", async (action, input, code) => {
  const t = await practice();
  expect(await t.refusal(action, input)).toBe(code);
});

test("customers can be listed and described; strangers are left out", async () => {
  const t = await withCustomers();
  expect(await t.says("DescribeCustomerUin", { Page: 1, PageSize: 1 })).toMatchObject({
    Total: "2",
    Data: [{ CustomerUin: t.joana }],
  });
  expect(await t.says("DescribeCustomerInfo", { CustomerUin: [Number(t.ana), 100000000001] })).toMatchObject({
    Data: [
      {
        CustomerUin: t.ana,
        Email: "ana@example.com",
        Phone: "51234567",
        Name: "Ana Lima",
        BindTime: "2026-11-22 09:02:04",
        AccountStatus: "0",
        AuthStatus: "-1",
      },
    ],
  });
});

test("times are printed in the zone that is set", async () => {
  const t = await withCustomers({ zoneMinutes: 0 });
  expect((await t.lookUp("joana@example.com"))[0]?.AssociationTime).toBe("2026-11-22 01:02:05");
});

test("an index that lags shows an account late, in every look-up", async () => {
  const t = await practice({ lookupLagMs: 5000 });
  const { Uin } = await t.says("CreateAccount", await t.ready());
  const shown = async () => [
    (await t.lookUp("ana@example.com")).length,
    ((await t.says("DescribeCustomerUin", { Page: 1, PageSize: 9 })).Data as unknown[]).length,
    ((await t.says("DescribeCustomerInfo", { CustomerUin: [Number(Uin)] })).Data as unknown[]).length,
  ];
  t.pass(4999);
  expect(await shown()).toEqual([0, 0, 0]);
  t.pass(1);
  expect(await shown()).toEqual([1, 1, 1]);
});

test("with masking on, mail and number come back with stars", async () => {
  const t = await withCustomers({ maskLookups: true });
  expect((await t.lookUp("joana@example.com"))[0]).toMatchObject({
    Email: "joan*********@example.com",
    Mobile: "5123*********",
  });
  expect((await t.lookUp("ana@example.com"))[1]).toMatchObject({ Email: "an*********@example.com" });
});

test("the countries come with the service's own spelling, each once, in capitals", async () => {
  const t = await practice();
  const Data = (await t.says("GetCountryCodes")).Data as Record<string, string>[];
  const of = (area: string) => Data.find(({ IOS2 }) => IOS2 === area);
  expect(of("HK")).toEqual({
    EnName: expect.stringContaining("Hong Kong"),
    Name: expect.any(String),
    IOS2: "HK",
    IOS3: "HKG",
    Code: "852",
  });
  expect(of("SG")).toMatchObject({ IOS3: "SGP", Code: "65", EnName: "Singapore", Name: "新加坡" });
  expect(of("US")).toMatchObject({ IOS3: "USA", Code: "1" });
  expect(of("BR")).toMatchObject({ IOS3: "BRA", Code: "55" });
  expect(of("CN")).toMatchObject({ IOS3: "CHN", Code: "86" });
  expect(Data).toHaveLength(243);
  for (const name of ["IOS2", "IOS3", "EnName"]) expect(new Set(Data.map((each) => each[name])).size).toBe(243);
  for (const { IOS2, IOS3, Code } of Data) expect(`${IOS2} ${IOS3} ${Code}`).toMatch(/^[A-Z]{2} [A-Z]{3} \d{1,3}$/);
});

test("the industries come in two levels, each child under the id of its parent", async () => {
  const t = await practice();
  const list = (await t.says("GetTradeConfigList")).TradeList as { Id: string; Children: Record<string, string>[] }[];
  expect(list).toHaveLength(8);
  expect(list[0]).toMatchObject({ Id: "kghy_01", Children: [{ Id: "kghy_0101", TradeInfo: "kghy_01" }, {}, {}, {}] });
  for (const { Id, Children } of list) {
    expect(Children.length).toBeGreaterThanOrEqual(2);
    expect(Children.length).toBeLessThanOrEqual(5);
    for (const child of Children)
      expect(child).toMatchObject({ Id: expect.stringMatching(`^${Id}\\d\\d$`), TradeInfo: Id });
  }
});
