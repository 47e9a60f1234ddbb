import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { poll } from "../poll.ts";
import { cleanEnv, program } from "./desk.ts";

export interface ChatProcess {
  /** Where it keeps what it keeps. */
  readonly folder: string;
  /** Where the desk listens. */
  readonly url: string;
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  isAlive(): boolean;
  /** Resolves once it is in its chat, or has ended. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Lets it stand still, or go on. */
  pause(): void;
  goOn(): void;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
  terminate(): Promise<number | null>;
}

interface Where {
  platform: "Slack" | "Discord";
  /** As they are at each start. */
  env: () => Record<string, string>;
  command?: string;
  /** What is started, if not what all tests share. */
  file?: string;
  /** Called with where it listens, once it is there. */
  isThere?: (url: string) => void;
}

/** A desk, or another of its commands, in a folder of its own, at a fake platform. */
export function chatProcess({
  platform,
  env,
  command = "start",
  file = program,
  isThere = () => {},
}: Where): ChatProcess {
  const folder = mkdtempSync(join(tmpdir(), `${platform.toLowerCase()}-process-`));
  let child: ChildProcess | undefined;
  let [out, said, url] = ["", "", ""];
  let end: Promise<number | null> = Promise.resolve(null);
  onTestFinished(async () => {
    child?.kill("SIGKILL");
    await end;
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    folder,
    get url() {
      return url;
    },
    get pid() {
      return child!.pid!;
    },
    stdout: () => out,
    stderr: () => said,
    isAlive: () => child?.exitCode === null && child.signalCode === null,
    async start() {
      const started = spawn(process.execPath, [file, command], {
        cwd: folder,
        env: cleanEnv({ PORT: "0", LOG_LEVEL: "warn", ...env() }),
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      end = once(started, "close").then(([code]) => code as number | null);
      [out, said] = ["", ""];
      started.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        out += chunk;
      });
      started.stderr.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
      });
      let isOver = false;
      void end.then(() => {
        isOver = true;
      });
      await poll(
        `"Frontdesk is in ${platform}"`,
        () => isOver || said.includes(`Frontdesk is in ${platform}`) || undefined,
      );
      if (isOver) return;
      url = /Health: (\S+)\/healthz/.exec(said)?.[1] ?? "";
      isThere(url);
    },
    async kill() {
      child?.kill("SIGKILL");
      await end;
    },
    pause: () => void child?.kill("SIGSTOP"),
    goOn: () => void child?.kill("SIGCONT"),
    ended: () => end,
    async terminate() {
      child?.kill("SIGTERM");
      return end;
    },
  };
}
