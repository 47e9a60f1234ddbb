import type { Reception } from "../../../src/desk/platform.ts";
import type { Workspaces } from "../connect/workspace.ts";
import type { SlackWayIn } from "../front.ts";
import type { SlackSettings } from "../settings.ts";
import type { OpenModals } from "../show/modals.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Presenter } from "../show/presenter.ts";
import type { Reveals } from "../show/reveals.ts";
import type { Speaker } from "../show/speaker.ts";

/** What the handlers of deliveries need. */
export interface ActParts {
  settings: SlackSettings;
  /** For fields whose choices are searched. */
  reception: Pick<Reception, "search">;
  workspaces: Workspaces;
  wayIn: SlackWayIn;
  /** The case that a thread in a channel is about. */
  ofThread: (team: string, channel: string, thread: string) => Promise<string | undefined>;
  modals: OpenModals;
  reveals: Reveals;
  outlet: Outlet;
  speaker: Speaker;
  presenter: Presenter;
}

/** Answers a delivery. */
export type Ack = (said?: unknown) => Promise<void>;
