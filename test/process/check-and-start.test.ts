import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import Libsql from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkCommand } from "../../src/app/commands/check.ts";
import { slackWayName } from "../../src/app/platforms.ts";
import { readConfig } from "../../src/app/settings/config.ts";
import { openStores } from "../../src/app/stores.ts";
import { keptName } from "../../src/vault/memory-names.ts";
import { startFakeDiscord } from "../discord/fake/fake-discord.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { run, tempFolder } from "./desk.ts";
import { nobody } from "./tree.ts";

type Env = Record<string, string>;

const key = "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P";
const real: Env = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "s3cret-of-these-tests",
  TENCENT_PARTNER_URL: "http://127.0.0.1:1",
  FRONTDESK_KEY: key,
  SMS_COUNTRIES: "HK",
};

/** Wants a chat platform, so that a start without a terminal has somebody to talk with. */
async function inSlack(scopes = ourScopes) {
  const slack = await startFakeSlack({ scopes });
  onTestFinished(() => slack.close());
  const env: Env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
  return { slack, env };
}

async function inDiscord() {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const env: Env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  return { discord, env };
}

async function takenPort(): Promise<string> {
  const server = createServer((_, response) => response.end("somebody else's\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return String((server.address() as AddressInfo).port);
}

const ledgerIn = (env: Env) => env.DATABASE_URL!.slice("sqlite:".length);

/** A ledger under `key` that a start has made. */
async function begun(env: Env): Promise<string> {
  await (await openStores(readConfig({ ...real, DATABASE_URL: env.DATABASE_URL! }))).ledger.close();
  return ledgerIn(env);
}

/** Each gives what is wrong, beside a ledger of its own that `DATABASE_URL` names already. */
const broken: [string, (env: Env) => Promise<Env>][] = [
  ["a bot token that Slack doesn't know", async () => ({ ...(await inSlack()).env, SLACK_BOT_TOKEN: "xoxb-wrong" })],
  ["an app token that Slack doesn't know", async () => ({ ...(await inSlack()).env, SLACK_APP_TOKEN: "xapp-wrong" })],
  [
    "an app token without connections:write",
    async () => {
      const { slack, env } = await inSlack();
      slack.trouble("apps.connections.open", { kind: "error", error: "missing_scope" }, 1_000);
      return env;
    },
  ],
  [
    "a bot token that Slack knows and refuses",
    async () => {
      const { slack, env } = await inSlack();
      slack.trouble("auth.test", { kind: "error", error: "ekm_access_denied" }, 1_000);
      return env;
    },
  ],
  [
    "a bot token of a whole organisation",
    async () => {
      const { slack, env } = await inSlack();
      slack.team.tokens[0]!.orgWide = true;
      return env;
    },
  ],
  ["a bot token of another workspace", async () => ({ ...(await inSlack()).env, SLACK_TEAMS: "T0ELSEWHERE" })],
  [
    "user groups without the scope for them",
    async () => ({
      ...(await inSlack(ourScopes.filter((scope) => scope !== "usergroups:read"))).env,
      SLACK_AGENT_GROUPS: "S0123ABCD",
    }),
  ],
  ["a token that Discord doesn't know", async () => ({ ...(await inDiscord()).env, DISCORD_TOKEN: "wrong" })],
  [
    "another application's id",
    async () => ({ ...(await inDiscord()).env, DISCORD_APPLICATION_ID: "123456789012345678" }),
  ],
  ["a port that somebody else has", async () => ({ ...(await inDiscord()).env, PORT: await takenPort() })],
  ["an address of another machine", async () => ({ ...(await inDiscord()).env, HOST: "203.0.113.7" })],
  [
    "a file that is no database",
    async (env) => {
      writeFileSync(ledgerIn(env), "only some words about what to buy\n".repeat(20));
      return { ...(await inDiscord()).env, ...real, DISCORD_GUILDS: "*", DISCORD_AGENT_ROLES: "*" };
    },
  ],
  [
    "books of the practice Tencent that are none",
    async (env) => {
      const books = join(dirname(ledgerIn(env)), "practice/practice.db");
      mkdirSync(dirname(books));
      writeFileSync(books, "only some words about what to buy\n".repeat(20));
      return (await inDiscord()).env;
    },
  ],
  [
    "another key",
    async (env) => {
      await begun(env);
      const all = { ...real, DISCORD_GUILDS: "*", DISCORD_AGENT_ROLES: "*", FRONTDESK_KEY: `${key}!` };
      return { ...(await inDiscord()).env, ...all };
    },
  ],
  [
    "a ledger of a later build",
    async (env) => {
      const db = new Libsql(await begun(env));
      db.exec("pragma user_version = 999");
      db.close();
      return { ...(await inDiscord()).env, ...real, DISCORD_GUILDS: "*", DISCORD_AGENT_ROLES: "*" };
    },
  ],
  [
    "a proxy whose password is no text",
    async () => ({ ...(await inDiscord()).env, HTTPS_PROXY: "http://user:%ff@127.0.0.1:1" }),
  ],
  ["nobody to talk with", async () => ({})],
  ["names and values that are none", async () => ({ DISCORD_SHARD: "2", SLACK_BOT_TOKEN: "xoxb-1", PORT: "many" })],
];

/** What start says that it ends for. */
function sentencesOf(stderr: string): string[] {
  const lines = stderr.trim().split("\n");
  const listed = lines.filter((line) => line.startsWith("  - ")).map((line) => line.slice("  - ".length));
  return listed.length > 0 ? listed : lines.slice(-1);
}

describe("what start refuses, check refuses in the same words", () => {
  test.each(broken)("%s", async (_, breakIt) => {
    const own = { PORT: "0", DATABASE_URL: `sqlite:${join(tempFolder(), "frontdesk.db")}` };
    const env = { ...own, ...(await breakIt(own)) };
    const printed: string[] = [];
    const isFine = await checkCommand({ env, print: (line) => void printed.push(line) });
    const { code, stderr } = await run(tempFolder(), ["start"], env);
    expect({ code, isFine }).toEqual({ code: 78, isFine: false });
    expect(stderr).not.toMatch(/^\s+at /m);
    const refused = printed.filter((line) => line.startsWith("wrong"));
    for (const sentence of sentencesOf(stderr)) expect(refused.join("\n")).toContain(sentence);
  });

  test.runIf(process.geteuid?.() === 0)("a folder that this user may not write", async () => {
    const folder = tempFolder();
    chmodSync(folder, 0o555);
    const env = { DATABASE_URL: `sqlite:${join(folder, "frontdesk.db")}`, ...(await inDiscord()).env };
    const here = tempFolder();
    chmodSync(here, 0o755);
    const [checked, started] = [
      await run(here, ["check"], env, "", nobody),
      await run(here, ["start"], env, "", nobody),
    ];
    expect([checked.code, started.code]).toEqual([78, 78]);
    expect(checked.stdout).toContain(sentencesOf(started.stderr)[0]);
    expect(started.stderr).toMatch(/can't be written \(EACCES\)\. Set DATABASE_URL to a place/);
  });
});

test("check says that Slack came another way until now, and which token it goes by", async () => {
  const { slack, env: sockets } = await inSlack();
  const DATABASE_URL = `sqlite:${join(tempFolder(), "frontdesk.db")}`;
  const { ledger, vault } = await openStores(readConfig({ ...sockets, DATABASE_URL }));
  await vault.put(keptName(slackWayName), "socket", 60_000);
  await ledger.close();
  const check = async (env: Env) => {
    const printed: string[] = [];
    await checkCommand({ env: { PORT: "0", DATABASE_URL, ...env }, print: (line) => void printed.push(line) });
    return printed.find((line) => /^\w+ +Slack /.test(line));
  };
  const both: Env = { ...sockets, SLACK_SIGNING_SECRET: slack.signingSecret };
  expect(await check(both)).toMatch(/^fine .+ over sockets; SLACK_SIGNING_SECRET is not used/);
  const { SLACK_APP_TOKEN: _, ...http } = both;
  expect(await check(http)).toMatch(/^warn .+ came over sockets until now\. Switch Socket Mode off/);
});

test("beside a desk that works, check calls the port that it holds fine", async () => {
  const server = createServer((_, response) => response.end("ok 0.2.0\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const env = {
    PORT: String((server.address() as AddressInfo).port),
    DATABASE_URL: `sqlite:${join(tempFolder(), "frontdesk.db")}`,
  };
  const printed: string[] = [];
  expect(await checkCommand({ env, hasTerminal: true, print: (line) => void printed.push(line) })).toBe(true);
  expect(printed.join("\n")).toMatch(/^fine {3}PORT +is held by a desk that works there now \(0\.2\.0\)/m);
});

test("beside a practice at the usual port, check names no address at which nothing is", async () => {
  const usual = createServer((_, response) => response.end("ok 0.2.0\n")).on("error", () => {}); // one that is there will do as well
  await new Promise<void>((resolve) => usual.listen(3000, "127.0.0.1", resolve).once("error", () => resolve()));
  onTestFinished(() => void usual.close());
  const there = await fetch("http://127.0.0.1:3000/healthz").then((response) => response.text());
  const printed: string[] = [];
  const env = { DATABASE_URL: `sqlite:${join(tempFolder(), "frontdesk.db")}` };
  await checkCommand({ env, hasTerminal: true, print: (line) => void printed.push(line) });
  const found = printed.find((line) => line.includes("PORT "));
  const who = there.startsWith("ok ") ? /3000 is held by a desk that works there now \([\d.]+\)/ : /3000 is taken/;
  expect(found).toMatch(who);
  expect(found).toMatch(/^fine .+practice here takes a free one/);
  expect(found).not.toContain("http://");
});

test("a start for real accounts says that nobody is set who would hear of what only a person can do, as check does", async () => {
  const own = { PORT: "0", DATABASE_URL: `sqlite:${join(tempFolder(), "frontdesk.db")}` };
  const slack = { ...(await inSlack()).env, SLACK_BOT_TOKEN: "xoxb-wrong", SLACK_AGENT_GROUPS: "*" };
  const env = { ...own, ...real, ...slack };
  const printed: string[] = [];
  await checkCommand({ env, print: (line) => void printed.push(line) });
  const { code, stderr } = await run(tempFolder(), ["start"], env);
  expect(code).toBe(78);
  const said = stderr.split("\n").find((line) => line.startsWith("OPERATORS "));
  expect(said).toContain("their people are told that nobody is named. Give a private channel, such as slack:T0123ABCD");
  expect(printed.join("\n")).toContain(said!.slice("OPERATORS ".length));
});
