import { expect, test } from "vitest";
import { createClient, kindIn } from "./client.ts";
import { openShop, until } from "./shop.ts";

/** A customer who waits for their agent, with a stream. */
async function waiting(options = {}) {
  const shop = await openShop(options);
  const caseId = await shop.opens();
  const { token } = await shop.link(caseId);
  const ana = createClient(shop.url);
  await ana.comes(token);
  return { shop, caseId, ana };
}

test("a page hears at once when this desk shows its request anew", async () => {
  const { shop, caseId, ana } = await waiting();
  const { events } = await ana.streams();
  await until("the version of now", () => events.length > 0);
  const { version } = await ana.state();
  expect(events[0]).toEqual({ event: "moved", data: String(version) });
  await shop.agentPresses(caseId, "go");
  await until("the next version", () => events.some(({ event, data }) => event === "moved" && Number(data) > version!));
  expect(kindIn(await ana.state())).toBe("password");
});

test("a page hears of a commit that another desk has made and shown", async () => {
  const { shop, caseId, ana } = await waiting({ idle: true }); // this desk delivers nothing
  const { events } = await ana.streams();
  const { version } = await ana.state();
  await shop.agentPresses(caseId, "go");
  await until("the next version", () => events.some(({ event, data }) => event === "moved" && Number(data) > version!));
  await until("what was said along with it", () => events.some(({ event }) => event === "said"));
});

test("a stream beats, is not kept or held back by proxies, and carries nothing of the request", async () => {
  const { ana } = await waiting();
  const { events, headers } = await ana.streams();
  expect(headers).toMatchObject({
    "content-type": "text/event-stream",
    "x-accel-buffering": "no",
    "cache-control": "no-store",
  });
  await until("a beat", () => events.some(({ event }) => event === "beat"));
  expect(events.every(({ data }) => /^\d+$/.test(data))).toBe(true);
});

test("who has heard of a version before it was cut off is not told of it again, and of a newer one is", async () => {
  const { shop, caseId, ana } = await waiting();
  const { version } = await ana.state();
  const same = await ana.streams({ "last-event-id": String(version) });
  await shop.agentPresses(caseId, "go");
  await until("the next version", () => same.events.length > 0);
  expect(same.events.filter(({ data }) => data === String(version))).toEqual([]);
  const newer = await ana.streams({ "last-event-id": String(version) });
  await until("the version that was missed", () => newer.events.length > 0);
});

test("without a session there is no stream, and the browser does not come again", async () => {
  const { shop } = await waiting();
  const stranger = createClient(shop.url);
  expect((await stranger.streams()).status).toBe(204);
  stranger.cookies.set("frontdesk-00000000", "A".repeat(43));
  expect((await stranger.streams()).status).toBe(204);
});

test("a fifth stream of one person is refused, and one that ends makes room", async () => {
  const { ana } = await waiting();
  const open = [];
  for (let n = 0; n < 4; n += 1) open.push(await ana.streams());
  expect((await ana.streams()).status).toBe(429);
  open[0]!.end();
  await until("room for one more", async () => (await ana.streams()).status === 200);
});

test("a desk that ends lets its streams go, so that pages find another one", async () => {
  const { shop, ana } = await waiting();
  const stream = await ana.streams();
  await until("the version of now", () => stream.events.length > 0);
  await shop.kill();
  await shop.revive();
  const again = await ana.streams();
  await until("the version of now", () => again.events.length > 0);
});
