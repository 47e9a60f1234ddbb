import type { KeyObject } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import type { Attempt, Control } from "../ledger.ts";
import { type AttemptRow, attemptColumns, openAttempt } from "../rows/attempt-row.ts";
import { inWorld } from "../rows/case-row.ts";
import { naturalKeyHash } from "../rows/fingerprints.ts";
import { setAsideMs } from "../rows/job-row.ts";
import type { Keys } from "../sealing.ts";
import type { Database } from "./connection.ts";
import { bytes } from "./database.ts";
import type { GroupCommit } from "./group-commit.ts";
import { openEach } from "./open-each.ts";

export function readAttempts(
  db: Database,
  keys: Keys,
  groupCommit: GroupCommit,
  keyOf: (caseId: string) => KeyObject | undefined,
  world?: Case["world"],
) {
  const byEffect = db.prepare(`select ${attemptColumns} from attempts where effect = ?`);
  const byKey = db.prepare(
    `select ${attemptColumns} from attempts where partner = ? and natural_key = ? order by signed_at, rowid`,
  );
  const toLookAt = db.prepare(
    `select ${attemptColumns} from attempts
     where next_look <= ? and leased_until <= ? and ${inWorld(world, "case_id")} order by next_look limit ?`,
  );
  const lease = db.prepare(
    "update attempts set leased_until = ? where effect = ? and version = ? and next_look <= ? and leased_until <= ?",
  );
  const setAside = db.prepare("update attempts set leased_until = ? where effect = ?");
  const controlOf = db.prepare("select at, lag from controls where api = ?");

  function opened(row: AttemptRow): Attempt {
    return openAttempt({ ...row, sealed: bytes(row.sealed) }, keyOf(row.caseId));
  }

  return {
    find(effect: string): Attempt | undefined {
      const [row] = byEffect.all([effect]) as AttemptRow[];
      return row && opened(row);
    },

    history(partner: string, naturalKey: string): Attempt[] {
      return (byKey.all([partner, naturalKeyHash(keys, naturalKey)]) as AttemptRow[]).map(opened);
    },

    async claim(now: number, limit: number, leaseMs: number): Promise<Attempt[]> {
      const attempts = await openEach(toLookAt.all([now, now, limit]) as AttemptRow[], opened, (row) =>
        groupCommit.share((batch) => setAside.run([batch.now + setAsideMs, row.effect])),
      );
      if (attempts.length === 0) return [];
      return groupCommit.share((batch) =>
        attempts.filter(
          ({ effect, version }) =>
            lease.run([batch.now + leaseMs, effect, version, batch.now, batch.now]).changes === 1,
        ),
      );
    },

    control(api: string): Control | undefined {
      const row = controlOf.get([api]) as { at: number; lag: number } | undefined;
      return row && { at: row.at, lagMs: row.lag };
    },
  };
}
