import { expect, test } from "vitest";
import { agent, fillsIn, presses } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";

test("a customer who has left the server pauses the request at the next contact, and the owner is told", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  const ana = discord.person("Ana");
  await fillsIn(desk, mei);
  await mei.command("/account customer", { to: ana });
  await desk.quiet();
  ana.leaves(discord.guild);
  desk.pass(61_000); // what Discord said of her is remembered for a minute
  await presses(desk, mei, "Text the code to +852 •••• 4567");
  await discord.until(() => discord.screen(mei).includes("isn't here any more"));
  expect((await desk.cases())[0]?.left).toBeDefined();
  expect(desk.books().texts).toBe(0);
  await mei.command("/account customer", { to: mei });
  await desk.quiet();
  expect((await desk.cases())[0]?.left).toBeUndefined();
});
