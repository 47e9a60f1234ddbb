import type { CaseFilter } from "../ledger.ts";
import { fingerprintOf, type Keys } from "../sealing.ts";
import { caseColumns } from "./case-row.ts";

interface ListQuery {
  sql: string;
  params: (string | number | Buffer)[];
}

/**
 * The query of a list of cases, whose shape depends on the filter. `mark` stands before a parameter's number: `?` for
 * SQLite, `$` for PostgreSQL.
 */
export function listQuery(
  { owner, state, mail, phone, limit = 50 }: CaseFilter,
  mark: "?" | "$",
  { index }: Keys,
): ListQuery {
  const wanted = {
    ...(owner !== undefined && { owner }),
    ...(state !== undefined && { state }),
    ...(mail !== undefined && { mail: fingerprintOf(index, "mail", mail) }),
    ...(phone !== undefined && { phone: fingerprintOf(index, "phone", phone) }),
  };
  const conditions = Object.keys(wanted).map((column, n) => `${column} = ${mark}${n + 1}`);
  const where = conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  return {
    sql: `select ${caseColumns} from cases ${where} order by created desc, id limit ${mark}${conditions.length + 1}`,
    params: [...Object.values(wanted), limit],
  };
}
