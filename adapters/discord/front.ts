import type { Reception } from "../../src/desk/platform.ts";
import { createWayIn, type WayIn } from "../chat/arrive.ts";
import type { Asking } from "../chat/last-asked.ts";
import { personId, personOf } from "./address.ts";
import type { Members } from "./connect/members.ts";
import type { DiscordSettings } from "./settings.ts";
import type { Cards } from "./show/cards.ts";
import type { Outlet } from "./show/outlet.ts";
import type { Places, Visit } from "./show/places.ts";

export type DiscordWayIn = WayIn<Visit>;

export interface FrontParts {
  settings: DiscordSettings;
  reception: Reception;
  asking: Asking;
  members: Members;
  places: Places;
  cards: Cards;
  outlet: Outlet;
}

/** What Discord gives the way in. */
export function createFront(parts: FrontParts): DiscordWayIn {
  const { settings, reception, asking, members, places, cards, outlet } = parts;
  const { command, clock, log } = settings;
  return createWayIn(
    {
      name: "Discord",
      command,
      members,
      places,
      named: (by, user) => personId(personOf(by)!.guild, user),
      moveDown: (person, caseId) => cards.moveDown(person, caseId, "owner"),
      tell: outlet.tell,
      clock,
      log,
    },
    reception,
    asking,
  );
}
