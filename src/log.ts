import { pino } from "pino";

/** Callers pass names and numbers, never what people typed. */
export type Log = Pick<import("pino").Logger, "debug" | "info" | "warn" | "error">;

/** Structured lines on stderr, or in `file`. */
export function createLog(level: string, file?: string): Log {
  const dest = pino.destination({ dest: file ?? 2, sync: true, mkdir: true });
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, dest);
}
