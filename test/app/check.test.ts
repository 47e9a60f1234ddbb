import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { GatewayIntentBits } from "discord.js";
import Libsql from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkCommand } from "../../src/app/commands/check.ts";
import { restoreCommand } from "../../src/app/commands/restore.ts";
import { readConfig } from "../../src/app/settings/config.ts";
import { openStores } from "../../src/app/stores.ts";
import { ownerMark } from "../../src/ledger/rows/fingerprints.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { migrations } from "../../src/ledger/sqlite/schema.ts";
import { startSandbox } from "../../src/practice/server.ts";
import { keptName } from "../../src/vault/memory-names.ts";
import { startFakeDiscord } from "../discord/fake/fake-discord.ts";
import { execute, freshUrl, withPostgres } from "../postgres/database.ts";
import { findBinaries } from "../postgres/server.ts";
import { run, tempFolder, version } from "../process/desk.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { ourScopes } from "../slack/slack-desk.ts";

type Env = Record<string, string>;
const key = "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P";

/** What it says, by title; `wrong` are the titles of what is not right. */
async function checked(env: Env, more: { node?: string; clock?: () => number } = {}) {
  const printed: string[] = [];
  const options = { env: { PORT: "0", ...env }, hasTerminal: true, ...more };
  const isFine = await checkCommand({ ...options, print: (line) => void printed.push(line) });
  const rows = printed
    .map((line) => /^(fine|warn|wrong) +(\S+(?: \S+)*) {2,}(.+)$/.exec(line))
    .filter((row) => row !== null);
  const said = Object.fromEntries(rows.map(([, , title, words]) => [title, words])) as Record<string, string>;
  const wrong = rows.flatMap(([, is, title]) => (is === "wrong" ? [title] : []));
  expect(isFine).toBe(wrong.length === 0);
  for (const [name, value] of Object.entries(env))
    if (/TOKEN|SECRET|_KEY/.test(name) && value) expect(printed.join("\n"), name).not.toContain(value);
  const { checks: listed } = await asJson(env, more);
  expect(listed.map(({ title }) => title)).toEqual(rows.map(([, , title]) => title));
  return { said, wrong, printed };
}

interface Listed {
  id: string;
  title: string;
  state: "ok" | "warn" | "missing" | "fail";
  sentence: string;
  remedy: string | null;
}

/** What `--json` prints. Each finding that isn't fine says what to do about it. */
async function asJson(env: Env, more: { node?: string; clock?: () => number } = {}) {
  const printed: string[] = [];
  const options = { env: { PORT: "0", ...env }, hasTerminal: true, json: true, ...more };
  const isFine = await checkCommand({ ...options, print: (line) => void printed.push(line) });
  const found = JSON.parse(printed.join("\n")) as { ok: boolean; complete: boolean; checks: Listed[] };
  expect(found.ok).toBe(isFine);
  expect(found.checks.some(({ state }) => state === "missing" || state === "fail")).toBe(!isFine);
  for (const { title, state, remedy } of found.checks) expect(remedy !== null, title).toBe(state !== "ok");
  for (const [name, value] of Object.entries(env))
    if (/TOKEN|SECRET|_KEY/.test(name) && value) expect(printed.join("\n"), name).not.toContain(value);
  return found;
}

function inFolder(): Env & { DATABASE_URL: string } {
  return { DATABASE_URL: `sqlite:${join(tempFolder(), "frontdesk.db")}` };
}

function elsewhere(): void {
  const here = process.cwd();
  process.chdir(tempFolder());
  onTestFinished(() => process.chdir(here));
}

async function tencent(clock = Date.now) {
  const sandbox = await startSandbox({ file: join(tempFolder(), "practice.db"), rates: false, clock });
  onTestFinished(() => sandbox.close());
  const env: Env = {
    ...inFolder(),
    TENCENTCLOUD_SECRET_ID: sandbox.secretId,
    TENCENTCLOUD_SECRET_KEY: sandbox.secretKey,
    TENCENT_PARTNER_URL: sandbox.url,
    FRONTDESK_KEY: key,
    SMS_COUNTRIES: "HK,SG",
  };
  return env;
}

describe("npm run check -- --json", () => {
  test("prints one object and nothing else, with the exit code of check", async () => {
    const folder = tempFolder();
    const [lines, { code, stdout, stderr }] = [await run(folder, ["check"]), await run(folder, ["check", "--json"])];
    expect(code).toBe(lines.code);
    expect(stderr).toBe(lines.stderr);
    const found = JSON.parse(stdout) as { version: string; ok: boolean; complete: boolean; checks: Listed[] };
    expect(Object.keys(found)).toEqual(["version", "ok", "complete", "checks"]);
    expect(found).toMatchObject({ version, ok: false, complete: true });
    for (const check of found.checks) {
      expect(Object.keys(check)).toEqual(["id", "title", "state", "sentence", "remedy"]);
      expect(check.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(lines.stdout).toContain(check.sentence);
    }
    expect(found.checks.find(({ id }) => id === "talk")).toMatchObject({
      state: "missing",
      sentence: "There is no terminal here to talk in, and no chat platform.",
      remedy: expect.stringMatching(/^Set SLACK_BOT_TOKEN or DISCORD_TOKEN/),
    });
  });

  test("tells settings that are missing from settings that are wrong, and says that it saw no more", async () => {
    const found = await asJson({
      TENCENTCLOUD_SECRET_ID: "AKIDexample",
      SLACK_COMMAND: "account",
      SMS_COUNTRIES: "HK",
    });
    expect(found.complete).toBe(false);
    expect(found.checks.map(({ id, state, sentence }) => [id, state, sentence.split(" ")[0]])).toEqual([
      ["frontdesk", "ok", version],
      ["settings", "fail", "SLACK_COMMAND"],
      ["settings", "missing", "TENCENTCLOUD_SECRET_KEY"],
      ["settings", "missing", "FRONTDESK_KEY"],
    ]);
    expect(found.checks[3]).toMatchObject({
      sentence: "FRONTDESK_KEY is missing, and it seals what is stored",
      remedy: "Make one with: openssl rand -base64 32.",
    });
  });

  test("has ids that stay", async () => {
    const [slack, discord] = [await startFakeSlack({ scopes: ourScopes }), await startFakeDiscord()];
    onTestFinished(() => Promise.all([slack.close(), discord.close()]).then(() => undefined));
    const { checks } = await asJson({
      ...(await tencent()),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_AGENT_GROUPS: "*",
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_GUILDS: "*",
      DISCORD_AGENT_ROLES: "*",
    });
    expect(checks.map(({ id }) => id)).toEqual([
      ...["frontdesk", "settings", "node", "frontdesk-key", "database", "port", "talk", "tencent-key", "clock"],
      ...["sms-countries", "slack", "slack-bot-token", "slack-app-token", "slack-agent-groups", "discord-token"],
      ...["discord-application-id", "discord-guilds", "discord-public-bot", "discord-shards", "desk-name"],
      ...["public-url", "operators"],
    ]);
  });
});

describe("npm run check", () => {
  test("with nothing set misses only somebody to talk with, and makes nothing", async () => {
    const folder = tempFolder();
    const { code, stdout } = await run(folder, ["check"]);
    expect(code).toBe(78);
    expect(stdout).toMatch(/^fine {3}Settings +for practice; there is no \.env in \S+ or \S+$/m);
    expect(stdout).toMatch(/^fine {3}Database +data\/practice\/frontdesk.db is made at the first start$/m);
    expect(stdout.match(/^wrong.*/gm)).toEqual([expect.stringMatching(/^wrong {2}Talk +There is no terminal here/)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("ends with 78 when something is wrong", async () => {
    const { code, stdout } = await run(tempFolder(), ["check"], { SLACK_BOT_TOKEN: "xoxb-hush", DISCORD_SHARD: "2" });
    expect(code).toBe(78);
    expect(stdout.split("\n")[0]).toBe(`fine   Frontdesk               ${version}`);
    expect(stdout).toMatch(/^wrong {2}Settings +DISCORD_SHARD is not a setting. Did you mean DISCORD_SHARDS\?$/m);
    expect(stdout).toMatch(/^wrong {2}Settings +SLACK_APP_TOKEN is missing \(/m);
    expect(stdout).not.toContain("hush");
  });
});

describe("this machine", () => {
  test.each([
    ["18.20.0", ["Node"]],
    ["20.18.3", ["Node"]],
    ["20.19.0", []],
    ["24.1.0", []],
  ])("Node %s", async (node, wrong) => {
    expect((await checked(inFolder(), { node })).wrong).toEqual(wrong);
  });

  test("refuses a key that is long and easily guessed", async () => {
    expect((await checked({ ...inFolder(), FRONTDESK_KEY: "a".repeat(40) })).wrong).toEqual(["FRONTDESK_KEY"]);
    expect((await checked({ ...inFolder(), FRONTDESK_KEY: key })).wrong).toEqual([]);
  });

  test("looks at an existing database and leaves it as it is", async () => {
    const env = await tencent();
    const folder = join(env.DATABASE_URL!.slice("sqlite:".length), "..");
    await (await openStores(readConfig(env))).ledger.close();
    const lasting = () => readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name)); // the vault here may be collected
    const before = lasting();
    const { said, wrong } = await checked(env);
    expect(wrong).toEqual([]);
    expect(said.Database).toContain("is there and up to date");
    expect(lasting()).toEqual(before);
    const other = await checked({ ...env, FRONTDESK_KEY: `${key}!` });
    expect(other.wrong).toEqual(["Database"]);
    expect(other.said.Database).toContain("belongs to another FRONTDESK_KEY");
  });

  test.each([`"${key}"`, `'${key}'`])(
    "a ledger that was sealed under a key in quotes, %s, opens without them",
    async (quoted) => {
      const env = await tencent();
      const { ledger, vault } = await openStores({ ...readConfig(env), FRONTDESK_KEY: quoted });
      await vault.put("left", "there", 60_000);
      await ledger.close();
      expect((await checked({ ...env, FRONTDESK_KEY: quoted })).said.Settings).toContain("has quotes around it");
      expect((await checked(env)).wrong).toEqual([]);
      const now = await openStores(readConfig(env));
      onTestFinished(() => now.ledger.close());
      expect(await now.vault.open("left")).toBe("there");
      expect((await checked({ ...env, FRONTDESK_KEY: `${key}!` })).said.Database).toContain("another FRONTDESK_KEY");
    },
  );

  test.each([`"${key}"`, `'${key}'`])(
    "a backup that was sealed under a key in quotes, %s, is put back",
    async (quoted) => {
      const env = await tencent();
      await (await openStores({ ...readConfig(env), FRONTDESK_KEY: quoted })).ledger.close();
      const copy = env.DATABASE_URL!.slice("sqlite:".length);
      const there = { ...env, ...inFolder() };
      await expect(restoreCommand({ ...readConfig(there), FRONTDESK_KEY: `${key}!` }, copy)).rejects.toThrow(
        "belongs to another FRONTDESK_KEY",
      );
      expect(await restoreCommand(readConfig(there), copy)).toContain("is back with 0 cases");
      expect((await checked(there)).said.Database).toContain("put back from a backup");
    },
  );

  test("reports a file that is no database, and a folder that is none", async () => {
    const file = join(tempFolder(), "notes.txt");
    writeFileSync(file, "not a database, only some words about what to buy".repeat(20));
    const one = await checked({ DATABASE_URL: `sqlite:${file}` });
    expect(one.said.Database).toContain("is not a Frontdesk database. Set DATABASE_URL");
    const other = await checked({ DATABASE_URL: `sqlite:${file}/frontdesk.db` });
    expect(other.said.Database).toContain("can't be written (ENOTDIR). Set DATABASE_URL");
    expect([one.wrong, other.wrong]).toEqual([["Database"], ["Database"]]);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});

withPostgres("npm run check of a PostgreSQL", () => {
  test("looks at a PostgreSQL and leaves it as it is", async () => {
    const url = await freshUrl();
    const env = { ...(await tencent()), DATABASE_URL: url };
    expect((await checked(env)).said.Database).toContain("is made at the first start");
    const tables = "select count(*)::int as count from pg_tables where schemaname ~ ('^' || current_schema())";
    expect(await execute(url, tables)).toEqual([{ count: 0 }]);
    await (await openStores(readConfig(env))).ledger.close();
    expect((await checked(env)).said.Database).toContain("is there and up to date");
    expect((await checked({ ...env, FRONTDESK_KEY: `${key}!` })).wrong).toEqual(["Database"]);
    elsewhere(); // where nobody has practised
    const practice = await checked({ DATABASE_URL: url });
    expect(practice.wrong).toEqual(["FRONTDESK_KEY"]);
    expect(practice.said.Database).toMatch(/\(schema \w+_practice\) is made at the first start/);
    await execute(url, "update schema_number set number = 1");
    expect((await checked(env)).said.Database).toContain("the next start brings its schema from 1 to");
    await execute(url, "update schema_number set number = 99");
    expect((await checked(env)).wrong).toEqual(["Database"]);
  });

  test("reports a PostgreSQL that can't be reached in one sentence without its password", async () => {
    const url = new URL(await freshUrl());
    url.port = "1";
    url.password = "hush";
    const { said, wrong, printed } = await checked({ DATABASE_URL: url.href, FRONTDESK_KEY: key });
    expect(wrong).toEqual(["Database"]);
    expect(said.Database).toContain("can't be reached (ECONNREFUSED). Start PostgreSQL there");
    expect(printed.join()).not.toContain("hush");
  });
});

describe("Tencent", () => {
  test("with a key that is accepted is reported with its number of countries", async () => {
    const { said, wrong } = await checked(await tencent());
    expect(wrong).toEqual([]);
    expect(said["Tencent's key"]).toMatch(/^is taken; Tencent lists \d+ countries$/);
    expect(said.Clock).toBe("goes with Tencent's");
    expect(said.SMS_COUNTRIES).toBe("texts may go to HK,SG, 500 a day");
  });

  test("each way of being refused says what to do", async () => {
    const env = await tencent();
    const said = async (more: Env) => {
      const { said, wrong } = await checked({ ...env, ...more });
      expect(wrong).toEqual(["Tencent's key"]);
      return said["Tencent's key"];
    };
    expect(await said({ TENCENTCLOUD_SECRET_KEY: "another-key-of-nobody" })).toContain(
      "does not belong to TENCENTCLOUD_SECRET_ID",
    );
    expect(await said({ TENCENTCLOUD_SECRET_ID: "AKIDnobody" })).toContain("TENCENTCLOUD_SECRET_ID is not known");
    expect(await said({ TENCENT_PARTNER_URL: "http://127.0.0.1:1" })).toContain("the connection is refused");
  });

  test("a clock that is off is told in seconds, and is wrong beyond a minute", async () => {
    const env = await tencent();
    const near = await checked(env, { clock: () => Date.now() + 20_000 });
    expect(near.wrong).toEqual([]);
    expect(near.said.Clock).toMatch(/^is (19|20|21) s ahead of Tencent's, which is near enough$/);
    const far = await checked(env, { clock: () => Date.now() - 120_000 });
    expect(far.wrong).toEqual(["Clock"]);
    expect(far.said.Clock).toMatch(/^is (119|12\d) s behind Tencent's; over 60 s no account is opened/);
  });

  test("a country that does not exist is named", async () => {
    const { said, wrong } = await checked({ ...(await tencent()), SMS_COUNTRIES: "HK,UK" });
    expect(wrong).toEqual(["Settings"]);
    expect(said.Settings).toBe("SMS_COUNTRIES has UK, which is no country's two letters. Did you mean GB?");
  });
});

describe("Slack", () => {
  async function inSlack(scopes = ourScopes) {
    const slack = await startFakeSlack({ scopes });
    onTestFinished(() => slack.close());
    const tokens = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken };
    return { ...inFolder(), ...tokens, SLACK_API_URL: slack.apiUrl };
  }

  test("tokens that Slack takes, with every scope, are reported as fine", async () => {
    const { said, wrong } = await checked(await inSlack());
    expect(wrong).toEqual([]);
    expect(said.SLACK_BOT_TOKEN).toBe("is taken, with every scope of the manifest");
    expect(said.SLACK_APP_TOKEN).toBe("is taken");
  });

  test("a missing scope is named, and so is a token that Slack does not take", async () => {
    const lacking = await checked(await inSlack(ourScopes.filter((scope) => scope !== "im:write")));
    expect(lacking.wrong).toEqual(["SLACK_BOT_TOKEN"]);
    expect(lacking.said.SLACK_BOT_TOKEN).toContain("lacks im:write. Add it at api.slack.com/apps");
    const env = await inSlack();
    const strange = await checked({ ...env, SLACK_BOT_TOKEN: "xoxb-nobody", SLACK_APP_TOKEN: "xapp-nobody" });
    expect(strange.wrong).toEqual(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]);
    expect(strange.said.SLACK_BOT_TOKEN).toContain("Slack does not take SLACK_BOT_TOKEN any more (invalid_auth).");
  });
});

describe("Slack's groups of agents", () => {
  async function withGroups(scopes = ourScopes) {
    const slack = await startFakeSlack({ scopes });
    onTestFinished(() => slack.close());
    const tokens = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken };
    const env = { ...inFolder(), ...tokens, SLACK_API_URL: slack.apiUrl };
    return { env, group: slack.newGroup("agents", [slack.person("Mei")]).id };
  }

  test("are reported as readable, or with why not and what to do", async () => {
    const { env, group } = await withGroups();
    const whole = await checked({ ...env, SLACK_AGENT_GROUPS: `${group},U0123ABCD` });
    expect(whole.wrong).toEqual([]);
    expect(whole.said.SLACK_AGENT_GROUPS).toBe("says who may open requests: user groups 1, people 1");
    const unknown = await checked({ ...env, SLACK_AGENT_GROUPS: `${group},S0NOSUCH1` });
    expect(unknown.wrong).toEqual(["SLACK_AGENT_GROUPS"]);
    expect(unknown.said.SLACK_AGENT_GROUPS).toContain("has S0NOSUCH1, which the workspace does not have");
    expect((await checked({ ...env, SLACK_AGENT_GROUPS: "*" })).said.SLACK_AGENT_GROUPS).toContain("every member");
  });

  test("need a scope, and without it a start would end", async () => {
    const { env, group } = await withGroups(ourScopes.filter((scope) => scope !== "usergroups:read"));
    const lacking = await checked({ ...env, SLACK_AGENT_GROUPS: group });
    expect(lacking.wrong).toEqual(["SLACK_AGENT_GROUPS"]);
    expect(lacking.said.SLACK_AGENT_GROUPS).toMatch(/lacks the scope usergroups:read .* Add it .* reinstall the app/);
  });
});

describe.for([
  ["SQLite", async () => inFolder().DATABASE_URL],
  ["PostgreSQL", freshUrl],
] as const)("Slack's workspaces, whose tokens are in %s beside a desk that works", ([name, place]) => {
  test.skipIf(name === "PostgreSQL" && !findBinaries())(
    "are looked at, and those that have to install the app again are named",
    async () => {
      const slack = await startFakeSlack({ scopes: ourScopes.filter((scope) => scope !== "usergroups:read") });
      onTestFinished(() => slack.close());
      const env: Env = {
        ...{ DATABASE_URL: await place(), FRONTDESK_KEY: key, SLACK_API_URL: slack.apiUrl },
        ...{
          SLACK_APP_TOKEN: slack.appToken,
          SLACK_CLIENT_ID: slack.clientId,
          SLACK_CLIENT_SECRET: slack.clientSecret,
        },
        SLACK_STATE_SECRET: "Qm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6PJx3vT0y",
      };
      const unset = await checked(env);
      expect(unset.said["Slack's workspaces"]).toContain("none has the app yet");
      expect(unset.said.SLACK_CLIENT_ID).toBe("is known to Slack, with SLACK_CLIENT_SECRET");
      const strange = await checked({ ...env, SLACK_CLIENT_SECRET: "a-secret-of-no-app" });
      expect(strange.said.SLACK_CLIENT_ID).toMatch(/^Slack does not take SLACK_CLIENT_SECRET \(bad_client_secret\)/);

      const { vault, ledger } = await openStores(readConfig(env));
      onTestFinished(() => ledger.close());
      const keep = (team: { id: string; name?: string }, token: string) =>
        vault.put(
          keptName(`slack:install:${team.id}`),
          JSON.stringify({ at: 0, installation: { team, bot: { token } } }),
          60_000,
        );
      await keep({ id: slack.team.id, name: "Acme Cloud" }, slack.botToken);
      const whole = await checked(env);
      expect(whole.said["Slack's workspaces"]).toBe("one has the app");
      expect(whole.wrong).toEqual([]);

      const ended = { token: "xoxe.xoxb-nobody", refreshToken: "xoxe-1-nobody", expiresAt: 1 };
      const team = { id: "T0RESTS" };
      const resting = JSON.stringify({ at: 0, installation: { team, bot: ended } });
      await vault.put(keptName("slack:install:T0RESTS"), resting, 60_000);
      expect((await checked(env)).said["Slack's workspaces"]).toBe("2 have the app");
      await keep({ id: "T0GONE" }, "xoxb-nobody");
      const lacking = await checked({ ...env, SLACK_AGENT_GROUPS: "S0123ABCD" });
      expect(lacking.wrong).toEqual(["Slack's workspaces"]);
      expect(lacking.said["Slack's workspaces"]).toMatch(/Acme Cloud \(T\w+\) lacks usergroups:read/);
      expect(lacking.said["Slack's workspaces"]).toMatch(/T0GONE has taken its token back.* installed there once more/);
      const others = await checked({ ...env, SLACK_AGENT_GROUPS: "S0123ABCD", SLACK_TEAMS: "T0OTHER1" });
      expect(others.wrong).toEqual([]);
    },
  );
});

test("npm run check beside a desk of an earlier build looks at the file and leaves it as it is", async () => {
  const folder = tempFolder();
  const file = join(folder, "frontdesk.db");
  const db = new Libsql(file);
  db.pragma("journal_mode=wal");
  for (const sql of migrations.slice(0, 3)) db.exec(sql);
  db.exec("pragma user_version = 3");
  db.prepare("insert into ledger values (?)").run([ownerMark(deriveKeys(key))]);
  db.exec("begin immediate"); // the desk is at work
  db.prepare("insert into events values ('e', 'R-7K2P', 1)").run([]);
  const before = [file, `${file}-wal`].map((name) => readFileSync(name).toString("base64"));
  const { stdout } = await run(folder, ["check"], { DATABASE_URL: `sqlite:${file}`, FRONTDESK_KEY: key });
  expect(stdout).toMatch(/^fine {3}Database /m);
  expect([file, `${file}-wal`].map((name) => readFileSync(name).toString("base64"))).toEqual(before);
  db.exec("commit");
  expect(db.prepare("pragma user_version").get()).toMatchObject({ user_version: 3 });
  expect(db.prepare("select count(*) as count from events").get()).toMatchObject({ count: 1 });
  db.close();
});

describe("Discord", () => {
  async function inDiscord(shards = 1) {
    const discord = await startFakeDiscord({ shards });
    onTestFinished(() => discord.close());
    const env = { ...inFolder(), DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    return { discord, env };
  }

  test("a token of the right application, in the servers that are served, is reported as fine", async () => {
    const { discord, env } = await inDiscord();
    const more = { DISCORD_APPLICATION_ID: discord.applicationId, DISCORD_GUILDS: discord.guild.id };
    const { said, wrong } = await checked({ ...env, ...more });
    expect(wrong).toEqual([]);
    expect(said).toMatchObject({ DISCORD_TOKEN: "is taken", DISCORD_GUILDS: "one server", DISCORD_SHARDS: "1" });
  });

  test("a wrong token, another application, a missing server and too few shards are reported", async () => {
    const { discord, env } = await inDiscord(3);
    expect((await checked({ ...env, DISCORD_TOKEN: "nobody.at.all" })).wrong).toContain("DISCORD_TOKEN");
    const apart = discord.newGuild("Apart", { installed: false }).id;
    const more = { DISCORD_APPLICATION_ID: "123456789012345678", DISCORD_GUILDS: `${discord.guild.id},${apart}` };
    const { said, wrong } = await checked({ ...env, ...more });
    expect(wrong).toEqual(["DISCORD_APPLICATION_ID", "DISCORD_GUILDS", "DISCORD_SHARDS"]);
    expect(said.DISCORD_APPLICATION_ID).toBe(
      `DISCORD_APPLICATION_ID is another application's than the token's. Set it to ${discord.applicationId}, or leave it empty.`,
    );
    expect(said.DISCORD_GUILDS).toContain(`has ${apart}, where the bot is not.`);
    expect(said.DISCORD_SHARDS).toBe("is 1, and Discord advises 3. Set it to auto.");
    expect((await checked({ ...env, DISCORD_SHARDS: "auto" })).said.DISCORD_SHARDS).toBe("auto: 3 now");
  });
});

describe("who may have the bot", () => {
  async function inDiscord() {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const tokens = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DISCORD_GUILDS: discord.guild.id };
    return { discord, env: { ...inFolder(), ...tokens } };
  }

  test("servers that are not on the list are named as a warning", async () => {
    const { discord, env } = await inDiscord();
    const [one, two] = [discord.newGuild("Beta"), discord.newGuild("Gamma")];
    const { said, wrong } = await checked(env);
    expect(wrong).toEqual([]);
    expect(said.DISCORD_GUILDS).toContain(
      `would be left if the bot were invited now: ${one.id} (Beta), ${two.id} (Gamma).`,
    );
    expect((await checked({ ...env, DISCORD_GUILDS: "*" })).said.DISCORD_GUILDS).toBe("every server the bot is in");
  });

  test("a bot that anybody can invite is reported, with where to switch that off", async () => {
    const { discord, env } = await inDiscord();
    expect((await checked(env)).said["Discord's Public Bot"]).toBe("off: only its owners invite it");
    discord.app.isPublic = true;
    const { said, wrong } = await checked(env);
    expect(wrong).toEqual([]);
    expect(said["Discord's Public Bot"]).toMatch(/anybody can invite it.+Install Link: None.+Public Bot off/);
  });

  test("a bot token of another workspace, or of a whole organisation, is reported", async () => {
    const slack = await startFakeSlack({ scopes: ourScopes });
    onTestFinished(() => slack.close());
    const tokens = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
    const env = { ...inFolder(), ...tokens };
    expect((await checked({ ...env, SLACK_TEAMS: slack.team.id })).wrong).toEqual([]);
    const strange = await checked({ ...env, SLACK_TEAMS: "T0ELSEWHERE" });
    expect(strange.said.SLACK_BOT_TOKEN).toBe(
      `SLACK_TEAMS does not list ${slack.team.id}, the workspace of SLACK_BOT_TOKEN. Add it there.`,
    );
    slack.team.tokens[0]!.orgWide = true;
    expect((await checked(env)).said.SLACK_BOT_TOKEN).toContain("is for a whole organisation");
  });
});

describe("in whose name customers are asked", () => {
  const told = async (env: Env) => {
    const { printed, wrong } = await checked({ ...inFolder(), ...env });
    const [line = ""] = printed.filter((each) => each.includes("DESK_NAME"));
    return { line, wrong };
  };
  const chat = { DISCORD_TOKEN: "nobody.at.all", DISCORD_API_URL: "http://127.0.0.1:9" };

  test("is said, and warned about where it is missing in a chat", async () => {
    expect((await told({ ...chat, DESK_NAME: "Acme Cloud" })).line).toMatch(
      /^fine {3}DESK_NAME +customers are asked in the name of Acme Cloud$/,
    );
    expect((await told(chat)).line).toMatch(/^warn {3}DESK_NAME +is missing, so customers read who asks them/);
    expect((await told({})).line).toBe("");
  });

  test("is a name of one line and no more than 60 characters", async () => {
    for (const DESK_NAME of ["A\u200bcme", "x".repeat(61), "Acme\u202ecloud"])
      expect((await told({ DESK_NAME })).wrong).toEqual(["Settings"]);
  });
});

describe("where customers' browsers reach the desk", () => {
  const told = async (env: Env) => {
    const { printed, wrong } = await checked({ ...inFolder(), ...env });
    return { line: printed.find((each) => each.includes(" PUBLIC_URL ")) ?? "", wrong };
  };

  /** Something that answers in the desk's place. */
  async function answering(status: number, text: string, headers: Record<string, string> = {}): Promise<string> {
    const server = createServer((_, response) => response.writeHead(status, headers).end(text));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test("is looked at by the way that they take", async () => {
    const PUBLIC_URL = await answering(200, `ok ${version}\n`);
    expect(await told({ PUBLIC_URL })).toEqual({
      line: expect.stringMatching(/^fine {3}PUBLIC_URL +http:\/\/127\.0\.0\.1:\d+ leads to a desk$/),
      wrong: [],
    });
  });

  test.each([
    [200, "ok 0.0.1\n", {}, /^warn .+ leads to a desk of version 0\.0\.1, and this is/],
    [200, "<h1>It works</h1>", {}, /^wrong .+ is no desk \(200\)/],
    [404, "", {}, /^wrong .+ is no desk \(404\)/],
    [502, "", {}, /^warn .+ answers 502: it can't reach this desk/],
    [301, "", { location: "https://www.example.com/" }, /^wrong .+ sends browsers on to https:\/\/www\.example\.com\//],
  ])("what answers %i %j %j there is told apart", async (status, text, headers, words) => {
    const { line, wrong } = await told({ PUBLIC_URL: await answering(status, text, headers) });
    expect(line).toMatch(words);
    expect(wrong).toEqual(line.startsWith("wrong") ? ["PUBLIC_URL"] : []);
  });

  test("nothing, or no https, is said in words", async () => {
    const plain = await answering(200, `ok ${version}\n`);
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, "127.0.0.1", resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    expect((await told({ PUBLIC_URL: `http://127.0.0.1:${port}` })).line).toContain("nothing listens there");
    expect((await told({ PUBLIC_URL: plain.replace("http:", "https:") })).line).toContain("it speaks no https");
  });

  test("is missed where agents are in a chat, and not at a terminal", async () => {
    const chat = { DISCORD_TOKEN: "nobody.at.all", DISCORD_API_URL: "http://127.0.0.1:9" };
    expect((await told(chat)).line).toMatch(/^warn {3}PUBLIC_URL +is missing, so agents can't give links/);
    expect((await told({})).line).toBe("");
  });
});

describe("where those who run the desk read", () => {
  const told = async (env: Env) => {
    const { printed, wrong } = await checked(env);
    const [line = ""] = printed.filter((each) => each.includes(" OPERATORS "));
    return { line, wrong };
  };

  test("in Slack: nowhere, one person, a public channel, a channel of a few, an unknown channel", async () => {
    const slack = await startFakeSlack({ scopes: [...ourScopes, "channels:read", "groups:read"] });
    onTestFinished(() => slack.close());
    const tokens = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken };
    const env = { ...inFolder(), ...tokens, SLACK_API_URL: slack.apiUrl };
    const at = async (place: string) => told({ ...env, OPERATORS: `slack:${slack.team.id}:${place}` });
    const [kim, lee] = [slack.person("Kim"), slack.person("Lee")];
    expect((await told(env)).line).toMatch(
      /^warn {3}OPERATORS +is missing, so nobody hears of a create whose end only a person can find out/,
    );
    expect((await at(kim.id)).line).toMatch(/^warn {3}OPERATORS +is one person/);
    const open = await at(slack.newChannel("operators", [kim, lee]).id);
    expect(open.line).toMatch(/^wrong {2}OPERATORS +is a public channel, and whoever can read it can judge/);
    expect(open.wrong).toEqual(["OPERATORS"]);
    const hidden = { kind: "private" as const };
    expect((await at(slack.newChannel("few", [kim, lee], hidden).id)).line).toContain("is a private channel");
    expect((await at(slack.newChannel("solo", [kim], hidden).id)).line).toContain("with one person in it");
    expect((await at("C0NOBODY")).wrong).toEqual(["OPERATORS"]);
    expect((await told({ ...env, OPERATORS: "discord:100:#7" })).wrong).toEqual(["OPERATORS"]);
  });

  test("in Discord: one person, a channel that everybody reads, a channel that not everybody reads", async () => {
    const discord = await startFakeDiscord({});
    onTestFinished(() => discord.close());
    const env = { ...inFolder(), DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const at = async (place: string) => told({ ...env, OPERATORS: `discord:${discord.guild.id}:${place}` });
    const kim = discord.person("Kim");
    expect((await at(kim.id)).line).toMatch(/^warn {3}OPERATORS +is one person/);
    expect((await at(`#${discord.general.id}`)).wrong).toEqual(["OPERATORS"]);
    const hidden = discord.newChannel("operators", { only: [kim] });
    expect((await at(`#${hidden.id}`)).line).toContain("see for yourself that two people do");
  });

  test("in Discord, where members are listed: a channel that one person reads, and one that two do", async () => {
    const discord = await startFakeDiscord({ privilegedIntents: GatewayIntentBits.GuildMembers });
    onTestFinished(() => discord.close());
    const env = { ...inFolder(), DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const kim = discord.person("Kim");
    const at = async (place: string) => told({ ...env, OPERATORS: `discord:${discord.guild.id}:#${place}` });
    const ofKimAndTheOwner = await at(discord.newChannel("operators", { only: [kim] }).id);
    expect(ofKimAndTheOwner.line).toMatch(/^fine {3}OPERATORS +is a channel not everybody reads$/);
    expect((await at(discord.newChannel("solo", { only: [] }).id)).line).toMatch(
      /^warn {3}OPERATORS +is a channel with one person in it, whose second word must do/,
    );
  });
});

/** Answers like something that stands in between; closed at once, it does not even do that. */
async function gateway({ isOpen }: { isOpen: boolean }): Promise<string> {
  const server = createServer((_, response) => response.writeHead(502).end("<html>Bad gateway</html>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  if (isOpen) onTestFinished(() => void server.close());
  else await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

test("npm run check does not report as fine what a platform does not tell", async () => {
  const env = { ...everywhere(await gateway({ isOpen: true })), SLACK_AGENT_GROUPS: "S0123ABCD" };
  const { printed } = await checked({ ...env, DISCORD_GUILDS: "123456789012345678" });
  expect(printed.join("\n")).toMatch(/^warn {3}SLACK_AGENT_GROUPS +can't be looked at now/m);
  expect(printed.join("\n")).toMatch(/^warn {3}DISCORD_GUILDS +can't be looked at now/m);
});

const everywhere = (url: string): Env => ({
  ...inFolder(),
  SLACK_BOT_TOKEN: "xoxb-hush",
  SLACK_APP_TOKEN: "xapp-hush",
  SLACK_API_URL: `${url}/api/`,
  DISCORD_TOKEN: "hush",
  DISCORD_API_URL: `${url}/api`,
});

test("a platform that can't be reached is reported, with the network to look at", async () => {
  const { said, wrong } = await checked(everywhere(await gateway({ isOpen: false })));
  expect(wrong).toEqual(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN"]);
  expect(said.SLACK_APP_TOKEN).toContain("Slack can't be reached (ECONNREFUSED). Look at the network");
  expect(said.DISCORD_TOKEN).toContain("Discord can't be reached (ECONNREFUSED). Look at the network");
});

test("an answer that does not come from the platform blames no token", async () => {
  const { said, wrong } = await checked(everywhere(await gateway({ isOpen: true })));
  expect(wrong).toEqual(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN"]);
  expect(said.SLACK_BOT_TOKEN).toBe("Slack answers with 502. Try again in a minute.");
  expect(said.DISCORD_TOKEN).toBe("Discord answers with 502. Try again in a minute.");
});
