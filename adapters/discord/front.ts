import type { Reception } from "../../src/desk/platform.ts";
import { createWayIn, type WayIn } from "../chat/arrive.ts";
import type { Front } from "../chat/front.ts";
import type { Asking } from "../chat/last-asked.ts";
import { personId, personOf } from "./address.ts";
import { limits } from "./limits.ts";
import type { Visit } from "./show/places.ts";

export type DiscordWayIn = WayIn<Visit>;

type FrontParts = Omit<Front<Visit>, "name" | "named" | "listed"> & { reception: Reception; asking: Asking };

/** Makes Discord's part of the shared way in. */
export function createFront({ reception, asking, ...parts }: FrontParts): DiscordWayIn {
  const named = (by: string, user: string) => personId(personOf(by)!.guild, user);
  return createWayIn({ ...parts, name: "Discord", named, listed: limits.listed }, reception, asking);
}
