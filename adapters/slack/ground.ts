import type { Reception } from "../../src/desk/platform.ts";
import type { WayIn } from "../chat/arrive.ts";
import type { Deliveries } from "../chat/deliveries.ts";
import type { Asking } from "../chat/last-asked.ts";
import type { Workspaces } from "./connect/workspace.ts";
import type { SlackSettings } from "./settings.ts";
import type { Readers } from "./show/languages.ts";
import type { OpenModals } from "./show/modals.ts";
import type { Places, Visit } from "./show/places.ts";

/**
 * The parts that are made first and that all other parts of the Slack adapter use: settings, memory and what is asked
 * of Slack.
 */
export interface Ground {
  settings: SlackSettings;
  deliveries: Deliveries;
  reception: Reception;
  asking: Asking;
  workspaces: Workspaces;
  readers: Readers;
  places: Places;
  modals: OpenModals;
}

export type SlackWayIn = WayIn<Visit>;
