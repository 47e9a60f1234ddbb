import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createSlack, type Slack, type SlackSettings } from "../../adapters/slack/index.ts";
import type { StartError } from "../../src/machine/start-error.ts";
import type { Replica } from "../desk/replica.ts";
import { type Front, openStage, type Staged, type StageOptions } from "../platform/stage.ts";
import { type FakeSlack, type FakeSlackOptions, leastScopes, type Mode, startFakeSlack } from "./fake/fake-slack.ts";

export const ourScopes = [...leastScopes, "users:read", "im:history", "usergroups:read"];

export interface SlackDeskOptions extends StageOptions {
  mode?: Mode;
  slack?: FakeSlackOptions;
  settings?: Partial<SlackSettings>;
  settingsOf?: (slack: FakeSlack) => Partial<SlackSettings>;
  /** What else stands before the same desk, made anew whenever it starts. */
  besides?: (desk: Pick<Staged, "links">) => Front[];
}

export interface SlackDesk extends Staged {
  slack: FakeSlack;
  readonly replica: Replica;
  readonly adapter: Slack;
  /** As the adapter has them, also when they change. */
  settings: SlackSettings;
  /** What the adapter said when Slack took its token back. */
  lost: StartError[];
  /** Where the desk listens, in HTTP mode. */
  url: string;
  /** Cuts the power and starts again on the same files. */
  restart(): Promise<void>;
  /** Resolves when nothing moves any more. */
  quiet(): Promise<void>;
  /** Resolves sooner, when nothing that is known of is under way. */
  settled(): Promise<void>;
  /** The newest code on a practice phone or in a practice mailbox, once it has had so many. */
  codeFor(address: string, texts?: number): Promise<string>;
}

/** A whole desk with real ledger, vault and practice Tencent, in a fake Slack, over the real Bolt. */
export async function slackDesk(options: SlackDeskOptions = {}): Promise<SlackDesk> {
  const mode = options.mode ?? "socket";
  const stage = await openStage("slack-desk", options);
  const slack = await startFakeSlack({ scopes: ourScopes, ...options.slack });
  const lost: StartError[] = [];
  const settings: SlackSettings = {
    ...stage.settings,
    reached:
      mode === "socket"
        ? { by: "socket", appToken: slack.appToken }
        : { by: "http", signingSecret: slack.signingSecret },
    workspaces: { botToken: slack.botToken },
    teams: ["*"],
    agentGroups: [],
    channels: [],
    apiUrl: slack.apiUrl,
    onLost: (error) => void lost.push(error),
    ...options.settingsOf?.(slack),
  };
  Object.assign(settings, options.settings);

  let adapter = createSlack(settings);
  let opening: Promise<unknown> = Promise.resolve();
  const server = createServer(async (request, response) => {
    await opening;
    if (!adapter.takes(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (mode === "http") slack.listensAt(`${url}/slack/events`);

  const open = () =>
    stage.open([adapter, ...(options.besides?.(stage.staged) ?? [])], settings, { slack: settings.teams });
  await open();

  (options.whenDone ?? onTestFinished)(async () => {
    await adapter.stop();
    await stage.close(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    });
  });

  return {
    ...stage.staged,
    slack,
    get replica() {
      return stage.replica();
    },
    get adapter() {
      return adapter;
    },
    settings,
    lost,
    url,
    async restart() {
      stage.replica().power.cut();
      const before = adapter;
      adapter = createSlack(settings);
      opening = before.stop().then(open);
      await opening;
    },
    quiet: () => stage.quiet(slack),
    settled: () => stage.settled(slack),
    codeFor: (address, texts) => slack.until(() => stage.codeOn(address, texts)),
  };
}
