import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig, settingNames } from "../../src/app/settings/config.ts";
import { secretSettings } from "../../src/app/settings/secret-settings.ts";
import { tempFolder } from "../process/desk.ts";
import { compose, deploy, manifest, settingsIn, textOf } from "./files.ts";

const desk = Object.entries(compose.services.desk!.environment!).map(([name, value]) => ({ name, value, isOn: true }));
const units = existsSync(join(deploy, "systemd"))
  ? readdirSync(join(deploy, "systemd")).flatMap((file) =>
      [...textOf(`systemd/${file}`).matchAll(/^#?Environment="?([A-Z][A-Z0-9_]+)=([^"\n]*)/gm)].map(
        ([, name, value]) => ({ name: name!, value: value!, isOn: true }),
      ),
    )
  : [];
const places = {
  "compose.yaml and desk.env": [...desk, ...settingsIn(textOf("desk.env.example"))],
  "kubernetes/settings.env": settingsIn(textOf("kubernetes/settings.env")),
  systemd: units,
};

/** Why a setting stands in no file of deploy/. Whoever needs one of these adds it to the desk's own settings. */
const elsewhere: Record<string, string> = {
  ...because("only by HTTPS and for several workspaces, which docs/slack.md leads through", [
    "SLACK_SIGNING_SECRET",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_STATE_SECRET",
  ]),
  ...because("has a default that is right until somebody wants another", [
    "SLACK_COMMAND",
    "SLACK_CHANNELS",
    "DISCORD_APPLICATION_ID",
    "DISCORD_SHARDS",
    "TENCENT_PROFILE",
    "TENCENT_DOMAIN_PHONE",
    "SMS_PER_NUMBER_DAY",
    "SMS_PER_AGENT_DAY",
    "SMS_PER_DAY",
    "SMS_PER_WORKSPACE_DAY",
    "SMS_PER_COUNTRY_DAY",
    "OPEN_PER_AGENT",
    "APPROVAL_HOURS",
    "REPORT_HOUR",
    "DRAFT_HOURS",
    "REMIND_HOURS",
    "REMIND_CODE_MINUTES",
    "CHAT_ADMIN",
  ]),
  ...because("another address, for tests and for other regions", [
    "SLACK_API_URL",
    "SLACK_AUTHORIZE_URL",
    "DISCORD_API_URL",
    "TENCENT_PARTNER_URL",
    "TENCENT_DOMAIN_URL",
    "TENCENT_LCIC_URL",
    "TENCENT_CHAT_URL",
  ]),
  ...because("goes with Discord, which docs/discord.md leads through", [
    "DISCORD_GUILDS",
    "DISCORD_AGENT_ROLES",
    "DISCORD_DEV_GUILD_ID",
  ]),
  ...because("a rule of the house, which a desk does without", ["SUPERVISORS", "LINKED_IDS", "APPROVAL", "APPROVERS"]),
  ...because("only with temporary keys", ["TENCENTCLOUD_SESSION_TOKEN"]),
  ...because("only for one further kind of request", ["LCIC_SDK_APP_ID", "CHAT_SDK_APP_ID", "CHAT_SECRET_KEY"]),
  ...because("the machine's own way out", ["HTTPS_PROXY", "NO_PROXY"]),
  ...because("for tests and rehearsals", ["DURATIONS"]),
};

function because(reason: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

const bare = (name: string) => name.replace(/_FILE$/, "");
const known = settingNames();

describe.each(Object.entries(places))("the settings in %s", (_, settings) => {
  test("are all known to the desk", () => {
    expect(settings.map(({ name }) => bare(name)).filter((name) => !known.includes(name))).toEqual([]);
  });

  test("name a secret by its file, which has its name, and never its value", () => {
    for (const { name, value } of settings) {
      expect(secretSettings as readonly string[], `${name} is a secret and stands there by its value`).not.toContain(
        name,
      );
      if (name.endsWith("_FILE")) expect(value.split("/").at(-1), name).toBe(bare(name));
    }
  });
});

const { systemd: _, ...contained } = places;

test.each(Object.entries(contained))(
  "the settings in %s are taken by the desk as they stand, with a value in each file",
  (_, settings) => {
    const folder = tempFolder();
    const given: Record<string, string> = {
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      FRONTDESK_KEY: "Wd0ab3vYHqk8Zr1nLx5tQe7uJs2mCf4g",
      DATABASE_URL: "postgres://frontdesk:Zr1nLx5tQe7@database/frontdesk",
    };
    const env = settings
      .filter(({ isOn }) => isOn)
      .map(({ name, value }) => {
        if (!name.endsWith("_FILE")) return [name, value];
        const file = join(folder, bare(name));
        writeFileSync(file, `${given[bare(name)]}\n`);
        return [name, file];
      });
    const config = readConfig(Object.fromEntries(env));
    expect(config.DATABASE_URL).toContain("postgres://");
    expect(config.world).toBe("practice");
    expect([config.HOST, config.PORT]).toEqual(["0.0.0.0", 3000]);
  },
);

test("each setting stands in a file of deploy/, or is left out for a reason", () => {
  const named = new Set(
    Object.values(places)
      .flat()
      .map(({ name }) => bare(name)),
  );
  expect(known.filter((name) => !named.has(name) && !elsewhere[name])).toEqual([]);
  const superfluous = Object.keys(elsewhere).filter((name) => named.has(name) || !known.includes(name));
  expect(superfluous, "what has a reason to be left out").toEqual([]);
});

test("whatever Kubernetes' settings name by its file is in the example of its secret", () => {
  const { stringData } = manifest<{ stringData: Record<string, string> }>("Secret");
  const files = settingsIn(textOf("kubernetes/settings.env")).filter(
    ({ name, isOn }) => isOn && name.endsWith("_FILE"),
  );
  expect(files.map(({ name }) => bare(name)).toSorted()).toEqual(Object.keys(stringData).toSorted());
});
