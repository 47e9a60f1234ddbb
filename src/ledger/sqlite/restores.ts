import { audited } from "../audit.ts";
import type { Ledger, Restore } from "../ledger.ts";
import type { AuditChain } from "./audit-chain.ts";
import type { Database } from "./connection.ts";
import type { GroupCommit } from "./group-commit.ts";

type Restores = Pick<Ledger, "restored" | "markRestored" | "letSpend">;

export function createRestores(db: Database, groupCommit: GroupCommit, audit: AuditChain): Restores {
  const newest = db.prepare("select at, since, spends from restores order by at desc limit 1");
  const known = db.prepare("select max(at) as until from audit");
  const add = db.prepare("insert into restores (at, since) values (?, ?)");
  const free = db.prepare("update outbox set lease = null, ready = ?, restored = 1");
  const doubt = db.prepare(
    `update attempts set leased_until = 0, since = coalesce(since, signed_at), signed_at = ?, next_look = ?
     where state in ('sent', 'unknown', 'manual') and next_look is not null`,
  );
  const endLinks = db.prepare("update links set ended = ?, why = 'restored' where ended is null");
  const forgetSlots = db.prepare("delete from slots");
  const allow = db.prepare("update restores set spends = ? where at = ? and spends is null");

  function last(): Restore | undefined {
    const row = newest.get([]) as { at: number; since: number; spends: number | null } | undefined;
    return row && { at: row.at, since: row.since, ...(row.spends !== null && { spends: row.spends }) };
  }

  return {
    restored: async () => last(),
    markRestored: () =>
      groupCommit.share((batch) => {
        const { until } = known.get([]) as { until: number | null };
        const since = until ?? batch.now;
        const at = Math.max(batch.now, since, (last()?.at ?? 0) + 1);
        add.run([at, since]);
        free.run([batch.now]);
        doubt.run([at, batch.now]);
        endLinks.run([batch.now]);
        forgetSlots.run([]);
        audit.append(batch, audited("restored", { since }));
        return { at, since };
      }),
    letSpend: () =>
      groupCommit.share((batch) => {
        const restore = last();
        if (!restore) return undefined;
        if (allow.run([batch.now, restore.at]).changes === 1)
          audit.append(batch, audited("may spend", { at: restore.at }));
        return last();
      }),
  };
}
