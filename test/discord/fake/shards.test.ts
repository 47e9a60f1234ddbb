import { GatewayIntentBits as Intent } from "discord.js";
import { describe, expect, test } from "vitest";
import type { FakeDiscord, FakeDiscordOptions } from "./fake-discord.ts";
import { connect, identify, type RawGateway } from "./raw.ts";
import { clientAt, fakeDiscord } from "./tiny-bot.ts";

const intents = Intent.Guilds | Intent.GuildMessages | Intent.DirectMessages;

/** The first server and another one, each on a shard of its own. */
async function twoShards(options: FakeDiscordOptions = {}) {
  const fake = await fakeDiscord({ shards: 2, atOnce: 2, ...options });
  const shard = fake.shardOf(fake.guild, 2);
  const other = fake.newGuild("Other Cloud", { shard: [1 - shard, 2] });
  return { fake, guilds: shard === 0 ? [fake.guild, other] : [other, fake.guild] };
}

async function introduced(fake: FakeDiscord, shard: unknown): Promise<RawGateway> {
  const raw = await connect(fake);
  raw.send(identify(fake, intents, fake.token, shard));
  return raw;
}

describe("shards", () => {
  test("each hears of its own servers, and the first of direct messages", async () => {
    const { fake, guilds } = await twoShards();
    const lines = [await introduced(fake, [0, 2]), await introduced(fake, [1, 2])];
    await fake.until(() => lines.every((line) => line.events("GUILD_CREATE").length > 0));
    expect(lines.map((line) => line.events("READY")[0]?.guilds)).toEqual(
      guilds.map(({ id }) => [{ id, unavailable: true }]),
    );
    const ana = fake.person("Ana", { guilds });
    for (const guild of guilds) ana.says(fake.newChannel("talk", { guild }), guild.name);
    ana.says(ana.dm, "in private");
    await fake.until(() => lines.every((line) => line.events("MESSAGE_CREATE").length > 0));
    const channels = lines.map((line) => line.events("CHANNEL_CREATE").map(({ guild_id }) => guild_id));
    expect(channels).toEqual(guilds.map(({ id }) => [id]));
    expect(lines.map((line) => line.events("MESSAGE_CREATE").map(({ guild_id }) => guild_id))).toEqual([
      [guilds[0]!.id, undefined],
      [guilds[1]!.id],
    ]);
  });

  test.each([[[2, 2]], [[-1, 2]], [[0]], ["0 of 2"], [[0.5, 2]]])("there is none like %j", async (shard) => {
    const fake = await fakeDiscord();
    const raw = await introduced(fake, shard);
    expect(await fake.until(raw.closed)).toBe(4010);
  });

  test("a second session of one is told everything too, and stands in the books", async () => {
    const { fake } = await twoShards();
    const lines = [await introduced(fake, [0, 2]), await introduced(fake, [1, 2])];
    await fake.until(() => lines.every((line) => line.events("READY").length > 0));
    expect([fake.gateway.shards(), fake.gateway.doubles]).toEqual([["0 of 2", "1 of 2"], []]);
    const again = await introduced(fake, [0, 2]);
    await fake.until(() => again.events("READY").length > 0);
    expect([fake.gateway.shards(), fake.gateway.doubles]).toEqual([["0 of 2", "0 of 2", "1 of 2"], ["0 of 2"]]);
    const ana = fake.person("Ana");
    ana.says(ana.dm, "hello");
    await fake.until(() => [lines[0]!, again].every((line) => line.events("MESSAGE_CREATE").length === 1));
  });

  test("who comes too soon after one of the same turn is sent away", async () => {
    const { fake } = await twoShards({ identifyMs: 60_000 });
    const lines = [await introduced(fake, [0, 2]), await introduced(fake, [1, 2])];
    await fake.until(() => lines.every((line) => line.events("READY").length > 0));
    const early = await introduced(fake, [0, 2]);
    await fake.until(() => early.heard.some(({ op, d }) => op === 9 && d === false));
    expect(fake.gateway.tooSoon()).toBe(1);
  });

  test("a real discord.js with a shard of two knows the servers of that one", async () => {
    const { fake, guilds } = await twoShards();
    const client = await clientAt(fake, undefined, { shards: [1], shardCount: 2 });
    expect([...client.guilds.cache.keys()]).toEqual([guilds[1]!.id]);
    expect(fake.gateway.shards()).toEqual(["1 of 2"]);
  });

  test("a real discord.js that asks for its shards has as many as it is told", async () => {
    const { fake } = await twoShards();
    const client = await clientAt(fake, undefined, { shards: "auto" });
    expect(client.guilds.cache.size).toBe(2);
    expect(fake.gateway.shards()).toEqual(["0 of 2", "1 of 2"]);
  });
});
