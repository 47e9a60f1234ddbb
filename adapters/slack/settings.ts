import type { SocketModeReceiverOptions, webApi } from "@slack/bolt";
import type { Choice } from "../../src/conversation/types.ts";
import { type Enrolled, type ShownCard, StartError } from "../../src/desk/platform.ts";

/** What the desk's owner has decided. */
export interface SlackSettings {
  world: ShownCard["world"];
  /** With its slash. */
  command: string;
  /** The kinds of request that can be opened, each its id and name; the first is the usual one. */
  flows: Choice[];
  /** How Slack reaches us: over sockets that we open, or by signed requests to our own port. */
  reached: { by: "socket"; appToken: string } | { by: "http"; signingSecret: string };
  /** One workspace, or as many as install the app. */
  workspaces: { botToken: string } | OAuth;
  /** Workspaces that are served, by their ids or those of their organisations; `*` is every one that has the app. */
  teams: Enrolled;
  /** Members of these user groups (S…) and these people (U…, W…) may open requests; every member of the workspace if there are none. */
  agentGroups: readonly string[];
  /** Requests may be opened in these channels and in private; in every channel if there are none. */
  channels: readonly string[];
  /** Where those who run the desk read, an address; whoever presses there is one of them. */
  operators?: string;
  /** Ends in `/api/`. */
  apiUrl: string;
  /** What all calls and sockets go through. */
  proxy?: { fetch: webApi.FetchFunction; dispatcher: NonNullable<SocketModeReceiverOptions["dispatcher"]> };
  clock: () => number;
  log: SlackLog;
  /** Called once when Slack no longer takes our token: nobody but a person can mend that. */
  onLost: (error: LostToken) => void;
}

export interface OAuth {
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  authorizeUrl?: string;
}

/** Names and numbers, never what people typed. */
export type SlackLog = Record<"debug" | "info" | "warn" | "error", (fields: object, words: string) => void>;

/** The bot's one token is for a place that is not served, or is no workspace. */
export class WrongWorkspace extends StartError {
  override name = "WrongWorkspace" as const;
}

/** Slack has taken a token back. */
export class LostToken extends StartError {
  override name = "LostToken" as const;

  constructor(setting: string, code: string) {
    super(`Slack does not take ${setting} any more (${code}). Get a new one at api.slack.com/apps, then start again.`);
  }
}

/** The bot may not look into the user groups it was told of. */
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

/** What an installation asks for; the manifests list the same. */
export const scopes = ["commands", "chat:write", "im:write", "app_mentions:read", "users:read"];

/** And where user groups say who may open requests. */
export const groupScope = "usergroups:read";
