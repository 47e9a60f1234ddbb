import { plainFetch } from "../connect/watched-fetch.ts";
import type { Message } from "../draw/render.ts";
import type { SlackSettings } from "../settings.ts";

const slacksOwn = "https://hooks.slack.com";
const patienceMs = 5_000;

/** Sends a private answer to a command or a press. False once the address has expired, or when it is not Slack's. */
export async function postBack(
  settings: SlackSettings,
  url: string,
  message: Message & { thread_ts?: string; replace_original?: true },
): Promise<boolean> {
  const { apiUrl } = settings;
  const { origin } = new URL(url);
  const isSlacks = origin === slacksOwn || (apiUrl !== "https://slack.com/api/" && origin === new URL(apiUrl).origin);
  if (!isSlacks) return false;
  const body = JSON.stringify({ response_type: "ephemeral", replace_original: false, ...message });
  const headers = { "content-type": "application/json" };
  try {
    const response = await plainFetch(settings)(url, {
      method: "POST",
      headers,
      body,
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok && (await response.text()) === "ok";
  } catch {
    return false;
  }
}
