import { describe, expect, test } from "vitest";
import { pasted, type SecretSetting, wrongKind } from "../../../src/app/setup/pasted.ts";

const discord = "MTE3MzkyNDg1NzM2.Gx1abc.0123456789abcdefghijklmnopqrstuvwxyz01";

describe("what is pasted along with a token is left out", () => {
  test.each([
    "xoxb-1-abc",
    "  xoxb-1-abc\n",
    '"xoxb-1-abc"',
    "'xoxb-1-abc'",
    "“xoxb-1-abc”",
    "`xoxb-1-abc`",
    "\u200bxoxb-1-abc\ufeff",
    "SLACK_BOT_TOKEN=xoxb-1-abc",
    'export SLACK_BOT_TOKEN="xoxb-1-abc"',
    "Bearer xoxb-1-abc",
    "Token: xoxb-1-abc",
    "xoxb-1-abc;",
  ])("%j", (typed) => expect(pasted(typed)).toBe("xoxb-1-abc"));

  test("and nothing of a token itself", () => {
    for (const token of [discord, "xapp-1-A0-1-abcdef", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"])
      expect(pasted(token)).toBe(token);
  });
});

describe("a secret of the wrong kind", () => {
  test.each<[SecretSetting, string, RegExp]>([
    [
      "SLACK_BOT_TOKEN",
      "xapp-1-abc",
      /^That's a Slack app-level token \(xapp-\)\. The bot token begins with xoxb- .* Install App/,
    ],
    ["SLACK_BOT_TOKEN", "xoxp-1-abc", /user token \(xoxp-\)/],
    ["SLACK_BOT_TOKEN", "xoxe.xoxb-1-abc", /token rotation/],
    ["SLACK_BOT_TOKEN", discord, /^That's a Discord bot token\./],
    ["SLACK_BOT_TOKEN", "hello", /^That isn't it\. The bot token begins with xoxb-/],
    ["SLACK_BOT_TOKEN", "xoxb-1 abc", /blanks inside/],
    ["SLACK_BOT_TOKEN", "  ", /^Nothing came\./],
    ["SLACK_APP_TOKEN", '"xoxb-1-abc"', /^That's a Slack bot token \(xoxb-\)\. The app-level token begins with xapp-/],
    ["DISCORD_TOKEN", "1234567890123456789", /^That's an id of Discord's\. .* two dots .* Bot > Reset Token/],
    ["DISCORD_TOKEN", "a".repeat(64), /^That's a public key\./],
    ["DISCORD_TOKEN", "xoxb-1-abc", /^That's a Slack bot token/],
    ["TENCENTCLOUD_SECRET_KEY", "IKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", /^That's the id of a Tencent key\./],
  ])("%s: %s", (setting, typed, says) => {
    expect(wrongKind(setting, typed)).toMatch(says);
    const value = pasted(typed);
    if (value.length > 8) expect(wrongKind(setting, typed)).not.toContain(value);
  });

  test.each<[SecretSetting, string]>([
    ["SLACK_BOT_TOKEN", " xoxb-1-abc "],
    ["SLACK_APP_TOKEN", "xapp-1-abc"],
    ["DISCORD_TOKEN", discord],
    ["TENCENTCLOUD_SECRET_KEY", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"],
  ])("is none: %s", (setting, typed) => expect(wrongKind(setting, typed)).toBeUndefined());
});
