import { expect, test } from "vitest";
import { agent, presses } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";

test("whoever has as many open as one may is shown the oldest, and goes on with it by its button", async () => {
  const desk = await discordDesk({ openingLimits: { most: 2, aMinute: 50 } });
  const { discord } = desk;
  const mei = agent(desk);
  await mei.command("/account open", { details: "company" });
  await desk.quiet();
  const [oldest] = await desk.cases();
  desk.pass(1_000);
  await mei.command("/account open", { details: "company" });
  await desk.quiet();
  await mei.command("/account open");
  await discord.until(() => discord.screen(mei).includes("You have 2 requests open"));
  await desk.quiet();
  expect(await desk.cases()).toHaveLength(2);
  expect(discord.screen(mei)).toContain(`${oldest!.id} waits at step 2`);
  await presses(desk, mei, "Resume");
  await desk.quiet();
  expect(discord.misses).toEqual([]);
});
