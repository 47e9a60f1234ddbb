import { entry } from "../process/desk.ts";
import { type ChatProcess, chatProcess } from "../process/in-chat.ts";
import type { FakeSlack, Mode } from "./fake/fake-slack.ts";

/** `npm start` at a fake Slack. */
export function slackProcess(
  slack: FakeSlack,
  mode: Mode,
  env: Record<string, string> | (() => Record<string, string>) = {},
): ChatProcess {
  const reached = (): Record<string, string> =>
    mode === "socket" ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret };
  return chatProcess({
    platform: "Slack",
    file: entry,
    env: () => ({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      ...reached(),
      ...(typeof env === "function" ? env() : env),
    }),
    isThere(url) {
      if (mode === "http") slack.listensAt(`${url}/slack/events`);
    },
  });
}
