import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { FakeSlack, Mode } from "./fake/fake-slack.ts";

const entry = resolve("frontdesk.mjs");

export interface SlackProcess {
  /** Where the desk listens. */
  readonly url: string;
  stderr(): string;
  isAlive(): boolean;
  /** Resolves once it is in Slack. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
  terminate(): Promise<number | null>;
}

/** `npm start` in a folder of its own, at a fake Slack. */
export function slackProcess(slack: FakeSlack, mode: Mode, env: Record<string, string> = {}): SlackProcess {
  const folder = mkdtempSync(join(tmpdir(), "slack-process-"));
  let child: ChildProcess | undefined;
  let said = "";
  let url = "";
  let end: Promise<number | null> = Promise.resolve(null);
  onTestFinished(async () => {
    child?.kill("SIGKILL");
    await end;
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    get url() {
      return url;
    },
    stderr: () => said,
    isAlive: () => child?.exitCode === null && child.signalCode === null,
    async start() {
      const { PATH = "", HOME = "" } = process.env;
      const reached: Record<string, string> =
        mode === "socket" ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret };
      const tokens = { SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl, ...reached };
      const started = spawn(process.execPath, [entry, "start"], {
        cwd: folder,
        env: { PATH, HOME, PORT: "0", LOG_LEVEL: "warn", ...tokens, ...env },
        stdio: ["ignore", "ignore", "pipe"],
      });
      child = started;
      end = once(started, "close").then(([code]) => code as number | null);
      said = "";
      started.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
      });
      while (!said.includes("Frontdesk is in Slack")) {
        const isOver = await Promise.race([end.then(() => true), once(started.stderr, "data").then(() => false)]);
        if (isOver) return;
      }
      url = /Health: (\S+)\/healthz/.exec(said)?.[1] ?? "";
      if (mode === "http") slack.listensAt(`${url}/slack/events`);
    },
    async kill() {
      child?.kill("SIGKILL");
      await end;
    },
    ended: () => end,
    async terminate() {
      child?.kill("SIGTERM");
      return end;
    },
  };
}
