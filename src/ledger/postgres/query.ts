import pg from "pg";
import { patiently } from "../patience.ts";
import { asDown } from "./failures.ts";

type Value = string | number | boolean | Buffer | null;
/** An array goes with `any` and `unnest`. */
export type Param = Value | readonly Value[];

/** @throws StoreDown */
export type Query = <Row>(sql: string, params?: readonly Param[]) => Promise<{ rows: Row[]; count: number }>;

/** Statements are few and fixed, so each connection plans each of them once. */
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
      return { rows, count: rowCount ?? 0 };
    } catch (error) {
      throw asDown(error);
    }
  };
}

const bigint = pg.types.builtins.INT8;

/** Instants and versions are far below 2^53. */
export function getTypeParser(oid: number, format?: "text" | "binary"): unknown {
  return oid === bigint ? Number : pg.types.getTypeParser(oid, format as "text");
}
