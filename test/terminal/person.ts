import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { onTestFinished } from "vitest";
import { cleanEnv, program } from "../process/desk.ts";
import { createGlass } from "./glass.ts";

const driver = resolve("test/terminal/keyboard.py");

/** Node has no pseudo-terminal of its own, Python does. */
export const hasPty = spawnSync("python3", ["-c", "import pty"]).status === 0;

/** Somebody before a terminal in which a desk starts; `said` is how many columns it says to have. */
export function sitDown(
  folder: string,
  env: Record<string, string> = {},
  columns = 80,
  said = columns,
  options: string[] = [],
) {
  return sitDownTo(["start", ...options], folder, env, columns, said);
}

/** Somebody before a terminal in which a command of the program runs; `entryFile` may be an installed package's. */
export function sitDownTo(
  words: readonly string[],
  folder: string,
  env: Record<string, string> = {},
  columns = 80,
  said = columns,
  entryFile = program,
) {
  const glass = createGlass(columns);
  const command = [driver, "40", String(said), process.execPath, entryFile, ...words];
  const child = spawn("python3", command, {
    cwd: folder,
    env: cleanEnv({ PORT: "0", TERM: "xterm", LANG: "C.UTF-8", ...env }),
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let wake = () => {};
  let all = "";
  let ended = false;
  child.stderr.on("data", (chunk: Buffer) => glass.show(String(chunk).replaceAll("\n", "\r\n"))); // the driver's own trouble
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    all += chunk;
    glass.show(chunk);
    wake();
  });
  const order = (what: object) => void child.stdin.write(`${JSON.stringify(what)}\n`);
  const exit = once(child, "close").then(([code]) => {
    ended = true;
    wake();
    return code as number | null;
  });

  /** Until the glass shows it, no higher than the line seen last. @throws with the glass, when it does not come */
  let seen = 0;
  async function sees(words: string): Promise<string> {
    const pattern = new RegExp(words, "gmu");
    const patience = AbortSignal.timeout(20_000);
    patience.onabort = () => wake();
    for (;;) {
      pattern.lastIndex = seen;
      const text = glass.text();
      const found = pattern.exec(text);
      if (found) {
        seen = text.lastIndexOf("\n", found.index) + 1; // a prompt may be taken away again, and its line with it
        return found[0];
      }
      if (ended || patience.aborted) throw new Error(`It never showed ${pattern}:\n${glass.text()}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  return {
    sees,
    types: (text: string) => order({ type: text }),
    /** Types a line and Enter once the question has its prompt. */
    async answers(question: string, line: string): Promise<void> {
      await sees(question);
      await sees(">$");
      seen = glass.text().length;
      order({ type: `${line}\r` });
    },
    resizes(to: number): void {
      glass.resize(to);
      order({ resize: [40, to] });
    },
    /** Closes the window. */
    hangsUp: () => order({ hang: true }),
    glass,
    /** Every byte that reached the terminal. */
    all: () => all,
    exit,
  };
}
