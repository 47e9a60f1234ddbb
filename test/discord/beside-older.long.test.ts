import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshUrl } from "../postgres/database.ts";
import { findBinaries } from "../postgres/server.ts";
import { tempFolder } from "../process/desk.ts";
import { buildOf, commitOf } from "../process/release.ts";
import { startTencent } from "../process/tencent.ts";
import { agent } from "./acts.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";
import { opensAccount } from "./opens-account.ts";
import { discordProcess } from "./process.ts";

const releases = ["0.8.0"];
const stores = ["SQLite", ...(findBinaries() ? ["PostgreSQL"] : [])];
const both = releases.flatMap((release) => stores.map((store) => [release, store] as const));
/** So many people, of whom so many act at once. The older desk leaves while the last of them are talking. */
const [talks, atOnce] = [60, 10];
/** What a desk logs, and tries again, when Tencent answers too late on a busy machine. */
const tencentIsLate = "The look-up before the create did not answer.";

test.each(both)(
  "a desk of %s in Discord beside one of this build, on %s, until it leaves: nobody notices",
  { timeout: 1_800_000 },
  async (release, store) => {
    const commit = commitOf(release);
    expect(commit, "git's history").toBeDefined();
    const discord = await startFakeDiscord({ patienceMs: 30_000 });
    onTestFinished(() => discord.close());
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const env = {
      ...tencent.env,
      DISCORD_AGENT_ROLES: "*",
      DATABASE_URL: store === "SQLite" ? `sqlite:${join(tempFolder(), "frontdesk.db")}` : await freshUrl(),
      FRONTDESK_KEY: "Qm9Vd2x0cGhZ7kD3sFw8LrT1uXe5BnAo0iCg=",
      SMS_COUNTRIES: "*",
      SMS_PER_AGENT_DAY: "1000",
    };
    const old = discordProcess(discord, env, "start", buildOf(commit!));
    const fresh = discordProcess(discord, env);
    await old.start();

    const people = Array.from({ length: talks }, (_, i) => agent({ discord }, `Ana ${i}`));
    const wanted = people.map((_, i) => ({ mail: `ana${i}@example.com`, phone: `5123${String(4500 + i)}` }));
    const left = [...people.entries()];
    let leaving: Promise<number | null> | undefined;
    let again = 0;
    const talking = { discord, tencent, does: <T>(act: () => Promise<T>) => act(), again: () => again++ };
    const lane = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        if (left.length === 0) leaving = old.terminate();
        await opensAccount(talking, next[1], wanted[next[0]]!);
      }
    };
    const [first] = left.splice(0, 1); // the older desk has been at work for a while when it is replaced
    await opensAccount(talking, first![1], wanted[0]!);
    await fresh.start();
    await Promise.all(Array.from({ length: atOnce }, lane));
    expect(await leaving).toBe(0);
    await discord.drained();

    console.log(`${again} things done again, because the machine was busy`);

    const { accounts, calls } = await tencent.books();
    expect(accounts.map(({ mail }) => mail).toSorted()).toEqual(wanted.map(({ mail }) => mail).toSorted());
    expect(calls.SendVerifyCode).toBe(talks);
    expect(discord.misses).toEqual([]);
    for (const person of people) expect(discord.screen(person)).not.toMatch(/went wrong|don't know/);
    const errors = [old, fresh].flatMap((desk) => (desk.stdout() + desk.stderr()).match(/^.*"level":[56]0.*$/gm) ?? []);
    expect(errors.filter((line) => !line.includes(tencentIsLate))).toEqual([]);
    expect(await fresh.terminate()).toBe(0);
  },
);
