import { spawn } from "node:child_process";
import { request } from "node:http";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { poll } from "../../poll.ts";
import { cleanEnv, program } from "../../process/desk.ts";

/** A desk that practises in the browser alone. Resolves once the page is there. */
export async function startPlay(folder: string, env: Record<string, string> = {}, args = ["start", "--page"]) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: cleanEnv({ PORT: "0", ...env }),
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { url: await urlIn(child.stderr, /Practice is open in your browser: (\S+)\/ /), child };
}

/** The first address of this form that a process says. It may go on saying things. */
export function urlIn(stream: NodeJS.ReadableStream, form: RegExp): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    stream.on("data", (chunk: Buffer) => {
      said += String(chunk);
      const [, url] = form.exec(said) ?? [];
      if (url) resolve(url);
    });
    stream.on("end", () => reject(new Error(`It ended:\n${said}`)));
  });
}

/** Types into the box below a talk, as somebody does who waits until it is there. */
export async function say(page: Page, words: string, side = "agent"): Promise<void> {
  await page.fill(`#${side}-words`, words);
  await page.press(`#${side}-words`, "Enter");
  await poll("what was typed taken", async () => (await page.inputValue(`#${side}-words`)) === "" || undefined);
}

/** Waits until the open step of the walk is this one. */
export async function asks(page: Page, step: string): Promise<void> {
  await page.waitForSelector(`#step-${step}[aria-current=step]`, { timeout: 20_000 });
}

interface Raw {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** One request with headers that a browser would never send. */
export function ask(url: string, path: string, { method = "GET", headers = {}, body }: Raw = {}) {
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const asked = request(new URL(path, url), { method, headers }, async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk as string;
      resolve({ status: response.statusCode!, text, headers: response.headers });
    });
    asked.on("error", reject).end(body);
  });
}
