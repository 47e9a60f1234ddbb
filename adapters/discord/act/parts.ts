import type { DiscordWayIn, Ground } from "../ground.ts";
import type { Cards } from "../show/cards.ts";
import type { LinkNotes } from "../show/link-notes.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Reveals } from "../show/reveals.ts";
import type { Screens } from "../show/screens.ts";
import type { Speaker } from "../show/speaker.ts";
import type { Threads } from "../show/threads.ts";
import type { People } from "./people.ts";

/** What the handlers of interactions and messages need. */
export interface ActParts extends Omit<Ground, "asking" | "places" | "readers"> {
  wayIn: DiscordWayIn;
  people: People;
  speaker: Speaker;
  screens: Screens;
  reveals: Reveals;
  linkNotes: Pick<LinkNotes, "posted">;
  outlet: Outlet;
  cards: Pick<Cards, "ofMessage">;
  threads: Threads;
}
