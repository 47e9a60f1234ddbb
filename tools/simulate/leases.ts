import type { Job, Ledger } from "../../src/ledger/ledger.ts";

/** Watches that no two replicas ever hold one job. */
export function watchLeases(wrong: (what: string) => void) {
  const held = new Map<string, { lease: string; until: number }>();

  return {
    /** Checks a claim: no job in it may be held by another replica whose lease has not run out. */
    watch(method: string, given: readonly unknown[], result: unknown, now: number): void {
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
    /** Forgets all leases, because a backup was put in the ledger's place. */
    forget: (): void => held.clear(),
  };
}
