import { describe, expect, onTestFinished, test } from "vitest";
import { entry, version } from "../process/desk.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { cardOf } from "./acts.ts";
import { type FakeDiscord, startFakeDiscord } from "./fake/fake-discord.ts";
import { discordProcess } from "./process.ts";

async function fake(): Promise<FakeDiscord> {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  return discord;
}

describe("npm start in Discord", () => {
  test("with a token it is there, says where its health is, and ends with 0 when told to", async () => {
    const discord = await fake();
    const desk = discordProcess(discord, {}, "start", entry);
    await desk.start();
    expect(desk.stderr()).toContain(`Frontdesk is in Discord: type /account there. Version ${version}. Health: `);
    expect(await (await fetch(`${desk.url}/healthz`)).text()).toBe(`ok ${version}\n`);
    const mei = discord.person("Mei", { permissions: ["ManageGuild"] });
    expect((await mei.command("/account open")).how).toBe("modal");
    expect(await desk.terminate()).toBe(0);
    expect(discord.misses).toEqual([]);
  });

  test("a token that is wrong from the start ends it with 78 and one plain sentence", async () => {
    const desk = discordProcess(await fake(), { DISCORD_TOKEN: "wrong" });
    await desk.start();
    expect(await desk.ended()).toBe(78);
    expect(desk.stderr().trim().split("\n").at(-1)).toMatch(/^Discord does not take DISCORD_TOKEN any more \(401\)\./);
  });

  test("a token that Discord answers with 401 while it runs does the same", async () => {
    const discord = await fake();
    const desk = discordProcess(discord);
    await desk.start();
    const mei = discord.person("Mei", { permissions: ["ManageGuild"] });
    discord.resetToken();
    await mei.command("/account open", { details: "company" });
    expect(await desk.ended()).toBe(78);
    expect(desk.stderr()).toContain("Discord does not take DISCORD_TOKEN any more (401).");
  });

  test("a line that Discord closes for good with 4004 does the same", async () => {
    const discord = await fake();
    const desk = discordProcess(discord);
    await desk.start();
    discord.gateway.shut(4004);
    expect(await desk.ended()).toBe(78);
    expect(desk.stderr()).toContain("Discord does not take DISCORD_TOKEN any more (4004).");
  });

  test("while Discord is away at the start it waits, and comes in when it is back", async () => {
    const discord = await fake();
    discord.trouble("GET /gateway/bot", { kind: "status", status: 500 }, 4);
    const desk = discordProcess(discord);
    await desk.start();
    expect(desk.stderr()).toContain("Frontdesk is in Discord");
    expect(await desk.terminate()).toBe(0);
  });

  test("while Slack is away at the start, a card that Discord did not take at first is shown all the same", async () => {
    const [discord, slack] = [await fake(), await startFakeSlack({ scopes: ourScopes })];
    onTestFinished(() => slack.close());
    slack.trouble("auth.test", { kind: "status", status: 500 }, Number.POSITIVE_INFINITY);
    const desk = discordProcess(discord, {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    await desk.start();
    const mei = discord.person("Mei", { permissions: ["ManageGuild"] });
    discord.trouble("POST /channels/:id/messages", { kind: "status", status: 500 });
    mei.says(mei.dm, "open");
    await cardOf({ discord }, mei, "step 1 of");
    expect(desk.stderr()).not.toContain("Frontdesk is in Slack");
    expect(await desk.terminate()).toBe(0);
  });
});

describe("npm run register", () => {
  test("puts the command in place once, and prints the link that lets the bot in", async () => {
    const discord = await fake();
    const register = discordProcess(discord, {}, "register");
    const writes = () => discord.calls.filter(({ route }) => route.startsWith("PUT ")).length;
    await register.start();
    expect(register.stdout()).toContain("/account is in place now.");
    expect(register.stdout()).toMatch(/https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+/);
    expect(writes()).toBe(1);
    await register.start();
    expect(register.stdout()).toContain("/account was in place already.");
    expect(writes()).toBe(1);
    expect(await register.ended()).toBe(0);
  });

  test("for development it goes into one server, where a change shows at once", async () => {
    const discord = await fake();
    const register = discordProcess(discord, { DISCORD_DEV_GUILD_ID: discord.guild.id }, "register");
    await register.start();
    expect(discord.commands(discord.guild).map(({ name }) => name)).toEqual(["account"]);
    expect(discord.commands()).toEqual([]);
  });

  test("what an earlier DISCORD_DEV_GUILD_ID has left goes, so that each server offers the command once", async () => {
    const discord = await fake();
    const beta = discord.newGuild("Beta");
    const offered = () =>
      [discord.guild, beta].map((guild) => [...discord.commands(guild), ...discord.commands()].map(({ name }) => name));
    let env: Record<string, string> = {};
    const register = discordProcess(discord, () => env, "register");
    for (const one of [discord.guild, beta]) {
      env = { DISCORD_DEV_GUILD_ID: one.id };
      await register.start();
      expect(offered()).toEqual([discord.guild, beta].map((guild) => (guild === one ? ["account"] : [])));
    }
    env = {};
    const desk = discordProcess(discord);
    await desk.start();
    expect(offered()).toEqual([["account"], ["account"]]);
    env = { DISCORD_DEV_GUILD_ID: beta.id };
    await register.start();
    expect(offered()[0]).toEqual(["account"]);
    expect(register.stderr()).toContain("the command twice: other servers use the one of every server, so it stays");
    discord.remove(discord.guild);
    await register.start();
    expect(offered()[1]).toEqual(["account"]);
    expect(discord.commands()).toEqual([]);
  });
});
