import { setTimeout as pause } from "node:timers/promises";
import { type App, type Receiver, SocketModeReceiver, type SocketModeReceiverOptions } from "@slack/bolt";
import type { Deliveries } from "../../chat/deliveries.ts";
import type { SlackSettings } from "../settings.ts";
import { boltLog } from "./bolt-log.ts";
import { holdAcks } from "./hold-acks.ts";
import { refusedIn, watchedFetch } from "./watched-fetch.ts";

/** How long Bolt waits for a pong (ms), and after that or a broken socket until it reconnects, longer each time. */
const clientPingMs = 2_000;
const longestPauseMs = 10_000;
/** How long Slack gets to close the socket (ms). */
const goodbyeMs = 1_000;
/** The longest that Slack waits for an ack (ms). */
const ackMs = 3_000;

interface SocketReceiver extends Receiver {
  /** Whether the socket to Slack stands now. */
  isOpen(): boolean;
}

/**
 * A Bolt receiver for socket mode. Its client has options of its own, because Bolt's default retries every post a
 * hundred times.
 */
export function socketReceiver(settings: SlackSettings, appToken: string, deliveries: Deliveries): SocketReceiver {
  const { apiUrl, log } = settings;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLog(log),
    clientPingTimeout: clientPingMs,
    ...(settings.proxy && { dispatcher: settings.proxy.dispatcher }),
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        fetch: watchedFetch(settings, "SLACK_APP_TOKEN"),
        // Bolt ends the process when its last try fails
        retryConfig: { forever: true, minTimeout: 250, maxTimeout: longestPauseMs },
      },
    },
  } satisfies SocketModeReceiverOptions);
  return {
    isOpen: () => receiver.client.websocket?.isActive() ?? false,
    init: (app: App) => receiver.init(holdAcks(app, deliveries)),
    async start() {
      await receiver.start().catch((error: unknown) => {
        throw refusedIn(error, "SLACK_APP_TOKEN") ?? error;
      });
    },
    /** Closes the socket once no ack is owed. After that no ack gets out, and while it is open, Slack sends over it. */
    async stop() {
      await deliveries.calm(ackMs);
      const closed = new Promise<void>((resolve) => receiver.client.once("disconnected", () => resolve())); // Bolt doesn't wait for it
      await receiver.stop();
      await Promise.race([closed, pause(goodbyeMs, undefined, { ref: false })]);
      await deliveries.settled(); // what arrived just then is committed, though Slack will send it again
    },
  };
}
