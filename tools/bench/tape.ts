import Libsql from "libsql";
import type { Database, Param, Statement } from "../../src/ledger/sqlite/connection.ts";
import { openDatabase } from "../../src/ledger/sqlite/database.ts";

/** One statement that SQLite got, with its parameters. */
interface Asked {
  sql: string;
  verb: "run" | "get" | "all";
  params: readonly Param[];
}

/** The statements of each transaction, with the reads before it. */
export type Tape = Asked[][];

/** Records the statements that a ledger which is opened meanwhile sends to SQLite, from the call of `roll` on. */
export async function record(during: (roll: () => void) => Promise<void>): Promise<Tape> {
  const asked: Asked[] = [];
  const opened = new Set<Libsql.Database>();
  const { prepare } = Libsql.prototype;
  const noted = function (this: Libsql.Database, sql: string) {
    opened.add(this);
    return noting(sql, prepare.call(this, sql) as unknown as Statement, asked);
  };
  Libsql.prototype.prepare = noted as unknown as typeof prepare;
  try {
    await during(() => {
      for (const db of opened) if (db.open) db.exec("pragma synchronous=off"); // recording need not wait for the disk
      asked.length = 0;
    });
  } finally {
    Libsql.prototype.prepare = prepare;
  }
  return cut(asked);
}

function noting(sql: string, statement: Statement, asked: Asked[]): Statement {
  const noted =
    <Verb extends Asked["verb"]>(verb: Verb) =>
    (params: readonly Param[]) => {
      asked.push({ sql, verb, params });
      return statement[verb](params) as ReturnType<Statement[Verb]>;
    };
  return { run: noted("run"), get: noted("get"), all: noted("all") };
}

function cut(asked: readonly Asked[]): Tape {
  const tape: Tape = [[]];
  for (const one of asked) {
    tape.at(-1)!.push(one);
    if (one.sql === "commit") tape.push([]);
  }
  return tape.slice(0, -1); // what follows the last transaction is none
}

export interface Replay {
  /** Sends the next transaction of the tape, with the reads before it. */
  turn(): void;
  close(): void;
}

/** Sends the same statements with the same bytes to a fresh file, to measure what SQLite alone takes. */
export function replay(tape: Tape, file: string): Replay {
  const db: Database = openDatabase(file);
  const prepared = new Map<string, Statement>();
  const ready = tape.map((turn) =>
    turn.map(({ sql, verb, params }) => {
      const statement = prepared.get(sql) ?? db.prepare(sql);
      prepared.set(sql, statement);
      return { statement, verb, params };
    }),
  );
  let at = 0;
  return {
    turn() {
      for (const { statement, verb, params } of ready[at++]!) statement[verb](params);
    },
    close: () => db.close(),
  };
}
