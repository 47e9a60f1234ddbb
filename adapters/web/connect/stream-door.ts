import type { IncomingMessage, ServerResponse } from "node:http";
import type { Links } from "../../../src/desk/links.ts";
import type { Reception } from "../../../src/desk/platform.ts";
import type { PagesSettings } from "../settings.ts";
import type { Live } from "../show/live.ts";
import { addressOf } from "./address.ts";
import { readCookies } from "./cookies.ts";
import { guarded } from "./headers.ts";
import { originOf } from "./origin.ts";
import { createStreams } from "./streams.ts";

interface StreamParts {
  settings: PagesSettings;
  reception: Pick<Reception, "versions">;
  links: Pick<Links, "session">;
  live: Live;
}

/**
 * Answers requests for event streams, beside the framework that answers the others: two thousand of them stay open, and
 * each keeps as little as it can.
 */
export function createStreamDoor({ settings, reception, links, live }: StreamParts) {
  const streams = createStreams(live, settings.clock);

  async function open(request: IncomingMessage, response: ServerResponse, stays?: () => void): Promise<void> {
    const origin = originOf(settings, request.headers.host);
    const headers = guarded(origin);
    const refuse = (status: number) => void response.writeHead(status, headers).end();
    try {
      const { secrets } = readCookies(request.headers.cookie, origin);
      const browser = secrets.get(new URL(request.url ?? "", "http://desk").searchParams.get("of") ?? "");
      const isOwn = (request.headers["sec-fetch-site"] ?? "same-origin") === "same-origin";
      const session = browser !== undefined && isOwn ? await links.session(browser) : undefined;
      if (!session) return refuse(204); // tells a browser not to come again
      const version = (await reception.versions([session.caseId])).get(session.caseId);
      if (version === undefined) return refuse(204);
      if (response.destroyed) return;
      const whose = { session, address: addressOf(request, settings.trustProxy) };
      if (!streams.hasRoom(whose)) return refuse(429);
      response.writeHead(200, {
        ...headers,
        "content-type": "text/event-stream",
        "x-accel-buffering": "no",
        connection: "close", // a connection that was counted as a stream carries nothing else
      });
      stays?.();
      streams.open(request, response, whose, version);
    } catch (error) {
      settings.log.warn({ error: (error as Error).name }, "an event stream was not opened");
      if (response.headersSent) response.destroy();
      else refuse(503);
    }
  }

  return { open, end: streams.end };
}
