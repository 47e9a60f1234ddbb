import { clearScreenDown, createInterface, cursorTo, moveCursor } from "node:readline";
import { Writable } from "node:stream";
import { columnsOf } from "./wrap.ts";

/** Reads lines that are typed or piped, one at a time. */
export interface Lines {
  /**
   * The next line. Undefined when there will be no more. A masked line leaves nothing on the screen. `moved` when the
   * signal comes first: then the prompt is gone, and what was typed stands at the next one, unless one of them is masked.
   */
  next(prompt: string, masked?: boolean, until?: AbortSignal): Promise<string | undefined | typeof moved>;
  /** Writes a line above the prompt, without disturbing what is being typed. */
  print(line: string): void;
  close(): void;
  /** Whether the terminal itself went away. */
  isGone(): boolean;
}

/** What was asked is not asked any more. */
export const moved = Symbol("moved");

/** Lines from a script: no prompt, no echo, nothing on the output but what is printed. */
export function pipedLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Lines {
  const reader = createInterface({ input, terminal: false });
  const queue = queueOf(reader);
  return {
    next: () => queue.take(),
    print: (line) => void output.write(`${line}\n`),
    close: () => reader.close(),
    isGone: () => false,
  };
}

/** Lines from a person: readline edits the line, and a masked line never reaches the screen. */
export function typedLines(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Lines {
  let asking: { prompt: string; masked: boolean } | undefined;
  let isMuted = false;
  let carried = "";
  const echo = Object.assign(new Writable({ decodeStrings: false, write: show }), { columns: columnsOf(output) });
  const reader = createInterface({ input, output: echo, terminal: true, historySize: 0 });
  const queue = queueOf(reader);
  let isGone = false;
  reader.on("error", () => {
    if (isGone) return; // this handler is called again while closing
    isGone = true;
    reader.close();
  });
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  output.on("resize", resized);

  /** Shows what was typed ahead, as soon as the prompt for it stands. */
  function show(chunk: string, _: string, shown: () => void): void {
    if (asking && !isMuted) output.write(asking.masked ? chunk.replace(/[^\r\n]/g, "") : chunk);
    shown();
  }

  function resized(): void {
    echo.columns = columnsOf(output);
    echo.emit("resize");
  }

  /** Readline miscounts the rows of what was pasted, so the screen is cleared without it. */
  function takeBack(): string {
    const typed = reader.line;
    const rows = asking && !asking.masked ? reader.getCursorPos().rows : 0;
    isMuted = true;
    reader.write(null, { ctrl: true, name: "e" });
    reader.write(null, { ctrl: true, name: "u" });
    isMuted = false;
    if (asking) {
      moveCursor(output, 0, -rows);
      clearLine();
    }
    return typed;
  }

  /** Takes a prompt away. What was typed at it stands at the next one, unless one of them is masked. */
  function putOff(): void {
    const isMasked = asking?.masked;
    const typed = takeBack();
    carried = isMasked ? "" : typed;
    asking = undefined;
  }

  function invite(typed: string): void {
    if (!asking) return;
    reader.setPrompt(asking.masked ? "" : asking.prompt);
    if (asking.masked) output.write(asking.prompt);
    else reader.prompt();
    if (typed) reader.write(typed);
  }

  function clearLine(): void {
    cursorTo(output, 0);
    clearScreenDown(output);
  }

  return {
    async next(prompt, masked = false, until) {
      if (until?.aborted && !queue.isReady()) return moved;
      if (queue.isReady()) {
        const ahead = await queue.take();
        if (typeof ahead === "string") output.write(`${prompt}${masked ? "" : ahead}\n`);
        return ahead;
      }
      const typed = (masked ? "" : carried) + takeBack();
      carried = "";
      asking = { prompt, masked };
      invite(typed);
      const line = await queue.take(() => {
        asking = undefined;
      }, until);
      if (line === moved) putOff();
      if (line === undefined) clearLine();
      return line;
    },
    print(line) {
      if (!asking) return void output.write(`${line}\n`);
      const typed = takeBack();
      output.write(`${line}\n`);
      invite(typed);
    },
    close() {
      if (asking) takeBack();
      asking = undefined;
      output.off("resize", resized);
      reader.close();
    },
    isGone: () => isGone,
  };
}

function queueOf(reader: ReturnType<typeof createInterface>) {
  const early: string[] = [];
  let taker: ((line: string | undefined) => void) | undefined;
  let ended = false;
  reader.on("line", (line) => {
    if (taker) taker(line);
    else early.push(line);
  });
  reader.on("close", () => {
    ended = true;
    taker?.(undefined);
  });
  return {
    isReady: () => early.length > 0 || ended,
    /** `taken` runs before anything else of the same chunk is echoed. */
    take(taken: () => void = () => {}, until?: AbortSignal): Promise<string | undefined | typeof moved> {
      if (early.length > 0 || ended) return Promise.resolve(early.shift());
      return new Promise((resolve) => {
        const give = () => {
          taker = undefined;
          resolve(moved);
        };
        until?.addEventListener("abort", give, { once: true });
        taker = (line) => {
          until?.removeEventListener("abort", give);
          taker = undefined;
          taken();
          resolve(line);
        };
      });
    },
  };
}
