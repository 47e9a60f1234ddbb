import { Agent, type Dispatcher, request } from "undici";
import type { SlackSettings } from "../settings.ts";
import { callMs } from "./call-options.ts";

/** What Slack answers to a call. */
interface Answer {
  status: number;
  said: string;
  /** How long to wait before the next call (s), if Slack tells. */
  retryAfter: number | undefined;
}

/** POSTs a body. Rejects when there is no answer within ten seconds. */
type Send = (url: string, headers: Record<string, string>, body: string) => Promise<Answer>;

/** How many calls are under way at once. More only take each other's time. */
const mostConnections = 50;

/** Sends through the proxy, if there is one. */
export function createSend({ proxy }: Pick<SlackSettings, "proxy">): Send {
  const dispatcher = (proxy?.dispatcher as Dispatcher | undefined) ?? new Agent({ connections: mostConnections });
  return async (url, headers, body) => {
    const signal = AbortSignal.timeout(callMs);
    const answer = await request(url, { dispatcher, method: "POST", headers, body, signal });
    const retryAfter = Number.parseInt(String(answer.headers["retry-after"]), 10);
    return {
      status: answer.statusCode,
      said: await answer.body.text(),
      retryAfter: Number.isNaN(retryAfter) ? undefined : retryAfter,
    };
  };
}
