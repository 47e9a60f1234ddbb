import pg from "pg";
import { patiently } from "../patience.ts";
import { asDown } from "./failures.ts";
import { mustBeReplicated } from "./replicated.ts";

type Value = string | number | boolean | Buffer | null;
/** A parameter of a statement. An array is for `any` and `unnest`. */
export type Param = Value | readonly Value[];

/** Runs one statement. @throws StoreDown */
export type Query = <Row>(sql: string, params?: readonly Param[]) => Promise<{ rows: Row[]; count: number }>;

/** A transaction under way, and the instant that counts as now in it. */
export interface Batch {
  query: Query;
  now: number;
}

/** A name for each statement, so that each connection plans it once. Statements are few and fixed. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `s${names.size}`;
  names.set(sql, name);
  return name;
}

export function queryOn(client: pg.ClientBase): Query {
  return async (sql, params) => {
    try {
      const named = params ? { name: nameOf(sql), text: sql, values: [...params] } : sql;
      const { rows, rowCount } = await patiently(() => client.query(named));
      mustBeReplicated(client);
      return { rows, count: rowCount ?? 0 };
    } catch (error) {
      throw asDown(error);
    }
  };
}

const bigint = pg.types.builtins.INT8;

/** Reads PostgreSQL's 64-bit integers as numbers. Ours are instants and versions, far below 2^53. */
export function getTypeParser(oid: number, format?: "text" | "binary"): unknown {
  return oid === bigint ? Number : pg.types.getTypeParser(oid, format as "text");
}
