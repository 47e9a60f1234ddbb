import type { KeyObject } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import { fingerprintOf, type Keys, open, SealBroken } from "../../sealing.ts";
import { about } from "../about.ts";
import type { Attempt, AttemptChange, Control } from "../ledger.ts";
import { inWorld } from "./cases.ts";
import { bytes, type Database } from "./database.ts";
import { openEach, setAsideMs } from "./open-each.ts";
import type { Ticks } from "./ticks.ts";

/** Where each thing that changes is kept. */
export const changing = {
  state: "state",
  signedAt: "signed_at",
  since: "since",
  code: "code",
  requestId: "request_id",
  uin: "uin",
  empties: "empties",
  looks: "looks",
  nextLook: "next_look",
} as const satisfies Record<keyof AttemptChange, string>;

type Changing = { [name in keyof AttemptChange]-?: AttemptChange[name] | null };

export interface AttemptRow extends Changing {
  effect: string;
  caseId: string;
  api: string;
  partner: string;
  sealed: Buffer;
  version: number;
}

export const attemptColumns = `effect, case_id as caseId, api, partner, sealed, version, ${Object.entries(changing)
  .map(([name, column]) => `${column} as ${name}`)
  .join(", ")}`;

export function readAttempts(
  db: Database,
  keys: Keys,
  ticks: Ticks,
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

  function opened({ sealed, ...row }: AttemptRow): Attempt {
    const where = about.attempt(row.caseId, row.effect);
    const key = keyOf(row.caseId);
    if (!key) throw new SealBroken(where, "its case is gone");
    const { naturalKey, match } = JSON.parse(open(key, bytes(sealed), where).toString());
    const known = Object.entries(row).filter(([name, value]) => value !== null || name === "nextLook");
    return { ...Object.fromEntries(known), naturalKey, match } as Attempt;
  }

  return {
    find(effect: string): Attempt | undefined {
      const [row] = byEffect.all([effect]) as AttemptRow[];
      return row && opened(row);
    },

    history(partner: string, naturalKey: string): Attempt[] {
      const hash = fingerprintOf(keys.index, "natural key", naturalKey);
      return (byKey.all([partner, hash]) as AttemptRow[]).map(opened);
    },

    async claim(now: number, limit: number, leaseMs: number): Promise<Attempt[]> {
      const attempts = await openEach(toLookAt.all([now, now, limit]) as AttemptRow[], opened, (row) =>
        ticks.share((tick) => setAside.run([tick.now + setAsideMs, row.effect])),
      );
      if (attempts.length === 0) return [];
      return ticks.share((tick) =>
        attempts.filter(
          ({ effect, version }) => lease.run([tick.now + leaseMs, effect, version, tick.now, tick.now]).changes === 1,
        ),
      );
    },

    control(api: string): Control | undefined {
      const row = controlOf.get([api]) as { at: number; lag: number } | undefined;
      return row && { at: row.at, lagMs: row.lag };
    },
  };
}
