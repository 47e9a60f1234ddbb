import { stringify } from "node:querystring";
import { webApi } from "@slack/bolt";
import { LostToken, type SlackSettings } from "../settings.ts";
import { callOptions } from "./call-options.ts";
import { createSend } from "./send.ts";
import { refusalIn } from "./watched-fetch.ts";

/**
 * Makes clients of Slack's Web API with the library's methods and errors. Each call is made once. The library's own call
 * writes all arguments and results out for its log, waits in two queues and goes through fetch, which took more time of a
 * crowd than all of the desk's own work.
 */
export function createClients(settings: SlackSettings): (token: string) => webApi.WebClient {
  const { apiUrl, log, onLost } = settings;
  const send = createSend(settings);
  const isOne = "botToken" in settings.workspaces;

  async function call(
    token: string,
    method: string,
    options: Record<string, unknown>,
  ): Promise<webApi.WebAPICallResult> {
    const { type, body } = written(options);
    const headers = { authorization: `Bearer ${token}`, "content-type": type };
    const { status, said, retryAfter } = await send(`${apiUrl}${method}`, headers, body).catch((error: Error) => {
      throw new webApi.WebAPIRequestError(error);
    });
    const lost = isOne ? refusalIn("SLACK_BOT_TOKEN", status, said) : undefined;
    if (lost instanceof LostToken) onLost(lost);
    if (status === 429 && retryAfter !== undefined) throw new webApi.WebAPIRateLimitedError(retryAfter);
    if (status !== 200) throw new webApi.WebAPIHTTPError(status, "", {}, said);
    const result = read(said);
    if (result.ok) return result;
    const { messages } = result.response_metadata ?? {};
    if (messages) log.error({ method, messages }, "Slack refuses what was sent");
    throw new webApi.WebAPIPlatformError(result);
  }

  return (token) =>
    new (class extends webApi.WebClient {
      override apiCall(method: string, options: Record<string, unknown> = {}): Promise<webApi.WebAPICallResult> {
        return call(token, method, options);
      }
    })(token, callOptions(settings));
}

/**
 * The arguments of a call. With blocks or a view they are JSON, which each method takes that writes. Methods that read take
 * a form alone. Source: https://docs.slack.dev/apis/web-api
 */
function written(options: Record<string, unknown>): { type: string; body: string } {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  const isStructured = given.some(([, value]) => typeof value === "object");
  if (isStructured) return { type: "application/json; charset=utf-8", body: JSON.stringify(Object.fromEntries(given)) };
  const form = stringify(Object.fromEntries(given) as Record<string, string | number | boolean>);
  return { type: "application/x-www-form-urlencoded", body: form };
}

type Result = webApi.WebAPICallResult & { error: string };

function read(said: string): Result {
  try {
    return JSON.parse(said);
  } catch {
    return { ok: false, error: said };
  }
}
