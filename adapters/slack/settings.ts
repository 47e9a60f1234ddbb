import type { SocketModeReceiverOptions, webApi } from "@slack/bolt";
import { type Enrolled, StartError } from "../../src/desk/platform.ts";
import type { ChatSettings } from "../chat/settings.ts";

/** The adapter's settings, as the operator has set them. */
export interface SlackSettings extends ChatSettings<StartError> {
  /** How Slack reaches us: over sockets that we open, or by signed requests to our own port. */
  reached: { by: "socket"; appToken: string } | { by: "http"; signingSecret: string };
  /** One workspace, or as many as install the app. */
  workspaces: { botToken: string } | OAuth;
  /**
   * The workspaces that are served, by their ids or those of their organisations. `*` is every workspace that has the
   * app.
   */
  teams: Enrolled;
  /** User groups (S…) and people (U…, W…) who may open requests. Every member of the workspace if the list is empty. */
  agentGroups: readonly string[];
  /** Channels in which requests may be opened, beside private messages. Every channel if the list is empty. */
  channels: readonly string[];
  /** The address of the Web API, which ends in `/api/`. */
  apiUrl: string;
  /** The proxy for all calls and sockets. */
  proxy?: { fetch: webApi.FetchFunction; dispatcher: NonNullable<SocketModeReceiverOptions["dispatcher"]> };
}

export interface OAuth {
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  authorizeUrl?: string;
}

/** The bot's only token is for a workspace that is not served, or for no workspace. */
export class WrongWorkspace extends StartError {
  override name = "WrongWorkspace" as const;
}

export type TokenSetting = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";

const where: Record<TokenSetting, string> = {
  SLACK_BOT_TOKEN: "api.slack.com/apps > your app > Install App",
  SLACK_APP_TOKEN: "api.slack.com/apps > your app > Basic Information > App-Level Tokens",
};

/** Slack has revoked the token. */
export class LostToken extends StartError {
  override name = "LostToken" as const;

  constructor(setting: TokenSetting, code: string) {
    super(`Slack does not take ${setting} any more (${code}). Get a new one at ${where[setting]}, then start again.`);
  }
}

/** Slack knows a token and does not let it do what a start needs. */
export class RefusedToken extends StartError {
  override name = "RefusedToken" as const;

  constructor(setting: TokenSetting, code: string) {
    const isScope = setting === "SLACK_APP_TOKEN" && code === "missing_scope";
    super(
      isScope
        ? `SLACK_APP_TOKEN lacks the scope connections:write. Generate one with it at ${where[setting]}.`
        : `Slack refuses ${setting} (${code}). Look at ${where[setting]}, then start again.`,
    );
  }
}

/** The bot lacks the scope to read the user groups of SLACK_AGENT_GROUPS. */
export class LacksScope extends StartError {
  override name = "LacksScope" as const;

  constructor() {
    super(
      "SLACK_AGENT_GROUPS names user groups, and the bot lacks the scope usergroups:read that tells who is in them. " +
        "Add it at api.slack.com/apps > your app > OAuth & Permissions > Scopes (the manifest lists it as optional) and " +
        "reinstall the app, or name people (U0123ABCD).",
    );
  }
}

/** The scopes that an installation asks for. The manifests list the same. */
export const scopes = ["commands", "chat:write", "im:write", "app_mentions:read", "users:read"];

/** The scope that is needed as well when SLACK_AGENT_GROUPS has user groups. */
export const groupScope = "usergroups:read";
