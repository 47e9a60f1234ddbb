import type { webApi } from "@slack/bolt";
import type { SlackSettings } from "../settings.ts";
import { boltLog } from "./bolt-log.ts";
import { plainFetch, watchedFetch } from "./watched-fetch.ts";

/** Slack's own patience with us is three seconds; ours with Slack is longer, as nobody waits for a post. */
export const callMs = 10_000;

/** Posts are tried once and in time: the outbox tries again, and so does nobody else. */
export function callOptions(settings: SlackSettings, setting = "SLACK_BOT_TOKEN"): webApi.WebClientOptions {
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
