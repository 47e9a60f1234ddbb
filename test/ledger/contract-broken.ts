import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { StoreDown } from "../../src/ledger/errors.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import type { Mend } from "../process/disks.ts";
import { caseAt, effect, turn } from "./turns.ts";

export type Ill = "full" | "read-only" | "gone" | "corrupt" | "slow";

/** A new ledger, and what befalls its disk. */
export type Strike = () => Promise<{ ledger: Ledger; strike: () => Promise<Mend | undefined> }>;

const mostTurns = 2_000;

/** What each of them is to a desk: no turn is kept, which is said, and by itself it is as before afterwards. */
export function brokenContract(name: string, strikes: Record<Ill, Strike>): void {
  describe(`${name} on a disk that is`, () => {
    test.for(Object.keys(strikes) as Ill[])(
      "%s: turns are refused with StoreDown, nothing is half kept, and it is back by itself",
      async (ill, { skip }) => {
        const { ledger, strike } = await strikes[ill]();
        const at = (version: number) => turn(caseAt(version), { effects: [effect(`e${version}`)] });
        await ledger.commit(at(1));
        await ledger.probe();
        const mend = await strike();
        if (!mend) return skip("This user may not do that to a disk here.");

        let kept = 1;
        let refusal: unknown;
        while (refusal === undefined && kept < mostTurns) {
          const next = at(kept + 1);
          await ledger.commit(next).then(
            () => (kept += 1),
            (error) => {
              refusal = error;
            },
          );
        }
        expect(refusal).toBeInstanceOf(StoreDown);
        expect((refusal as Error).cause).toBeInstanceOf(Error);
        await expect(ledger.probe()).rejects.toBeInstanceOf(StoreDown);

        await mend();
        await expect
          .poll(() => ledger.commit(at(kept + 1)).catch((error: Error) => error.message), { timeout: 30_000 })
          .toSatisfy((told: { is?: string }) => told.is === "kept" || told.is === "seen");
        await ledger.probe();
        expect(await ledger.load("R-7K2P")).toEqual(caseAt(kept + 1));
        const jobs = await ledger.claim("effect", kept + 9, 1_000);
        expect(jobs).toHaveLength(kept + 1);
        expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: kept + 1 });
      },
    );
  });
}
