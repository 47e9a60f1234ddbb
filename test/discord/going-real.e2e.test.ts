import { expect, onTestFinished, test } from "vitest";
import { tempFolder } from "../process/desk.ts";
import { startTencent } from "../process/tencent.ts";
import { agent, modalOf, withButton } from "./acts.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import { discordProcess } from "./process.ts";

test("a practice request in Discord says that it was practice, and offers to open one for real", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const tencent = await startTencent(tempFolder());
  onTestFinished(() => tencent.close());
  let real: Record<string, string> = {};
  const desk = discordProcess(discord, () => real);
  await desk.start();
  const mei = agent({ discord });
  await mei.command("/account open");
  const card = await withButton({ discord }, mei, "Fill in the form");
  const [number] = /R-\w+/.exec(discord.screen(card))!;
  expect(await desk.terminate()).toBe(0);

  const FRONTDESK_KEY = "8Q0o0vYb1uXJm5H7m1oKqk2gq3Vw4zT6Y9sE1cRfLpA=";
  real = { ...tencent.env, FRONTDESK_KEY, SMS_COUNTRIES: "*", DISCORD_AGENT_ROLES: "*" };
  await desk.start();
  expect(desk.stderr()).toContain("Frontdesk is in Discord");
  const said = `${number} was practice`;
  const times = () => mei.reads().filter((message) => discord.screen(message).includes(said)).length;
  const oneMore = async (act: () => Promise<unknown>) => {
    const before = times();
    await act();
    await discord.until(() => times() > before);
  };
  await oneMore(() => mei.press(card, "Fill in the form"));
  await oneMore(() => mei.command("/account status", { case: number! }));
  await oneMore(() => mei.command("/account find", { what: number! }));
  await oneMore(async () => mei.says(mei.dm, "company"));
  await mei.press(await withButton({ discord }, mei, "Open a real one"), "Open a real one");
  const form = await modalOf({ discord }, mei, "Request");
  expect(form.title).not.toContain(number);
  expect(await desk.terminate()).toBe(0);
});
