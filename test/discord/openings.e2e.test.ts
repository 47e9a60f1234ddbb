import { expect, test } from "vitest";
import { agent, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";

test("a person with too many open requests is shown the oldest, and goes on with it by its button", async () => {
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
  expect(discord.screen(mei)).toContain(`${oldest!.id}\n`);
  await presses(desk, mei, "Resume");
  await desk.quiet();
  expect(discord.misses).toEqual([]);
});

test("an old request that is open is on a page of the list, and is suggested when its number is typed", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  for (let n = 0; n < 27; n++) {
    await mei.command("/account open", { details: `a${n}@example.com` });
    await desk.quiet();
    desk.pass(1_000);
  }
  const oldest = (await desk.cases()).at(-1)!.id;
  await mei.command("/account list");
  for (let page = 1; page < 5; page++) {
    await presses(desk, mei, "Next page");
    await desk.quiet();
  }
  const last = await withButton(desk, mei, "Previous page");
  expect(discord.screen(last)).toContain(oldest);
  await mei.press(last, "Previous page");
  await desk.quiet();
  const before = await withButton(desk, mei, "Next page");
  expect(discord.screen(before)).not.toContain(oldest);
  expect(await mei.types("/account status", "case", "")).toHaveLength(25);
  expect((await mei.types("/account status", "case", oldest)).map(({ value }) => value)).toEqual([oldest]);
  expect(discord.misses).toEqual([]);
});

test("a request is suggested by the customer's name, and a colleague's is not", async () => {
  const desk = await discordDesk({ sandbox: { profile: "current" } });
  const [mei, ben] = [agent(desk), agent(desk, "Ben")];
  await mei.command("/account open", { details: "company ana@example.com HK 5123 4567 name: Sunny Flowers Ltd" });
  await mei.command("/account open", { details: "company bo@example.com HK 5123 9999 name: Example Ltd" });
  await desk.quiet();
  const [first] = (await desk.cases()).filter(({ answers }) => answers.name === "Sunny Flowers Ltd");
  expect((await mei.types("/account status", "case", "sunny")).map(({ value }) => value)).toEqual([first!.id]);
  expect(await ben.types("/account status", "case", "sunny")).toEqual([]);
});
