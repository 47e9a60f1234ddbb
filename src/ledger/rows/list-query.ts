import type { Case } from "../../conversation/types.ts";
import type { CaseFilter } from "../ledger.ts";
import { fingerprintOf, type Keys } from "../sealing.ts";
import { caseColumns } from "./case-row.ts";
import { termHash } from "./fingerprints.ts";

type Param = string | number | Buffer;

interface ListQuery {
  sql: string;
  params: Param[];
  /** The rows come in the order opposite to the list's. */
  isReversed: boolean;
}

const mostFiled = 1_000;
/** An owner's id up to its last colon. It is written as in the index. */
const homeColumn = "rtrim(owner, replace(owner, ':', ''))";

/**
 * The query of a list of cases, whose shape depends on the filter. `mark` stands before a parameter's number: `?` for
 * SQLite, `$` for PostgreSQL. Being open is written out, so that the indexes of open cases are used.
 */
export function listQuery(filter: CaseFilter, mark: "?" | "$", { index }: Keys): ListQuery {
  const { owner, world, state, mail, phone, term, home, since, after, before, limit = 50 } = filter;
  const params: Param[] = [];
  const given = (value: Param) => `${mark}${params.push(value)}`;
  const from = term === undefined ? "cases" : `${filedUnder(term)} cross join cases`;
  const owners = owner === undefined ? undefined : [owner].flat();
  const isReversed = before !== undefined && after === undefined;
  const conditions = [
    owners && isOwnedBy(owners),
    world && `world = ${given(world)}`,
    state && isState(state),
    mail !== undefined && `mail = ${given(fingerprintOf(index, "mail", mail))}`,
    phone !== undefined && `phone = ${given(fingerprintOf(index, "phone", phone))}`,
    term !== undefined && "cases.id = filed_under.case_id",
    home !== undefined && `${homeColumn} = ${given(home)}`,
    since !== undefined && `created >= ${given(since)}`,
    after && beyond("<", after),
    before && beyond(">", before),
  ].filter((each) => typeof each === "string");
  const where = conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  const order = isReversed ? "created, id desc" : "created desc, id";
  return {
    sql: `select ${caseColumns} from ${from} ${where} order by ${order} limit ${given(limit)}`,
    params,
    isReversed,
  };

  /** The newest cases of a term. SQLite reads what stands before a cross join first. */
  function filedUnder(said: string): string {
    const newest = `where hash = ${given(termHash({ index }, said))} order by opened desc limit ${mostFiled}`;
    return `(select case_id from case_terms ${newest}) as filed_under`;
  }

  function isOwnedBy(people: readonly string[]): string {
    if (people.length === 0) return "false";
    return people.length === 1 ? `owner = ${given(people[0]!)}` : `owner in (${people.map(given).join(", ")})`;
  }

  function isState(wanted: Case["state"] | "closed"): string {
    if (wanted === "closed") return "state <> 'open'";
    return wanted === "open" ? "state = 'open'" : `state = ${given(wanted)}`;
  }

  /**
   * A condition on cases beyond a place in the list. Its first half follows from the second, and is there because an
   * index can use it.
   */
  function beyond(side: "<" | ">", { opened, id }: { opened: number; id: string }): string {
    const [at, number] = [given(opened), given(id)];
    return `created ${side}= ${at} and (created ${side} ${at} or id ${side === "<" ? ">" : "<"} ${number})`;
  }
}
