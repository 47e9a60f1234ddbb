import type { Durations } from "../flows/durations.ts";
import { part } from "../machine/part.ts";
import type { Sandbox } from "../practice/server.ts";

/** The practice Tencent inside this process, with its books in a file. It asks for the same pauses that the desk keeps, and is loaded only while practising. */
export async function startPractice(books: string, times: Durations): Promise<Sandbox> {
  const { startSandbox } = await part(import("../practice/server.ts"));
  return startSandbox({
    file: books,
    textGapMs: Math.max(0, times.textAgainMs - 5_000),
    codeMinutes: times.codeFreshMs / 60_000,
  });
}
