import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Durations } from "./flows/durations.ts";
import { closeToOthers, makeFolderOf, ownFile } from "./own-files.ts";
import type { Sandbox } from "./sandbox/server.ts";

/** The practice Tencent inside this process, its books beside the ledger. It asks for the same pauses that the desk keeps, and is loaded only while practising. */
export async function startPractice(ledgerFile: string, times: Durations): Promise<Sandbox> {
  const { startSandbox } = await import("./sandbox/server.ts");
  return startSandbox({
    file: join(dirname(ledgerFile), "practice.db"),
    textGapMs: Math.max(0, times.textAgainMs - 5_000),
    codeMinutes: times.codeFreshMs / 60_000,
  });
}

/** While practising, a key is made at the first start. For the real Tencent the operator brings one. */
export function practiceKey(ledgerFile: string): string {
  const file = join(dirname(ledgerFile), "practice.key");
  if (!existsSync(file)) makeKey(file);
  closeToOthers(file);
  return readFileSync(file, "utf8").trim();
}

/** The one that was made before, if there is one. */
export function practiceKeyThere(ledgerFile: string): string | undefined {
  const file = join(dirname(ledgerFile), "practice.key");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** Whole or not at all, and one only, whoever dies or starts beside us. */
function makeKey(file: string): void {
  const draft = `${file}.${process.pid}`;
  makeFolderOf(file);
  writeFileSync(draft, `${randomBytes(32).toString("base64")}\n`, { mode: ownFile });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}
