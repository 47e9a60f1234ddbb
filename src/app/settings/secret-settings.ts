import type { Config } from "./config.ts";

/** The settings whose values nobody but the desk may know. */
export const secretSettings = [
  "FRONTDESK_KEY",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "DISCORD_TOKEN",
  "TENCENTCLOUD_SECRET_KEY",
  "TENCENTCLOUD_SESSION_TOKEN",
  "CHAT_SECRET_KEY",
] as const satisfies readonly (keyof Config)[];

/** Takes the secrets out of the settings, once everything that needed them has ended. */
export function forgetSecrets(config: Config): void {
  for (const name of secretSettings) delete config[name];
}
