import type { Case } from "../../src/conversation/types.ts";
import type { Commit, Committed, Ledger } from "../../src/ledger/ledger.ts";
import { checkWorldAtRest, type Figures } from "./final-checks.ts";
import type { Made } from "./keyed-books.ts";
import { kinds } from "./kinds.ts";
import { watchLeases } from "./leases.ts";
import type { Person } from "./person.ts";
import type { Store } from "./store.ts";
import type { Weather } from "./weather.ts";

export type Auditor = ReturnType<typeof createAuditor>;

/** Makes an auditor that watches every commit and every created thing, and compares them with Tencent's books. */
export function createAuditor(weather: Weather, tell: (what: string) => void) {
  const { shows, markOf } = kinds[weather.kind];
  const wrongs: string[] = [];
  const made: Made[] = [];
  const cases = new Map<string, Case>();
  const events = new Set<string>();
  const doubted = new Set<string>();
  const deniedCases = new Set<string>();
  let notices = 0;
  const met = { deaths: 0, pauses: 0 };
  /** The cases of the backup that was put back. */
  let known: Case[] | undefined;

  const wrong = (what: string) => {
    wrongs.push(what);
    tell(`WRONG: ${what}`);
  };
  const leases = watchLeases(wrong);
  const seen = { weather, made, cases, doubted, deniedCases, met, wrong };

  const madeFor = (theCase: Case, people: readonly Person[]) => {
    const own = people.find(({ wish }) => wish.id === theCase.people.owner);
    return made.filter(({ mark }) => own?.wish.marks.includes(mark));
  };
  const isUnderWay = ({ working }: Case) =>
    Object.values(working ?? {}).some(({ seal, stage }) => seal && stage !== "queued");

  return {
    wrongs,
    wrong,
    met,

    /** Checks at each commit that what people were told fits what exists. */
    committed(commit: Commit, committed: Committed, people: readonly Person[]): void {
      if (committed.is !== "kept") return;
      const { case: next, event, expect } = commit;
      if (events.has(event)) wrong(`${event} was taken twice`);
      events.add(event);
      notices += commit.posts.filter((post) => "notice" in post).length;
      for (const write of commit.also ?? []) {
        const change = write.write === "attempt-update" ? write.change.state : undefined;
        if (write.write === "attempt-update" && (change === "unknown" || change === "manual"))
          doubted.add(write.effect);
      }
      const before = cases.get(next.id);
      if ((before?.version ?? 0) !== expect)
        wrong(`${next.id} went from v${before?.version} to v${next.version} over v${expect}`);
      cases.set(next.id, next);
      if (next.state === "done" || isUnderWay(next)) return;
      const latest = madeFor(next, people).at(-1);
      if (latest && markOf(next.answers) === latest.mark) deny(next, latest);
    },

    /** Notes that a backup is made. Returns what to call once it has been put back. */
    backup(): () => void {
      const [then, heard] = [new Map(cases), new Set(events)];
      return () => {
        known = [...then.values()];
        cases.clear();
        for (const [id, theCase] of then) cases.set(id, theCase);
        events.clear();
        for (const event of heard) events.add(event);
        leases.forget();
      };
    },

    knows: (caseId: string) => cases.has(caseId),

    /** A thing that was made for the people of a case and that no case of theirs shows. */
    unshown(caseId: string, people: readonly Person[]): Made | undefined {
      const theCase = cases.get(caseId);
      const shown = [...cases.values()].flatMap(({ state, answers }) => (state === "done" ? [shows(answers)] : []));
      return theCase && madeFor(theCase, people).findLast(({ id }) => !shown.includes(id));
    },

    leased: leases.watch,

    /** Checks that a thing is made only while a case of the person who wanted it says that it may be. */
    created(one: Made, people: readonly Person[]): void {
      made.push(one);
      tell(`Tencent: ${one.id} for ${one.key}`);
      const owner = people.find(({ wish }) => wish.marks.includes(one.mark));
      const theirs = [...cases.values()].filter((each) => each.people.owner === owner?.wish.id);
      const mayMake = (each: Case) => each.state === "done" || isUnderWay(each);
      if (theirs[0] && !theirs.some(mayMake)) deny(theirs[0], one);
    },

    /** Checks the world once nothing happens any more. */
    close: (store: Store, ledger: Ledger, people: readonly Person[], told: number): Promise<Figures> =>
      checkWorldAtRest({ ...seen, known, notices }, { store, ledger, people, told }),
  };

  /**
   * Notes that a case was told of nothing while something was made. It counts as wrong only where the protocol could
   * know.
   */
  function deny({ id, state }: Case, made: Made): void {
    deniedCases.add(id);
    if (!weather.isBeyond && !weather.restore)
      wrong(`${id} is ${state} and not under way, and what it wants exists: ${made.id}`);
  }
}
