import type { Case } from "../../conversation/types.ts";
import type { Ledger, Unfiled } from "../ledger.ts";
import { termHash } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import type { Database } from "./connection.ts";
import type { GroupCommit } from "./group-commit.ts";

/** Files cases that an earlier build has kept. */
export function createFiling(
  db: Database,
  keys: Keys,
  groupCommit: GroupCommit,
  world?: Case["world"],
): Pick<Ledger, "unfiled" | "file"> {
  const unfiled = db.prepare(
    `select id, version from cases where filed <> version ${world ? `and world = '${world}'` : ""} order by id limit ?`,
  );
  const fileUnder = db.prepare("insert or ignore into case_terms values (?, ?, ?)");
  const markFiled = db.prepare("update cases set filed = version where id = ? and version = ?");
  return {
    unfiled: async (limit) => unfiled.all([limit]) as Unfiled[],
    async file(filings) {
      const rows = filings.map((each) => ({ ...each, hashes: each.terms.map((term) => termHash(keys, term)) }));
      await groupCommit.share(() => {
        for (const { id, version, opened, hashes } of rows) {
          if (markFiled.run([id, version]).changes === 0) continue;
          for (const hash of hashes) fileUnder.run([hash, opened, id]);
        }
      });
    },
  };
}
