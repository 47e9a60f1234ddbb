import { expect, onTestFinished, test } from "vitest";
import { stormy } from "../platform/storm.ts";
import { freshUrl, withPostgres } from "../postgres/database.ts";
import { tempFolder } from "../process/desk.ts";
import type { ChatProcess } from "../process/in-chat.ts";
import { startTencent } from "../process/tencent.ts";
import { agent } from "./acts.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import { opensAccount } from "./opens-account.ts";
import { discordProcess } from "./process.ts";

const isLong = process.env.LONG === "1";
const [talks, actsApart] = isLong ? [12, 8] : [2, 9];
/** How long Tencent's answer to a create is on its way, over which a desk is told to leave. */
const slowMs = 1_500;

withPostgres("desks in Discord that are replaced one after the other", () => {
  test("while people talk, no answer is lost, nothing is pressed in vain, one account each", {
    timeout: 1_800_000,
  }, async () => {
    const discord = await startFakeDiscord({ patienceMs: 30_000 });
    onTestFinished(() => discord.close());
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const env = {
      ...tencent.env,
      DISCORD_AGENT_ROLES: "*",
      DATABASE_URL: await freshUrl(),
      FRONTDESK_KEY: "a key for desks that come and go, long enough",
      SMS_COUNTRIES: "*",
      SMS_PER_AGENT_DAY: "1000",
    };
    const open = async () => {
      const desk = discordProcess(discord, env);
      await desk.start();
      return desk;
    };
    const desks: ChatProcess[] = [await open(), await open()];
    const left: { code: number | null; ms: number }[] = [];

    /** The one that has the line, each time. */
    async function replace(round: number): Promise<void> {
      const n = round % desks.length;
      const began = performance.now();
      const code = await desks[n]!.terminate();
      left.push({ code, ms: performance.now() - began });
      desks[n] = await open();
    }

    const { acted, over } = stormy(actsApart, replace);
    let [slowestMs, again] = [0, 0];
    async function does<T>(act: () => Promise<T>): Promise<T> {
      acted();
      const began = performance.now();
      const done = await act();
      slowestMs = Math.max(slowestMs, performance.now() - began);
      return done;
    }
    const people = Array.from({ length: talks }, (_, i) => agent({ discord }, `Ana ${i}`));
    const wanted = people.map((_, i) => ({ mail: `ana${i}@example.com`, phone: `5123${String(4500 + i)}` }));
    await Promise.all(
      people.map((person, i) =>
        opensAccount({ discord, tencent, does, again: () => again++, slowMs }, person, wanted[i]!),
      ),
    );
    await over();
    await discord.drained();

    const { accounts, calls } = await tencent.books();
    expect(accounts.map(({ mail }) => mail).toSorted()).toEqual(wanted.map(({ mail }) => mail).toSorted());
    expect(calls.SendVerifyCode).toBe(talks);
    expect(discord.misses).toEqual([]);
    for (const person of people) {
      const screen = discord.screen(person);
      expect(screen).not.toMatch(/can't reach my records|went wrong|don't know/);
      const cards = person.reads(person.dm).filter((message) => discord.screen(message).includes("UIN"));
      expect(cards).toHaveLength(1);
    }
    expect(left.length).toBeGreaterThanOrEqual(2);
    expect(left.filter(({ code }) => code !== 0)).toEqual([]);
    await discord.until(() => discord.gateway.resumes.length > 0);
    const slowest = Math.max(...left.map(({ ms }) => ms));
    console.log(
      `${left.length} desks replaced under ${talks} talks in Discord, the slowest gone in ${Math.round(slowest)} ms; ` +
        `${discord.misses.length} things pressed in vain, ${again} done again because Discord took too long to say who ` +
        `somebody is, the slowest answered after ${Math.round(slowestMs)} ms`,
    );
  });
});
