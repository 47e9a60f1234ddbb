import type { Case } from "../conversation/types.ts";
import type { CasePlace, Ledger } from "../ledger/ledger.ts";
import type { PageWanted } from "./platform.ts";

export interface Whose {
  owner: readonly string[];
  world: Case["world"];
}

/** One page of a list, and the names by which the pages before and behind it are asked for. */
export interface Page {
  cases: Case[];
  newer?: string;
  older?: string;
}

type Part = "open" | "closed";
const parts: readonly Part[] = ["open", "closed"];

/** A border between two pages: right behind this case of the list, or right before it. */
interface Edge extends CasePlace {
  side: "behind" | "before";
  part: Part;
}

/**
 * A page of somebody's requests, the open ones before those that are over. A page is named by the case at its edge, so
 * that no case is skipped when others are opened or end meanwhile. Without an edge it is the first page.
 */
export async function pageOf(ledger: Pick<Ledger, "list">, whose: Whose, wanted: PageWanted): Promise<Page> {
  const { most, page, only } = wanted;
  const edge = page === undefined ? undefined : readEdge(page);
  const asked = only ? [only] : parts;
  const found = await collect(ledger, whose, asked, most + 1, edge);
  if (edge?.side === "before" && found.length > most) {
    const cases = found.slice(1);
    return { cases, newer: written("before", cases[0]!), older: written("behind", cases.at(-1)!) };
  }
  if (edge && (edge.side === "before" || found.length === 0))
    return pageOf(ledger, whose, { ...wanted, page: undefined });
  const cases = found.slice(0, most);
  return {
    cases,
    ...(edge && { newer: written("before", cases[0]!) }),
    ...(found.length > most && { older: written("behind", cases.at(-1)!) }),
  };
}

/** The cases nearest to an edge on one side of it, in the order of the list. */
async function collect(
  ledger: Pick<Ledger, "list">,
  whose: Whose,
  asked: readonly Part[],
  most: number,
  edge: Edge | undefined,
): Promise<Case[]> {
  const isForth = edge?.side !== "before";
  const onward = isForth ? asked : asked.toReversed();
  let found: Case[] = [];
  for (const part of onward.slice(edge ? onward.indexOf(edge.part) : 0)) {
    const from = part === edge?.part ? { [isForth ? "after" : "before"]: edge } : !isForth && { before: theEnd };
    const limit = most - found.length;
    if (limit === 0) break;
    const more = await ledger.list({ ...whose, state: part, limit, ...from });
    found = isForth ? [...found, ...more] : [...more, ...found];
  }
  return found;
}

/** Behind every case. */
const theEnd: CasePlace = { opened: -1, id: "" };

function written(side: Edge["side"], { state, opened, id }: Case): string {
  return `${side === "behind" ? ">" : "<"}${state === "open" ? "o" : "c"}${opened.toString(36)}.${id}`;
}

function readEdge(at: string): Edge | undefined {
  const [, side, part, opened = "", id = ""] = /^([<>])([oc])([0-9a-z]{1,11})\.(R-[0-9A-Z]{1,8})$/.exec(at) ?? [];
  if (!side) return undefined;
  return {
    side: side === ">" ? "behind" : "before",
    part: part === "o" ? "open" : "closed",
    opened: Number.parseInt(opened, 36),
    id,
  };
}
