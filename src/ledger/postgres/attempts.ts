import type { Case } from "../../conversation/types.ts";
import type { CaseKeys } from "../case-keys.ts";
import type { Attempt, Ledger } from "../ledger.ts";
import { type AttemptRow, attemptColumns, openAttempt } from "../rows/attempt-row.ts";
import { naturalKeyHash } from "../rows/fingerprints.ts";
import { setAsideMs } from "../rows/job-row.ts";
import { type Keys, SealBroken } from "../sealing.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";

type KeyedRow = AttemptRow & { caseKey: Buffer | null };

const columns = `${attemptColumns}, (select key from cases where cases.id = case_id) as "caseKey"`;

export function readAttempts(
  db: Database,
  keys: Keys,
  given: Given,
  caseKeys: CaseKeys,
  world?: Case["world"],
): Pick<Ledger, "attempt" | "attemptsFor" | "claimAttempts" | "control"> {
  function opened({ caseKey, ...row }: KeyedRow): Attempt {
    return openAttempt(row, caseKey ? caseKeys.unwrap(row.caseId, caseKey) : undefined);
  }

  /**
   * Gives claimed attempts back when one of them does not open. That one is left out for a while; the others are due
   * again at once.
   */
  async function giveBack(rows: KeyedRow[], broken: KeyedRow): Promise<void> {
    await db.query(
      `update attempts set leased_until = case when effect = $3 then ${instant(1)} + $4 else 0 end
       where effect = any($2::text[])`,
      [given(), rows.map(({ effect }) => effect), broken.effect, setAsideMs],
    );
  }

  return {
    async attempt(effect) {
      const { rows } = await db.query<KeyedRow>(`select ${columns} from attempts where effect = $1`, [effect]);
      return rows[0] && opened(rows[0]);
    },

    async attemptsFor(partner, naturalKey) {
      const { rows } = await db.query<KeyedRow>(
        `select ${columns} from attempts where partner = $1 and natural_key = $2 order by signed_at, seq`,
        [partner, naturalKeyHash(keys, naturalKey)],
      );
      return rows.map(opened);
    },

    async claimAttempts(limit, leaseMs) {
      const { rows } = await db.query<KeyedRow>(
        `with picked as materialized (
           select a.effect as picked from attempts a left join cases c on c.id = a.case_id
           where a.next_look <= (select ${instant(1)}) and a.leased_until <= (select ${instant(1)})
             and ($2::text is null or c.world = $2)
           order by a.next_look limit $3 for update of a skip locked
         )
         update attempts set leased_until = ${instant(1)} + $4 from picked where effect = picked returning ${columns}`,
        [given(), world ?? null, limit, Math.ceil(leaseMs)],
      );
      const inOrder = rows.sort((a, b) => a.nextLook! - b.nextLook!);
      const attempts = [];
      for (const row of inOrder) {
        try {
          attempts.push(opened(row));
        } catch (error) {
          if (error instanceof SealBroken) await giveBack(rows, row);
          throw error;
        }
      }
      return attempts;
    },

    async control(api) {
      const { rows } = await db.query<{ at: number; lagMs: number }>(
        'select at, lag as "lagMs" from controls where api = $1',
        [api],
      );
      return rows[0];
    },
  };
}
