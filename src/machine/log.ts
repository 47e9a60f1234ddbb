import { pino } from "pino";
import { closeToOthers, makeFolderOf, ownFile } from "./private-files.ts";

/** The log. Callers pass names and numbers, never what people typed. */
export type Log = Pick<import("pino").Logger, "debug" | "info" | "warn" | "error">;

/** Structured lines on stderr, or in `file`. */
export function createLog(level: string, file?: string): Log {
  if (file !== undefined) {
    makeFolderOf(file);
    closeToOthers(file);
  }
  const dest = pino.destination({ dest: file ?? 2, sync: true, mode: ownFile });
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, dest);
}
