import { describe, expect, test } from "vitest";
import { wantedPlatforms } from "../../src/app/platforms.ts";
import { ConfigError, readConfig } from "../../src/app/settings/config.ts";
import { StartError } from "../../src/machine/start-error.ts";

const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
const discord = { DISCORD_TOKEN: "token" };
const place = "slack:T0123ABCD:C0456EFGH";

function problems(env: Record<string, string>): string[] {
  try {
    readConfig({ ...slack, ...env });
  } catch (error) {
    if (error instanceof ConfigError) return [...error.problems];
    throw error;
  }
  return [];
}

describe("APPROVAL", () => {
  test.each([
    ["always", { kinds: "*", countries: [] }],
    ["verify, ng; HK over:20", { kinds: ["verify"], countries: ["NG", "HK"], over: 20 }],
    ['"open"', { kinds: ["open"], countries: [] }],
    ["over:0", { kinds: [], countries: [], over: 0 }],
  ])("%s", (said, is) => {
    expect(readConfig({ ...slack, APPROVAL: said, APPROVERS: place }).APPROVAL).toEqual(is);
  });

  test.each([
    ["sometimes", "names which requests need an approval: give always, or a list such as verify,NG,over:20"],
    ["always,verify", "always stands alone"],
    ["XX", "has XX, which is no country"],
    ["over:5,over:6", "has over: twice"],
    ["over:many", "names which requests need an approval"],
  ])("%s is refused with what it takes", (said, why) => {
    expect(problems({ APPROVAL: said, APPROVERS: place }).join()).toContain(why);
  });
});

describe("APPROVERS", () => {
  test.each([
    [place, { at: place, who: [] }],
    ["slack:t0123abcd:c0456efgh S0789ABCD,u0456efgh", { at: place, who: ["S0789ABCD", "U0456EFGH"] }],
    [`${place},slack:T0123ABCD:U0456EFGH`, { at: place, who: ["U0456EFGH"] }],
    ["slack:T0123ABCD:U0456EFGH", { at: "slack:T0123ABCD:U0456EFGH", who: [] }],
    ["discord:123:#456 123456789012345678", { at: "discord:123:#456", who: ["123456789012345678"] }],
  ])("%s", (said, is) => {
    expect(readConfig({ ...slack, ...discord, APPROVAL: "always", APPROVERS: said }).APPROVERS).toEqual(is);
  });

  test.each([
    ["*", "takes no *, because anybody could approve then"],
    [`${place},*`, "takes no *"],
    ["S0789ABCD", "says who approves, and not where they read"],
    ["slack:T0123ABCD:U0456EFGH,slack:T0123ABCD:U0456EFGX", "says who approves, and not where they read"],
    [`${place},slack:T0123ABCD:C0456EFGX`, "has two channels"],
    [`${place},slack:T0999ABCD:U0456EFGH`, "names somebody who is not in the workspace or server of its channel"],
    [`${place},123456789012345678`, "names somebody who is not in the workspace or server of its channel"],
    ["discord:123:#456,S0789ABCD", "names somebody who is not in the workspace or server of its channel"],
    ["the bosses", "is the private channel where approvers read"],
  ])("%s is refused with what it takes", (said, why) => {
    expect(problems({ ...discord, APPROVAL: "always", APPROVERS: said })).toEqual([
      expect.stringContaining(`APPROVERS ${why}`),
    ]);
  });
});

describe("SUPERVISORS", () => {
  test.each([
    ["slack:T0123ABCD:S0456EFGH,U0789ABCD", { at: "slack:T0123ABCD", who: ["S0456EFGH", "U0789ABCD"] }],
    ["u0789abcd slack:t0123abcd:s0456efgh", { at: "slack:T0123ABCD", who: ["U0789ABCD", "S0456EFGH"] }],
    [place, { at: place, who: [] }],
    [`${place},U0789ABCD`, { at: place, who: ["U0789ABCD"] }],
    ["discord:123:123456789012345678", { at: "discord:123", who: ["123456789012345678"] }],
    ["discord:123:#456", { at: "discord:123:#456", who: [] }],
  ])("%s", (said, is) => {
    expect(readConfig({ ...slack, ...discord, SUPERVISORS: said }).SUPERVISORS).toEqual(is);
  });

  test("are nobody by default", () => {
    expect(readConfig(slack).SUPERVISORS).toBeUndefined();
  });

  test.each([
    ["*", "takes no *, because anybody could supervise then"],
    ["S0456EFGH", "says not in which workspace or server they are"],
    ["slack:T0123ABCD:S0456EFGH,slack:T0999ABCD:U0456EFGH", "names people of two workspaces or servers"],
    ["slack:T0123ABCD:S0456EFGH,123456789012345678", "names people of two workspaces or servers"],
    [`${place},slack:T0123ABCD:C0456EFGX`, "has two channels"],
    ["the bosses", "is a list of user groups, people or roles"],
  ])("%s is refused with what it takes", (said, why) => {
    expect(problems({ ...discord, SUPERVISORS: said })).toEqual([expect.stringContaining(`SUPERVISORS ${why}`)]);
  });
});

test.each([
  [{ SUPERVISORS: "discord:123:123456789012345678" }, "SUPERVISORS is on a platform that this desk is not on"],
  [{ SUPERVISORS: place, SLACK_TEAMS: "T0456EFGH" }, "SUPERVISORS is in a place that SLACK_TEAMS"],
  [{ APPROVAL: "always" }, "APPROVERS is missing, so nobody could approve what APPROVAL names"],
  [{ APPROVERS: place }, "APPROVAL is missing, so APPROVERS would have nothing to approve"],
  [{ APPROVAL: "always", APPROVERS: "discord:123:#456" }, "APPROVERS is on a platform that this desk is not on"],
  [{ APPROVAL: "always", APPROVERS: place, SLACK_TEAMS: "T0456EFGH" }, "APPROVERS is in a place that SLACK_TEAMS"],
  [{ APPROVAL: "always", APPROVERS: place, APPROVAL_HOURS: "72" }, "APPROVAL_HOURS is 72, but a request ends after 72"],
])("%j is refused, with the remedy", (env, why) => {
  expect(problems(env)).toEqual([expect.stringContaining(why)]);
});

test("one person alone, at a terminal or in a browser, is told that nobody could approve", () => {
  const config = readConfig({ ...slack, APPROVAL: "always", APPROVERS: place });
  expect(wantedPlatforms(config, { isServer: true, page: "none", hasTerminal: true }).slack).toBe(true);
  const alone = () => wantedPlatforms(config, { isServer: false, page: "none", hasTerminal: true });
  expect(alone).toThrow(StartError);
  expect(alone).toThrow(
    "there is nobody else here. Start with Slack or Discord, or leave APPROVAL and APPROVERS empty",
  );
});
