import { expect, onTestFinished, test } from "vitest";
import { createAdminSig } from "../../src/tencent/admin-sig.ts";
import { type ChatApi, chatRates, chatUrl, createChatApi } from "../../src/tencent/chat.ts";
import { type ChatRestOptions, createChatRest } from "../../src/tencent/chat-transport.ts";
import { type CreateOfficialAccountInput, officialAccountLimits } from "../../src/tencent/create-official-account.ts";
import neighbours from "./facts/chat-neighbours.json" with { type: "json" };
import document from "./facts/create-official-account.json" with { type: "json" };
import { deadPort, httpServer, type Received, tcpServer } from "./loopback.ts";

const admin = { sdkAppId: 1400000000, secretKey: "key-of-the-chat-tests", identifier: "administrator" };
const id = "@TOA#_R-7K2P";
const shop: CreateOfficialAccountInput = { id, owner: "mei-shop", name: "Mei's shop" };
const full: CreateOfficialAccountInput = {
  ...shop,
  introduction: "Tea",
  avatar: "https://example.com/mei.png",
  organization: "Mei & Co",
  custom: "R-7K2P",
  mostSubscribers: 1000,
};

function chatAt(url: string, options: Partial<ChatRestOptions> = {}): ChatApi {
  const rest = createChatRest({ url, admin, clock: Date.now, ...options });
  onTestFinished(() => rest.close());
  return createChatApi(rest);
}

const ok = { ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "" };
const failed = (ErrorCode: number, ErrorInfo = "") => ({ ActionStatus: "FAIL", ErrorCode, ErrorInfo });

/** Answers call after call with the next of these, the last one for ever. */
async function answering(...answers: object[]) {
  const urls: URL[] = [];
  let n = 0;
  const { url, received } = await httpServer((request, reply) => {
    urls.push(new URL(request.url ?? "", "http://chat.example"));
    reply.end(JSON.stringify(answers[Math.min(n, answers.length - 1)]));
    n += 1;
  });
  return { url, urls, received };
}

const bodies = (received: Received[]) => received.map(({ body }) => JSON.parse(body));

test("the host is one of the document's, and the rates are its", () => {
  expect(Object.values(document.hosts)).toContain(new URL(chatUrl).hostname);
  const documented = [document, ...neighbours.commands];
  const rates = documented.map(({ command, requestsPerSecond }) => [command.split("/")[1], requestsPerSecond]);
  expect(chatRates).toEqual(Object.fromEntries(rates));
});

test("every parameter of the document is sent, with its type, and the URL has everything it asks for", async () => {
  const { url, urls, received } = await answering({ ...ok, OfficialAccountUserID: id });
  expect(await chatAt(url).createOfficialAccount(full)).toMatchObject({ is: "done", value: { id } });
  const [body] = bodies(received);
  for (const { name, type } of document.parameters) {
    expect(body[name]).toBeTypeOf(type === "Integer" ? "number" : "string");
  }
  expect(Object.keys(body)).toHaveLength(document.parameters.length);
  const [asked] = urls;
  expect(asked?.pathname).toBe(`/v4/${document.command}`);
  const query = Object.fromEntries(asked?.searchParams ?? []);
  expect(Object.keys(query)).toEqual(document.query.map(({ name }) => name));
  expect(query).toMatchObject({ sdkappid: "1400000000", identifier: "administrator", contenttype: "json" });
});

test("the random number is a whole one of 32 bits, new for each call, and stands in for the request id", async () => {
  const { url, urls } = await answering({ ...ok, OfficialAccountUserID: id });
  const chat = chatAt(url);
  const ids = [];
  for (const _ of [1, 2, 3]) ids.push(await chat.createOfficialAccount(shop));
  const randoms = urls.map(({ searchParams }) => searchParams.get("random") ?? "");
  expect(new Set(randoms).size).toBe(3);
  for (const random of randoms) expect(Number(random)).toBeLessThanOrEqual(document.query[3]?.max ?? 0);
  expect(ids.map((outcome) => outcome.is === "done" && outcome.requestId)).toEqual(randoms);
});

test.each(Object.entries(officialAccountLimits))(
  "the %s may have %i bytes, and no more however few its characters",
  async (field, most) => {
    const { url, received } = await answering({ ...ok, OfficialAccountUserID: id });
    const chat = chatAt(url);
    const takes = async (value: string) =>
      (await chat.createOfficialAccount({ ...shop, [field]: value })).is === "done";
    expect(await takes("a".repeat(most))).toBe(true);
    expect(await takes("a".repeat(most + 1))).toBe(false);
    const threeEach = Math.floor(most / 3);
    expect(await takes("香".repeat(threeEach))).toBe(true);
    expect(await takes("香".repeat(threeEach + 1))).toBe(false);
    expect(received).toHaveLength(2);
  },
);

test("the limits are the document's", () => {
  const limits = Object.fromEntries(
    document.parameters.flatMap(({ name, maxBytes }) => (maxBytes ? [[name, maxBytes]] : [])),
  );
  const { name, introduction, avatar, organization, custom } = officialAccountLimits;
  expect(limits).toEqual({
    Name: name,
    Introduction: introduction,
    FaceUrl: avatar,
    Organization: organization,
    CustomString: custom,
  });
});

test("a call that the client does not send is a certain no", async () => {
  const badInput = { is: "not-sent", why: "bad-input" };
  const { url, received } = await answering(ok);
  const chat = chatAt(url);
  for (const bad of [{ id: "R-7K2P" }, { id: "@TOA#_" }, { owner: "" }, { name: " " }, { mostSubscribers: 0 }]) {
    expect(await chat.createOfficialAccount({ ...shop, ...bad })).toEqual(badInput);
  }
  expect(await chat.accountImport({ userId: "香".repeat(11) })).toEqual(badInput);
  expect(await chat.accountImport({ userId: "mei shop" })).toEqual(badInput);
  expect(await chat.accountCheck("")).toEqual(badInput);
  expect(await chat.officialAccountInfo("")).toEqual(badInput);
  expect(received).toEqual([]);
});

test("a person's id has the bytes of its document, which are 32", async () => {
  const limit = neighbours.commands.find(({ maxUserIdBytes }) => maxUserIdBytes)?.maxUserIdBytes;
  expect(limit).toBe(32);
  const { url, received } = await answering(ok);
  expect(
    await chatAt(url).accountImport({ userId: "m".repeat(32), nick: "Mei", avatar: "https://example.com/m.png" }),
  ).toMatchObject({
    is: "done",
  });
  expect(bodies(received)).toEqual([{ UserID: "m".repeat(32), Nick: "Mei", FaceUrl: "https://example.com/m.png" }]);
});

test("a refusal comes with HTTP 200, its number as the code, and without anything that we sent", async () => {
  const sent = `the owner mei-shop of ${id} is not known`;
  const { url } = await answering(failed(70107, sent));
  expect(await chatAt(url).createOfficialAccount(shop)).toEqual({
    is: "refused",
    code: "70107",
    message: "the owner … of … is not known",
    requestId: expect.stringMatching(/^\d+$/),
    serverTime: expect.any(Number),
  });
});

test.each([
  ["no JSON", "<html>", "not-json"],
  ["no ErrorCode", JSON.stringify({ ActionStatus: "OK" }), "bad-shape"],
  ["success that says FAIL", JSON.stringify({ ...ok, ActionStatus: "FAIL", OfficialAccountUserID: id }), "bad-shape"],
  ["success without an id", JSON.stringify(ok), "bad-shape"],
])("%s is unknown", async (_, text, why) => {
  const { url } = await httpServer((_request, reply) => reply.end(text));
  expect(await chatAt(url).createOfficialAccount(shop)).toMatchObject({
    is: "unknown",
    why,
    requestId: expect.any(String),
  });
});

test("a gateway's page is unknown", async () => {
  const { url } = await httpServer((_request, reply) => reply.writeHead(502).end("Bad Gateway"));
  expect(await chatAt(url).createOfficialAccount(shop)).toMatchObject({
    is: "unknown",
    why: "http-status",
    status: 502,
  });
});

test("a signature that Tencent finds too old is made anew, once", async () => {
  let now = 1_700_000_000_000;
  const clock = () => {
    now += 1000;
    return now;
  };
  const { url, urls } = await answering(failed(70001), { ...ok, OfficialAccountUserID: id });
  expect(await chatAt(url, { clock }).createOfficialAccount(shop)).toMatchObject({ is: "done" });
  const sigs = urls.map(({ searchParams }) => searchParams.get("usersig"));
  expect(new Set(sigs).size).toBe(2);
});

test("a signature that stays too old is refused after the second try, and no other refusal is tried again", async () => {
  const old = await answering(failed(70001));
  expect(await chatAt(old.url).createOfficialAccount(shop)).toMatchObject({ is: "refused", code: "70001" });
  expect(old.received).toHaveLength(2);
  const wrong = await answering(failed(70009));
  expect(await chatAt(wrong.url).createOfficialAccount(shop)).toMatchObject({ is: "refused", code: "70009" });
  expect(wrong.received).toHaveLength(1);
});

test("one signature serves many calls", async () => {
  const { url, urls } = await answering({ ...ok, ResultItem: [{ UserID: "mei-shop", AccountStatus: "Imported" }] });
  const chat = chatAt(url);
  for (const _ of [1, 2, 3]) await chat.accountCheck("mei-shop");
  expect(new Set(urls.map(({ searchParams }) => searchParams.get("usersig"))).size).toBe(1);
});

test.each([{ secretKey: "" }, { secretKey: " key" }, { identifier: "" }, { sdkAppId: 0 }, { sdkAppId: Number.NaN }])(
  "with %j for a credential nothing is sent",
  async (part) => {
    const { url, received } = await answering(ok);
    const chat = chatAt(url, { admin: { ...admin, ...part } });
    expect(await chat.createOfficialAccount(shop)).toEqual({ is: "not-sent", why: "credentials" });
    expect(received).toEqual([]);
  },
);

test("a port where nobody listens is a certain no, and a connection that breaks is not", async () => {
  expect(await chatAt(`http://127.0.0.1:${await deadPort()}`).createOfficialAccount(shop)).toEqual({
    is: "not-sent",
    why: "refused",
  });
  const { port } = await tcpServer((socket) => socket.destroy());
  expect(await chatAt(`http://127.0.0.1:${port}`).createOfficialAccount(shop)).toMatchObject({
    is: "unknown",
    why: "reset",
  });
});

test("no outcome shows the signature, even when Tencent says it back or the connection breaks", async () => {
  const seen: string[] = [];
  const echo = await httpServer((request, reply) => {
    seen.push(new URL(request.url ?? "", "http://chat.example").searchParams.get("usersig") ?? "");
    reply.end(JSON.stringify(failed(70009, `bad usersig ${seen.at(-1)}`)));
  });
  const { port, seen: wire } = await tcpServer((socket) => socket.destroy());
  const outcomes = [
    await chatAt(echo.url).createOfficialAccount(shop),
    await chatAt(`http://127.0.0.1:${port}`).createOfficialAccount(shop),
  ];
  const broken = /usersig=([^&]+)/.exec(wire.bytes)?.[1];
  for (const sig of [...seen, broken]) {
    expect(sig).toMatch(/^eJ/);
    expect(JSON.stringify(outcomes)).not.toContain(sig);
  }
});

test("an official account is found by its id, and one that is not there is nothing", async () => {
  const there = {
    Official_Account: id,
    ErrorCode: 0,
    Owner_Account: "mei-shop",
    Name: "Mei's shop",
    CustomString: "R-7K2P",
    CreateTime: 1700000000,
  };
  const { url, received } = await answering(
    { ...ok, OfficialAccountInfoList: [{ Official_Account: "@TOA#_other" }, there] },
    { ...ok, OfficialAccountInfoList: [{ Official_Account: id, ErrorCode: 130099, ErrorInfo: "not exist" }] },
    { ...ok, OfficialAccountInfoList: [] },
    { ...ok, OfficialAccountInfoList: [{ Official_Account: id, ErrorCode: 10004 }] },
    failed(60018),
  );
  const chat = chatAt(url);
  expect(await chat.officialAccountInfo(id)).toMatchObject({
    is: "done",
    value: { id, owner: "mei-shop", name: "Mei's shop", custom: "R-7K2P", createdAt: "1700000000" },
  });
  expect(await chat.officialAccountInfo(id)).toMatchObject({ is: "done", value: undefined });
  expect(await chat.officialAccountInfo(id)).toMatchObject({ is: "done", value: undefined });
  expect(await chat.officialAccountInfo(id)).toMatchObject({ is: "refused", code: "10004" });
  expect(await chat.officialAccountInfo(id)).toMatchObject({ is: "refused", code: "60018" });
  const [{ parameters } = { parameters: [] }] = neighbours.commands;
  expect(Object.keys(bodies(received)[0])).toEqual(parameters);
});

test.each([10004, 20005, 60007, 60013, 60014, 60016, 60017, 70050, 70169, 70500])(
  "an official account whose item fails with %i is not said to be absent",
  async (code) => {
    const item = { Official_Account: id, ErrorCode: code, ErrorInfo: "" };
    const { url } = await answering({ ...ok, OfficialAccountInfoList: [item] });
    expect(await chatAt(url).officialAccountInfo(id)).toMatchObject({ is: "refused", code: String(code) });
  },
);

test.each([130007, 130099])("an official account whose item fails with %i is not there", async (code) => {
  const item = { Official_Account: id, ErrorCode: code, ErrorInfo: "" };
  const { url } = await answering({ ...ok, OfficialAccountInfoList: [item] });
  expect(await chatAt(url).officialAccountInfo(id)).toMatchObject({ is: "done", value: undefined });
});

test("an account is checked by its id, and only Imported means that it is there", async () => {
  const item = (change: object) => ({ ...ok, ResultItem: [{ UserID: "mei-shop", ResultCode: 0, ...change }] });
  const { url, received } = await answering(
    item({ AccountStatus: "Imported" }),
    item({ AccountStatus: "NotImported" }),
    item({ ResultCode: 70169 }),
    item({ UserID: "someone-else", AccountStatus: "Imported" }),
  );
  const chat = chatAt(url);
  expect(await chat.accountCheck("mei-shop")).toMatchObject({ is: "done", value: { imported: true } });
  expect(await chat.accountCheck("mei-shop")).toMatchObject({ is: "done", value: { imported: false } });
  expect(await chat.accountCheck("mei-shop")).toMatchObject({ is: "refused", code: "70169" });
  expect(await chat.accountCheck("mei-shop")).toMatchObject({ is: "unknown", why: "bad-shape" });
  expect(bodies(received)[0]).toEqual({ CheckItem: [{ UserID: "mei-shop" }] });
});

test("a create that was signed for an instant is sent once, and never when the instant is a minute old", async () => {
  const { url, urls, received } = await answering(failed(70001), { ...ok, OfficialAccountUserID: id });
  const signedAt = 1_700_000_000_000;
  let now = signedAt + 60_000;
  const chat = chatAt(url, { clock: () => now });
  expect(await chat.createOfficialAccount(shop, { signedAt })).toMatchObject({ is: "refused", code: "70001" });
  now += 1;
  expect(await chat.createOfficialAccount(shop, { signedAt })).toEqual({ is: "not-sent", why: "stale-signature" });
  expect(received).toHaveLength(1);
  const sig = createAdminSig(admin, () => now).once(signedAt);
  expect(urls[0]?.searchParams.get("usersig")).toBe(sig);
});
