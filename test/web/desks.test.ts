import { describe, expect, test } from "vitest";
import { freshUrl, withPostgres } from "../postgres/database.ts";
import { type Desk, deskFor, tempFolder } from "../process/desk.ts";
import { createClient, kindIn } from "./client.ts";
import { until } from "./shop.ts";

const answers = ["personal", "ana@example.com", "HK", "51235550", "Ana Example", "Internet", "Online tools"];

/** A desk of its own process, and where its page is. */
async function deskOn(env: Record<string, string>) {
  const desk = deskFor(tempFolder(), env);
  const { url } = await desk.until("listening");
  return { desk, url };
}

/** The agent answers what is theirs, and gives the customer a link. */
async function linkFrom(desk: Desk): Promise<string> {
  for (const answer of answers) {
    await desk.asks();
    desk.says(answer);
  }
  await desk.asks("review");
  desk.says("link");
  const { url } = await desk.until("link");
  return new URL(url).hash.slice(1);
}

/** A customer at one desk hears of what the agent does at another, and goes on there when theirs is killed. */
async function acrossDesks(env: Record<string, string>): Promise<void> {
  const one = await deskOn(env);
  const token = await linkFrom(one.desk);
  const two = await deskOn(env);
  const ana = createClient(two.url);
  expect(kindIn(await ana.comes(token))).toBe("waits");
  const { version } = await ana.state();
  const { events } = await ana.streams();
  one.desk.presses("go");
  await until("news of the other desk", () =>
    events.some(({ event, data }) => event === "moved" && Number(data) > version!),
  );
  expect(kindIn(await ana.state())).toBe("password");
  await two.desk.kill();
  const again = createClient(one.url);
  for (const [name, value] of ana.cookies) again.cookies.set(name, value);
  const there = await again.look(token);
  expect(kindIn(there)).toBe("password");
  const [, question] = /data-question="([^"]+)"/.exec(there.html)!;
  await again.act({ is: "fill", answers: { password: "Harbour7!light", again: "Harbour7!light" }, question });
  const { code } = await one.desk.until("sms");
  await until("the question for the code", async () => kindIn(await again.state()) === "code");
  await again.act({ is: "code", answers: { code } });
  await until("the account", async () => kindIn(await again.state()) === "done");
}

describe("a customer between two desks", () => {
  test("on one SQLite hears of the other's commits, and survives their own desk", async () => {
    await acrossDesks({ DATABASE_URL: `sqlite:${tempFolder()}/frontdesk.db` });
  });

  withPostgres("on PostgreSQL", () => {
    test("hears of the other's commits, and survives their own desk", async () => {
      const key = "a key for desks with a page, long enough";
      await acrossDesks({ DATABASE_URL: await freshUrl(), FRONTDESK_KEY: key });
    });
  });
});
