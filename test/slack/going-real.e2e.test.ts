import { expect, onTestFinished, test } from "vitest";
import { tempFolder } from "../process/desk.ts";
import { chatProcess } from "../process/in-chat.ts";
import { startTencent } from "../process/tencent.ts";
import { messageFor, modalOf } from "./acts.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

async function realEnv(): Promise<Record<string, string>> {
  const tencent = await startTencent(tempFolder());
  onTestFinished(() => tencent.close());
  const FRONTDESK_KEY = "8Q0o0vYb1uXJm5H7m1oKqk2gq3Vw4zT6Y9sE1cRfLpA=";
  return { ...tencent.env, FRONTDESK_KEY, SMS_COUNTRIES: "*", SLACK_AGENT_GROUPS: "*" };
}

test("an app installed while practising stays installed, and a practice request says that it was practice wherever it is touched", async () => {
  const slack = await startFakeSlack({ scopes: ourScopes });
  onTestFinished(() => slack.close());
  let real: Record<string, string> = {};
  const desk = chatProcess({
    platform: "Slack",
    env: () => ({
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: "kX3v9Qm2ZtB7hW5nLr8yPd4sJc6gFa1u",
      SLACK_AUTHORIZE_URL: slack.authorizeUrl,
      ...real,
    }),
  });
  await desk.start();
  expect(desk.stderr()).toContain("Frontdesk is in Slack");
  const [mei, ana] = [slack.person("Mei"), slack.person("Ana")];
  const room = slack.newChannel("support", [mei, ana]);
  await slack.uninstall();
  expect((await slack.installThrough(`${desk.url}/slack/install`, mei)).status).toBe(200);
  room.members.add(slack.team.bot.userId);
  await mei.command(`/account open for <@${ana.id}>`, { in: room });
  await modalOf({ slack }, mei, "fd/form");
  const card = await messageFor({ slack }, mei, "[Fill in the form]");
  const [number] = /R-\w+/.exec(slack.screen(card))!;
  expect(await desk.terminate()).toBe(0);

  real = { ...(await realEnv()), SLACK_TEAMS: "*" };
  await desk.start();
  expect(desk.stderr()).toContain("Frontdesk is in Slack");
  const said = `${number} was practice`;
  const times = () => slack.read(mei).filter((message) => slack.screen(message).includes(said)).length;
  const oneMore = async (act: () => Promise<unknown>) => {
    const before = times();
    await act();
    await slack.until(() => times() > before);
  };
  mei.reloads();
  await oneMore(() => mei.press(card, "Fill in the form"));
  await oneMore(() => mei.command(`/account status ${number}`));
  await oneMore(() => mei.command(`/account find ${number}`));
  const answer = await messageFor({ slack }, mei, said);
  expect(slack.screen(answer)).not.toContain("Practice:");
  await mei.press(answer, "Open a real one");
  const form = await modalOf({ slack }, mei, "fd/form");
  expect(slack.screen(form)).not.toContain("Practice");
  expect(slack.screen(form)).not.toContain(number);

  const stranger = slack.person("Ben", { team: slack.newTeam("Beta Cloud") });
  expect((await slack.installThrough(`${desk.url}/slack/install`, stranger)).status).toBe(200);
  await stranger.command(`/account status ${number}`);
  await slack.until(() => slack.screen(stranger).includes(`There's no request ${number} here`));
  expect(await desk.terminate()).toBe(0);
});

test("an answer typed in private to a practice request is answered by the real desk", async () => {
  const slack = await startFakeSlack({ scopes: ourScopes });
  onTestFinished(() => slack.close());
  let real: Record<string, string> = {};
  const desk = slackProcess(slack, "socket", () => real);
  await desk.start();
  const mei = slack.person("Mei");
  await mei.command("/account open");
  const card = await messageFor({ slack }, mei, "[Fill in the form]");
  const [number] = /R-\w+/.exec(slack.screen(card))!;
  expect(await desk.terminate()).toBe(0);

  real = await realEnv();
  await desk.start();
  mei.reloads();
  await mei.says(slack.dm(mei), "company");
  await mei.press(await messageFor({ slack }, mei, `${number} was practice`), "Open a real one");
  const form = await modalOf({ slack }, mei, "fd/form");
  expect(slack.screen(form)).not.toContain(number);
  expect(await desk.terminate()).toBe(0);
});
