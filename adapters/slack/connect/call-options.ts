import type { webApi } from "@slack/bolt";
import type { SlackSettings, TokenSetting } from "../settings.ts";
import { boltLog } from "./bolt-log.ts";
import { plainFetch, watchedFetch } from "./watched-fetch.ts";

/** The longest that a call to Slack may take (ms). It may be long, because nobody waits for a post. */
export const callMs = 10_000;

/** The options of every Web API client. Each call is made once, because the outbox is what tries again. */
export function callOptions(
  settings: SlackSettings,
  setting: TokenSetting = "SLACK_BOT_TOKEN",
): webApi.WebClientOptions {
  const isOne = "botToken" in settings.workspaces;
  return {
    slackApiUrl: settings.apiUrl,
    logger: boltLog(settings.log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callMs,
    fetch: isOne ? watchedFetch(settings, setting) : plainFetch(settings),
  };
}
