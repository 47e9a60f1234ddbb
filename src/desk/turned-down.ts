import type { Action } from "../conversation/may.ts";
import { platformOf } from "./address.ts";

/**
 * What is refused whoever tries it: a request that no platform has signed or that was signed too long ago, a wrong token
 * of a link, a browser without its secret, a request from a foreign page, an address or method that no page has, and
 * anything from a workspace or server that is not served.
 */
export type Forgery = "signature" | "token" | "browser" | "origin" | "path" | "place";

/** An attempt that was refused. `who` is a person, or a workspace or server, and is left out where it is nobody's. */
export interface TurnedDown {
  front: string;
  who?: string;
  tried: Action | Forgery;
  caseId?: string;
}

/** A refusal of a person, on their platform. */
export function turnedDown(who: string, tried: Action, caseId?: string): TurnedDown {
  return { front: platformOf(who), who, tried, ...(caseId !== undefined && { caseId }) };
}
