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
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" };
    const { status, said, retryAfter } = await send(`${apiUrl}${method}`, headers, written(options)).catch(
      (error: Error) => {
        throw new webApi.WebAPIRequestError(error);
      },
    );
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

/** The arguments of a call as a form, in which whatever is no text, number or boolean is JSON. */
function written(options: Record<string, unknown>): string {
  const form: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || value === null) continue;
    form[key] = typeof value === "object" ? JSON.stringify(value) : (value as string | number | boolean);
  }
  return stringify(form);
}

type Result = webApi.WebAPICallResult & { error: string };

function read(said: string): Result {
  try {
    return JSON.parse(said);
  } catch {
    return { ok: false, error: said };
  }
}
