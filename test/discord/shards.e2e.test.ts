import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { StoreDown } from "../../src/desk/platform.ts";
import { createLeases } from "../../src/ledger/postgres/leases.ts";
import { type Sandbox, startSandbox } from "../../src/practice/server.ts";
import { databaseAt, execute, freshUrl, withPostgres } from "../postgres/database.ts";
import { tempFolder } from "../process/desk.ts";
import type { ChatProcess } from "../process/in-chat.ts";
import { agent, ana, entersCode, modalOf, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "./fake/fake-discord.ts";
import type { Person } from "./fake/person.ts";
import { discordProcess } from "./process.ts";

withPostgres("lines to Discord shared by desks", () => {
  describe("desks on one PostgreSQL", sharing);
});

/** One Discord and one Tencent for any number of desks on one database. */
async function stage(count: number, durations: string, options: FakeDiscordOptions = {}) {
  const discord = await startFakeDiscord(options);
  const tencent = await startSandbox({ file: join(tempFolder(), "practice.db"), rates: false, profile: "2024" });
  const url = await freshUrl();
  onTestFinished(async () => {
    await discord.close();
    await tencent.close();
  });
  const env = {
    TENCENTCLOUD_SECRET_ID: tencent.secretId,
    TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
    TENCENT_PARTNER_URL: tencent.url,
    DATABASE_URL: url,
    FRONTDESK_KEY: "a key for desks in Discord, long enough",
    SMS_COUNTRIES: "*",
    DISCORD_SHARDS: String(count),
    DISCORD_GUILDS: "*",
    DISCORD_AGENT_ROLES: "*",
    LOG_LEVEL: "info",
    DURATIONS: `postLease=0.5,effectLease=2,${durations}`,
  };
  return { discord, tencent, url, desk: () => discordProcess(discord, env) };
}

/** The lines it has, as its log tells. */
function linesOf(desk: ChatProcess): number[] {
  const lines = new Set<number>();
  for (const said of desk.stderr().split("\n")) {
    if (!said.startsWith("{")) continue;
    const { shard, msg } = JSON.parse(said) as { shard?: number; msg: string };
    if (shard === undefined) continue;
    if (msg === "this desk has this line to Discord now") lines.add(shard);
    else lines.delete(shard);
  }
  return [...lines].sort();
}

/** As far as the note that shows what was filled in. */
async function fillsIn(discord: FakeDiscord, mei: Person): Promise<void> {
  await mei.command("/account open");
  await mei.submit(await modalOf({ discord }, mei, "Request"), ana);
  await withButton({ discord }, mei, "Text the code to");
}

async function opensAccount(discord: FakeDiscord, tencent: Sandbox, mei: Person): Promise<void> {
  await withButton({ discord }, mei, "Enter the code");
  await entersCode({ discord }, mei, (await discord.until(() => tencent.phone().at(-1))).code);
  await discord.until(() => discord.screen(mei).includes("UIN"));
  const { accounts, texts } = tencent.books();
  expect([accounts.map(({ mail }) => mail), texts]).toEqual([[ana.mail], 1]);
}

function sharing(): void {
  test("have one line each; whoever is left has both, and the talk goes on", async () => {
    const { discord, tencent, desk } = await stage(2, "shardLease=2,identify=0.4", { identifyMs: 100 });
    const home = discord.shardOf(discord.guild, 2);
    const far = discord.newGuild("Far Cloud", { shard: [1, 2] });
    const near = discord.newGuild("Near Cloud", { shard: [0, 2] });
    const [one, other] = [desk(), desk()];
    await one.start();
    expect(linesOf(one)).toEqual([0, 1]);
    await other.start();
    await discord.until(
      () => linesOf(one).length === 1 && linesOf(other).length === 1 && discord.gateway.count() === 2,
    );
    expect([...linesOf(one), ...linesOf(other)].sort()).toEqual([0, 1]);
    expect(discord.gateway.shards()).toEqual(["0 of 2", "1 of 2"]);
    expect(discord.gateway.doubles).toEqual([]);

    for (const guild of [near, far]) {
      const bob = discord.person(`Bob of ${guild.name}`, { guilds: [guild], permissions: ["ManageGuild"] });
      bob.says(bob.dm, "open"); // told to the first line, whichever server they are known by
      await discord.until(() => discord.screen(bob).includes("step 1 of"));
    }
    const mei = agent({ discord });
    await fillsIn(discord, mei);
    const [dies, lives] = linesOf(one).includes(home) ? [one, other] : [other, one];
    await dies.kill();
    await discord.until(() => linesOf(lives).length === 2 && discord.gateway.count() === 2, 30_000);
    await presses({ discord }, mei, "Text the code to");
    await opensAccount(discord, tencent, mei);
    expect(discord.gateway.tooSoon()).toBe(0);
    expect(discord.misses).toEqual([]);
  });

  test("one that stood still while another took its line leaves it before it acts; one told to stop gives it back at once", async () => {
    const { discord, tencent, url, desk } = await stage(1, "shardLease=2,identify=0");
    const [one, other] = [desk(), desk()];
    await one.start();
    await other.start();
    expect(other.stderr()).toContain("other desks have the lines to Discord; this one waits for one");
    const mei = agent({ discord });
    await fillsIn(discord, mei);
    one.pause();
    await discord.until(() => linesOf(other).length === 1 && discord.gateway.count() === 2, 30_000);
    await presses({ discord }, mei, "Text the code to"); // told to both
    await withButton({ discord }, mei, "Enter the code");
    one.goOn();
    await discord.until(() => linesOf(one).length === 0 && discord.gateway.count() === 1);
    expect(discord.gateway.doubles).toEqual(["0 of 1"]);
    await opensAccount(discord, tencent, mei);
    expect(discord.refusals.map(({ route, answer }) => [route, answer])).toEqual([]);
    expect(discord.misses).toEqual([]);

    expect(await other.terminate()).toBe(0);
    const names = (await execute<{ name: string }>(url, "select name from leases")).map(({ name }) => name);
    expect(names.filter((name) => name.includes(" desk "))).toHaveLength(1);
    await discord.until(() => linesOf(one).length === 1 && discord.gateway.count() === 1);
    expect((await mei.command("/account open")).how).toBe("modal");
    expect(discord.gateway.doubles).toEqual(["0 of 1"]);
  });

  test("one that cannot renew its lease is gone from Discord before the lease ends, and comes back", async () => {
    const url = await freshUrl();
    const leases = createLeases(await databaseAt(url, { connections: 2 }));
    let isDown = false;
    const hold: typeof leases.hold = async (names, ms) => {
      if (isDown) throw new StoreDown();
      return leases.hold(names, ms);
    };
    const others = { leases: { ...leases, hold }, slot: async () => 0, leaseMs: 4_000, identifyMs: 0 };
    const { discord } = await discordDesk({
      settingsOf(discord) {
        discord.trouble("GET /gateway/bot", { kind: "status", status: 500 }, 2); // it is away at first
        return { others };
      },
    });
    expect(discord.gateway.shards()).toEqual(["0 of 1"]);
    isDown = true;
    const left = await discord.until(() => discord.gateway.count() === 0 && Date.now());
    const [lease] = await execute<{ ends: string }>(url, "select ends from leases where name like '%shard 0'");
    expect(Number(lease?.ends)).toBeGreaterThan(left);
    isDown = false;
    await discord.until(() => discord.gateway.count() === 1);
    expect(discord.gateway.doubles).toEqual([]);
  });
}
