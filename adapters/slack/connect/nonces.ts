/** A signature is good for five minutes on either side. */
const keepMs = 10 * 60_000;

/**
 * Signatures that were answered, so that a copied request does nothing. They are kept in memory only: after a restart
 * a copy is still known by what it says, which the ledger remembers for good.
 */
export function createNonces(most = 100_000) {
  const answers = new Map<string, { at: number; done: Promise<boolean> }>();

  function forgetOld(now: number): void {
    for (const [signature, { at }] of answers) {
      if (at + keepMs > now && answers.size < most) return;
      answers.delete(signature);
    }
  }

  return {
    /**
     * Does the work for the first request of a signature. For a copy it waits and tells how that went; after a failure
     * the next one is a first again. `work` gives whether it was answered well.
     */
    async once(signature: string, now: number, work: () => Promise<boolean>): Promise<"first" | "copy"> {
      const before = answers.get(signature);
      if (before && (await before.done)) return "copy";
      forgetOld(now);
      const done = work().catch(() => false);
      answers.set(signature, { at: now, done });
      if (!(await done)) answers.delete(signature);
      return "first";
    },
  };
}
