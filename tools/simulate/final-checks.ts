import { isDeepStrictEqual } from "node:util";
import type { Case } from "../../src/conversation/types.ts";
import { verifyAudit } from "../../src/ledger/audit.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import type { Made } from "./keyed-books.ts";
import { kinds } from "./kinds.ts";
import type { Person } from "./person.ts";
import type { Store } from "./store.ts";
import type { Weather } from "./weather.ts";

export interface Figures {
  /** How often replicas died, and how often they stood still. */
  deaths: number;
  pauses: number;
  /** The number of things in Tencent's books that people of this world asked for. */
  made: number;
  duplicates: number;
  /** The number of those that the ledger does not know of. */
  lost: number;
  stuck: number;
  /** The number of attempts that were in doubt, and below how they ended. */
  unknown: number;
  resolved: number;
  manual: number;
  /** The number of cases that were told that nothing was made while something was. */
  denied: number;
}

/** What the auditor has seen of a world. */
export interface Seen {
  weather: Weather;
  /** Everything in Tencent's books, in the order in which it was made. */
  made: Made[];
  cases: Map<string, Case>;
  /** Ids of effects that were in doubt, and of cases that were told of nothing while something was made. */
  doubted: ReadonlySet<string>;
  deniedCases: ReadonlySet<string>;
  met: Pick<Figures, "deaths" | "pauses">;
  /** The cases of the backup that was put back. */
  known: Case[] | undefined;
  notices: number;
  wrong: (what: string) => void;
}

interface AtTheEnd {
  store: Store;
  ledger: Ledger;
  people: readonly Person[];
  /** The number of notices that were delivered. */
  told: number;
}

/** Checks a world in which nothing happens any more. */
export async function checkWorldAtRest(seen: Seen, { store, ledger, people, told }: AtTheEnd): Promise<Figures> {
  const { weather, made, cases, doubted, deniedCases, met, notices, wrong } = seen;
  const { api: ours, shows } = kinds[weather.kind];
  const attempts = store.attempts().filter(({ api }) => api === ours);
  const ended = attempts.filter(({ state }) => state === "done" || state === "absent" || state === "refused");
  const asked = made.filter(({ mark }) => people.some(({ wish }) => wish.marks.includes(mark)));
  const figures: Figures = {
    ...met,
    made: asked.length,
    duplicates: duplicates(seen, people),
    lost: lost(seen, asked, { attempts, people }),
    ...(await leftOver(seen, ledger)),
    unknown: doubted.size,
    resolved: ended.filter(({ effect }) => doubted.has(effect)).length,
    denied: deniedCases.size,
  };
  if (store.waiting() > 0) wrong(`${store.waiting()} promises were not kept`);
  const unserved = [...cases.values()].filter(({ state }) => state !== "done");
  if (weather.isFair && unserved.length > 0) wrong(`${unserved.map(({ id }) => id)} came to nothing in fair weather`);
  for (const { id, state, answers } of cases.values()) {
    const shown = state === "done" ? shows(answers) : undefined;
    if (shown !== undefined && !made.some((one) => one.id === shown)) wrong(`${id} shows ${shown}, which is not there`);
  }
  if (weather.isFair && told !== notices) wrong(`${notices} notices were promised, and ${told} came`);
  if (!(await verifyAudit(ledger.audit())).holds) wrong("the audit chain does not hold");
  return figures;
}

/**
 * Whether the ledger has forgotten this person's request, because it was opened after the backup. Another request of
 * theirs is a new one.
 */
function isForgotten({ known }: Seen, person: string): boolean {
  return known !== undefined && !known.some(({ people, state }) => people.owner === person && state === "open");
}

/** The number of things beyond the one that a person wanted, or beyond the one that a key can have. */
function duplicates(seen: Seen, people: readonly Person[]): number {
  const { made, wrong } = seen;
  const extra = new Set<string>();
  for (const { wish } of people) {
    const own = made.filter(({ mark }) => wish.marks.includes(mark));
    if (isForgotten(seen, wish.id)) continue;
    for (const { id } of own.slice(1)) extra.add(id);
    if (own.length > 1) wrong(`${wish.id} has ${own.length}`);
  }
  for (const { id, key } of made.filter(({ key }, n) => made.findIndex((each) => each.key === key) < n)) {
    extra.add(id);
    wrong(`there is more than one for ${key}`);
  }
  return extra.size;
}

/** The number of things that no case shows, no attempt names and no look-up seeks. */
function lost(
  { weather, cases, known, wrong }: Seen,
  asked: Made[],
  { attempts, people }: { attempts: ReturnType<Store["attempts"]>; people: readonly Person[] },
): number {
  const { shows, markOf, keyOf } = kinds[weather.kind];
  const unknown = asked.filter(({ id, mark }) => {
    const owner = people.find(({ wish }) => wish.marks.includes(mark))!;
    const own = [...cases.values()].filter((each) => each.people.owner === owner.wish.id);
    const isShown = own.some(({ state, answers }) => state === "done" && shows(answers) === id);
    const tried = attempts.filter(({ caseId }) => own.some((each) => each.id === caseId));
    const isNamed = tried.some(({ state, uin }) => uin === id || (state === "done" && !uin));
    return !isShown && !isNamed && !tried.some(({ state }) => state === "manual" || state === "unknown");
  });
  // after a restore, a value that was given only after the backup cannot be looked for
  const isKnownTo = ({ answers }: Case, { key, mark }: Made) =>
    markOf(answers) === mark && (keyOf === undefined || keyOf(answers) === key);
  const mustBeKnown = unknown.filter((one) => {
    const own = people.find(({ wish }) => wish.marks.includes(one.mark))!.wish.id;
    return known === undefined || known.some((each) => each.people.owner === own && isKnownTo(each, one));
  });
  if (!weather.isBeyond) for (const { id, key } of mustBeKnown) wrong(`nobody knows of ${id} for ${key}`);
  return unknown.length;
}

/** A case as it is kept, whatever the order of its members. */
const asJson = (theCase: Case | undefined) => JSON.parse(JSON.stringify(theCase ?? null));

/** The number of cases that are stuck, and of those that wait for a person's judgement. */
async function leftOver({ cases, wrong }: Seen, ledger: Ledger): Promise<Pick<Figures, "stuck" | "manual">> {
  const left = { stuck: 0, manual: 0 };
  for (const theCase of cases.values()) {
    const kept = await ledger.load(theCase.id);
    if (!isDeepStrictEqual(asJson(kept), asJson(theCase))) wrong(`${theCase.id} is not what was kept last`);
    const stages = Object.values(theCase.working ?? {}).map(({ stage }) => stage);
    if (stages.includes("manual")) left.manual += 1;
    else if (theCase.state === "open" && stages.length > 0) {
      left.stuck += 1;
      wrong(`${theCase.id} is stuck at ${stages}`);
    }
  }
  return left;
}
