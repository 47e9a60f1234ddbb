import { PassThrough } from "node:stream";
import type { ReadStream } from "node:tty";
import { Stopped } from "./stopped.ts";

const ctrlC = "\u0003";
const [pasteOn, pasteOff] = ["\u001b[?2004h", "\u001b[?2004l"];
const [pasteBegins, pasteEnds] = ["\u001b[200~", "\u001b[201~"];

/**
 * The keys that are typed into this terminal. The terminal echoes nothing from `holdKeys` to `release`. Keys reach a
 * question only while it is asked, so that what is left of a paste never answers the next one. Line breaks inside a
 * paste are left out where the terminal tells pastes from keys.
 */
export interface Keys {
  /** For the library that asks. */
  input: ReadStream;
  /** Lets the keys through to what is asked. */
  during<T>(asked: () => Promise<T>): Promise<T>;
  /** Keeps the keys away while something is done; Ctrl-C ends it. @throws Stopped */
  besides<T>(work: () => Promise<T>): Promise<T>;
  release(): void;
}

export function holdKeys(terminal: ReadStream, output: NodeJS.WritableStream): Keys {
  const through = new PassThrough();
  const input = Object.assign(through, { isTTY: true, setRawMode: () => input }) as unknown as ReadStream & PassThrough;
  let isAsked = false;
  let isPaste = false;
  let stop = () => {};
  const take = (chunk: Buffer) => {
    const text = chunk.toString("latin1"); // a byte a letter, so that no letter is cut in two
    if (!isAsked) {
      if (text.includes(ctrlC)) stop();
      return;
    }
    let rest = text;
    let passed = "";
    while (rest !== "") {
      const mark = isPaste ? pasteEnds : pasteBegins;
      const at = rest.indexOf(mark);
      const part = at < 0 ? rest : rest.slice(0, at);
      passed += isPaste ? part.replace(/[\r\n\t\u001b]+/g, "") : part;
      rest = at < 0 ? "" : rest.slice(at + mark.length);
      if (at >= 0) isPaste = !isPaste;
    }
    if (passed !== "") through.write(Buffer.from(passed, "latin1"));
  };
  terminal.setRawMode(true);
  terminal.on("data", take);
  terminal.resume();
  output.write(pasteOn);
  return {
    input,
    async during(asked) {
      isAsked = true;
      try {
        return await asked();
      } finally {
        isAsked = false;
        isPaste = false;
        through.read();
      }
    },
    async besides(work) {
      const stopped = new Promise<never>((_, reject) => {
        stop = () => reject(new Stopped());
      });
      return Promise.race([work(), stopped]).finally(() => {
        stop = () => {};
      });
    },
    release() {
      output.write(pasteOff);
      terminal.off("data", take);
      terminal.setRawMode(false);
      terminal.pause();
    },
  };
}
