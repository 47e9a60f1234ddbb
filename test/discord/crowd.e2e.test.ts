import { expect, onTestFinished, test } from "vitest";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import { discordProcess } from "./process.ts";

const many = 200;
/** How long Discord waits. Judged by the eye, since a busy machine is slower than a desk of its own. */
const patienceMs = 3_000;

/** How long each took until Discord heard a first answer, in ms, the quickest first. */
async function timed(acts: (() => Promise<unknown>)[]): Promise<number[]> {
  const took = await Promise.all(
    acts.map(async (act) => {
      const begun = performance.now();
      await act();
      return performance.now() - begun;
    }),
  );
  return took.sort((a, b) => a - b);
}

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

  const at = (took: number[], share: number) => `${Math.round(took[Math.ceil(took.length * share) - 1]!)} ms`;
  const late = (took: number[]) => took.filter((ms) => ms > patienceMs).length;
  for (const [what, took] of Object.entries({ commands, presses }))
    console.log(
      `${many} ${what} answered: p50 ${at(took, 0.5)}, p99 ${at(took, 0.99)}, ${late(took)} too late for Discord`,
    );
  expect(discord.misses).toEqual([]);
  for (const person of people) expect(person.reads(person.dm)).toHaveLength(1);
}, 240_000);
