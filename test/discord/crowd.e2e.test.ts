import { expect, onTestFinished, test } from "vitest";
import { many, print, servedMs, sorry, timed } from "../platform/crowd.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import type { Person } from "./fake/person.ts";
import { discordProcess } from "./process.ts";

test("two hundred people at once are all answered, and nobody has two cards", async () => {
  const discord = await startFakeDiscord({ patienceMs: servedMs });
  onTestFinished(() => discord.close());
  const desk = discordProcess(discord, { LOG_LEVEL: "error" });
  await desk.start();
  const people = Array.from({ length: many }, (_, i) =>
    discord.person(`Person ${i}`, { permissions: ["ManageGuild"] }),
  );
  const sees = (person: Person, words: string | RegExp) => discord.screen(person).search(words) >= 0;
  const serves = (those: Person[], words: string) =>
    discord.until(() => those.every((person) => sees(person, words) || sees(person, sorry)), servedMs);

  const commands = await timed(people.map((person) => () => person.command("/account open")));
  await serves(people, "step 1 of");
  const served = people.filter((person) => person.reads(person.dm).length > 0);
  for (const person of served) if (person.modal) person.dismisses(person.modal);
  const presses = await timed(served.map((person) => () => person.press(person.reads(person.dm)[0]!, "Company")));
  await serves(served, "step 2 of");
  await discord.drained();

  print("discord", { commands, presses }, people.length - served.length);
  for (const person of served) expect(person.reads(person.dm)).toHaveLength(1);
}, 600_000);
