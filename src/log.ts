import { pino } from "pino";

/** Structured lines on stderr. Callers pass names and numbers, never what people typed. */
export type Log = Pick<import("pino").Logger, "debug" | "info" | "warn" | "error">;

export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, pino.destination({ dest: 2, sync: true }));
}
