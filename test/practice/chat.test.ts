import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { userSig } from "../../src/tencent/user-sig.ts";
import { noBooks, practice } from "./practice.ts";
import { type ChatChange, chatting } from "./services.ts";

const id = "@TOA#_R-7K2P";
const shop = { Owner_Account: "mei-shop", Name: "Mei's shop", OfficialAccountUserID: id };
const day = 24 * 60 * 60_000;

async function open(options = {}, usual: ChatChange = {}) {
  const t = await practice(options);
  const chat = chatting(t, usual);
  const takeIn = (UserID = "mei-shop") => chat.says("account_import", { UserID });
  const creates = (change: object = {}) => chat.code("create_official_account", { ...shop, ...change });
  const finds = async (Official_Account = id, filter?: string[]) => {
    const { OfficialAccountInfoList: list } = await chat.says("get_official_account_info", {
      OfficialAccountIdList: [{ Official_Account }],
      ...(filter && { ResponseFilter: { OfficialAccountBaseInfoFilter: filter } }),
    });
    return (list as Record<string, unknown>[])[0];
  };
  return { ...t, chat, takeIn, creates, finds, official: () => t.sandbox.books().officialAccounts };
}

test("an owner is imported, an official account made, and both are found", async () => {
  const t = await open();
  const { ResultItem: before } = await t.chat.says("account_check", { CheckItem: [{ UserID: "mei-shop" }] });
  expect(before).toEqual([{ UserID: "mei-shop", ResultCode: 0, ResultInfo: "", AccountStatus: "NotImported" }]);
  expect(await t.chat.says("account_import", { UserID: "mei-shop", Nick: "Mei" })).toEqual({
    ActionStatus: "OK",
    ErrorInfo: "",
    ErrorCode: 0,
  });
  const { ResultItem: after } = await t.chat.says("account_check", { CheckItem: [{ UserID: "mei-shop" }] });
  expect(after).toMatchObject([{ AccountStatus: "Imported" }]);
  expect(await t.chat.says("create_official_account", { ...shop, CustomString: "R-7K2P" })).toEqual({
    ActionStatus: "OK",
    ErrorInfo: "",
    ErrorCode: 0,
    OfficialAccountUserID: id,
  });
  expect(await t.finds()).toEqual({
    Official_Account: id,
    ErrorCode: 0,
    ErrorInfo: "",
    CreateTime: Math.floor(t.now() / 1000),
    Name: "Mei's shop",
    Owner_Account: "mei-shop",
    LastMsgTime: 0,
    SubscriberNum: 0,
    Introduction: "",
    FaceUrl: "",
    Organization: "",
    CustomString: "R-7K2P",
  });
  expect(await t.finds(id, ["Name", "CustomString"])).toEqual({
    Official_Account: id,
    ErrorCode: 0,
    ErrorInfo: "",
    Name: "Mei's shop",
    CustomString: "R-7K2P",
  });
  expect(t.sandbox.books()).toEqual({
    ...noBooks,
    imported: [{ sdkAppId: 1400000001, userId: "mei-shop", nick: "Mei" }],
    officialAccounts: [
      {
        id,
        sdkAppId: 1400000001,
        owner: "mei-shop",
        name: "Mei's shop",
        introduction: "",
        avatar: "",
        organization: "",
        custom: "R-7K2P",
        mostSubscribers: 100_000,
        at: "2026-11-22T01:02:03.000Z",
      },
    ],
    calls: { account_check: 2, account_import: 1, create_official_account: 1, get_official_account_info: 2 },
  });
});

test("an id is in use once it is made, and nothing is made twice", async () => {
  const t = await open();
  await t.takeIn();
  expect(await t.creates()).toBe(0);
  expect(await t.creates()).toBe(130008);
  expect(t.official()).toHaveLength(1);
});

test("without an id one is made up, with the prefix", async () => {
  const t = await open();
  await t.takeIn();
  const { OfficialAccountUserID: made } = await t.chat.says("create_official_account", {
    ...shop,
    OfficialAccountUserID: undefined,
  });
  expect(made).toMatch(/^@TOA#_@TOA#_\w+$/);
});

test("an owner who was not imported can own nothing", async () => {
  const t = await open();
  expect(await t.creates()).toBe(70107);
  expect(t.official()).toEqual([]);
});

test.each([
  [{ Owner_Account: undefined }, 20001],
  [{ Owner_Account: "" }, 20001],
  [{ Owner_Account: 107867 }, 20001],
  [{ Name: undefined }, 20001],
  [{ Introduction: 7 }, 20001],
  [{ OfficialAccountUserID: 7 }, 20001],
  [{ MaxSubscriberNum: "1000" }, 20001],
  [{ MaxSubscriberNum: 1.5 }, 20001],
  [{ MaxSubscriberNum: 0 }, 6017],
  [{ OfficialAccountUserID: "R-7K2P" }, 130007],
  [{ OfficialAccountUserID: "@TOA#_" }, 130007],
])("create_official_account with %j is %i and makes nothing", async (change, code) => {
  const t = await open();
  await t.takeIn();
  expect(await t.creates(change)).toBe(code);
  expect(t.official()).toEqual([]);
});

test.each([
  ["Name", 150],
  ["Introduction", 400],
  ["FaceUrl", 500],
  ["Organization", 500],
  ["CustomString", 3000],
])("%s may have %i bytes, three for a Chinese character", async (name, most) => {
  const t = await open();
  await t.takeIn();
  const fits = "香".repeat(Math.floor(most / 3)) + "a".repeat(most % 3);
  expect(await t.creates({ [name]: `${fits}a` })).toBe(6017);
  expect(await t.creates({ [name]: fits })).toBe(0);
});

test("a body that is no JSON object is 60003", async () => {
  const t = await open();
  for (const body of ["", "[]", '{"Name": "a", // a comment\n"Owner_Account": "b"}']) {
    expect(await t.chat.code("create_official_account", {}, { body })).toBe(60003);
  }
});

test("one may ask for 50 official accounts, and an id that is not there is an item that failed", async () => {
  const t = await open();
  const asks = (n: number) =>
    t.chat.says("get_official_account_info", {
      OfficialAccountIdList: Array.from({ length: n }, () => ({ Official_Account: id })),
    });
  expect((await asks(50)).OfficialAccountInfoList).toHaveLength(50);
  expect(await t.finds()).toMatchObject({ Official_Account: id, ErrorCode: 130007 });
  expect((await asks(51)).ErrorCode).toBe(20001);
  expect((await asks(0)).ErrorCode).toBe(20001);
  expect(await t.chat.code("get_official_account_info", { OfficialAccountIdList: [null] })).toBe(20001);
});

test("one may check 100 accounts, and a person's id has 32 bytes", async () => {
  const t = await open();
  const asks = (n: number) =>
    t.chat.code("account_check", { CheckItem: Array.from({ length: n }, () => ({ UserID: "mei" })) });
  expect(await asks(100)).toBe(0);
  expect(await asks(101)).toBe(70402);
  expect(await asks(0)).toBe(70402);
  const takes = (UserID: unknown) => t.chat.code("account_import", { UserID });
  expect(await takes("m".repeat(32))).toBe(0);
  expect(await takes("m".repeat(33))).toBe(70402);
  expect(await takes("香".repeat(11))).toBe(70402);
  expect(await takes("")).toBe(70402);
  expect(await takes(7)).toBe(70402);
  expect(await t.chat.code("account_import", { UserID: "mei", Nick: 7 })).toBe(70402);
});

test("importing the same owner twice is the same as once", async () => {
  const t = await open();
  await t.takeIn();
  expect(await t.chat.code("account_import", { UserID: "mei-shop" })).toBe(0);
  expect(t.sandbox.books().imported).toHaveLength(1);
});

test("a trial has five official accounts, and after thirty days none", async () => {
  const t = await open();
  const chat = chatting(t, { app: t.sandbox.chat.trial });
  const creates = (n: number) => chat.code("create_official_account", { ...shop, OfficialAccountUserID: `@TOA#_${n}` });
  await chat.says("account_import", { UserID: "mei-shop" });
  for (const n of [1, 2, 3, 4, 5]) expect(await creates(n)).toBe(0);
  expect(await creates(5)).toBe(130008);
  expect(await creates(6)).toBe(130010);
  t.pass(30 * day - 1);
  expect(await creates(6)).toBe(130010);
  t.pass(1);
  expect(await creates(6)).toBe(131000);
  await t.takeIn();
  for (const n of [1, 2, 3, 4, 5, 6]) expect(await t.creates({ OfficialAccountUserID: `@TOA#_${n}` })).toBe(0);
});

test("a trial has a hundred people at most", async () => {
  const t = await open();
  const chat = chatting(t, { app: t.sandbox.chat.trial });
  for (let n = 0; n < 100; n += 1) await chat.says("account_import", { UserID: `p${n}` });
  expect(await chat.code("account_import", { UserID: "p100" })).toBe(70398);
  expect(await chat.code("account_import", { UserID: "p7" })).toBe(0);
});

test("two applications know nothing of each other", async () => {
  const t = await open();
  await t.takeIn();
  await t.creates();
  const other = chatting(t, { app: t.sandbox.chat.trial });
  expect(await other.code("create_official_account", shop)).toBe(70107);
  await other.says("account_import", { UserID: "mei-shop" });
  expect(await other.code("create_official_account", shop)).toBe(0);
});

const second = (off: number) => Math.floor(Date.UTC(2026, 10, 22, 1, 2, 3) / 1000) + off;

test.each<[string, ChatChange, number]>([
  ["another path", { path: "group_open_http_svc/create_group" }, 60009],
  ["no sdkappid", { query: { sdkappid: undefined } }, 60012],
  ["an sdkappid that is no number", { query: { sdkappid: "app" } }, 60006],
  ["an application of somebody else", { query: { sdkappid: "1400000003" } }, 70020],
  ["no identifier", { query: { identifier: undefined } }, 60004],
  ["no usersig", { query: { usersig: undefined } }, 60004],
  ["another contenttype", { query: { contenttype: "xml" } }, 60002],
  ["no random number", { query: { random: undefined } }, 60002],
  ["a random number of 33 bits", { query: { random: "4294967296" } }, 60002],
  ["a usersig that is none", { query: { usersig: "eJyrVgrx" } }, 70003],
  ["a usersig for another application", { sig: { sdkAppId: 1400000002 } }, 70014],
  ["a usersig for somebody else", { sig: { identifier: "mei" } }, 70013],
  ["somebody who is no administrator", { sig: { identifier: "mei" }, query: { identifier: "mei" } }, 60010],
  ["another key", { app: { sdkAppId: 1400000001, secretKey: "wrong" } }, 70009],
  ["a usersig of yesterday", { sig: { time: second(-86_401) } }, 70001],
  ["a usersig of a day ago to the second", { sig: { time: second(-86_400) } }, 0],
])("%s: %j is %i", async (_, change, code) => {
  const t = await open();
  expect(await t.chat.code("account_check", { CheckItem: [{ UserID: "mei" }] }, change)).toBe(code);
  expect(t.sandbox.books().calls).toEqual(code === 0 ? { account_check: 1 } : {});
});

test("claims that were changed after signing are refused, whichever", async () => {
  const t = await open();
  const { sdkAppId, secretKey } = t.sandbox.chat;
  const claims = { sdkAppId, identifier: "administrator", time: second(-90_000), expire: 86_400 };
  const plain = userSig(claims, secretKey).replace(/\*/g, "+").replace(/-/g, "/").replace(/_/g, "=");
  const json = JSON.parse(inflateSync(Buffer.from(plain, "base64")).toString());
  const forged = (change: object) =>
    deflateSync(JSON.stringify({ ...json, ...change }))
      .toString("base64")
      .replace(/\+/g, "*")
      .replace(/\//g, "-")
      .replace(/=/g, "_");
  const code = (usersig: string) => t.chat.code("account_check", {}, { query: { usersig } });
  expect(await code(forged({}))).toBe(70001);
  expect(await code(forged({ "TLS.time": second(0) }))).toBe(70009);
  expect(await code(forged({ "TLS.expire": 864_000 }))).toBe(70009);
  expect(await code(forged({ "TLS.sig": "AAAA" }))).toBe(70009);
  expect(await code(forged({ "TLS.sig": undefined }))).toBe(70003);
  expect(await code(forged({ "TLS.sdkappid": String(sdkAppId) }))).toBe(70014);
});

test("after twenty wrong keys everything is refused for a minute", async () => {
  const t = await open();
  const asks = (change: ChatChange = {}) => t.chat.code("account_check", { CheckItem: [{ UserID: "mei" }] }, change);
  const wrong = { app: { sdkAppId: t.sandbox.chat.sdkAppId, secretKey: "wrong" } };
  for (let n = 0; n < 20; n += 1) expect(await asks(wrong)).toBe(70009);
  expect(await asks()).toBe(70050);
  expect(await asks({ app: t.sandbox.chat.trial })).toBe(0);
  t.pass(60_000);
  expect(await asks()).toBe(0);
});

test("HTTP is 200 whatever the answer, and a GET finds nothing", async () => {
  const t = await open();
  expect((await t.chat.see("create_official_account", {}, { query: { usersig: "x" } })).status).toBe(200);
  expect((await fetch(`${t.sandbox.url}/v4/im_open_login_svc/account_check`)).status).toBe(404);
});

test.each([
  ["create_official_account", 200],
  ["get_official_account_info", 200],
  ["account_check", 100],
  ["account_import", 200],
] as const)("%s is let through %i times a second, for each application", async (command, perSecond) => {
  const t = await open({ rates: true });
  for (let n = 0; n < perSecond; n += 1) expect(await t.chat.code(command)).not.toBe(60007);
  expect(await t.chat.code(command)).toBe(60007);
  expect(await t.chat.code(command, {}, { app: t.sandbox.chat.trial })).not.toBe(60007);
  t.pass(1000);
  expect(await t.chat.code(command)).not.toBe(60007);
});

test("magic words of an owner make the import go wrong", async () => {
  const t = await open();
  const takes = (UserID: string) => t.chat.code("account_import", { UserID });
  expect(await takes("import.full")).toBe(70398);
  expect(await takes("import.full")).toBe(70398);
  expect(await takes("import.error-7")).toBe(70500);
  expect(t.sandbox.books().imported).toEqual([]);
  expect(await takes("import.error-7")).toBe(0);
  expect((await t.chat.see("account_import", { UserID: "import.cut" })).broken).toBeDefined();
  expect(t.sandbox.books().imported.map(({ userId }) => userId)).toEqual(["import.cut", "import.error-7"]);
  expect(await takes("import.cut")).toBe(0);
  const checks = async () =>
    (await t.chat.says("account_check", { CheckItem: [{ UserID: "check.error" }] })).ResultItem;
  expect(await checks()).toMatchObject([{ ResultCode: 70169 }]);
  expect(await checks()).toMatchObject([{ ResultCode: 0, AccountStatus: "NotImported" }]);
});
