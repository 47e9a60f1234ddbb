import type { createWayInUse } from "../connect/way-in-use.ts";
import type { Ground, SlackWayIn } from "../ground.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Reveals } from "../show/reveals.ts";
import type { Screens } from "../show/screens.ts";
import type { Speaker } from "../show/speaker.ts";

/** What the handlers of deliveries need. */
export interface ActParts extends Omit<Ground, "asking" | "places" | "readers"> {
  wayIn: SlackWayIn;
  way: ReturnType<typeof createWayInUse>;
  /** The case that a thread in a channel is about. */
  ofThread: (team: string, channel: string, thread: string) => Promise<string | undefined>;
  reveals: Reveals;
  outlet: Outlet;
  speaker: Speaker;
  screens: Screens;
}

/** Answers a delivery. */
export type Ack = (said?: unknown) => Promise<void>;

/** Resolves when what follows the ack may go. At once for an event, whose ack comes when all is done. */
export type Turn = () => Promise<void>;
