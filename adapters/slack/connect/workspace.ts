import type { AuthorizeResult, InstallationStore, webApi } from "@slack/bolt";

export interface Workspace extends AuthorizeResult {
  teamId: string;
  botToken: string;
}

/** The bot is not, or no longer, in that workspace. */
export class UnknownWorkspace extends Error {
  override name = "UnknownWorkspace" as const;

  constructor(team: string) {
    super(`The app is not installed in workspace ${team}.`);
  }
}

export interface Workspaces {
  /** Resolves when the tokens are known to be good, with the workspace if there is just one. @throws LostToken, WrongWorkspace */
  start(): Promise<string | undefined>;
  /** The workspaces that have the app and are served, where there can be several. */
  installed(): Promise<string[]>;
  /** Whether a workspace is one of those to serve. */
  serves(team: string): Promise<boolean>;
  /** @throws UnknownWorkspace */
  authorize(team: string): Promise<Workspace>;
  /** @throws UnknownWorkspace */
  client(team: string): Promise<webApi.WebClient>;
  forget(team: string): Promise<void>;
  /** Bolt's store of installations, if there can be several. */
  store?: InstallationStore;
}

export type Kept = Omit<Workspaces, "client">;
