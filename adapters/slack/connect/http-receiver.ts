import type { IncomingMessage, ServerResponse } from "node:http";
import { type App, HTTPModuleFunctions as http, type Receiver, type ReceiverEvent } from "@slack/bolt";
import type { Reception } from "../../../src/desk/platform.ts";
import type { Deliveries } from "../../chat/deliveries.ts";
import type { SlackSettings } from "../settings.ts";
import { holdAcks } from "./hold-acks.ts";
import { createNonces, holds, readBody, signedBy } from "./signed.ts";

const mostBytes = 1024 * 1024;

export interface HttpReceiver extends Receiver {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  isOpen(): boolean;
}

/**
 * A Bolt receiver for signed requests on the desk's own port. Bolt's own one remembers no signatures, takes those from
 * the future, and spends most of its time on the check.
 */
export function httpReceiver(
  signingSecret: string,
  deliveries: Deliveries,
  { clock, log }: Pick<SlackSettings, "clock" | "log">,
  { refused }: Pick<Reception, "refused">,
): HttpReceiver {
  const nonces = createNonces();
  let holding: App | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // closing drops what is unread
    const refuse = (status: number) => void response.writeHead(status, { connection: "close" }).end();
    const rawBody = await readBody(request, mostBytes).catch(() => "gone" as const);
    if (rawBody === "gone") return;
    if (!rawBody) return refuse(413);
    const body = parsed(Object.assign(request, { rawBody }));
    // this request is not signed, and has no other content
    if (body?.ssl_check === "1") return http.buildSSLCheckResponse(response);
    const signed = signedBy(request); // signatures are checked by real time, also when a test sets the desk's clock
    if (!signed || !holds(signed, rawBody, signingSecret, Date.now())) {
      refused({ front: "slack", tried: "signature" });
      log.warn({}, "a request that does not come from Slack");
      return refuse(401);
    }
    if (!body) return refuse(400);
    if (body.type === "url_verification") return http.buildUrlVerificationResponse(response, body);
    // a search only reads, and two of them may have the same signature
    if (body.type === "block_suggestion") return void (await answer(request, response, body));
    const came = await nonces.once(signed.signature, clock(), () => answer(request, response, body));
    if (came === "copy") http.buildContentResponse(response, "");
  }

  /** Resolves as soon as Slack has its answer. The work may go on. */
  function answer(request: IncomingMessage, response: ServerResponse, body: ReceiverEvent["body"]): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (status: number, said?: unknown) => {
        if (response.headersSent) return;
        if (status === 200) http.buildContentResponse(response, said);
        else response.writeHead(status).end();
        resolve(status === 200);
      };
      const retryNum = http.extractRetryNumFromHTTPRequest(request);
      const retryReason = http.extractRetryReasonFromHTTPRequest(request);
      const event: ReceiverEvent = {
        body,
        ack: async (said?: unknown) => end(200, said),
        ...(retryNum !== undefined && { retryNum }),
        ...(retryReason !== undefined && { retryReason }),
      };
      holding!.processEvent(event).then(
        () => end(404), // no listener takes such a request
        () => end(500),
      );
    });
  }

  return {
    handle,
    init(app) {
      holding = holdAcks(app, deliveries);
    },
    isOpen: () => holding !== undefined,
    start: async () => {},
    async stop() {
      await deliveries.settled();
    },
  };
}

function parsed(request: Parameters<typeof http.parseHTTPRequestBody>[0]): ReceiverEvent["body"] | undefined {
  try {
    return http.parseHTTPRequestBody(request);
  } catch {
    return undefined;
  }
}
