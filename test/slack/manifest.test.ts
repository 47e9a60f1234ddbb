import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { verbs } from "../../adapters/chat/verbs.ts";
import { doing } from "../../adapters/slack/keys.ts";
import { readEvent, readOrder, readShortcut } from "../../adapters/slack/read/read.ts";
import { scopes } from "../../adapters/slack/settings.ts";

interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: {
    app_home: { home_tab_enabled: boolean; messages_tab_enabled: boolean; messages_tab_read_only_enabled: boolean };
    slash_commands: {
      command: string;
      description: string;
      usage_hint: string;
      should_escape: boolean;
      url?: string;
    }[];
    shortcuts: { name: string; type: string; callback_id: string; description: string }[];
  };
  oauth_config: { redirect_urls?: string[]; scopes: { bot: string[]; bot_optional: string[] } };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { is_enabled: boolean; request_url?: string; message_menu_options_url?: string };
    socket_mode_enabled: boolean;
  };
}

const read = (name: string): Manifest =>
  JSON.parse(readFileSync(new URL(`../../adapters/slack/${name}`, import.meta.url), "utf8"));
const socket = read("manifest.json");
const http = read("manifest.http.json");

/** What Slack wants granted before it sends an event; for the others nothing. */
const scopeOf: Record<string, string | undefined> = {
  app_mention: "app_mentions:read",
  "message.im": "im:history",
  user_change: "users:read",
};

describe("the manifest", () => {
  const { bot, bot_optional } = socket.oauth_config.scopes;

  test("asks for the least: what it can do without is optional, and the history of channels is not in it", () => {
    expect(bot).toEqual(scopes);
    expect(scopes).toEqual(["commands", "chat:write", "im:write", "app_mentions:read", "users:read"]);
    expect(bot_optional).toEqual(["im:history", "usergroups:read"]);
  });

  test("has the scope of each event it subscribes to, and no scope of an event it doesn't", () => {
    const events = socket.settings.event_subscriptions.bot_events;
    for (const event of events) if (scopeOf[event]) expect([...bot, ...bot_optional]).toContain(scopeOf[event]);
    for (const [event, scope] of Object.entries(scopeOf))
      if ([...bot, ...bot_optional].includes(scope!)) expect(events).toContain(event);
  });

  test("subscribes to what is read, and to what ends an installation", () => {
    const whole = { team_id: "T1", event_id: "Ev1" };
    const said = { user: "U9", channel: "D3", ts: "1.2", text: "help" };
    const samples: Record<string, object> = {
      app_home_opened: { type: "app_home_opened", user: "U9", tab: "home" },
      app_mention: { type: "app_mention", ...said },
      "message.im": { type: "message", channel_type: "im", ...said },
    };
    for (const event of Object.values(samples)) expect(readEvent({ ...whole, event }, ["open"])).toBeDefined();
    expect(socket.settings.event_subscriptions.bot_events).toEqual(
      [...Object.keys(samples), "app_uninstalled", "tokens_revoked", "user_change"].sort(),
    );
  });

  test("has the shortcuts that are read, and their names fit", () => {
    const shortcuts = socket.features.shortcuts;
    expect(shortcuts.map(({ callback_id }) => callback_id)).toEqual([doing.open, doing.openFromMessage]);
    for (const { name, callback_id } of shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(readShortcut({ team: { id: "T1" }, user: { id: "U9" }, action_ts: "1.2", callback_id })).toBeDefined();
    }
  });

  test("hints at words that the command understands, and gets mentions as ids", () => {
    const [command] = socket.features.slash_commands;
    expect(command).toMatchObject({ command: "/account", should_escape: true });
    const words = command!.usage_hint.split(" | ");
    expect(words).toEqual(verbs);
    for (const word of words) expect(readOrder(word, ["open"])).toMatchObject({ verb: word });
  });

  test("shows the Home tab and lets people write to the bot", () => {
    expect(socket.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  test("describes the app within Slack's limits", () => {
    const { name, description, long_description } = socket.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long_description.length).toBeGreaterThan(174);
    expect(long_description.length).toBeLessThanOrEqual(4000);
  });

  test("over HTTP is the same app, with an address wherever Slack calls, the lists of menus included", () => {
    const url = "https://frontdesk.example.com/slack/events";
    const { settings, features, oauth_config } = http;
    expect(settings).toEqual({
      ...socket.settings,
      socket_mode_enabled: false,
      event_subscriptions: { ...socket.settings.event_subscriptions, request_url: url },
      interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
    });
    expect(features).toEqual({
      ...socket.features,
      slash_commands: socket.features.slash_commands.map((command) => ({ ...command, url })),
    });
    expect(oauth_config).toEqual({
      ...socket.oauth_config,
      redirect_urls: ["https://frontdesk.example.com/slack/oauth_redirect"],
    });
    expect(http.display_information).toEqual(socket.display_information);
    expect(socket.settings.socket_mode_enabled).toBe(true);
  });
});
