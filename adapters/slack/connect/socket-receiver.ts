import { type App, type Receiver, SocketModeReceiver, type SocketModeReceiverOptions } from "@slack/bolt";
import type { Deliveries } from "../../chat/deliveries.ts";
import type { SlackSettings } from "../settings.ts";
import { boltLog } from "./bolt-log.ts";
import { holdAcks } from "./hold-acks.ts";
import { lostIn, watchedFetch } from "./watched-fetch.ts";

/** Bolt waits this long after a socket broke, and longer each time. A missing pong is a broken socket too. */
const clientPingMs = 2_000;
const longestPauseMs = 10_000;
/** Slack waits no longer for one. */
const ackMs = 3_000;

/** Over sockets that we open. Its options are its own: Bolt's shared ones would retry every post a hundred times. */
export function socketReceiver(settings: SlackSettings, appToken: string, deliveries: Deliveries): Receiver {
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
        retryConfig: { forever: true, minTimeout: 250, maxTimeout: longestPauseMs }, // a last try would end the process
      },
    },
  } satisfies SocketModeReceiverOptions);
  return {
    init: (app: App) => receiver.init(holdAcks(app, deliveries)),
    async start() {
      await receiver.start().catch((error: unknown) => {
        throw lostIn(error, "SLACK_APP_TOKEN") ?? error;
      });
    },
    /** While the socket is open Slack sends over it, and once it closes no ack gets out: so it closes when none is owed. */
    async stop() {
      await deliveries.calm(ackMs);
      await receiver.stop();
      await deliveries.settled(); // and what was on its way just then is kept, though Slack has to send it again
    },
  };
}
