import { setTimeout as pause } from "node:timers/promises";
import type { Tencent } from "./tencent.ts";

/** The newest of at least so many. */
export async function codeFor(phone: string, tencent: Tencent, least: number): Promise<string | undefined> {
  for (let look = 0; look < 15; look += 1) {
    const texts = (await tencent.phone()).filter(({ to }) => to.endsWith(phone));
    if (texts.length >= least) return texts.at(-1)!.code;
    await pause(50);
  }
  return undefined;
}

export function other(code: string): string {
  return code === "123456" ? "654321" : "123456";
}
