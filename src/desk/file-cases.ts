import { setImmediate as soon } from "node:timers/promises";
import type { Flow } from "../conversation/flow.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { SealBroken } from "../ledger/sealing.ts";
import type { Log } from "../machine/log.ts";
import { termsOf } from "./case-terms.ts";

export interface FileCasesParts {
  ledger: Pick<Ledger, "unfiled" | "file" | "load">;
  flow: (id: string) => Flow | undefined;
  log: Log;
}

const atOnce = 100;

/**
 * Files the cases that an earlier build has kept, so that they are found like others. Everybody else has their turn in
 * between. A case that does not open is filed under nothing, so that it is not tried for ever.
 */
export function createFileCases({ ledger, flow, log }: FileCasesParts): () => Promise<number> {
  async function filingOf(id: string, version: number) {
    try {
      const theCase = await ledger.load(id);
      const its = theCase && flow(theCase.flow);
      const isSame = theCase?.version === version;
      return { id, version, opened: theCase?.opened ?? 0, terms: its && isSame ? termsOf(its, theCase) : [] };
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      log.warn({ case: id, error: error.name }, "a case does not open, so it is found by its number alone");
      return { id, version, opened: 0, terms: [] };
    }
  }

  return async function fileCases(): Promise<number> {
    let count = 0;
    for (;;) {
      const unfiled = await ledger.unfiled(atOnce);
      if (unfiled.length === 0) return count;
      const filings = [];
      for (const { id, version } of unfiled) filings.push(await filingOf(id, version));
      await ledger.file(filings);
      count += unfiled.length;
      await soon();
    }
  };
}
