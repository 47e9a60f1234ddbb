import { describe, expect, test } from "vitest";
import { poll } from "../poll.ts";
import { agent, getsText, modalOf, presses, withButton } from "./acts.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";
import type { FakeDiscord } from "./fake/fake-discord.ts";
import type { Person } from "./fake/person.ts";
import type { Guild } from "./fake/world.ts";

const notServed = "I don't serve this server";
const elsewhere = "900000000000000001";

const told = (desk: DiscordDesk, person: Person) =>
  person.reads().filter((message) => desk.discord.screen(message).includes(notServed)).length;

/** Each way in which somebody can begin, and whether that opens a request where it may. */
const ways: [string, boolean, (mei: Person, discord: FakeDiscord) => unknown][] = [
  ["a command", true, (mei) => mei.command("/account open", { details: "company" })],
  ["a command that opens a form", true, (mei) => mei.command("/account open")],
  ["a command that only asks", false, (mei) => mei.command("/account list")],
  ["a command in private", true, (mei) => mei.command("/account open", {}, mei.dm)],
  ["a direct message", true, (mei) => mei.says(mei.dm, "open")],
  ["a mention", true, (mei, discord) => mei.mentions(discord.general, "open")],
];

describe.each([
  ["listed", (guild: Guild) => [guild.id], true],
  ["served as every one is", () => ["*"], true],
  ["taken off the list", () => [elsewhere], false],
  ["not on an empty list", () => [], false],
] as const)("in a server that is %s", (_, listed, isServed) => {
  test.each(ways)("%s", async (what, opensOne, act) => {
    const desk = await discordDesk({ settingsOf: ({ guild }) => ({ guilds: listed(guild) }) });
    const { discord } = desk;
    const mei = agent(desk);
    await act(mei, discord);
    if (isServed && opensOne) await poll("a request", async () => ((await desk.cases()).length > 0 ? true : undefined));
    await desk.quiet();
    expect(await desk.cases()).toHaveLength(isServed && opensOne ? 1 : 0);
    const isInServer = what.startsWith("a command") && !what.includes("private");
    expect(told(desk, mei)).toBe(!isServed && isInServer ? 1 : 0);
    expect(discord.misses).toEqual([]);
    expect(discord.guild.installed).toBe(true);
  });
});

test("what was open when the server was taken off: nobody presses in it, wherever its card stands", async () => {
  const desk = await discordDesk();
  const { discord } = desk;
  const mei = agent(desk);
  await getsText(desk, mei);
  await mei.command("/account code");
  const box = await modalOf(desk, mei, "Enter the code");
  desk.settings.guilds = [elsewhere];
  await desk.restart();
  await desk.quiet();
  const before = (await desk.cases())[0]!;
  const texts = desk.books().texts;
  const card = mei.reads(mei.dm).find((message) => discord.screen(message).includes("[Enter the code]"))!;
  const presses: [string, () => Promise<unknown>][] = [
    ["the box for the code", () => mei.submit(box, { code: "123456" })],
    ["a button in the channel", async () => mei.press(await withButton(desk, mei, "Enter the code"), "Enter the code")],
    ["a button in private", () => mei.press(card, "Enter the code")],
    ["the button that cancels", () => mei.press(card, "Cancel request")],
    ["a command about it", () => mei.command("/account cancel", { case: before.id })],
  ];
  for (const [n, [what, press]] of presses.entries()) {
    await press();
    await desk.quiet();
    expect((await desk.cases())[0], what).toEqual(before);
    expect(told(desk, mei), what).toBe(n + 1);
  }
  mei.says(mei.dm, "123456");
  await desk.quiet();
  expect((await desk.cases())[0]).toEqual(before);
  expect(await mei.types("/account status", "case", "")).toEqual([]);
  expect(desk.books()).toMatchObject({ texts, accounts: [] });
  expect(discord.misses).toEqual([]);
});

describe("a server that invites the bot", () => {
  const left = ({ discord }: DiscordDesk) =>
    discord.calls.filter(({ route }) => route === "DELETE /users/@me/guilds/:id").length;

  test("and is not on the list is left at once", async () => {
    const desk = await discordDesk();
    const other = desk.discord.newGuild("Other");
    await desk.discord.until(() => !other.installed);
    await desk.quiet();
    expect(left(desk)).toBe(1);
    expect(desk.discord.guild.installed).toBe(true);
  });

  test.each([
    ["is on the list", (other: string) => [other]],
    ["is served as every one", () => ["*"]],
  ])("and %s is stayed in", async (_, listed) => {
    const desk = await discordDesk();
    const other = desk.discord.newGuild("Other", { installed: false });
    desk.settings.guilds = listed(other.id);
    await desk.restart();
    desk.discord.invite(other);
    await desk.quiet();
    expect(left(desk)).toBe(0);
  });

  test("and had it before the start is stayed in", async () => {
    let other!: Guild;
    const desk = await discordDesk({
      settingsOf(discord) {
        other = discord.newGuild("Other");
        return {};
      },
    });
    await desk.quiet();
    await desk.restart();
    await desk.quiet();
    expect([left(desk), other.installed]).toEqual([0, true]);
  });

  test("again, when it is off the list and a request of it is open, is stayed in until that is over", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    await mei.command("/account open", { details: "company ana@example.com +852 5123 4567" });
    await presses(desk, mei, "Text the code to");
    await desk.quiet();
    desk.settings.guilds = [elsewhere];
    await desk.restart();
    discord.remove(discord.guild);
    discord.invite(discord.guild);
    await desk.quiet();
    expect(left(desk)).toBe(0);
    desk.pass(80 * 60 * 60_000);
    await expect.poll(async () => (await desk.cases())[0]!.state, { timeout: 10_000 }).toBe("expired");
    discord.remove(discord.guild);
    discord.invite(discord.guild);
    await discord.until(() => !discord.guild.installed);
  });
});
