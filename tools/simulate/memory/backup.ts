import type { Memory } from "./memory.ts";

/** Copies everything. Returns a function that puts the copy back. */
export function backup(memory: Memory): () => void {
  const { cases, events, attempts, intents, counters, controls, links, outbox, audit } = memory;
  const { texts, marks, bulletins } = memory;
  const kept = [cases, events, attempts, intents, counters, controls, links, texts, marks, bulletins].map((map) => {
    const entries = [...map] as [string, never][];
    return () => {
      map.clear();
      for (const [key, value] of entries) map.set(key, value);
    };
  });
  const jobs = [...outbox.values()].map((row) => ({ ...row }));
  const [length, mark] = [audit.length, memory.restore];
  return () => {
    for (const putBack of kept) putBack();
    outbox.clear();
    for (const row of jobs) outbox.set(row.id, row);
    audit.splice(length);
    memory.restore = mark;
  };
}
