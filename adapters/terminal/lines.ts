import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";

/** Lines typed or piped, one at a time, as they are wanted. */
export interface Lines {
  /** `undefined` when there will be no more. A masked line leaves nothing on the screen. */
  next(prompt: string, masked?: boolean): Promise<string | undefined>;
  /** Writes above the prompt that somebody may be typing at. */
  print(line: string): void;
  close(): void;
}

export function createLines(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Lines {
  const onScreen = Boolean(input.isTTY && output.isTTY);
  const echo = new PassThrough();
  let hidden = false;
  let asking = false;
  echo.on("data", (chunk: Buffer) => output.write(hidden ? String(chunk).replace(/[^\r\n]/g, "") : chunk));
  const reader = createInterface({ input, terminal: onScreen, historySize: 0, ...(onScreen && { output: echo }) });
  const takers: ((line: string | undefined) => void)[] = [];
  const early: string[] = [];
  let ended = false;
  reader.on("line", (line) => {
    const taker = takers.shift();
    if (taker) taker(line);
    else early.push(line);
  });
  reader.on("close", () => {
    ended = true;
    for (const taker of takers.splice(0)) taker(undefined);
  });
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));

  return {
    async next(prompt, masked = false) {
      if (early.length > 0) return early.shift();
      if (ended) return undefined;
      if (onScreen) output.write(prompt);
      reader.setPrompt("");
      asking = true;
      hidden = masked;
      const line = await new Promise<string | undefined>((resolve) => takers.push(resolve));
      hidden = false;
      asking = false;
      return line;
    },
    print(line) {
      if (onScreen && asking) output.write("\r\u001b[K");
      output.write(`${line}\n`);
      if (onScreen && asking) output.write(`> ${hidden ? "" : reader.line}`);
    },
    close: () => reader.close(),
  };
}
