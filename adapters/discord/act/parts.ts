import type { Reception } from "../../../src/desk/platform.ts";
import type { Calls, Replies } from "../connect/calls.ts";
import type { DiscordWayIn } from "../front.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Cards } from "../show/cards.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Answers } from "../show/replies.ts";
import type { Reveals } from "../show/reveals.ts";
import type { Screens } from "../show/screens.ts";
import type { Speaker } from "../show/speaker.ts";
import type { Threads } from "../show/threads.ts";
import type { People } from "./people.ts";

/** What the handlers of interactions and messages need. */
export interface ActParts {
  settings: DiscordSettings;
  /** For reading only. Whatever people do goes through `wayIn`. */
  reception: Pick<Reception, "whose" | "card" | "form" | "cases" | "search">;
  wayIn: DiscordWayIn;
  people: People;
  speaker: Speaker;
  answers: Answers;
  replies: Replies;
  screens: Screens;
  reveals: Reveals;
  outlet: Outlet;
  cards: Pick<Cards, "ofMessage">;
  threads: Threads;
  calls: Calls;
}
