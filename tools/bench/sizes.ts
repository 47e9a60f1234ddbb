import { fork } from "node:child_process";
import { engine } from "./engine.ts";
import { passedThrough } from "./play.ts";
import { trivialAccountFlow, trivialReaders } from "./readers.ts";
import type { Row } from "./report.ts";
import { switchBot } from "./switch.ts";
import { accountTalk } from "./talk.ts";

/** Measures the bytes of an open case, on average over the points of the talk at which it is open. */
export async function sizes(): Promise<Row[]> {
  const [ours, other] = [
    jsonBytes(passedThrough(engine(trivialAccountFlow), accountTalk, "R-7K2P")),
    jsonBytes(passedThrough(switchBot(trivialReaders), accountTalk, "R-7K2P")),
  ];
  const [text, otherText] = [await heapBytes("engine", "text"), await heapBytes("switch", "text")];
  const [parsed, otherParsed] = [await heapBytes("engine", "parsed"), await heapBytes("switch", "parsed")];
  return [
    row("unsealed state as JSON", ours, other),
    row("heap of an open case, as text on a map", text, otherText),
    row("heap of an open case, parsed", parsed, otherParsed),
  ];
}

function row(what: string, ours: number, other: number): Row {
  const times = ours / other;
  const bytes = (count: number) => `${Math.round(count)} bytes`;
  return {
    what,
    ours: bytes(ours),
    other: bytes(other),
    ratio: { median: times, low: times, high: times },
    mark: { most: 2, noticed: "an operator with many open requests needs a larger disk and a longer backup" },
  };
}

function jsonBytes(passed: { text: string }[]): number {
  const open = passed.slice(0, -1);
  return open.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / open.length;
}

/** The bytes of a case in the heap, counted in a process of its own so that only cases are in that heap. */
function heapBytes(bot: "engine" | "switch", held: "text" | "parsed"): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./heap.js", import.meta.url), [bot, held], { execArgv: ["--expose-gc"] });
    child.once("message", (bytes) => resolve(Number(bytes)));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The heap was not counted: exit code ${code}.`)));
  });
}
