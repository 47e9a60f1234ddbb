import type { IncomingMessage, ServerResponse } from "node:http";
import { type App, HTTPModuleFunctions as http, type Receiver, type ReceiverEvent } from "@slack/bolt";
import type { Deliveries } from "../chat/deliveries.ts";
import { holdAcks } from "./hold-acks.ts";
import { createNonces } from "./nonces.ts";
import type { SlackSettings } from "./settings.ts";

const skewMs = 5 * 60_000;
const mostBytes = 1024 * 1024;

export interface HttpReceiver extends Receiver {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/**
 * Signed requests on the desk's own port. Bolt's own receiver remembers no signature and takes one from the future;
 * checking and reading are Bolt's all the same.
 */
export function httpReceiver(
  signingSecret: string,
  deliveries: Deliveries,
  { clock, log }: Pick<SlackSettings, "clock" | "log">,
): HttpReceiver {
  const nonces = createNonces();
  let holding: App | undefined;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (status: number) => void response.writeHead(status, { connection: "close" }).end(); // what is unread goes with it
    const read = await http
      .parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: mostBytes }, request)
      .catch((error) => {
        const isTooLong = http.isRawBodyError(error) && error.statusCode === 413;
        log.warn({ error: (error as Error).name }, "a request that does not come from Slack");
        refuse(isTooLong ? 413 : 401);
      });
    if (!read) return;
    const body = parsed(read);
    if (!body) return refuse(400);
    if (body.ssl_check === "1") return http.buildSSLCheckResponse(response);
    const now = clock();
    if (Number(http.getHeader(request, "x-slack-request-timestamp")) * 1000 > now + skewMs) return refuse(401);
    if (body.type === "url_verification") return http.buildUrlVerificationResponse(response, body);
    if (body.type === "block_suggestion") return void (await answer(request, response, body)); // only reads, and two may be alike
    const signature = http.getHeader(request, "x-slack-signature");
    const came = await nonces.once(signature, now, () => answer(request, response, body));
    if (came === "copy") http.buildContentResponse(response, "");
  }

  /** Resolves as soon as Slack has its answer; the work may go on. */
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
        () => end(404), // nobody listens to such
        () => end(500),
      );
    });
  }

  return {
    handle,
    init(app) {
      holding = holdAcks(app, deliveries);
    },
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
