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

/** The platform and the workspace or server of a person or an address. */
export function placeOf(address: string): string {
  return address.split(":", 2).join(":");
}
