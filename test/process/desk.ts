import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { inject, onTestFinished } from "vitest";
import { behind } from "../door.ts";
import { sharedClock } from "./shared-clock.ts";

/** What npm starts. */
export const entry = resolve("frontdesk.mjs");
/** The same as all tests share it, which starts sooner. */
export const program = await behind(inject("programDoor"));

export const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

export interface Post {
  type: "post";
  case: string;
  question: string | null;
  text: string;
  choices: { key: string; label: string }[];
  secret: boolean;
}

/** What `chat --json` prints. */
export type Line =
  | Post
  | { type: "listening"; url: string }
  | { type: "sms"; to: string; text: string; code: string }
  | { type: "progress"; stage: string }
  | { type: "link"; case: string; url: string; words: string; until: number }
  | { type: "reveal"; case: string; secret: string }
  | { type: "closed"; case: string; state: string; result: { uin?: string; requestId?: string } };

export type LineOf<T extends Line["type"]> = Extract<Line, { type: T }>;

const inOrder = [
  "type",
  "mail",
  "country",
  "phone",
  "name",
  "industry",
  "subindustry",
  "review",
  "password",
  "code",
] as const;

/** What a post asks for; `go` is a press without which nothing is sent again. Words may change, so none is looked at. */
export type Step = (typeof inOrder)[number] | "go";

export function stepOf({ text, choices, secret }: Post): Step {
  if (secret) return "password";
  const keys = choices.map(({ key }) => key);
  if (keys.includes("go")) return keys.includes("edit:mail") ? "review" : "go";
  const [, number = ""] = / step (\d+) of 10$/m.exec(text) ?? [];
  return inOrder[Number(number) - 1] ?? "go";
}

export function tempFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, "frontdesk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Longer than a busy machine keeps a desk from its next line, and shorter than a test may take. */
const patienceMs = 100_000;

/** Only what a command needs of our own environment, so that the developer's settings do not leak in. */
export function cleanEnv(env: Record<string, string> = {}): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME, ...sharedClock(), ...env };
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command that ends by itself. `uid` makes it another user's; `entryFile` may be another checkout's. */
export async function run(
  folder: string,
  args: string[],
  env: Record<string, string> = {},
  input = "",
  uid?: number,
  entryFile = program,
): Promise<Ended> {
  const child = spawn(process.execPath, [entryFile, ...args], {
    cwd: folder,
    env: cleanEnv({ PORT: "0", ...env }),
    ...(uid !== undefined && { uid, gid: uid }),
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  child.stdin.on("error", () => {}).end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}

export type Desk = ReturnType<typeof startDesk>;

/** `chat --json`, driven line by line. `entryFile` may be another build's. */
export function startDesk(folder: string, env: Record<string, string> = {}, entryFile = program, kind: string[] = []) {
  const child = spawn(process.execPath, [entryFile, "chat", ...kind, "--json"], {
    cwd: folder,
    env: cleanEnv({ PORT: "0", ...env }),
  });
  const lines: Line[] = [];
  let raw = "";
  let read = 0;
  let wake = () => {};
  let upAt: number | undefined;
  let ended: { code: number | null; signal: NodeJS.Signals | null } | undefined;
  const exit = (once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>).then(([code, signal]) => {
    ended = { code, signal };
    wake();
    return ended;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (raw += chunk));
  child.stdin.on("error", () => {}); // it may be dead already
  createInterface({ input: child.stdout }).on("line", (line) => {
    upAt ??= Date.now();
    raw += `${line}\n`;
    lines.push(JSON.parse(line) as Line);
    wake();
  });

  /** The next unread line; undefined once the desk has ended. */
  async function next(): Promise<Line | undefined> {
    while (read >= lines.length) {
      if (ended) return undefined;
      const isLate = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), patienceMs);
        wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
      });
      if (isLate) throw new Error(`The desk said nothing for ${patienceMs / 1_000} s, after:\n${raw.slice(-2_000)}`);
    }
    read += 1;
    return lines[read - 1];
  }

  /** Skips to the next line of a type that fits. @throws when the desk ends before it. */
  async function until<T extends Line["type"]>(
    type: T,
    fits: (line: LineOf<T>) => boolean = () => true,
  ): Promise<LineOf<T>> {
    for (;;) {
      const line = await next();
      if (!line) throw new Error(`The desk ended before a ${type} that fits:\n${raw}`);
      if (line.type === type && fits(line as LineOf<T>)) return line as LineOf<T>;
    }
  }

  return {
    pid: child.pid!,
    lines,
    exit,
    /** When it said its first line. */
    upAt: () => upAt,
    next,
    until,
    /** Everything it wrote, on both outputs. */
    raw: () => raw,
    /** The next question, or the next one for `step`. */
    asks: (step?: Step) => until("post", (post) => post.question !== null && (!step || stepOf(post) === step)),
    says: (text: string) => void child.stdin.write(`${text}\n`),
    presses: (key: string) => void child.stdin.write(`${JSON.stringify({ press: key })}\n`),
    endInput: () => void child.stdin.end(),
    kill(signal: NodeJS.Signals = "SIGKILL") {
      child.kill(signal);
      return exit;
    },
  };
}

/** As `startDesk`, gone when the test is over. */
export function deskFor(folder: string, env?: Record<string, string>, entryFile?: string, kind?: string[]): Desk {
  const desk = startDesk(folder, env, entryFile, kind);
  onTestFinished(async () => void (await desk.kill()));
  return desk;
}

export async function readJson<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}
