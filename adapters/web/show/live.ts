import type { Reception } from "../../../src/desk/platform.ts";

/** Somebody whose page is open. */
export interface Watcher {
  person: string;
  caseId: string;
  /** Tells the page which version of the request there is now. */
  moved(version: number): void;
  /** Tells the page that something was said to its reader. */
  said(): void;
}

const lookMs = 2_000;
/** What was said along with a turn of another desk is delivered a little later (ms). */
const afterwardsMs = [1_500, 5_000];

/**
 * Tells open pages that their request has moved on: at once when this desk shows something, and by a look at the ledger
 * every two seconds when another desk has. All pages share one look.
 */
export function createLive({ versions }: Pick<Reception, "versions">, failed: (error: Error) => void) {
  const watchers = new Map<string, Set<Watcher>>();
  const known = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function tell(caseId: string, version: number): void {
    for (const watcher of watchers.get(caseId) ?? []) watcher.moved(version);
  }

  async function look(): Promise<void> {
    const now = await versions([...watchers.keys()]);
    for (const [caseId, version] of now) {
      const before = known.get(caseId);
      if (before === version || !watchers.has(caseId)) continue;
      known.set(caseId, version);
      tell(caseId, version);
      for (const ms of afterwardsMs) setTimeout(saidIn, ms, caseId).unref();
    }
  }

  function saidIn(caseId: string): void {
    for (const watcher of watchers.get(caseId) ?? []) watcher.said();
  }

  function again(): void {
    timer = setTimeout(() => {
      look()
        .catch(failed)
        .finally(() => {
          timer = undefined;
          if (watchers.size > 0) again();
        });
    }, lookMs).unref();
  }

  return {
    /** Tells this page of what comes after this version. Gives what ends it. */
    watch(watcher: Watcher, version: number): () => void {
      const { caseId } = watcher;
      if (!known.has(caseId)) known.set(caseId, version);
      const those = watchers.get(caseId) ?? new Set();
      watchers.set(caseId, those.add(watcher));
      if (!timer) again();
      return () => {
        those.delete(watcher);
        if (those.size > 0 || watchers.get(caseId) !== those) return;
        watchers.delete(caseId);
        known.delete(caseId);
      };
    },
    /** This desk has shown a version of a case. */
    shown(caseId: string, version: number): void {
      if (!watchers.has(caseId)) return;
      known.set(caseId, version);
      tell(caseId, version);
    },
    /** This desk has said something to a person. */
    said(person: string): void {
      for (const those of watchers.values()) for (const watcher of those) if (watcher.person === person) watcher.said();
    },
  };
}

export type Live = ReturnType<typeof createLive>;
