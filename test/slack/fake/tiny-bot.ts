import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, type AppOptions, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { onTestFinished } from "vitest";
import { type FakeSlack, type FakeSlackOptions, type Mode, startFakeSlack } from "./fake-slack.ts";

/** A fake Slack for one test. */
export async function fakeSlack(options?: FakeSlackOptions): Promise<FakeSlack> {
  const slack = await startFakeSlack(options);
  onTestFinished(() => slack.close());
  return slack;
}

const nothing = () => {};

/** The SDKs tell of every refusal; the tests ask for them. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};

/** A real Bolt app at the fake, in the mode that is asked for. */
export async function boltAt(
  slack: FakeSlack,
  mode: Mode,
  build: (app: App) => void,
  more: AppOptions = {},
): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const common = { clientOptions, logger: quiet };
  const { botId, userId: botUserId } = slack.team.bot;
  const authorize = async () => ({ botToken: slack.botToken, botId, botUserId });
  if (mode === "socket") {
    const receiver = new SocketModeReceiver({
      appToken: slack.appToken,
      clientPingTimeout: 1_000,
      logger: quiet,
      installerOptions: {
        clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { forever: true, minTimeout: 20, maxTimeout: 50 } },
      },
    });
    const app = new App({ ...common, authorize, ...more, receiver });
    build(app);
    await app.start();
    onTestFinished(async () => void (await receiver.client.disconnect()));
    return app;
  }
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
  const app = new App({ ...common, authorize, ...more, receiver });
  build(app);
  slack.listensAt(
    `${await serve((request, response) => void receiver.requestListener(request, response))}/slack/events`,
  );
  return app;
}

/** A server on a free port of loopback for one test; gives its origin. */
export async function serve(listener: Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
