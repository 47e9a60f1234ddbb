import type { Case } from "../../src/conversation/types.ts";
import { verifyAudit } from "../../src/ledger/audit.ts";
import type { Commit, Committed, Job, Ledger } from "../../src/ledger/ledger.ts";
import type { Made } from "./keyed-books.ts";
import { kinds } from "./kinds.ts";
import type { Person } from "./person.ts";
import type { Store } from "./store.ts";
import type { Weather } from "./weather.ts";

export interface Figures {
  /** How often a replica died, and stood still. */
  deaths: number;
  pauses: number;
  /** What stands in Tencent's books that people of this world asked for. */
  made: number;
  duplicates: number;
  /** Of those, what our ledger does not know of. */
  lost: number;
  stuck: number;
  /** Attempts that were in doubt, and how those ended. */
  unknown: number;
  resolved: number;
  manual: number;
  /** Cases told that nothing was made while something was. */
  denied: number;
}

/** Watches every commit and everything that is made, and judges by Tencent's books. */
export function createAuditor(weather: Weather, tell: (what: string) => void) {
  const { api: ours, shows, markOf } = kinds[weather.kind];
  const wrongs: string[] = [];
  const made: Made[] = [];
  const cases = new Map<string, Case>();
  const events = new Set<string>();
  const doubted = new Set<string>();
  const deniedCases = new Set<string>();
  let notices = 0;
  const held = new Map<string, { lease: string; until: number }>();
  const met = { deaths: 0, pauses: 0 };
  /** The cases of the backup that was put back. */
  let known: Case[] | undefined;

  const wrong = (what: string) => {
    wrongs.push(what);
    tell(`WRONG: ${what}`);
  };

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

    /** What the people were told must fit what exists, at each turn. */
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

    /** Of a backup: gives back what is to be called once it has been put back. */
    backup(): () => void {
      const [then, heard] = [new Map(cases), new Set(events)];
      return () => {
        known = [...then.values()];
        cases.clear();
        for (const [id, theCase] of then) cases.set(id, theCase);
        events.clear();
        for (const event of heard) events.add(event);
        held.clear();
      };
    },

    knows: (caseId: string) => cases.has(caseId),

    /** What was made for whoever wanted this, and no case of theirs shows. */
    unshown(caseId: string, people: readonly Person[]): Made | undefined {
      const theCase = cases.get(caseId);
      const shown = [...cases.values()].flatMap(({ state, answers }) => (state === "done" ? [shows(answers)] : []));
      return theCase && madeFor(theCase, people).findLast(({ id }) => !shown.includes(id));
    },

    /** What one replica holds, no other gets before the lease has run out. */
    leased(method: string, given: readonly unknown[], result: unknown, now: number): void {
      if (method === "claim") {
        const [, , leaseMs] = given as Parameters<Ledger["claim"]>;
        for (const { id, lease } of result as Job[]) {
          if ((held.get(id)?.until ?? 0) > now) wrong(`${id} was handed out twice`);
          held.set(id, { lease, until: now + leaseMs });
        }
      } else if (method === "extend" || method === "finish" || method === "release") {
        const [{ id, lease }, leaseMs] = given as Parameters<Ledger["extend"]>;
        if (held.get(id)?.lease !== lease) return;
        if (method === "extend") held.set(id, { lease, until: now + leaseMs });
        else held.delete(id);
      }
    },

    /** It may only come into being while a case of whoever wanted it says that it may. */
    created(one: Made, people: readonly Person[]): void {
      made.push(one);
      tell(`Tencent: ${one.id} for ${one.key}`);
      const owner = people.find(({ wish }) => wish.marks.includes(one.mark));
      const theirs = [...cases.values()].filter((each) => each.people.owner === owner?.wish.id);
      const mayMake = (each: Case) => each.state === "done" || isUnderWay(each);
      if (theirs[0] && !theirs.some(mayMake)) deny(theirs[0], one);
    },

    /** Judges the world once nothing moves any more. */
    async close(store: Store, ledger: Ledger, people: readonly Person[], told: number): Promise<Figures> {
      const attempts = store.attempts().filter(({ api }) => api === ours);
      const ended = attempts.filter(({ state }) => state === "done" || state === "absent" || state === "refused");
      const asked = made.filter(({ mark }) => people.some(({ wish }) => wish.marks.includes(mark)));
      const figures: Figures = {
        ...met,
        made: asked.length,
        duplicates: duplicates(people),
        lost: lost(asked, attempts, people),
        ...(await leftOver(ledger)),
        unknown: doubted.size,
        resolved: ended.filter(({ effect }) => doubted.has(effect)).length,
        denied: deniedCases.size,
      };
      if (store.waiting() > 0) wrong(`${store.waiting()} promises were not kept`);
      const unserved = [...cases.values()].filter(({ state }) => state !== "done");
      if (weather.isFair && unserved.length > 0)
        wrong(`${unserved.map(({ id }) => id)} came to nothing in fair weather`);
      for (const { id, state, answers } of cases.values()) {
        const shown = state === "done" ? shows(answers) : undefined;
        if (shown !== undefined && !made.some((one) => one.id === shown))
          wrong(`${id} shows ${shown}, which is not there`);
      }
      if (weather.isFair && told !== notices) wrong(`${notices} notices were promised, and ${told} came`);
      if (!(await verifyAudit(ledger.audit())).holds) wrong("the audit chain does not hold");
      return figures;
    },

    /** What nobody may find in what is stored. */
    scan(bytes: Buffer, secrets: Iterable<string>): void {
      for (const secret of secrets)
        if (formsOf(secret).some((form) => bytes.includes(form))) wrong(`a secret stands in the ledger: ${secret}`);
    },
  };

  /** Their request was opened after the backup that was put back, so another one by them is another request. */
  function isForgotten(person: string): boolean {
    return known !== undefined && !known.some(({ people, state }) => people.owner === person && state === "open");
  }

  /** Whatever is there beyond the one that a person wanted, or that a key can have. */
  function duplicates(people: readonly Person[]): number {
    const extra = new Set<string>();
    for (const { wish } of people) {
      const own = made.filter(({ mark }) => wish.marks.includes(mark));
      if (isForgotten(wish.id)) continue;
      for (const { id } of own.slice(1)) extra.add(id);
      if (own.length > 1) wrong(`${wish.id} has ${own.length}`);
    }
    for (const { id, key } of made.filter(({ key }, n) => made.findIndex((each) => each.key === key) < n)) {
      extra.add(id);
      wrong(`there is more than one for ${key}`);
    }
    return extra.size;
  }

  /** What no case shows, no attempt names, and nobody looks for. */
  function lost(asked: Made[], attempts: ReturnType<Store["attempts"]>, people: readonly Person[]): number {
    const unknown = asked.filter(({ id, mark }) => {
      const owner = people.find(({ wish }) => wish.marks.includes(mark))!;
      const own = [...cases.values()].filter((each) => each.people.owner === owner.wish.id);
      const isShown = own.some(({ state, answers }) => state === "done" && shows(answers) === id);
      const tried = attempts.filter(({ caseId }) => own.some((each) => each.id === caseId));
      const isNamed = tried.some(({ state, uin }) => uin === id || (state === "done" && !uin));
      return !isShown && !isNamed && !tried.some(({ state }) => state === "manual" || state === "unknown");
    });
    // what a case was given only after its backup, nobody can look for
    const isKnownTo = ({ answers }: Case, { key, mark }: Made) =>
      markOf(answers) === mark && (weather.kind !== "open" || answers.mail === key);
    const mustBeKnown = unknown.filter((one) => {
      const own = people.find(({ wish }) => wish.marks.includes(one.mark))!.wish.id;
      return known === undefined || known.some((each) => each.people.owner === own && isKnownTo(each, one));
    });
    if (!weather.isBeyond) for (const { id, key } of mustBeKnown) wrong(`nobody knows of ${id} for ${key}`);
    return unknown.length;
  }

  /** Cases that nobody moves on, and those that a person must look at. */
  async function leftOver(ledger: Ledger): Promise<Pick<Figures, "stuck" | "manual">> {
    const left = { stuck: 0, manual: 0 };
    for (const theCase of cases.values()) {
      const kept = await ledger.load(theCase.id);
      if (JSON.stringify(kept) !== JSON.stringify(theCase)) wrong(`${theCase.id} is not what was kept last`);
      const stages = Object.values(theCase.working ?? {}).map(({ stage }) => stage);
      if (stages.includes("manual")) left.manual += 1;
      else if (theCase.state === "open" && stages.length > 0) {
        left.stuck += 1;
        wrong(`${theCase.id} is stuck at ${stages}`);
      }
    }
    return left;
  }

  /** Where nobody can know better it is counted, and not called wrong. */
  function deny({ id, state }: Case, made: Made): void {
    deniedCases.add(id);
    if (!weather.isBeyond && !weather.restore)
      wrong(`${id} is ${state} and not under way, and what it wants exists: ${made.id}`);
  }
}

/** As it is, in hex, and in base64 wherever it may begin there. */
function formsOf(secret: string): string[] {
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
      .toString("base64")
      .slice([0, 2, 3][before], -4),
  );
  return [secret, Buffer.from(secret).toString("hex"), ...inBase64];
}
