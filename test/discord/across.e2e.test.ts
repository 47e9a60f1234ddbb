import { describe, expect, onTestFinished, test } from "vitest";
import { createDiscord } from "../../adapters/discord/index.ts";
import { createSlack } from "../../adapters/slack/index.ts";
import { openStage } from "../platform/stage.ts";
import { messageFor, modalOf } from "../slack/acts.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { agent, cardOf, entersCode, presses, withButton } from "./acts.ts";
import { ourPermissions } from "./discord-desk.ts";
import { startFakeDiscord } from "./fake/fake-discord.ts";

/** One desk that is in Slack and in Discord, with Mei in both. */
async function inBoth() {
  const [slack, discord] = [
    await startFakeSlack({ scopes: ourScopes }),
    await startFakeDiscord({ botPermissions: [...ourPermissions] }),
  ];
  const links: string[][] = [];
  const stage = await openStage("across", { links });
  const inSlack = createSlack({
    ...stage.settings,
    reached: { by: "socket", appToken: slack.appToken },
    workspaces: { botToken: slack.botToken },
    teams: ["*"],
    agentGroups: [],
    channels: [],
    apiUrl: slack.apiUrl,
    onLost: ({ message }) => expect.unreachable(message),
  });
  const inDiscord = createDiscord({
    ...stage.settings,
    token: discord.token,
    guilds: [discord.guild.id],
    agentRoles: [],
    shards: 1,
    apiUrl: discord.apiUrl,
    onLost: ({ message }) => expect.unreachable(message),
  });
  await stage.open([inSlack, inDiscord], {});
  onTestFinished(async () => {
    await Promise.all([inSlack.stop(), inDiscord.stop()]);
    await stage.close(() => Promise.all([slack.close(), discord.close()]));
  });
  const [mei, there] = [slack.person("Mei"), agent({ discord })];
  const ids = {
    slack: `slack:${slack.team.id}:${mei.id}`,
    discord: `discord:${discord.guild.id}:${there.id}`,
  };
  const link = () => void links.push([ids.slack, ids.discord]);
  return { stage, slack, discord, mei, there, ids, link };
}

type Both = Awaited<ReturnType<typeof inBoth>>;

/** Mei in Slack, up to the question for the mail. */
async function begins({ stage, slack, mei }: Both) {
  await mei.command("/account open");
  await modalOf({ slack }, mei, "fd/form");
  await mei.press(await messageFor({ slack }, mei, "Company"), "Company");
  const card = await messageFor({ slack }, mei, "step 2 of");
  return { id: (await stage.staged.cases())[0]!.id, card };
}

describe("a request that was begun in Slack", () => {
  test("goes on in Discord with its owner, once the operator has linked the two ids, and is told in both places", async () => {
    const both = await inBoth();
    const { stage, slack, discord, mei, there, ids } = both;
    both.link();
    const { id, card } = await begins(both);
    await there.command("/account list");
    await discord.until(() => discord.screen(there).includes(id));
    await there.command("/account resume", { case: id });
    await cardOf({ discord }, there, "step 2 of");
    await messageFor({ slack }, mei, `has ${id} now`);
    expect((await stage.staged.cases())[0]?.people).toEqual({ owner: ids.discord });

    there.says(there.dm, "ana@example.com");
    await cardOf({ discord }, there, "step 3 of");
    const moved = await messageFor({ slack }, mei, "step 3 of");
    expect(moved.ts).toBe(card.ts);
    expect(slack.screen(card)).toMatch(/\[.*\]/);
    expect(slack.screen(moved)).not.toMatch(/\[.*\]/); // nothing to press any more
    there.says(there.dm, "HK");
    await cardOf({ discord }, there, "step 4 of");
    there.says(there.dm, "5123 4567");
    await presses({ discord }, there, "Text the code to");
    await withButton({ discord }, there, "Enter the code");
    await entersCode({ discord }, there, await discord.until(() => stage.codeOn("85251234567")));
    await cardOf({ discord }, there, "UIN");

    const { uin } = stage.staged.books().accounts[0]!;
    const told = await messageFor({ slack }, mei, uin);
    expect(told.ts).toBe(card.ts);
    expect(slack.screen(told)).not.toContain("Show the password");
    expect(stage.staged.books().accounts).toHaveLength(1);
  });

  test("can be touched by nobody in Discord without a link", async () => {
    const both = await inBoth();
    const { id } = await begins(both);
    await both.there.command("/account resume", { case: id });
    await both.discord.until(() => both.discord.screen(both.there).includes(`There's no request ${id} here.`));
    expect((await both.stage.staged.cases())[0]?.people).toEqual({ owner: both.ids.slack });
  });
});
