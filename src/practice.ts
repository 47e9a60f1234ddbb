import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Durations } from "./flows/durations.ts";
import { type Sandbox, startSandbox } from "./sandbox/server.ts";

/** The practice Tencent inside this process, its books beside the ledger. It asks for the same pauses that the desk keeps. */
export function startPractice(ledgerFile: string, times: Durations): Promise<Sandbox> {
  return startSandbox({
    file: join(dirname(ledgerFile), "practice.db"),
    textGapMs: Math.max(0, times.textAgainMs - 5_000),
    codeMinutes: times.codeFreshMs / 60_000,
  });
}

/** While practising, a key is made at the first start. For the real Tencent the operator brings one. */
export function practiceKey(ledgerFile: string): string {
  const file = join(dirname(ledgerFile), "practice.key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const key = randomBytes(32).toString("base64");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: "wx" });
  return key;
}
