import type { Attempt } from "../../ledger/ledger.ts";
import type { Parts } from "./dependencies.ts";

/** The other attempts for the same key. */
export async function othersOf(p: Parts, { partner, naturalKey, effect }: Attempt): Promise<Attempt[]> {
  return (await p.ledger.attemptsFor(partner, naturalKey)).filter((other) => other.effect !== effect);
}

/**
 * Whether this attempt was given up and a later one for the same key is running. Then something found now may be the
 * later one's. A key has at most one open attempt.
 */
export async function isTriedAgain(p: Parts, { partner, naturalKey, effect }: Attempt): Promise<boolean> {
  const open = (await p.ledger.attemptsFor(partner, naturalKey)).filter(({ state }) => !ended.has(state));
  return open.length > 0 && open.every((each) => each.effect !== effect);
}

const ended = new Set<Attempt["state"]>(["done", "refused", "absent"]);
