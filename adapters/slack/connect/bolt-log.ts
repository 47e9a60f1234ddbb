import { type Logger, LogLevel } from "@slack/bolt";
import type { SlackLog } from "../settings.ts";

/** Bolt's own words in our log. Its debug lines would hold whole payloads, so they go nowhere. */
export function boltLog(log: SlackLog): Logger {
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
