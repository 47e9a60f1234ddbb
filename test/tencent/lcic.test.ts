import { expect, test } from "vitest";
import { createLcicApi, type LcicApi, lcicRates, lcicService } from "../../src/tencent/lcic.ts";
import neighbours from "./facts/lcic-neighbours.json" with { type: "json" };
import document from "./facts/register-user.json" with { type: "json" };
import { cloudAt, responding } from "./loopback.ts";

const ana = { sdkAppId: 1234657, originId: "ana-2026" };

function lcicAt(url: string): LcicApi {
  return createLcicApi(cloudAt(url, lcicService));
}

async function sent(act: (lcic: LcicApi) => Promise<unknown>) {
  const { url, received } = await responding({});
  await act(lcicAt(url));
  return received.map(({ headers, body }) => ({ action: headers["x-tc-action"], body: JSON.parse(body) }));
}

test("service, host, version and rates are those of the documents", () => {
  expect(lcicService).toEqual({ service: document.service, host: document.newerHost, version: document.version });
  expect(lcicService).toEqual({ service: neighbours.service, host: neighbours.host, version: neighbours.version });
  const documented = [document, ...neighbours.actions];
  expect(lcicRates).toEqual(Object.fromEntries(documented.map((each) => [each.action, each.requestsPerSecond])));
});

test("RegisterUser sends every parameter of its document, with its type", async () => {
  const [request] = await sent((lcic) =>
    lcic.registerUser({ ...ana, name: "Ana", avatar: "https://example.com/a.png" }),
  );
  expect(request?.action).toBe(document.action);
  for (const { name, type } of document.parameters) {
    expect(request?.body[name]).toBeTypeOf(type === "Integer" ? "number" : "string");
  }
  expect(Object.keys(request?.body)).toHaveLength(document.parameters.length);
});

test("what was left out is not sent, except our own id, which always is", async () => {
  expect(await sent((lcic) => lcic.registerUser(ana))).toEqual([
    { action: "RegisterUser", body: { SdkAppId: 1234657, OriginId: "ana-2026" } },
  ]);
});

const ask: Record<string, (lcic: LcicApi) => Promise<unknown>> = {
  LoginOriginId: (lcic) => lcic.loginOriginId(ana),
  LoginUser: (lcic) => lcic.loginUser("2CvDgjRNjylAsBZB4iZc0F6koXe"),
  DescribeUser: (lcic) => lcic.describeUser("2CvDgjRNjylAsBZB4iZc0F6koXe"),
};

test.each(neighbours.actions)("$action sends every parameter", async ({ action, parameters }) => {
  const act = ask[action];
  const [request] = act ? await sent(act) : [];
  expect(request?.action).toBe(action);
  expect(Object.keys(request?.body)).toEqual(parameters.map(({ name }) => name));
});

test("the document's answer reads as a user and a token", async () => {
  const { RequestId, ...answer } = document.sampleAnswer;
  const { url } = await responding(answer);
  const value = { userId: answer.UserId, token: answer.Token };
  expect(await lcicAt(url).registerUser(ana)).toEqual({
    is: "done",
    value,
    requestId: "r-1",
    serverTime: expect.any(Number),
  });
  expect(await lcicAt(url).loginOriginId(ana)).toMatchObject({ is: "done", value });
  expect(RequestId).toBe("213das");
});

test("a renewed token keeps its user even when Tencent does not repeat the id", async () => {
  const { url } = await responding({ Token: "t-2" });
  expect(await lcicAt(url).loginUser("u-1")).toMatchObject({ is: "done", value: { userId: "u-1", token: "t-2" } });
});

test.each([{}, { UserId: "u-1" }, { UserId: "u-1", Token: "" }, { Token: "t-1" }])(
  "an answer of %j does not prove that a user was made",
  async (answer) => {
    const { url } = await responding(answer);
    expect(await lcicAt(url).registerUser(ana)).toMatchObject({ is: "unknown", why: "bad-shape" });
  },
);

test("a user's description reads with nulls as nothing", async () => {
  const { url } = await responding({ SdkAppId: 1234657, Name: null, Avatar: null, OriginId: "ana-2026" });
  expect(await lcicAt(url).describeUser("u-1")).toMatchObject({
    value: { sdkAppId: 1234657, originId: "ana-2026", name: "", avatar: "" },
  });
});

test("a call that the client does not send is a certain no", async () => {
  const badInput = { is: "not-sent", why: "bad-input" };
  const { url, received } = await responding({});
  const lcic = lcicAt(url);
  for (const bad of [
    { ...ana, originId: " " },
    { ...ana, sdkAppId: 0 },
    { ...ana, sdkAppId: 1.5 },
  ]) {
    expect(await lcic.registerUser(bad)).toEqual(badInput);
    expect(await lcic.loginOriginId(bad)).toEqual(badInput);
  }
  expect(await lcic.loginUser("")).toEqual(badInput);
  expect(await lcic.describeUser("")).toEqual(badInput);
  expect(received).toEqual([]);
});
