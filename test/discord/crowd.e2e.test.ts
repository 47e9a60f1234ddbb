import { expect, onTestFinished, test } from "vitest";
import { many, patienceMs, print, timed } from "../platform/crowd.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import { discordProcess } from "./process.ts";

test("two hundred people at once are all answered, and each has one card", async () => {
  const discord = await startFakeDiscord({ patienceMs: 10 * patienceMs });
  onTestFinished(() => discord.close());
  const desk = discordProcess(discord, { LOG_LEVEL: "error" });
  await desk.start();
  const people = Array.from({ length: many }, (_, i) =>
    discord.person(`Person ${i}`, { permissions: ["ManageGuild"] }),
  );
  const cards = (words: string) =>
    people.every((person) => person.reads(person.dm).some((message) => discord.screen(message).includes(words)));

  const commands = await timed(people.map((person) => () => person.command("/account open")));
  expect(discord.misses).toEqual([]);
  await discord.until(() => cards("step 1 of"), 90_000);
  for (const person of people) if (person.modal) person.dismisses(person.modal);
  const presses = await timed(people.map((person) => () => person.press(person.reads(person.dm)[0]!, "Company")));
  await discord.until(() => cards("step 2 of"), 90_000);
  await discord.drained();

  print("discord", { commands, presses });
  expect(discord.misses).toEqual([]);
  for (const person of people) expect(person.reads(person.dm)).toHaveLength(1);
}, 240_000);
