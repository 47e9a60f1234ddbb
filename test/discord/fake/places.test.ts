import { ChannelType, Events, PermissionFlagsBits, ThreadAutoArchiveDuration } from "discord.js";
import { describe, expect, test } from "vitest";
import { account, clientAt, fakeDiscord } from "./tiny-bot.ts";

async function stage() {
  const fake = await fakeDiscord();
  const client = await clientAt(fake);
  const general = await client.channels.fetch(fake.general.id);
  if (general?.type !== ChannelType.GuildText) throw new Error("general is no text channel");
  const opens = () =>
    general.threads.create({
      name: "Account R-7K2P",
      type: ChannelType.PrivateThread,
      invitable: false,
      autoArchiveDuration: ThreadAutoArchiveDuration.OneWeek,
    });
  return { fake, client, opens, mei: fake.person("Mei"), ana: fake.person("Ana") };
}

describe("threads and the real client", () => {
  test("it opens a private one for two, talks, and closes it", async () => {
    const { fake, opens, mei, ana } = await stage();
    const thread = await opens();
    await thread.members.add(mei.id);
    await thread.members.add(ana.id);
    await thread.send({ content: `Hello <@${ana.id}>`, allowedMentions: { users: [ana.id] } });
    expect(fake.screen(ana)).toBe("── thread Account R-7K2P\nFrontdesk: Hello @Ana");
    expect(fake.person("Bob").reads()).toEqual([]);
    await thread.setName("Account R-7K2P · done");
    await thread.setArchived(true);
    expect(fake.threads(fake.general)).toMatchObject([{ name: "Account R-7K2P · done", archived: true }]);
    expect(fake.screen(mei)).toContain("── thread Account R-7K2P · done (archived)");
    await expect(thread.members.add(fake.person("Cai").id)).rejects.toMatchObject({ code: 50083 });
  });

  test("it hears what people do there", async () => {
    const { fake, client, opens, mei } = await stage();
    const words: string[] = [];
    client.on(Events.MessageCreate, ({ author, content }) => void (author.bot || words.push(content)));
    const thread = await opens();
    await thread.members.add(mei.id);
    await thread.setArchived(true);
    mei.mentions(fake.channel(thread.id), "123456");
    await fake.until(() => words.length);
    expect(words).toEqual([`<@${fake.botId}> 123456`]);
    await fake.until(() => !thread.archived);
    const bob = fake.person("Bob");
    expect(() => bob.says(fake.channel(thread.id), "me too")).toThrow("Bob does not see");
    await thread.setLocked(true);
    await thread.setArchived(true);
    expect(() => mei.says(fake.channel(thread.id), "still me")).toThrow("is locked");
  });

  test("it is told what it may do, as soon as that changes", async () => {
    const { fake, client, opens, mei } = await stage();
    const may: boolean[] = [];
    client.on(Events.InteractionCreate, (interaction) => {
      may.push(interaction.appPermissions.has(PermissionFlagsBits.CreatePrivateThreads));
      if (interaction.isChatInputCommand()) void interaction.reply("ok");
    });
    await client.application.commands.set([account]);
    await mei.command("/account help");
    fake.deny(["CreatePrivateThreads"]);
    await mei.command("/account help");
    expect(may).toEqual([true, false]);
    await expect(opens()).rejects.toMatchObject({ code: 50013, status: 403 });
    const mine = () => client.guilds.cache.get(fake.guild.id)?.members.me?.permissions;
    await fake.until(() => !mine()?.has(PermissionFlagsBits.CreatePrivateThreads));
    fake.grant(["CreatePrivateThreads"]);
    expect((await opens()).type).toBe(ChannelType.PrivateThread);
  });
});

describe("people", () => {
  test("are written to in their direct messages, until they close them", async () => {
    const { fake, client, mei } = await stage();
    await client.users.send(mei.id, "Hello");
    expect(fake.screen(mei)).toBe("── direct messages\nFrontdesk: Hello");
    mei.closesDms();
    await expect(client.users.send(mei.id, "Again")).rejects.toMatchObject({ code: 50007 });
    expect(mei.reads(mei.dm)).toHaveLength(1);
  });

  test("answer a message, and take their own words back", async () => {
    const { fake, client, mei, ana } = await stage();
    const heard: unknown[] = [];
    client.on(Events.MessageCreate, (message) => void (message.author.bot || heard.push(message.content)));
    client.on(Events.MessageDelete, ({ id }) => void heard.push(id));
    const channel = await client.channels.fetch(fake.general.id);
    if (channel?.isSendable()) await channel.send("What is the code?");
    const said = mei.says(fake.general, "123456", { answering: mei.reads().at(-1)! });
    await fake.until(() => heard.length);
    expect(heard).toEqual(["123456"]);
    expect(() => ana.deletes(said)).toThrow("it is not Ana's");
    mei.deletes(said);
    await fake.until(() => heard.length === 2);
    expect(heard).toEqual(["123456", said.id]);
    expect(fake.message(said)).toBeUndefined();
  });

  test("see no channel that is not theirs, and may not write where they may only read", async () => {
    const { fake, mei, ana } = await stage();
    const ours = fake.newChannel("ours", { only: [mei] });
    mei.says(ours, "hello");
    expect([mei.sees(ours), ana.sees(ours), ana.reads()]).toEqual([true, false, []]);
    expect(fake.screen(ours, mei)).toBe("Mei: hello");
    mei.leaves(fake.guild);
    expect(mei.sees(ours)).toBe(false);
  });

  test("wait in vain when no bot is there", async () => {
    const fake = await fakeDiscord({ patienceMs: 50 });
    const client = await clientAt(fake);
    await client.application.commands.set([account]);
    await client.destroy();
    const mei = fake.person("Mei");
    expect((await mei.command("/account help")).how).toBe("missed");
    expect(fake.misses).toHaveLength(1);
  });
});
