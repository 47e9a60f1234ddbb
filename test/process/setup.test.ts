import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../../src/practice/server.ts";
import { startFakeDiscord } from "../discord/fake/fake-discord.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { hasPty, sitDownTo } from "../terminal/person.ts";
import { run, tempFolder } from "./desk.ts";

const [enter, down, tab, ctrlC] = ["\r", "\u001b[B", "\t", "\u0003"];
const wide = 140;

async function slackFor(scopes: string[] = ourScopes) {
  const slack = await startFakeSlack({ scopes });
  onTestFinished(() => slack.close());
  return slack;
}

const setUp = (folder: string, env: Record<string, string> = {}) => sitDownTo(["setup"], folder, env, wide);
type Screen = ReturnType<typeof setUp>;

/** Waits for a question and types an answer. */
async function answers(ada: Screen, talk: readonly (readonly [question: string, keys: string])[]): Promise<void> {
  for (const [question, keys] of talk) {
    await ada.sees(question);
    ada.types(keys);
  }
}

const envOf = (folder: string) => parseEnv(readFileSync(join(folder, ".env"), "utf8"));
const filled = (folder: string) => Object.fromEntries(Object.entries(envOf(folder)).filter(([, value]) => value));

const [toSlack, toDiscord, practise] = [`${down}${enter}`, `${down}${down}${enter}`, enter];

describe.skipIf(!hasPty)("npm run setup at a terminal (needs python3 with its pty module)", () => {
  test("leads from an empty folder to the first practice request in Slack, and no token is ever shown", async () => {
    const slack = await slackFor([...ourScopes, "usergroups:read"]);
    const ana = slack.person("Ana Example");
    slack.person("Ben Example");
    const group = slack.newGroup("agents", [ana]);
    const folder = tempFolder();
    const ada = setUp(folder, { SLACK_API_URL: slack.apiUrl });
    const half = Math.floor(slack.appToken.length / 2);
    await answers(ada, [
      ["Where do people talk with the desk\\?", toSlack],
      ["Practise first, or open real accounts\\?", practise],
      ["What is your team called\\?", `Example Cloud${enter}`],
      ["https://api.slack.com/apps\\?new_app=1&manifest_json=%7B", ""],
      ["Bot token \\(xoxb-…\\)", `${slack.appToken}${enter}`],
      ["That's a Slack app-level token \\(xapp-\\)\\. The bot token begins with xoxb-", `xoxb-1-wrong${enter}`],
      ["Slack doesn't know this token", ""],
      ["Bot token \\(xoxb-…\\)", ` "${slack.botToken}" ${enter}`],
      [`the bot of the workspace ${slack.team.name} \\(${slack.team.id}\\)`, ""],
      [
        "App-level token",
        `\u001b[200~${slack.appToken.slice(0, half)}\r\n${slack.appToken.slice(half)}\n\u001b[201~${enter}`,
      ],
      ["Slack opens a socket for it", ""],
      ["Who may open accounts \\(user groups and people\\)\\?", `${down}${enter}`],
      ["Tab ticks", `agents${tab}${enter}`],
      ["Where may they open accounts\\?", enter],
      ["Who else has a part\\?", enter],
      ["Write it\\?", enter],
      ["is written, and only you can read it", ""],
      ["Start the desk now\\?", enter],
      ["Frontdesk is in Slack: type /account there", ""],
    ]);
    expect(filled(folder)).toEqual({
      DESK_NAME: "Example Cloud",
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_AGENT_GROUPS: group.id,
    });
    expect(statSync(join(folder, ".env")).mode & 0o777).toBe(0o600);
    await ana.command("/account open");
    await slack.until(() => slack.modal(ana));
    for (const token of [slack.botToken, slack.appToken])
      for (const shown of [token, token.slice(5), token.slice(-8)]) expect(ada.all()).not.toContain(shown);
    ada.types(ctrlC);
    expect(await ada.exit).toBe(0);
  });

  test("leads to Discord: the link that lets the bot in, its server, and a role", async () => {
    const discord = await startFakeDiscord({ botPermissions: [] });
    onTestFinished(() => discord.close());
    const role = discord.role("agents");
    const folder = tempFolder();
    const ada = setUp(folder, { DISCORD_API_URL: discord.apiUrl });
    await answers(ada, [
      ["Where do people talk with the desk\\?", toDiscord],
      ["Practise first", practise],
      ["What is your team called\\?", enter],
      ["The bot's token", `${discord.applicationId}${enter}`],
      ["That's an id of Discord's\\. The bot's token has two dots in it", `${discord.token}${enter}`],
      [`the bot of the application Frontdesk \\(${discord.applicationId}\\)`, ""],
      [
        `https://discord.com/oauth2/authorize\\?client_id=${discord.applicationId}&scope=bot\\+applications.commands&permissions=\\d+`,
        "",
      ],
      ["Which servers are served\\?", enter],
      ["Who may open accounts \\(roles\\)\\?", `${down}${enter}`],
      ["Tab ticks", `agents${tab}${enter}`],
      ["Who else has a part\\?", `${down}${down}${enter}`],
      ["Discord lists people only with the Server Members Intent", ""],
      ["Who may pause the desk\\?", `${down}${enter}`],
      ["Tab ticks", `agents${tab}${enter}`],
      ["Who else has a part\\?", enter],
      ["Write it\\?", enter],
      ["Start the desk now\\?", `${down}${enter}`],
      ["npm start starts the desk", ""],
    ]);
    expect(await ada.exit).toBe(0);
    expect(filled(folder)).toEqual({
      DISCORD_TOKEN: discord.token,
      DISCORD_GUILDS: discord.guild.id,
      DISCORD_AGENT_ROLES: role.id,
      SUPERVISORS: `discord:${discord.guild.id}:${role.id}`,
    });
    expect(ada.all()).not.toContain(discord.token);
  });

  test("shows an existing .env change by change, and keeps what it does not know; the second time nothing changes", async () => {
    const slack = await slackFor(["commands", "chat:write", "im:write", "app_mentions:read", "users:read"]);
    const folder = tempFolder();
    const before = `# of ours\nSLACK_API_URL=${slack.apiUrl}\nSLACK_BOT_TOKEN=xoxb-1-old # the old one\nOTHER=kept\nDESK_NAME=Old Name\nSMS_PER_DAY=20\n`;
    writeFileSync(join(folder, ".env"), before);
    const talk = (ada: Screen, bot: string, app: string): Promise<void> =>
      answers(ada, [
        ["Where do people talk", enter],
        ["Practise first", practise],
        ["What is your team called", "\u0015New Name\r"],
        ...(bot === ""
          ? ([["Keep the SLACK_BOT_TOKEN", enter]] as const)
          : ([
              ["Keep the SLACK_BOT_TOKEN", `${down}${enter}`],
              ["Bot token", `${bot}${enter}`],
            ] as const)),
        ...(app === ""
          ? ([["Keep the SLACK_APP_TOKEN", enter]] as const)
          : ([["App-level token", `${app}${enter}`]] as const)),
        ["scope usergroups:read, which this app lacks", ""],
        ["Who may open accounts", enter],
        ["Where may they open accounts", enter],
        ["Who else has a part", enter],
      ]);
    const refusing = setUp(folder);
    await talk(refusing, slack.botToken, slack.appToken);
    await answers(refusing, [
      ["Old Name → New Name", ""],
      ["SLACK_BOT_TOKEN", ""],
      ["•••••••• \\(hidden\\) → •••••••• \\(hidden\\)", ""],
      ["Change it so\\?", `${down}${enter}`],
      ["Nothing was written\\. .*\\.env is as it was", ""],
    ]);
    expect(await refusing.exit).toBe(0);
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe(before);

    const agreeing = setUp(folder);
    await talk(agreeing, slack.botToken, slack.appToken);
    await answers(agreeing, [
      ["Change it so\\?", enter],
      ["is written", ""],
      ["Start the desk now", `${down}${enter}`],
    ]);
    expect(await agreeing.exit).toBe(0);
    const after = `# of ours\nSLACK_API_URL=${slack.apiUrl}\nSLACK_BOT_TOKEN=${slack.botToken} # the old one\nOTHER=kept\nDESK_NAME=New Name\nSMS_PER_DAY=20\nSLACK_APP_TOKEN=${slack.appToken}\n`;
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe(after);
    const written = statSync(join(folder, ".env")).mtimeMs;

    chmodSync(join(folder, ".env"), 0o644);
    const again = setUp(folder);
    await talk(again, "", "");
    await answers(again, [
      ["Nothing changes: .*\\.env is as you want it", ""],
      ["Other users of this machine can read ", ""],
      ["Start the desk now", `${down}${enter}`],
    ]);
    expect(await again.exit).toBe(0);
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe(after);
    expect(statSync(join(folder, ".env")).mtimeMs).toBe(written);
    for (const each of [refusing, agreeing, again])
      for (const token of [slack.botToken, slack.appToken, "xoxb-1-old"]) expect(each.all()).not.toContain(token);
  });

  test("tries Tencent's key as check does, and draws the key that seals", async () => {
    const slack = await slackFor();
    const sandbox = await startSandbox({ file: join(tempFolder(), "practice.db"), rates: false, clock: Date.now });
    onTestFinished(() => sandbox.close());
    const folder = tempFolder();
    const ada = setUp(folder, { SLACK_API_URL: slack.apiUrl, TENCENT_PARTNER_URL: sandbox.url });
    const wrong = "Wrong5t9xGARNpq86cd98joQYCN3EXAMPLE";
    await answers(ada, [
      ["Where do people talk", toSlack],
      ["Practise first", `${down}${enter}`],
      ["SecretId", `${sandbox.secretId}${enter}`],
      ["SecretKey", `${wrong}${enter}`],
      ["TENCENTCLOUD_SECRET_KEY does not belong to TENCENTCLOUD_SECRET_ID", ""],
      ["SecretKey", `${sandbox.secretKey}${enter}`],
      ["Tencent takes the key", ""],
      ["Where may texts go", `Hongkong${enter}`],
      ["SMS_COUNTRIES is a list of two-letter countries", `\u0015HK${enter}`],
      ["What is your team called", enter],
      ["Bot token", `${slack.botToken}${enter}`],
      ["App-level token", `${slack.appToken}${enter}`],
      ["Who may open accounts", `${down}${enter}`],
      ["Where may they open", enter],
      ["Who else has a part", enter],
      ["SLACK_AGENT_GROUPS\n.*\\*", ""],
      ["Write it", enter],
      ["is written", ""],
      ["Start the desk now", ctrlC],
    ]);
    expect(await ada.exit).toBe(1);
    const { FRONTDESK_KEY: key, ...rest } = filled(folder);
    expect(rest).toEqual({
      TENCENTCLOUD_SECRET_ID: sandbox.secretId,
      TENCENTCLOUD_SECRET_KEY: sandbox.secretKey,
      SMS_COUNTRIES: "HK",
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_AGENT_GROUPS: "*",
    });
    for (const secret of [key!, sandbox.secretKey, wrong, slack.botToken]) expect(ada.all()).not.toContain(secret);
    const { code, stdout } = await run(folder, ["check"], {
      SLACK_API_URL: slack.apiUrl,
      TENCENT_PARTNER_URL: sandbox.url,
    });
    expect(stdout).not.toMatch(/^wrong/m);
    expect(code).toBe(0);
  });

  test.each([
    ["at the first question", []],
    [
      "while a token is typed",
      [
        ["Where do people talk", toSlack],
        ["Practise first", practise],
        ["What is your team", enter],
        ["Bot token", "xoxb-1-ha"],
      ],
    ],
    [
      "while Slack is asked",
      [
        ["Where do people talk", toSlack],
        ["Practise first", practise],
        ["What is your team", enter],
        ["Bot token", `xoxb-1-silent${enter}`],
        ["Asking Slack about", "rest-of-a-paste"],
      ],
    ],
  ] as const)("Ctrl-C %s leaves the old .env as it was, and says so", async (_, talk) => {
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => void silent.close().closeAllConnections());
    const folder = tempFolder();
    writeFileSync(join(folder, ".env"), "# mine\nOTHER=1\n");
    const ada = setUp(folder, { SLACK_API_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api/` });
    await ada.sees("Where do people talk");
    await answers(ada, talk);
    ada.types(ctrlC);
    await ada.sees("Stopped\\. .*\\.env is as it was\\.");
    expect(await ada.exit).toBe(1);
    expect(readFileSync(join(folder, ".env"), "utf8")).toBe("# mine\nOTHER=1\n");
    expect(ada.glass.text()).not.toMatch(/What now|rest-of-a-paste/);
    expect(ada.all()).not.toContain("xoxb-1-");
  });

  test("finds people, groups and channels among many, for those who open, hear, pause and approve", async () => {
    const slack = await slackFor([...ourScopes, "usergroups:read", "groups:read", "channels:read"]);
    const crowd = Array.from({ length: 230 }, (_, n) => slack.person(`Person ${n}`));
    const [zoe, boss] = [slack.person("Zoe Zimmer"), slack.person("Bo Boss")];
    slack.person("Gil Guest", { is_ultra_restricted: true });
    const group = slack.newGroup("approvers", [zoe, boss]);
    const desk = slack.newChannel("desk-alarms", [zoe, boss], { kind: "private" });
    const yes = slack.newChannel("desk-approvals", [zoe, boss], { kind: "private" });
    slack.newChannel("not-ours", [zoe], { kind: "private", bot: false });
    const sales = slack.newChannel("sales", crowd.slice(0, 3));
    const folder = tempFolder();
    const ada = setUp(folder, { SLACK_API_URL: slack.apiUrl });
    await answers(ada, [
      ["Where do people talk", toSlack],
      ["Practise first", practise],
      ["What is your team", enter],
      ["Bot token", `${slack.botToken}${enter}`],
      ["App-level token", `${slack.appToken}${enter}`],
      ["Choose from 233 in Slack", `${down}${enter}`],
      ["Tab ticks", `zimmer${tab}${enter}`],
      ["Where may they open", `${down}${enter}`],
      ["In which channels\\?", enter],
      ["Tab ticks", `sales${tab}${enter}`],
      ["Who else has a part", `${down}${enter}`],
      ["those who run the desk read\\?", `${down}${enter}`],
      ["Search: ", `alarms${enter}`],
      ["Who else has a part", `${down}${down}${enter}`],
      ["Who may pause the desk\\?", `${down}${enter}`],
      ["Tab ticks", `boss${tab}${enter}`],
      ["Who else has a part", `${down}${down}${down}${enter}`],
      ["What must somebody else approve", `${down}${enter}`],
      ["do approvers read\\?", `${down}${enter}`],
      ["Search: ", `approvals${enter}`],
      ["Who of them may approve\\?", `${down}${enter}`],
      ["Tab ticks", `@approvers${tab}${enter}`],
      ["Who else has a part", enter],
      ["Write it", enter],
      ["Start the desk now", `${down}${enter}`],
    ]);
    expect(await ada.exit).toBe(0);
    const at = `slack:${slack.team.id}`;
    expect(filled(folder)).toMatchObject({
      SLACK_AGENT_GROUPS: zoe.id,
      SLACK_CHANNELS: sales.id,
      OPERATORS: `${at}:${desk.id}`,
      SUPERVISORS: `${at}:${boss.id}`,
      APPROVAL: "always",
      APPROVERS: `${at}:${yes.id},${group.id}`,
    });
    const { stdout } = await run(folder, ["check"], { SLACK_API_URL: slack.apiUrl });
    expect(stdout).toMatch(/^fine {3}OPERATORS +is a private channel$/m);
    expect(stdout).toMatch(/^fine {3}APPROVERS /m);
    expect(stdout).not.toMatch(/^wrong/m);
  });

  test("says which scope is missing, and goes on with ids that are typed", async () => {
    const slack = await slackFor(["commands", "chat:write", "im:write", "app_mentions:read"]);
    const folder = tempFolder();
    const ada = setUp(folder, { SLACK_API_URL: slack.apiUrl });
    await answers(ada, [
      ["Where do people talk", toSlack],
      ["Practise first", practise],
      ["What is your team", enter],
      ["Bot token", `${slack.botToken}${enter}`],
      ["The app lacks users:read\\.", ""],
      ["App-level token", `${slack.appToken}${enter}`],
      ["only with the scope usergroups:read", ""],
      ["only with the scope users:read", ""],
      ["Who may open accounts", `${down}${enter}`],
      ["Their ids", `nonsense!${enter}`],
      ["Those are ids such as S0123ABCD,U0456EFGH", `\u0015u0456efgh, S0123ABCD${enter}`],
      ["Where may they open", enter],
      ["Who else has a part", `${down}${enter}`],
      ["only with the scope groups:read", ""],
      ["In which private channel", `${down}${enter}`],
      ["The channel's id", `C0456EFGH${enter}`],
      ["Who else has a part", enter],
      ["Write it", enter],
      ["Start the desk now", `${down}${enter}`],
    ]);
    await ada.exit;
    expect(filled(folder)).toMatchObject({
      SLACK_AGENT_GROUPS: "U0456EFGH,S0123ABCD",
      OPERATORS: `slack:${slack.team.id}:C0456EFGH`,
    });
  });

  test("goes through the proxy of the desk, and says when Slack can't be reached", async () => {
    const asked: string[] = [];
    const proxy = createServer().listen(0, "127.0.0.1");
    await once(proxy, "listening");
    proxy.on("connect", (request, socket) => {
      asked.push(String(request.url));
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as AddressInfo;
    const ada = setUp(tempFolder(), { HTTPS_PROXY: `http://127.0.0.1:${port}` });
    await answers(ada, [
      ["Where do people talk", toSlack],
      ["Practise first", practise],
      ["What is your team", enter],
      ["Bot token", `xoxb-1-abc${enter}`],
      ["Slack can't be reached \\(.*\\)\\. Look at the network and at HTTPS_PROXY", ""],
      ["Go on without the check", ctrlC],
    ]);
    expect(await ada.exit).toBe(1);
    expect(asked).toEqual(["slack.com:443"]);
  });

  test("needs nothing to practise here, and ends at the first question", async () => {
    const ada = setUp(tempFolder());
    await answers(ada, [
      ["Where do people talk", enter],
      ["Nothing has to be set for that, so I write no \\.env", ""],
      ["Start here now\\? .*first question of a practice request", enter],
      ["step 1 of 10", ""],
      [">$", `1${enter}`],
      ["step 2 of 10", ctrlC],
    ]);
    expect(await ada.exit).toBe(0);
  });
});

describe("npm run setup", () => {
  test("says what to do where there is no terminal, and reads nothing", async () => {
    const { code, stderr, stdout } = await run(tempFolder(), ["setup"], {}, "xoxb-1-abc\n");
    expect(code).toBe(78);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      "Setup asks questions, and there is no terminal here to answer them in. Run npm run setup in one, or copy .env.example to .env and fill it in; npm run check says what is missing.\n",
    );
  });

  test("loads what asks only when it is run", () => {
    const seen = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const froms = readFileSync(file, "utf8").matchAll(/^(?:import|export) (?!type )[^;]*?from "([^"]+)";/gm);
      for (const [, from] of froms) if (from!.startsWith(".")) follow(join(dirname(file), from!));
    };
    follow("src/app/cli.ts");
    expect(seen.size).toBeGreaterThan(10);
    expect([...seen].filter((file) => file.includes("/setup/"))).toEqual([]);
    follow("src/app/setup/setup.ts");
    expect([...seen]).toContain("src/app/setup/prompts.ts");
  });

  test.skipIf(!hasPty)("refuses a .env that can't be read before it asks anything", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, ".env"), "SLACK_BOT_TOKEN='xoxb-1\n");
    const ada = setUp(folder);
    await ada.sees("has a quote that does not end in line 1\\.");
    await ada.sees("Setup changes nothing before that is mended\\.");
    expect(await ada.exit).toBe(78);
    mkdirSync(join(folder, "other"));
    mkdirSync(join(folder, "other", ".env"));
    const other = setUp(join(folder, "other"));
    await other.sees("is no file");
    expect(await other.exit).toBe(78);
  });
});
