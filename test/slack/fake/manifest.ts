import type { FakeSlackOptions } from "./fake-slack.ts";

interface Manifest {
  features: {
    bot_user: { display_name: string };
    slash_commands?: { command: string }[];
    shortcuts?: { callback_id: string }[];
  };
  oauth_config: { scopes: { bot: string[]; bot_optional?: string[] } };
  settings: { event_subscriptions?: { bot_events?: string[] } };
}

/** The app as its manifest describes it, with the optional scopes if they were granted. */
export function fromManifest(json: string, granted: { optional: boolean }): FakeSlackOptions {
  const { features, oauth_config, settings } = JSON.parse(json) as Manifest;
  const { bot, bot_optional = [] } = oauth_config.scopes;
  return {
    botName: features.bot_user.display_name,
    commands: (features.slash_commands ?? []).map(({ command }) => command),
    shortcuts: (features.shortcuts ?? []).map(({ callback_id }) => callback_id),
    scopes: granted.optional ? [...bot, ...bot_optional] : bot,
    events: settings.event_subscriptions?.bot_events ?? [],
  };
}
