import { setImmediate as soon } from "node:timers/promises";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";

const atOnce = 200;
const mostNamed = 20;

/** Every request of this world that is open. There may be very many, so everybody else has their turn in between. */
export async function openRequests(ledger: Pick<Ledger, "list">, world: Case["world"]): Promise<Case[]> {
  const all: Case[] = [];
  const wanted = { state: "open", world, limit: atOnce } as const;
  for (let page = await ledger.list(wanted); page.length > 0; ) {
    all.push(...page);
    await soon();
    page = await ledger.list({ ...wanted, after: page.at(-1)! });
  }
  return all;
}

const everyMs = 60 * 60_000; // another desk may have other settings, and may have opened more requests

/** Looks through the open requests once an hour, for everybody who tells people of some of them. */
export function createTellOfOpen(
  { ledger, world }: { ledger: Pick<Ledger, "list" | "now">; world: Case["world"] },
  ...tells: ((open: readonly Case[]) => Promise<void>)[]
): () => Promise<void> {
  let toldAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = await ledger.now();
    if (now < toldAt + everyMs) return;
    const open = await openRequests(ledger, world);
    for (const tell of tells) await tell(open);
    toldAt = now;
  };
}

/** The requests by what `of` says of each, such as its kind or place; those it says nothing of are left out. */
export function groupedBy(cases: readonly Case[], of: (theCase: Case) => string | undefined): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const each of cases) {
    const name = of(each);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  return groups;
}

/** The numbers of the first twenty, and how many there are, as messages to the operators name them. */
export function namedIn(cases: readonly Case[]): { cases: string; count: number } {
  const ids = cases.slice(0, mostNamed).map(({ id }) => id);
  return { cases: ids.join(", "), count: cases.length };
}
