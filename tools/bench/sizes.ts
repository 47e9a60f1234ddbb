import { fork } from "node:child_process";
import { bodyOf } from "../../src/ledger/rows/case-body.ts";
import { engine } from "./engine.ts";
import { fileGrowth } from "./file-growth.ts";
import { passedThrough } from "./play.ts";
import { commitsOf } from "./play-on-ledger.ts";
import { trivialAccountFlow, trivialReaders } from "./readers.ts";
import type { Row } from "./report.ts";
import { switchBot } from "./switch.ts";
import { accountTalk } from "./talk.ts";

const noticed = "an operator with many open requests needs a larger disk and a longer backup";

/**
 * Measures the bytes of an open case, on average over the points of the talk at which it is open, the largest body in its
 * row, and what each turn adds to a ledger's file.
 */
export async function sizes(): Promise<Row[]> {
  const [ours, other] = [
    jsonBytes(passedThrough(engine(trivialAccountFlow), accountTalk, "R-7K2P")),
    jsonBytes(passedThrough(switchBot(trivialReaders), accountTalk, "R-7K2P")),
  ];
  const [text, otherText] = [await heapBytes("engine", "text"), await heapBytes("switch", "text")];
  const [parsed, otherParsed] = [await heapBytes("engine", "parsed"), await heapBytes("switch", "parsed")];
  const growth = await fileGrowth();
  return [
    row("unsealed state as JSON", ours, other),
    largest(),
    row("heap of an open case, as text on a map", text, otherText),
    row("heap of an open case, parsed", parsed, otherParsed),
    {
      ...{ what: "file of a ledger, a turn more", ours: bytes(growth), other: "" },
      ratio: { median: growth, low: growth, high: growth },
      mark: { most: 200, noticed: "a ledger of years needs a larger disk and a longer backup" },
    },
  ];
}

/** The largest body that a row of the ledger has in the talk, before it is sealed, against the switch's without the columns. */
function largest(): Row {
  const kept = commitsOf(trivialAccountFlow, accountTalk, "R-7K2P").map((commit) => bodyOf(commit.case));
  const columns = ["id", "flow", "world", "version", "owner", "opened", "due"];
  const others = passedThrough(switchBot(trivialReaders), accountTalk, "R-7K2P").map(({ text }) =>
    JSON.stringify(JSON.parse(text), (key, value) => (columns.includes(key) ? undefined : value)),
  );
  const longest = (texts: string[]) => Math.max(...texts.slice(0, -1).map((text) => Buffer.byteLength(text)));
  return row("largest stored state", longest(kept), longest(others), 3.5);
}

const bytes = (count: number) => `${Math.round(count)} bytes`;

function row(what: string, ours: number, other: number, most = 2): Row {
  const times = ours / other;
  return {
    what,
    ours: bytes(ours),
    other: bytes(other),
    ratio: { median: times, low: times, high: times },
    mark: { most, noticed },
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
