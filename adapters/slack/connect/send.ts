import * as http from "node:http";
import * as https from "node:https";
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
export type Send = (url: string, headers: Record<string, string>, body: string) => Promise<Answer>;

/** How many calls are under way at once. More only take each other's time. */
const mostSockets = 50;
/** How long a connection is kept for the next call (ms). It is less than servers keep it. */
const idleMs = 4_000;

/** Sends through the proxy, if there is one. */
export function createSend({ apiUrl, proxy }: Pick<SlackSettings, "apiUrl" | "proxy">): Send {
  if (proxy) return throughProxy(proxy.fetch);
  const { Agent, request } = apiUrl.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: mostSockets, timeout: idleMs });

  return (url, headers, body) =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method: "POST", agent });
      // not among the options, which a connection remembers for as long as it stands
      for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value);
      sent.setHeader("content-length", Buffer.byteLength(body));
      const late = setTimeout(() => sent.destroy(new Error("Slack took too long.")), callMs);
      const fail = (error: Error) => {
        clearTimeout(late);
        reject(error);
      };
      sent.on("error", fail);
      sent.on("response", (response) => {
        let said = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          said += part;
        });
        response.on("error", fail);
        response.on("end", () => {
          clearTimeout(late);
          resolve({ status: response.statusCode ?? 0, said, retryAfter: secondsIn(response.headers["retry-after"]) });
        });
      });
      sent.end(body);
    });
}

function throughProxy(fetch: NonNullable<SlackSettings["proxy"]>["fetch"]): Send {
  return async (url, headers, body) => {
    const signal = AbortSignal.timeout(callMs);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "error", signal });
    const retryAfter = secondsIn(response.headers.get("retry-after") ?? undefined);
    return { status: response.status, said: await response.text(), retryAfter };
  };
}

function secondsIn(header: string | undefined): number | undefined {
  const seconds = Number.parseInt(header ?? "", 10);
  return Number.isNaN(seconds) ? undefined : seconds;
}
