import type { Case } from "../src/conversation/types.ts";
import { verifyAudit } from "../src/ledger/audit.ts";
import type { Commit, Committed, Job, Ledger } from "../src/ledger/ledger.ts";
import type { Person } from "./person.ts";
import type { Store } from "./store.ts";
import type { Weather } from "./weather.ts";

export interface Figures {
  /** How often a replica died, and stood still. */
  deaths: number;
  pauses: number;
  /** Accounts in Tencent's books that customers of this world asked for. */
  accounts: number;
  duplicates: number;
  /** Accounts that our ledger does not know of. */
  lost: number;
  stuck: number;
  /** Attempts that were in doubt, and how those ended. */
  unknown: number;
  resolved: number;
  manual: number;
  /** Cases told that there is no account while there was one. */
  denied: number;
}

interface Made {
  uin: string;
  mail: string;
  phone: string;
}

/** Watches every commit and every account, and judges by Tencent's books. */
export function createAuditor(weather: Weather, tell: (what: string) => void) {
  const wrongs: string[] = [];
  const made: Made[] = [];
  const cases = new Map<string, Case>();
  const events = new Set<string>();
  const doubted = new Set<string>();
  const deniedCases = new Set<string>();
  let notices = 0;
  const held = new Map<string, { lease: string; until: number }>();
  const met = { deaths: 0, pauses: 0 };

  const wrong = (what: string) => {
    wrongs.push(what);
    tell(`WRONG: ${what}`);
  };

  const phoneOf = ({ memo }: Case) => (memo.phone?.value as { national?: string } | undefined)?.national;
  const accountsOf = (theCase: Case, people: readonly Person[]) => {
    const own = people.find(({ wish }) => wish.id === theCase.people.owner);
    return made.filter(({ phone }) => own?.wish.phones.includes(phone));
  };
  const isUnderWay = ({ working }: Case) =>
    Object.values(working).some(({ seal, stage }) => seal && stage !== "queued");

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
      const account = accountsOf(next, people).at(-1);
      if (account && phoneOf(next) === account.phone) deny(next, account);
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

    /** An account may only come into being while its case says that it may. */
    created(account: Made, people: readonly Person[]): void {
      made.push(account);
      tell(`Tencent: account ${account.uin} for ${account.mail}`);
      const owner = people.find(({ wish }) => wish.phones.includes(account.phone));
      const theirs = [...cases.values()].find(({ people: { owner: id } }) => id === owner?.wish.id);
      if (theirs && theirs.state !== "done" && !isUnderWay(theirs)) deny(theirs, account);
    },

    /** Judges the world once nothing moves any more. */
    async close(store: Store, ledger: Ledger, people: readonly Person[], told: number): Promise<Figures> {
      const attempts = store.attempts().filter(({ api }) => api === "CreateAccount");
      const ended = attempts.filter(({ state }) => state === "done" || state === "absent" || state === "refused");
      const ours = made.filter(({ phone }) => people.some(({ wish }) => wish.phones.includes(phone)));
      const figures: Figures = {
        ...met,
        accounts: ours.length,
        duplicates: duplicates(people),
        lost: lost(ours, attempts, people),
        ...(await leftOver(ledger)),
        unknown: doubted.size,
        resolved: ended.filter(({ effect }) => doubted.has(effect)).length,
        denied: deniedCases.size,
      };
      if (store.waiting() > 0) wrong(`${store.waiting()} promises were not kept`);
      const unserved = [...cases.values()].filter(({ state }) => state !== "done");
      if (weather.isFair && unserved.length > 0)
        wrong(`${unserved.map(({ id }) => id)} came to no account in fair weather`);
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

  /** Accounts beyond the one that a person wanted, or that a mail can have. */
  function duplicates(people: readonly Person[]): number {
    const extra = new Set<string>();
    for (const { wish } of people) {
      const own = made.filter(({ phone }) => wish.phones.includes(phone));
      for (const { uin } of own.slice(1)) extra.add(uin);
      if (own.length > 1) wrong(`${wish.id} has ${own.length} accounts`);
    }
    for (const { uin, mail } of made.filter(({ mail }, n) => made.findIndex((each) => each.mail === mail) < n)) {
      extra.add(uin);
      wrong(`${mail} has more than one account`);
    }
    return extra.size;
  }

  /** Accounts that no case shows, no attempt names, and nobody looks for. */
  function lost(ours: Made[], attempts: ReturnType<Store["attempts"]>, people: readonly Person[]): number {
    const named = new Set(attempts.map(({ uin }) => uin));
    const inDoubt = attempts.filter(({ state }) => state === "manual" || state === "unknown");
    const unknown = ours.filter(({ uin, phone }) => {
      const owner = people.find(({ wish }) => wish.phones.includes(phone))!;
      const own = [...cases.values()].filter(({ people: { owner: id } }) => id === owner.wish.id);
      const isShown = own.some(({ state, memo }) => state === "done" && uinOf(memo) === uin);
      return !isShown && !named.has(uin) && !inDoubt.some(({ caseId }) => own.some(({ id }) => id === caseId));
    });
    if (!weather.isBeyond) for (const { uin, mail } of unknown) wrong(`nobody knows of ${uin} for ${mail}`);
    return unknown.length;
  }

  /** Cases that nobody moves on, and those that a person must look at. */
  async function leftOver(ledger: Ledger): Promise<Pick<Figures, "stuck" | "manual">> {
    const left = { stuck: 0, manual: 0 };
    for (const theCase of cases.values()) {
      const kept = await ledger.load(theCase.id);
      if (JSON.stringify(kept) !== JSON.stringify(theCase)) wrong(`${theCase.id} is not what was kept last`);
      const stages = Object.values(theCase.working).map(({ stage }) => stage);
      if (stages.includes("manual")) left.manual += 1;
      else if (theCase.state === "open" && stages.length > 0) {
        left.stuck += 1;
        wrong(`${theCase.id} is stuck at ${stages}`);
      }
    }
    return left;
  }

  /** Where nobody can know better it is counted, and not called wrong. */
  function deny({ id, state }: Case, { uin }: Made): void {
    deniedCases.add(id);
    if (!weather.isBeyond) wrong(`${id} is ${state} and not under way, and its account ${uin} exists`);
  }
}

function uinOf({ account }: Case["memo"]): string | undefined {
  return (account?.value as { uin?: string } | undefined)?.uin;
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
