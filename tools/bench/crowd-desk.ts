import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { FakeSlack, Mode } from "../../test/slack/fake/fake-slack.ts";

const entry = fileURLToPath(new URL("../../../frontdesk.mjs", import.meta.url));
const bare = fileURLToPath(new URL("./bare-form.js", import.meta.url));

export const scopes = [
  "commands",
  "chat:write",
  "im:write",
  "im:history",
  "app_mentions:read",
  "users:read",
  "usergroups:read",
];

/** Starts a desk in practice, or a bare Bolt app, in this Slack and this folder. Resolves when it is there. */
export async function started(
  who: "ours" | "bare",
  slack: FakeSlack,
  mode: Mode,
  folder: string,
): Promise<ChildProcess> {
  const { PATH = "", HOME = "" } = process.env;
  const env = {
    ...{ PATH, HOME, PORT: "0", LOG_LEVEL: "error" },
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...(mode === "socket" ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
  };
  const args = who === "ours" ? [entry, "start", "--no-page"] : [bare];
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  while (!/in Slack|Bare is there/.test(said)) {
    await Promise.race([once(child.stderr, "data"), once(child, "close").then(() => Promise.reject(new Error(said)))]);
  }
  const url = /Health: (\S+)\/healthz/.exec(said)?.[1];
  if (mode === "http") slack.listensAt(`${url}/slack/events`);
  return child;
}
