import type { Case } from "../conversation/types.ts";
import type { CaseFilter, CasePlace, Ledger } from "../ledger/ledger.ts";

/** What is listed: cases of one owner or one home, in these states, and of those only what fits. */
export interface Listed {
  of: Pick<CaseFilter, "owner" | "home" | "world">;
  parts: readonly Part[];
  fits?: (theCase: Case) => boolean;
}

/** One page of a list, and the names by which the pages before and behind it are asked for. */
export interface Page {
  cases: Case[];
  newer?: string;
  older?: string;
}

type Part = "open" | "closed";

/** A border between two pages: right behind this case of the list, or right before it. */
interface Edge extends CasePlace {
  side: "behind" | "before";
  part: Part;
}

/**
 * A page of requests, in the order of the list's parts. A page is named by the case at its edge, so that no case is
 * skipped when others are opened or end meanwhile. Without an edge it is the first page.
 */
export async function pageOf(
  ledger: Pick<Ledger, "list">,
  listed: Listed,
  { most, page }: { most: number; page?: string | undefined },
): Promise<Page> {
  const read = page === undefined ? undefined : readEdge(page);
  const edge = read && listed.parts.includes(read.part) ? read : undefined;
  const found = await collect(ledger, listed, most + 1, edge);
  if (edge?.side === "before" && found.length > most) {
    const cases = found.slice(1);
    return { cases, newer: written("before", cases[0]!), older: written("behind", cases.at(-1)!) };
  }
  if (edge && (edge.side === "before" || found.length === 0)) return pageOf(ledger, listed, { most });
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
  { of, parts, fits }: Listed,
  most: number,
  edge: Edge | undefined,
): Promise<Case[]> {
  const isForth = edge?.side !== "before";
  const onward = isForth ? parts : parts.toReversed();
  let found: Case[] = [];
  for (const part of onward.slice(edge ? onward.indexOf(edge.part) : 0)) {
    const limit = most - found.length;
    if (limit === 0) break;
    const from = part === edge?.part ? edge : isForth ? undefined : theEnd;
    const more = await those(ledger, { ...of, state: part }, { isForth, from, limit, fits });
    found = isForth ? [...found, ...more] : [...more, ...found];
  }
  return found;
}

interface Nearest {
  isForth: boolean;
  from: CasePlace | undefined;
  limit: number;
  fits: Listed["fits"];
}

const atOnce = 200;
const mostLookedAt = 2_000;

/** The nearest cases of one state that fit. Of those that do not, it looks through two thousand. */
async function those(
  ledger: Pick<Ledger, "list">,
  filter: CaseFilter,
  { isForth, from, limit, fits }: Nearest,
): Promise<Case[]> {
  const sideOf = (place: CasePlace | undefined) => place && { [isForth ? "after" : "before"]: place };
  if (!fits) return ledger.list({ ...filter, limit, ...sideOf(from) });
  let found: Case[] = [];
  let place = from;
  for (let looked = 0; looked < mostLookedAt && found.length < limit; looked += atOnce) {
    const page = await ledger.list({ ...filter, limit: atOnce, ...sideOf(place) });
    const fitting = page.filter(fits);
    found = isForth ? [...found, ...fitting] : [...fitting, ...found];
    if (page.length < atOnce) break;
    place = isForth ? page.at(-1)! : page[0]!;
  }
  return isForth ? found.slice(0, limit) : found.slice(-limit);
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
