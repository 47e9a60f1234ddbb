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

const server = "1234567890123456789";

describe("Discord's settings", () => {
  test("a token is enough", () => {
    expect(readConfig({ DISCORD_TOKEN: "x.y.z" })).toMatchObject({ DISCORD_API_URL: "https://discord.com/api" });
  });

  test("without a token, the other settings are refused", () => {
    expect(problems({ DISCORD_GUILDS: server })).toEqual([
      expect.stringContaining("DISCORD_TOKEN is missing (discord"),
    ]);
    expect(problems({ DISCORD_DEV_GUILD_ID: server })).toEqual([expect.stringContaining("DISCORD_TOKEN is missing")]);
  });

  test("ids are numbers, and lists of them are read", () => {
    const two = `${server}, 2345678901234567890`;
    expect(readConfig({ DISCORD_TOKEN: "x", DISCORD_GUILDS: two }).DISCORD_GUILDS).toHaveLength(2);
    expect(problems({ DISCORD_TOKEN: "x", DISCORD_GUILDS: "Acme" })).toEqual([
      expect.stringContaining("DISCORD_GUILDS is a list of servers' ids"),
    ]);
    expect(problems({ DISCORD_TOKEN: "x", DISCORD_APPLICATION_ID: "me" })).toEqual([
      expect.stringContaining("DISCORD_APPLICATION_ID is the id of an application"),
    ]);
  });

  test.each(["https://discord.com/api/v10", "https://discord.com/api/", "http://discord.example.com/api"])(
    "%s is no address of Discord's",
    (url) => {
      expect(problems({ DISCORD_TOKEN: "x", DISCORD_API_URL: url })).toHaveLength(1);
    },
  );

  test("for real accounts a setting must say who may open them, and * means whoever manages the server", () => {
    const real = {
      TENCENTCLOUD_SECRET_ID: "AKID1",
      TENCENTCLOUD_SECRET_KEY: "k",
      FRONTDESK_KEY: "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P",
      SMS_COUNTRIES: "HK",
      DISCORD_TOKEN: "x",
      DISCORD_GUILDS: server,
    };
    expect(problems(real)).toEqual([
      expect.stringMatching(/DISCORD_AGENT_ROLES is missing: .*DISCORD_AGENT_ROLES=\* .*as before/),
    ]);
    expect(readConfig({ ...real, DISCORD_AGENT_ROLES: "*" }).DISCORD_AGENT_ROLES).toBe("*");
    const two = `${server} ;\n"2345678901234567890"`;
    expect(readConfig({ ...real, DISCORD_AGENT_ROLES: two }).DISCORD_AGENT_ROLES).toHaveLength(2);
    for (const no of ["Agents", ",", `*,${server}`])
      expect(problems({ ...real, DISCORD_AGENT_ROLES: no })).toEqual([
        expect.stringContaining("DISCORD_AGENT_ROLES is a list of roles' ids"),
      ]);
  });

  test("a misspelt name is answered with the nearest", () => {
    expect(problems({ DISCORD_TOKN: "x" })).toEqual([expect.stringContaining("Did you mean DISCORD_TOKEN?")]);
  });

  test("for real accounts a setting must say which servers are served, or that all are", () => {
    const real = {
      TENCENTCLOUD_SECRET_ID: "AKID1",
      TENCENTCLOUD_SECRET_KEY: "s3cret",
      FRONTDESK_KEY: "a key of thirty-two characters or more",
      SMS_COUNTRIES: "HK",
      DISCORD_AGENT_ROLES: "*",
    };
    expect(problems({ ...real, DISCORD_TOKEN: "x" })).toEqual([
      expect.stringMatching(/DISCORD_GUILDS is missing; .+DISCORD_GUILDS=\d+.+DISCORD_GUILDS=\* for all/),
    ]);
    expect(problems({ DISCORD_TOKEN: "x" })).toEqual([]);
    expect(readConfig({ ...real, DISCORD_TOKEN: "x", DISCORD_GUILDS: "*" }).DISCORD_GUILDS).toBe("*");
    expect(readConfig({ ...real, DISCORD_TOKEN: "x", DISCORD_GUILDS: ` ${server} , ` }).DISCORD_GUILDS).toEqual([
      server,
    ]);
    expect(problems({ ...real, DISCORD_TOKEN: "x", DISCORD_GUILDS: `*,${server}` })).toHaveLength(1);
    expect(
      problems({ DISCORD_TOKEN: "x", DISCORD_GUILDS: server, OPERATORS: "discord:2345678901234567890:#1" }),
    ).toEqual([expect.stringContaining("DISCORD_GUILDS does not list")]);
  });
});
