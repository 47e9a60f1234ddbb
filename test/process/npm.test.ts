import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { cleanEnv, tempFolder } from "./desk.ts";
import { treeOf } from "./tree.ts";

/** npm, the desk that it started, and where that listens. In a group of its own, as a terminal or a service makes one. */
async function npm(...args: string[]) {
  const { folder } = treeOf();
  const child = spawn("npm", args, {
    cwd: folder,
    detached: true,
    env: cleanEnv({
      PORT: "0",
      DATABASE_URL: `sqlite:${tempFolder()}/frontdesk.db`,
      npm_config_update_notifier: "false",
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe("ESRCH"); // all of it is gone
    }
  });
  const exit = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`It ended:\n${said}`)));
  });
  return { pid: child.pid!, url, exit };
}

/** Resolves once nobody listens there and the port is free. @throws with the deadline, when somebody still does */
async function isFree(url: string): Promise<void> {
  for (const deadline = performance.now() + 20_000; ; await pause(50)) {
    const server = createServer();
    const isOurs = await new Promise((resolve) => {
      server.once("error", () => resolve(false)).listen(Number(new URL(url).port), "127.0.0.1", () => resolve(true));
    });
    server.close();
    if (isOurs) return;
    if (performance.now() > deadline) throw new Error(`Somebody still listens at ${url} after 20 s.`);
  }
}

describe("a process that npm started ends with npm", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s to npm is the desk's, and npm waits until it is gone",
    async (signal) => {
      const { pid, url, exit } = await npm("start", "--", "--page");
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      process.kill(pid, signal);
      expect(await exit).toEqual([0, null]);
      await isFree(url);
    },
  );

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s to the whole group comes twice, and cuts nothing off",
    async (signal) => {
      const { pid, url, exit } = await npm("start", "--", "--page");
      process.kill(-pid, signal);
      expect(await exit).toEqual([0, null]);
      await isFree(url);
    },
  );

  test.each(["SIGHUP", "SIGKILL"] as const)(
    "%s ends npm without a word to the desk, which goes all the same",
    async (signal) => {
      const { pid, url, exit } = await npm("start", "--", "--page");
      process.kill(pid, signal);
      expect(await exit).toEqual([null, signal]);
      await isFree(url);
    },
  );

  test("also the practice Tencent", async () => {
    const { pid, url, exit } = await npm("run", "sandbox");
    process.kill(pid, "SIGTERM");
    expect(await exit).toEqual([0, null]);
    await isFree(url);
  });
});

test("no shell stands between npm and what it starts", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const ours = Object.entries(scripts).filter(([, script]) => script.includes("frontdesk.mjs"));
  expect(ours.length).toBeGreaterThan(5);
  expect(ours.filter(([, script]) => !script.startsWith("exec "))).toEqual([]);
});
