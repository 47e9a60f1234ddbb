import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../../src/app/settings/config.ts";

function problems(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

const bot = { SLACK_BOT_TOKEN: "xoxb-1" };
const real = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "k",
  FRONTDESK_KEY: "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P",
  SMS_COUNTRIES: "HK",
};
const client = {
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "a",
  SLACK_STATE_SECRET: "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P",
};

describe("the settings of Slack", () => {
  test("one workspace needs its token and a way to be reached", () => {
    expect(problems({ ...bot, SLACK_APP_TOKEN: "xapp-1" })).toEqual([]);
    expect(problems({ ...bot, SLACK_SIGNING_SECRET: "s" })).toEqual([]);
    expect(problems(bot)).toEqual([expect.stringContaining("SLACK_APP_TOKEN is missing (api.slack.com/apps")]);
    expect(problems({ SLACK_APP_TOKEN: "xapp-1" })).toEqual([
      expect.stringContaining("SLACK_BOT_TOKEN is missing (api.slack.com/apps"),
    ]);
  });

  test.each(["xoxe.xoxb-1-abc", "xoxe-1-abc"])("a token that ends, %s, comes with what renews it", (token) => {
    expect(problems({ SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: "xapp-1" })).toEqual([
      expect.stringMatching(/SLACK_BOT_TOKEN is a token that ends .+SLACK_CLIENT_ID.+\/slack\/install.+renewed/),
    ]);
  });

  test("several workspaces need all three that belong together, and no token", () => {
    expect(problems({ ...client, SLACK_SIGNING_SECRET: "s" })).toEqual([]);
    expect(problems({ SLACK_CLIENT_ID: "1.2", SLACK_SIGNING_SECRET: "s" })).toEqual([
      expect.stringContaining("SLACK_CLIENT_SECRET is missing"),
      expect.stringContaining("SLACK_STATE_SECRET is missing"),
    ]);
  });

  test("tokens in each other's place, and lists of names instead of ids, are told apart", () => {
    expect(problems({ SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1" })).toEqual([
      expect.stringContaining("SLACK_BOT_TOKEN begins with xoxb-"),
      expect.stringContaining("SLACK_APP_TOKEN begins with xapp-"),
    ]);
    const lists = { ...bot, SLACK_APP_TOKEN: "xapp-1", SLACK_AGENT_GROUPS: "@agents", SLACK_CHANNELS: "#acme" };
    expect(problems(lists)).toEqual([expect.stringContaining("S0123ABCD"), expect.stringContaining("C0123ABCD")]);
    expect(readConfig({ ...bot, SLACK_APP_TOKEN: "xapp-1", SLACK_CHANNELS: "C1, C2" }).SLACK_CHANNELS).toEqual([
      "C1",
      "C2",
    ]);
  });

  test("for real accounts a setting must say who may open them, and * means every member", () => {
    const here = { ...real, ...bot, SLACK_APP_TOKEN: "xapp-1" };
    expect(problems(here)).toEqual([
      expect.stringMatching(/SLACK_AGENT_GROUPS is missing: .*SLACK_AGENT_GROUPS=\* .*as before/),
    ]);
    expect(problems({ ...here, SLACK_AGENT_GROUPS: "" })).toHaveLength(1);
    expect(problems({ ...bot, SLACK_APP_TOKEN: "xapp-1" })).toEqual([]);
    expect(readConfig({ ...here, SLACK_AGENT_GROUPS: " * " }).SLACK_AGENT_GROUPS).toBe("*");
  });

  test.each([
    ["S0123ABCD,U0456EFGH"],
    [" s0123abcd ,\n u0456efgh, "],
    ['"S0123ABCD" "U0456EFGH"'],
    ["S0123ABCD;U0456EFGH"],
  ])("groups and people are read from %j", (said) => {
    const read = readConfig({ ...bot, SLACK_APP_TOKEN: "xapp-1", SLACK_AGENT_GROUPS: said });
    expect(read.SLACK_AGENT_GROUPS).toEqual(["S0123ABCD", "U0456EFGH"]);
  });

  test.each(["@agents", ",", "*,S0123ABCD", "C0123ABCD", "everyone", "**"])("%j is nobody's id", (said) => {
    expect(problems({ ...bot, SLACK_APP_TOKEN: "xapp-1", SLACK_AGENT_GROUPS: said })).toEqual([
      expect.stringContaining("SLACK_AGENT_GROUPS is a list of ids of user groups and people"),
    ]);
  });

  test("an address that tokens are sent to must be encrypted", () => {
    expect(problems({ ...bot, SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: "http://slack.example.com/api/" })).toEqual([
      expect.stringContaining("must begin with https://"),
    ]);
  });

  test("for real accounts a setting must say which workspaces may install the app, or that all may", () => {
    const many = { ...client, SLACK_SIGNING_SECRET: "s", SLACK_AGENT_GROUPS: "*" };
    expect(problems({ ...real, ...many })).toEqual([
      expect.stringMatching(/SLACK_TEAMS is missing; .+SLACK_TEAMS=T\w+.+SLACK_TEAMS=\* for all/),
    ]);
    expect(problems({ ...real, ...many, SLACK_TEAMS: "" })).toHaveLength(1);
    expect(problems(many)).toEqual([]);
    expect(problems({ ...real, ...bot, SLACK_APP_TOKEN: "xapp-1", SLACK_AGENT_GROUPS: "*" })).toEqual([]);
    expect(readConfig({ ...real, ...many, SLACK_TEAMS: "*" }).SLACK_TEAMS).toBe("*");
  });

  test.each([
    ["T0123ABCD,T0456EFGH", ["T0123ABCD", "T0456EFGH"]],
    [" t0123abcd , e0456efgh ,", ["T0123ABCD", "E0456EFGH"]],
    ["T0123ABCD T0456EFGH\n", ["T0123ABCD", "T0456EFGH"]],
    [" * ", "*"],
  ])("the list of workspaces %j is understood", (said, read) => {
    expect(readConfig({ ...client, SLACK_SIGNING_SECRET: "s", SLACK_TEAMS: said }).SLACK_TEAMS).toEqual(read);
  });

  test.each([
    "*,T0123ABCD",
    "T0123ABCD,*",
    " , ",
    "Acme Cloud",
    "acme.slack.com",
    "C0123ABCD",
    "T0123ABCD/T0456EFGH",
    "**",
  ])("the list of workspaces %j is refused", (said) => {
    expect(problems({ ...client, SLACK_SIGNING_SECRET: "s", SLACK_TEAMS: said })).toEqual([
      expect.stringContaining("SLACK_TEAMS is a list of workspaces' ids"),
    ]);
  });

  test("the operators' channel must be in a workspace that is served", () => {
    const many = { ...client, SLACK_SIGNING_SECRET: "s", OPERATORS: "slack:T0123ABCD:C0456EFGH" };
    expect(problems({ ...many, SLACK_TEAMS: "T0456EFGH" })).toEqual([
      expect.stringContaining("SLACK_TEAMS does not list"),
    ]);
    for (const SLACK_TEAMS of ["T0123ABCD", "E0456EFGH", "*"]) expect(problems({ ...many, SLACK_TEAMS })).toEqual([]);
  });
});
