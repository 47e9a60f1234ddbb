import { type Audited, auditRow, noRow } from "../../../src/ledger/audit.ts";
import type { Commit, Committed, Ledger, LoneWrite } from "../../../src/ledger/ledger.ts";
import { queueOf } from "../../../src/ledger/queues.ts";
import { apart } from "../../../src/ledger/vault-writes.ts";
import { type FiledCase, folded, frozen, type Memory, put, type Row, type Written } from "./memory.ts";
import { createWrites } from "./writes.ts";

/** Keeps turns with what they promise, all or nothing, in memory. */
export function createTurns(memory: Memory, clock: () => number): Pick<Ledger, "commit" | "write"> {
  const { cases, events, outbox } = memory;
  const writeAll = createWrites(memory, clock);

  function swap({ case: next, expect, index }: Commit): Written {
    const { id, version, world: its, state, people, due, opened } = next;
    const before = cases.get(id);
    if ((before?.version ?? 0) !== expect || (expect > 0 && !before)) return undefined;
    if (version === expect) return () => {};
    const filed: FiledCase = {
      ...{ id, version, world: its, state, opened, owner: people.owner, n: before?.n ?? memory.rows++ },
      mail: folded(index?.mail) ?? before?.mail,
      phone: folded(index?.phone) ?? before?.phone,
      terms: [...new Set([...(before?.terms ?? []), ...(index?.terms ?? [])])],
      filed: index?.terms ? version : (before?.filed ?? 0),
      due: due === undefined ? undefined : Math.ceil(due),
      body: frozen(next),
    };
    return put(cases, id, filed);
  }

  function promise({ event, case: { id: caseId, version }, posts, effects, origin }: Commit): void {
    const ready = clock();
    const add = (row: Pick<Row, "id" | "kind" | "work">) => {
      if (!outbox.has(row.id))
        outbox.set(row.id, { ...row, n: memory.rows++, caseId, version, origin, tries: 0, ready, lease: undefined });
    };
    for (const [n, post] of posts.entries()) {
      if (!("card" in post || "call" in post)) {
        add({ id: `post:${event}#${n}`, kind: "post", work: frozen({ post }) });
        continue;
      }
      const id = "card" in post ? `card:${caseId}:${post.card}` : `call:${caseId}:${post.call}`;
      const row = outbox.get(id);
      if (!row) {
        add({ id, kind: "post", work: frozen({ post }) });
      } else {
        Object.assign(row, { version, origin });
        if (row.lease === undefined) Object.assign(row, { tries: 0, ready });
      }
    }
    for (const effect of effects)
      add({ id: `effect:${effect.id}`, kind: queueOf(effect.name), work: frozen({ effect }) });
  }

  return {
    async commit(commit): Promise<Committed> {
      const { event, expect, case: next } = commit;
      const { vault, rows: also } = apart(commit.also ?? []);
      if (next.version < expect)
        throw new Error(`${next.id} cannot go back from version ${expect} to ${next.version}.`);
      const seen = events.get(event);
      if (seen) return { is: "seen", caseId: seen.caseId };
      const undo = swap(commit);
      if (!undo) return { is: "lost" };
      const written = writeAll(also, next.id, [undo]);
      if (written.is !== "kept") return written;
      events.set(event, { caseId: next.id, at: clock() });
      for (const each of vault)
        if (each.write === "vault-drop") memory.vault.delete(each.key);
        else memory.vault.set(each.key, { value: each.value, until: clock() + each.keepMs });
      promise(commit);
      chain(memory, clock(), commit);
      return written;
    },
    write: async (writes: LoneWrite[]) => writeAll(writes, "", []),
  };
}

/** Adds a row to the audit chain. */
export function chain({ audit }: Memory, at: number, what: Audited): void {
  audit.push(auditRow(audit.at(-1) ?? { seq: 0, hash: noRow }, at, what));
}
