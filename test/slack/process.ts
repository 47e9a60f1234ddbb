import { type ChatProcess, chatProcess } from "../process/in-chat.ts";
import type { FakeSlack, Mode } from "./fake/fake-slack.ts";

/** A desk at a fake Slack; `file` starts it, if not what all tests share. */
export function slackProcess(
  slack: FakeSlack,
  mode: Mode,
  env: Record<string, string> | (() => Record<string, string>) = {},
  file?: string,
): ChatProcess {
  const reached = (): Record<string, string> =>
    mode === "socket" ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret };
  return chatProcess({
    platform: "Slack",
    ...(file && { file }),
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
