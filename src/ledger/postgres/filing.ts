import type { Case } from "../../conversation/types.ts";
import type { Ledger, Unfiled } from "../ledger.ts";
import { termHash } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import type { Database } from "./database.ts";

/** Files cases that an earlier build has kept. */
export function createFiling(db: Database, keys: Keys, world?: Case["world"]): Pick<Ledger, "unfiled" | "file"> {
  return {
    async unfiled(limit) {
      const { rows } = await db.query<Unfiled>(
        "select id, version from cases where filed <> version and ($2::text is null or world = $2) order by id limit $1",
        [limit, world ?? null],
      );
      return rows;
    },
    async file(filings) {
      const terms = filings.flatMap(({ id, opened, terms }) =>
        terms.map((term) => ({ id, opened, hash: termHash(keys, term) })),
      );
      await db.query(
        `with marked as (
           update cases set filed = cases.version from unnest($1::text[], $2::bigint[]) as t (id, version)
           where cases.id = t.id and cases.version = t.version returning cases.id
         )
         insert into case_terms (hash, opened, case_id)
         select hash, opened, case_id from unnest($3::bytea[], $4::bigint[], $5::text[]) as t (hash, opened, case_id)
         where case_id in (select id from marked) on conflict do nothing`,
        [
          filings.map(({ id }) => id),
          filings.map(({ version }) => version),
          terms.map(({ hash }) => hash),
          terms.map(({ opened }) => opened),
          terms.map(({ id }) => id),
        ],
      );
    },
  };
}
