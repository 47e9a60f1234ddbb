import type { Facts } from "../conversation/step.ts";
import { kindsWithCountry } from "../flows/approval.ts";
import type { Write } from "../ledger/ledger.ts";
import { idsOf, type LinkedPeople } from "./linked-people.ts";

/** Which requests somebody must approve before anything is spent for them. */
export interface ApprovalPolicy {
  /** These kinds of request, by the ids of their flows; `*` is every kind. */
  kinds: "*" | readonly string[];
  /** Those whose number or account is of one of these countries (ISO 3166 alpha-2). */
  countries: readonly string[];
  /** Those that one person opens beyond so many in a day (UTC). */
  over?: number;
  /** Ids of one person on several platforms count together. */
  links: LinkedPeople;
}

/** No request needs an approval. */
export const nothingToApprove: ApprovalPolicy = { kinds: [], countries: [], links: [] };

const dayMs = 24 * 60 * 60_000;
const budget = "approval";

/** What the policy says of a new request of this kind, as facts of the case. `isOver` tells that its agent has opened as many as they may alone. */
export function approvalFacts({ kinds, countries }: ApprovalPolicy, flow: string, isOver: boolean): Facts {
  if (isOver || kinds === "*" || kinds.includes(flow)) return { approval: true };
  return countries.length > 0 && kindsWithCountry.includes(flow) ? { approval: true, approvalIn: [...countries] } : {};
}

/** The row that counts a request against what its agent may open alone. Empty where that is not counted for this kind. */
export function countsAlone(
  { kinds, over, links }: ApprovalPolicy,
  flow: string,
  opener: string,
  isOver: boolean,
): Write[] {
  if (isOver || over === undefined || kinds === "*" || kinds.includes(flow)) return [];
  const [person] = idsOf(links, opener).toSorted();
  return [{ write: "count", name: `opened alone by ${person}`, windowMs: dayMs, limit: over, of: budget }];
}

/** Whether a commit did not hold because its agent has opened as many as they may alone. */
export function isOverBudget(kept: { is: string; write?: Write["write"]; of?: string }): boolean {
  return kept.is === "conflict" && kept.write === "count" && kept.of === budget;
}
