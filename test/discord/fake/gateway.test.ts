import { type Client, Events, GatewayIntentBits as Intent } from "discord.js";
import { describe, expect, test } from "vitest";
import type { FakeDiscord } from "./fake-discord.ts";
import { call, connect, identified, identify } from "./raw.ts";
import { account, clientAt, fakeDiscord } from "./tiny-bot.ts";

const least = Intent.Guilds | Intent.DirectMessages;

describe("a socket by hand", () => {
  test("is greeted, introduces itself, and hears of its servers", async () => {
    const fake = await fakeDiscord();
    const raw = await identified(fake, least);
    expect(raw.heard[0]).toEqual({ op: 10, d: { heartbeat_interval: 41_250 } });
    expect(raw.events("READY")[0]).toMatchObject({ v: 10, guilds: [{ id: fake.guild.id, unavailable: true }] });
    const [guild] = raw.events("GUILD_CREATE");
    expect(guild).toMatchObject({ id: fake.guild.id, channels: [{ name: "general" }], member_count: 2 });
    expect(guild?.members).toMatchObject([{ user: { id: fake.botId } }]);
    expect(fake.gateway.identifies).toMatchObject([{ intents: least }]);
  });

  test.each([
    ["a wrong token", (fake: FakeDiscord) => identify(fake, least, "wrong"), 4004],
    ["an intent that is not switched on", (fake: FakeDiscord) => identify(fake, least | Intent.MessageContent), 4014],
    ["intents that are none", (fake: FakeDiscord) => identify(fake, 1 << 30), 4013],
    ["no JSON", () => "{", 4002],
    ["an opcode that is none", () => ({ op: 99 }), 4001],
    ["anything before it is introduced", () => ({ op: 3, d: {} }), 4003],
    ["a wrong token when resuming", () => ({ op: 6, d: { token: "wrong", session_id: "x", seq: 1 } }), 4004],
  ])("is closed for %s", async (_, say, code) => {
    const fake = await fakeDiscord();
    const raw = await connect(fake);
    raw.send(say(fake));
    expect(await fake.until(raw.closed)).toBe(code);
  });

  test("is closed when it introduces itself again", async () => {
    const fake = await fakeDiscord();
    const raw = await identified(fake, least);
    raw.send(identify(fake, least));
    expect(await fake.until(raw.closed)).toBe(4005);
  });

  test("may use a privileged intent that is switched on", async () => {
    const fake = await fakeDiscord({ privilegedIntents: Intent.GuildMembers });
    const raw = await identified(fake, Intent.Guilds | Intent.GuildMembers);
    expect(raw.events("GUILD_CREATE")[0]?.members).toHaveLength(2);
    fake.person("Mei");
    await fake.until(() => raw.events("GUILD_MEMBER_ADD").length);
  });

  test("has its heartbeats acked, unless Discord is hushed", async () => {
    const fake = await fakeDiscord();
    const raw = await connect(fake);
    const acks = () => raw.heard.filter(({ op }) => op === 11).length;
    raw.send({ op: 1, d: null });
    await fake.until(() => acks() === 1);
    fake.gateway.hush();
    raw.send({ op: 1, d: null });
    await fake.until(() => fake.gateway.heartbeats() === 2);
    fake.gateway.hush(false);
    raw.send({ op: 1, d: null });
    await fake.until(() => acks() === 2);
  });

  test("resumes, and hears what it has missed with the old numbers", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    const first = await identified(fake, least);
    const seq = Number(first.heard.at(-1)?.s);
    const session_id = first.events("READY")[0]?.session_id;
    fake.gateway.cut();
    await fake.until(() => fake.gateway.count() === 0);
    mei.says(mei.dm, "one");
    mei.says(mei.dm, "two");
    const second = await connect(fake);
    second.send({ op: 6, d: { token: fake.token, session_id, seq } });
    await fake.until(() => second.heard.some(({ t }) => t === "RESUMED"));
    expect(second.heard.slice(1).map(({ t, s }) => [t, s])).toEqual([
      ["MESSAGE_CREATE", seq + 1],
      ["MESSAGE_CREATE", seq + 2],
      ["RESUMED", seq + 3],
    ]);
    expect(second.events("MESSAGE_CREATE").map(({ content }) => content)).toEqual(["one", "two"]);
  });

  test("is told when its session is not known any more, and closed for a number from the future", async () => {
    const fake = await fakeDiscord();
    const first = await identified(fake, least);
    const session_id = first.events("READY")[0]?.session_id;
    const second = await connect(fake);
    second.send({ op: 6, d: { token: fake.token, session_id, seq: 99 } });
    expect(await fake.until(second.closed)).toBe(4007);
    fake.gateway.forget();
    const third = await connect(fake);
    third.send({ op: 6, d: { token: fake.token, session_id, seq: 1 } });
    await fake.until(() => third.heard.some(({ op, d }) => op === 9 && d === false));
  });

  test("is refused while the gateway is down", async () => {
    const fake = await fakeDiscord();
    fake.gateway.down();
    expect((await connect(fake)).closed()).toBe(1006);
    fake.gateway.down(false);
    expect((await connect(fake)).heard).toHaveLength(1);
  });

  test("hears each event as often as the storm has it, each copy with the same number", async () => {
    const fake = await fakeDiscord({ delivery: { copies: 4, shuffled: true, seed: 7 } });
    const mei = fake.person("Mei");
    const raw = await identified(fake, least);
    for (let n = 0; n < 20; n++) mei.says(mei.dm, String(n));
    await fake.drained();
    await fake.until(() => raw.events("MESSAGE_CREATE").length === 80);
    const numbers = raw.heard
      .filter(({ t }) => t === "MESSAGE_CREATE")
      .map(({ s, d }) => `${s} ${(d as { content: string }).content}`);
    expect(new Set(numbers).size).toBe(20);
    const words = raw.events("MESSAGE_CREATE").map(({ content }) => Number(content));
    expect(words).not.toEqual(words.toSorted((one, other) => one - other));
  });
});

describe("what a bot hears", () => {
  test("of a server's messages only who asks for them, and their text only when it is mentioned", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    const deaf = await identified(fake, Intent.Guilds);
    const hears = await identified(fake, Intent.GuildMessages);
    mei.says(fake.general, "secret");
    mei.mentions(fake.general, "123456");
    await fake.until(() => hears.events("MESSAGE_CREATE").length === 2);
    expect(hears.events("MESSAGE_CREATE").map(({ content }) => content)).toEqual(["", `<@${fake.botId}> 123456`]);
    expect(hears.events("MESSAGE_CREATE")[0]).toMatchObject({ guild_id: fake.guild.id, channel_type: 0 });
    expect(deaf.events("MESSAGE_CREATE")).toEqual([]);
  });

  test("the text of every message with the privileged intent", async () => {
    const fake = await fakeDiscord({ privilegedIntents: Intent.MessageContent });
    const raw = await identified(fake, Intent.GuildMessages | Intent.MessageContent);
    fake.person("Mei").says(fake.general, "hello");
    await fake.until(() => raw.events("MESSAGE_CREATE").length);
    expect(raw.events("MESSAGE_CREATE")[0]?.content).toBe("hello");
  });

  test("direct messages with their kind of channel and their text", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    const deaf = await identified(fake, Intent.GuildMessages);
    const raw = await identified(fake, Intent.DirectMessages);
    mei.says(mei.dm, "123456");
    await fake.until(() => raw.events("MESSAGE_CREATE").length);
    expect(raw.events("MESSAGE_CREATE")[0]).toMatchObject({
      content: "123456",
      channel_type: 1,
      author: { id: mei.id },
    });
    expect(deaf.events("MESSAGE_CREATE")).toEqual([]);
  });

  test("nothing of channels and private threads it does not see, nor of servers it has left", async () => {
    const fake = await fakeDiscord();
    const mei = fake.person("Mei");
    fake.deny(["ManageThreads"]);
    const raw = await identified(fake, Intent.Guilds | Intent.GuildMessages);
    const hidden = fake.newChannel("hidden", { only: [mei], without: "bot" });
    mei.says(hidden, "psst");
    const thread = fake.newThread(fake.general, "ours", mei);
    mei.says(thread, "psst");
    mei.says(fake.general, "heard");
    await fake.until(() => raw.events("MESSAGE_CREATE").length);
    fake.remove(fake.guild);
    mei.says(fake.general, "not heard");
    await fake.until(() => raw.events("GUILD_DELETE").length);
    expect(raw.events("MESSAGE_CREATE").map(({ channel_id }) => channel_id)).toEqual([fake.general.id]);
    expect(raw.events("CHANNEL_CREATE")).toEqual([]);
    expect(raw.events("THREAD_CREATE")).toEqual([]);
  });

  test("of members only with the privileged intent", async () => {
    const fake = await fakeDiscord({ privilegedIntents: Intent.GuildMembers });
    const without = await identified(fake, Intent.Guilds);
    const raw = await identified(fake, Intent.Guilds | Intent.GuildMembers);
    const mei = fake.person("Mei");
    mei.becomes(fake.guild, [fake.role("Agents")]);
    mei.leaves(fake.guild);
    await fake.until(() => raw.events("GUILD_MEMBER_REMOVE").length);
    await fake.until(() => without.events("GUILD_ROLE_CREATE").length);
    expect(raw.events("GUILD_MEMBER_UPDATE")).toMatchObject([{ roles: [fake.role("Agents").id] }]);
    expect(without.heard.filter(({ t }) => String(t).startsWith("GUILD_MEMBER"))).toEqual([]);
  });
});

describe("the real client", () => {
  const heard = (client: Client) => {
    const words: string[] = [];
    client.on(Events.MessageCreate, ({ author, content }) => void (author.bot || words.push(content)));
    return words;
  };

  test("hears a direct message", async () => {
    const fake = await fakeDiscord();
    const client = await clientAt(fake);
    const words = heard(client);
    const mei = fake.person("Mei");
    mei.says(mei.dm, "123456");
    expect(await fake.until(() => words.length && words)).toEqual(["123456"]);
  });

  test.each([
    ["a cut", (fake: FakeDiscord) => fake.gateway.cut()],
    ["a call to connect again", (fake: FakeDiscord) => fake.gateway.reconnect()],
    ["a close that may be resumed", (fake: FakeDiscord) => fake.gateway.shut(4000)],
  ])("resumes after %s and hears what it has missed", async (_, goWrong) => {
    const fake = await fakeDiscord();
    const words = heard(await clientAt(fake));
    const mei = fake.person("Mei");
    goWrong(fake);
    mei.says(mei.dm, "meanwhile");
    await fake.until(() => fake.gateway.resumes.length && fake.gateway.count() === 1);
    expect(await fake.until(() => words.length && words)).toEqual(["meanwhile"]);
    expect(fake.gateway.identifies).toHaveLength(1);
  });

  test("introduces itself again when its session is invalid or forgotten", async () => {
    const fake = await fakeDiscord();
    const words = heard(await clientAt(fake));
    const mei = fake.person("Mei");
    fake.gateway.forget();
    fake.gateway.cut();
    mei.says(mei.dm, "lost");
    await fake.until(() => fake.gateway.identifies.length === 2 && fake.gateway.count() === 1, 20_000);
    mei.says(mei.dm, "heard");
    expect(await fake.until(() => words.length && words)).toEqual(["heard"]);
  });

  test("gives up a socket whose heartbeats are not acked", async () => {
    const fake = await fakeDiscord({ heartbeatMs: 200 });
    await clientAt(fake);
    fake.gateway.hush();
    await fake.until(() => fake.gateway.heartbeats() > 0);
    await fake.until(() => fake.gateway.resumes.length > 0);
    fake.gateway.hush(false);
    await fake.until(() => fake.gateway.count() === 1);
  });

  test("is disconnected for good when its token is worthless", async () => {
    const fake = await fakeDiscord();
    const client = await clientAt(fake);
    const codes: number[] = [];
    client.on(Events.ShardDisconnect, ({ code }) => void codes.push(code));
    fake.resetToken();
    fake.gateway.shut(4004);
    expect(await fake.until(() => codes.length && codes)).toEqual([4004]);
    expect([fake.gateway.identifies.length, fake.gateway.resumes.length]).toEqual([1, 0]);
  });

  test("an interaction waits for the client to resume", async () => {
    const fake = await fakeDiscord();
    const client = await clientAt(fake, (bot) =>
      bot.on(Events.InteractionCreate, (interaction) => {
        if (interaction.isChatInputCommand()) void interaction.reply("here");
      }),
    );
    await client.application.commands.set([account]);
    const mei = fake.person("Mei");
    fake.gateway.cut();
    expect((await mei.command("/account help")).how).toBe("message");
  });

  test("is told of a server it comes into and one it is removed from", async () => {
    const fake = await fakeDiscord();
    const client = await clientAt(fake);
    const other = fake.newGuild("Other");
    await fake.until(() => client.guilds.cache.get(other.id)?.name === "Other");
    fake.remove(other);
    await fake.until(() => !client.guilds.cache.has(other.id));
    expect((await call(fake, `GET /guilds/${other.id}`)).body).toMatchObject({ code: 50001 });
  });
});
