import { describe, expect, onTestFinished, test } from "vitest";
import { entry, version } from "../process/desk.ts";
import { type FakeSlack, startFakeSlack } from "./fake/fake-slack.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

async function fake(): Promise<FakeSlack> {
  const slack = await startFakeSlack({ scopes: ourScopes });
  onTestFinished(() => slack.close());
  return slack;
}

describe.each(["socket", "http"] as const)("npm start over %s", (mode) => {
  test("a bot token of a workspace that the list has not ends it with 78 and one plain sentence", async () => {
    const slack = await startFakeSlack();
    onTestFinished(() => slack.close());
    const desk = slackProcess(slack, mode, { SLACK_TEAMS: "T0ELSEWHERE" });
    await desk.start();
    expect(await desk.ended()).toBe(78);
    expect(desk.stderr().trim().split("\n").at(-1)).toBe(
      `SLACK_TEAMS does not list ${slack.team.id}, the workspace of SLACK_BOT_TOKEN. Add it there.`,
    );
  });

  test("with Slack's tokens it is in Slack, says where its health is, and ends with 0 when told to", async () => {
    const slack = await fake();
    const desk = slackProcess(slack, mode, { DESK_NAME: "Acme Cloud" }, entry);
    await desk.start();
    expect(desk.stderr()).toContain(`type /account there. Version ${version}. Health: `);
    expect(await (await fetch(`${desk.url}/healthz`)).text()).toBe(`ok ${version}\n`);
    const mei = slack.person("Mei");
    const ana = slack.person("Ana");
    await mei.command("/account open for @Ana", { in: slack.newChannel("acme", [mei, ana]) });
    await slack.until(() => slack.modal(mei));
    await slack.until(() => slack.screen(ana).includes("Hello! I'm the bot of Acme Cloud."));
    expect(await desk.terminate()).toBe(0);
  });

  test("a token that is wrong from the start ends it with 78 and one plain sentence", async () => {
    const slack = await fake();
    const desk = slackProcess(slack, mode, { SLACK_BOT_TOKEN: "xoxb-wrong" });
    await desk.start();
    expect(await desk.ended()).toBe(78);
    expect(desk.stderr().trim().split("\n").at(-1)).toMatch(
      /^Slack does not take SLACK_BOT_TOKEN any more \(invalid_auth\)\./,
    );
  });

  test("a token that is revoked while it runs does the same", async () => {
    const slack = await fake();
    const desk = slackProcess(slack, mode);
    await desk.start();
    const mei = slack.person("Mei");
    await mei.command("/account open");
    await slack.until(() => slack.modal(mei));
    for (const token of slack.team.tokens) token.state = "uninstalled";
    await mei.command("/account status");
    expect(await desk.ended()).toBe(78);
    expect(desk.stderr()).toContain("Slack does not take SLACK_BOT_TOKEN any more (account_inactive).");
  });
});

test("an app token that is wrong ends it with 78 too", async () => {
  const slack = await fake();
  const desk = slackProcess(slack, "socket", { SLACK_APP_TOKEN: "xapp-wrong" });
  await desk.start();
  expect(await desk.ended()).toBe(78);
  expect(desk.stderr()).toContain("Slack does not take SLACK_APP_TOKEN any more");
});

test("user groups without the scope that tells who is in them end it with 78 and the remedy", async () => {
  const slack = await startFakeSlack({ scopes: ourScopes.filter((scope) => scope !== "usergroups:read") });
  onTestFinished(() => slack.close());
  const group = slack.newGroup("agents", [slack.person("Mei")]);
  const desk = slackProcess(slack, "socket", { SLACK_AGENT_GROUPS: group.id });
  await desk.start();
  expect(await desk.ended()).toBe(78);
  const said = desk.stderr().trim().split("\n").at(-1);
  expect(said).toMatch(/^SLACK_AGENT_GROUPS names user groups, .*usergroups:read.*reinstall the app/);
  const people = slackProcess(slack, "socket", { SLACK_AGENT_GROUPS: "U0123ABCD" });
  await people.start();
  expect(await people.terminate()).toBe(0);
});
