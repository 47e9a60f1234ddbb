import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type FakeSlack, leastScopes, type Mode } from "../../test/slack/fake/fake-slack.ts";
import { start } from "./start.ts";

const entry = fileURLToPath(new URL("../../../frontdesk.mjs", import.meta.url));
const bare = fileURLToPath(new URL("./bare-form.js", import.meta.url));

export const scopes = [...leastScopes, "users:read", "im:history", "usergroups:read"];

/** Starts a desk in practice, or a bare Bolt app, in this Slack and this folder. Resolves when it is there. */
export async function started(
  who: "ours" | "bare",
  slack: FakeSlack,
  mode: Mode,
  folder: string,
): Promise<ChildProcess> {
  const env = {
    ...{ PORT: "0", LOG_LEVEL: "error" },
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...(mode === "socket" ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
  };
  const args = who === "ours" ? [entry, "start", "--no-page"] : [bare];
  const { child, said } = await start(args, env, folder, (words) => /in Slack|Bare is there/.test(words));
  const url = /Health: (\S+)\/healthz/.exec(said)?.[1];
  if (mode === "http") slack.listensAt(`${url}/slack/events`);
  return child;
}
