import { type Dispatcher, errors } from "undici";
import type { NotSent, Unknown } from "./outcome.ts";

export interface Post {
  url: URL;
  headers: Record<string, string>;
  body: Uint8Array;
  deadlineMs: number;
  bodyCapBytes: number;
  signal?: AbortSignal | undefined;
  /** Called when the connection stands, right before the first byte. With false nothing is sent. */
  mayBegin: () => boolean;
}

export interface Answer {
  is: "answered";
  text: string;
  serverTime?: number;
}

/**
 * Posts once: no retry, no redirect, one deadline for everything, and an answer of limited size. Any status but 200 is
 * `unknown`.
 */
export function post(dispatcher: Dispatcher, request: Post): Promise<Answer | NotSent | Unknown> {
  return new Promise((resolve) => {
    let flight: Dispatcher.DispatchController | undefined;
    let settled = false;
    let serverTime = Number.NaN;
    let size = 0;
    const chunks: Buffer[] = [];

    const settle = (end: Answer | NotSent | Unknown): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      request.signal?.removeEventListener("abort", cancel);
      resolve(end);
      flight?.abort(new Error("settled"));
    };
    const stop = (before: NotSent["why"], after: Unknown["why"]): void =>
      settle(flight ? { is: "unknown", why: after } : { is: "not-sent", why: before });
    const cancel = (): void => stop("aborted-before-write", "aborted");

    const timer = setTimeout(() => stop("connect-timeout", "timeout"), request.deadlineMs);
    request.signal?.addEventListener("abort", cancel);
    if (request.signal?.aborted) return cancel();

    dispatcher.dispatch(
      {
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: "POST",
        headers: request.headers,
        body: request.body,
        headersTimeout: 0, // 0 switches undici's own limits off, because the deadline covers headers and body
        bodyTimeout: 0,
      },
      {
        // undici calls this with the socket connected and nothing written: the line between not-sent and unknown
        onRequestStart(controller) {
          if (!settled && !flight && !request.mayBegin()) settle({ is: "not-sent", why: "stale-signature" });
          if (settled || flight) return controller.abort(new Error("not to be sent"));
          flight = controller;
        },
        onResponseStart(_controller, status, headers) {
          if (status < 200) return;
          serverTime = Date.parse(String(headers.date));
          if (status >= 300 && status < 400) settle({ is: "unknown", why: "redirect", status });
          else if (status !== 200) settle({ is: "unknown", why: "http-status", status });
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > request.bodyCapBytes) settle({ is: "unknown", why: "too-large", status: 200 });
          else chunks.push(chunk);
        },
        onResponseEnd() {
          const text = Buffer.concat(chunks).toString("utf8");
          settle({ is: "answered", text, ...(Number.isNaN(serverTime) ? {} : { serverTime }) });
        },
        onResponseError(_controller, error) {
          stop(unsent(error), error instanceof errors.HTTPParserError ? "not-http" : "reset");
        },
      },
    );
  });
}

function unsent(error: Error): NotSent["why"] {
  const code = "code" in error ? String(error.code) : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "dns";
  if (code === "ECONNREFUSED") return "refused";
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") return "connect-timeout";
  if (/CERT|^UNABLE_TO_|^INVALID_|^ERR_TLS_|^UND_ERR_PRX_TLS$/.test(code)) return "certificate";
  return "unreachable";
}
