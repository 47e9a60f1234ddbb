import type { Reception } from "../../src/desk/platform.ts";
import type { WayIn } from "../chat/arrive.ts";
import type { Deliveries } from "../chat/deliveries.ts";
import type { Asking } from "../chat/last-asked.ts";
import type { Calls } from "./connect/calls.ts";
import type { Replies } from "./connect/replies.ts";
import type { DiscordSettings } from "./settings.ts";
import type { Readers } from "./show/languages.ts";
import type { Places, Visit } from "./show/places.ts";

/** The parts that are made first and that all other parts of the Discord adapter use: settings, memory and calls. */
export interface Ground {
  settings: DiscordSettings;
  deliveries: Deliveries;
  reception: Reception;
  asking: Asking;
  calls: Calls;
  replies: Replies;
  /** The channel id of a user's direct messages. */
  directOf: Calls["direct"];
  places: Places;
  readers: Readers;
}

export type DiscordWayIn = WayIn<Visit>;
