import { engine } from "./engine.ts";
import { passedThrough } from "./play.ts";
import { trivialAccountFlow, trivialReaders } from "./readers.ts";
import { switchBot } from "./switch.ts";
import { accountTalk } from "./talk.ts";

/**
 * A process that `sizes.ts` starts with --expose-gc: it holds many open cases at every point of the talk, and prints
 * what one takes.
 */
const count = 15_000;
const [, , bot, held] = process.argv;
const passed =
  bot === "engine"
    ? passedThrough(engine(trivialAccountFlow), accountTalk, "R-7K2P")
    : passedThrough(switchBot(trivialReaders), accountTalk, "R-7K2P");
const points = passed.slice(0, -1);

const cases = new Map<number, unknown>();
const before = heapUsed();
for (let i = 0; i < count; i++) {
  // a flat string, as one read from a store is
  const text = Buffer.from(points[i % points.length]!.text.replaceAll("R-7K2P", `R-${i}`)).toString("latin1");
  cases.set(i, held === "text" ? text : JSON.parse(text));
}
const bytes = (heapUsed() - before) / cases.size;
process.send?.(bytes, () => process.disconnect());

function heapUsed(): number {
  globalThis.gc!();
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
}
