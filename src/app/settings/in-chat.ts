import type { Config } from "./config.ts";

export function isInSlack(config: Config): boolean {
  return (config.SLACK_APP_TOKEN ?? config.SLACK_SIGNING_SECRET) !== undefined;
}

export function isInDiscord(config: Config): boolean {
  return config.DISCORD_TOKEN !== undefined;
}
