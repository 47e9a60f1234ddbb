import { type Logger, LogLevel } from "@slack/bolt";
import type { ChatLog } from "../../chat/settings.ts";

/** Puts Bolt's log lines into ours, except those of level debug, which contain whole payloads. */
export function boltLog(log: ChatLog): Logger {
  const line = (said: unknown[]) => said.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
  return {
    debug() {},
    info: (...said) => log.debug({}, line(said)),
    warn: (...said) => log.warn({}, line(said)),
    error: (...said) => log.error({}, line(said)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
