import type { Reception } from "../../src/desk/platform.ts";
import { createWayIn, type WayIn } from "../chat/arrive.ts";
import type { Members } from "../chat/front.ts";
import type { Asking } from "../chat/last-asked.ts";
import { addressOf, channelAt, parseAddress, personId } from "./address.ts";
import type { SlackSettings } from "./settings.ts";
import type { Cards } from "./show/cards.ts";
import type { Outlet } from "./show/outlet.ts";
import type { Places, Visit } from "./show/places.ts";

export type SlackWayIn = WayIn<Visit>;

export interface FrontParts {
  settings: SlackSettings;
  reception: Reception;
  asking: Asking;
  members: Members;
  places: Places;
  cards: Cards;
  outlet: Outlet;
}

/** What Slack gives the way in. */
export function createFront(parts: FrontParts): SlackWayIn {
  const { settings, reception, asking, members, places, cards, outlet } = parts;
  const { command, clock, log } = settings;
  return createWayIn(
    {
      name: "Slack",
      command,
      members,
      places,
      named: (by, user) => personId(parseAddress(by)!.team, user),
      moveDown: (person, caseId) => cards.moveDown(person, caseId, "owner"),
      tell: outlet.tell,
      clock,
      log,
    },
    reception,
    asking,
  );
}

/** A customer reads where they were named, if others read there as well. */
export function roomAt(here: string): { room?: string } {
  const place = channelAt(here);
  if (!place) return {};
  const { team, channel, thread } = place;
  return { room: addressOf({ team, channel, ...(thread && { thread }) }) };
}
