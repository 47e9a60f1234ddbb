import { expect, test } from "vitest";
import { agent, ana, modalOf, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";

const sentence = "I can't reach my records just now";

test("while the database is away every act is answered with one sentence, and afterwards it goes on", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  const said = () => mei.reads().filter((message) => discord.screen(message).includes(sentence)).length;
  const hears = (times: number) => discord.until(() => said() === times);
  await mei.command("/account open");
  const form = await modalOf(desk, mei, "Request");
  await withButton(desk, mei, "Company");
  await desk.quiet();

  desk.storeDown(true);
  await mei.submit(form, ana);
  await hears(1);
  await mei.command("/account status");
  await hears(2);
  await presses(desk, mei, "Company");
  await hears(3);
  expect(mei.reads().some((message) => discord.screen(message).includes("Something went wrong"))).toBe(false);

  desk.storeDown(false);
  await presses(desk, mei, "Company");
  await discord.until(() => discord.screen(mei).includes("step 2 of"));
  await withButton(desk, mei, "Fill in the form");
});

test("a message sent meanwhile is answered with that sentence, because Discord sends it only once", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  await mei.command("/account open");
  await presses(desk, mei, "Company");
  await discord.until(() => discord.screen(mei).includes("step 2 of"));
  await desk.quiet();
  desk.storeDown(true);
  mei.says(mei.dm, "ana@example.com");
  await discord.until(() => discord.screen(mei).includes(sentence));
  desk.storeDown(false);
  mei.says(mei.dm, "ana@example.com");
  await discord.until(() => discord.screen(mei).includes("step 3 of"));
});
