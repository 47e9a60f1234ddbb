import { expect, onTestFinished, test } from "vitest";
import { mailsInBooks, stormy } from "../platform/storm.ts";
import type { Answer } from "./fake/answers.ts";
import { every, isLabelled } from "./fake/components.ts";
import { type FakeDiscord, startFakeDiscord } from "./fake/fake-discord.ts";
import type { Person } from "./fake/person.ts";
import { discordProcess } from "./process.ts";

const durations = "textAgain=2,fence=2,horizon=4,looks=0/0.5/1,lookEvery=1,emptyEvery=1,send=2,precheck=5,rate=0.5";

interface Storm {
  discord: FakeDiscord;
  /** Somebody did something. */
  acted(): void;
  about(): string;
}

test("events one to four times and in any order, the line cut, the desk killed mid-talk: one account, one card, no answer lost", async () => {
  const discord = await startFakeDiscord({
    patienceMs: 1_500,
    delivery: { copies: 3, shuffled: true, seed: 7 },
  });
  onTestFinished(() => discord.close());
  const desk = discordProcess(discord, { DURATIONS: durations });
  await desk.start();

  let kills = 0;
  const { acted, over } = stormy(4, async (round) => {
    discord.delivery.copies = 1 + (round % 4);
    if (round % 3 === 0) discord.gateway.cut();
    else if (round % 3 === 1) discord.gateway.reconnect();
    else {
      kills += 1;
      await desk.kill();
      await desk.start();
    }
  });

  const people = ["Mei", "Ben", "Eve"].map((name) => discord.person(name, { permissions: ["ManageGuild"] }));
  const storm: Storm = { discord, acted, about: desk.stderr };
  await Promise.all(
    people.map((person, i) => talks(storm, person, `${5123450 + i}7`, `${person.user.name.toLowerCase()}@example.com`)),
  );
  await over();
  expect(kills).toBeGreaterThan(0);
  await discord.drained();
  expect(desk.isAlive(), desk.stderr()).toBe(true);

  expect(await mailsInBooks(desk.url)).toEqual(["ben@example.com", "eve@example.com", "mei@example.com"]);
  for (const person of people) {
    const cards = person
      .reads(person.dm)
      .filter((message) => /### New Tencent Cloud account/.test(discord.screen(message)));
    expect(cards, discord.screen(person)).toHaveLength(1);
    expect(discord.screen(cards[0]!)).toContain("UIN");
  }
  expect(discord.faults).toEqual([]);
}, 240_000);

/** What a person would do: once more, when nothing came of it. */
async function insists({ discord, acted, about }: Storm, act: () => unknown, shown: () => boolean): Promise<void> {
  for (let tries = 0; tries < 40 && !shown(); tries++) {
    acted();
    const answer = await Promise.resolve()
      .then(act)
      .catch(() => undefined); // the button went away meanwhile
    const isTaken = (answer as Answer | undefined)?.how !== undefined && (answer as Answer).how !== "missed";
    await discord.until(shown, isTaken ? 15_000 : 2_500).catch(() => {});
  }
  if (!shown()) throw new Error(`it never worked\n${about()}`);
}

async function talks(storm: Storm, person: Person, phone: string, mail: string): Promise<void> {
  const { discord } = storm;
  const screen = () => discord.screen(person.dm, person);
  const card = (label: string) =>
    person.reads(person.dm).findLast((message) => every(message.components).some((part) => isLabelled(part, label)));
  const presses = (label: string) => {
    const message = card(label);
    return message && person.press(message, label);
  };
  const past = (n: number) => () =>
    [n, n + 1, n + 2, n + 3].some((step) => screen().includes(`step ${step} of`)) || screen().includes("UIN");
  await insists(storm, () => person.command("/account open", { details: "hello" }), past(1));
  person.restarts();
  await insists(storm, () => presses("Company"), past(2));
  for (const [step, said] of [
    [3, mail],
    [4, "hong kong"],
    [5, phone],
    [6, person.user.name],
    [7, "Education"],
    [8, "Online learning"],
  ] as const) {
    await insists(storm, () => person.says(person.dm, said), past(step));
  }
  await insists(storm, () => presses("Text the code to"), past(9));
  for (let tries = 0; !screen().includes("UIN"); tries++) {
    if (tries > 20) throw new Error(`${screen()}\n${storm.about()}`);
    storm.acted();
    const code = [...discord.screen(person).matchAll(/(\d{6}) is your verification code/g)].at(-1)?.[1];
    if (code && card("Enter the code")) person.says(person.dm, code);
    else for (const label of ["Text the code", "Try again", "Open the account"]) await presses(label)?.catch(() => {});
    await discord.until(() => screen().includes("UIN"), 4_000).catch(() => {});
    if (!screen().includes("UIN")) await presses("Send a new code")?.catch(() => {});
    await discord.until(() => screen().includes("UIN"), 2_000).catch(() => {});
  }
}
