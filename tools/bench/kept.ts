import { Keyv } from "keyv";
import Libsql from "libsql";
import { freshFile } from "./files.ts";

/** Where a bot keeps its state between turns, as text. What is set is kept once the promise has resolved. */
export interface Kept {
  get(id: string): Promise<string | undefined>;
  set(id: string, text: string): Promise<unknown>;
}

export function onKeyv(): Kept {
  const store = new Keyv<string>();
  return { get: (id) => store.get(id), set: (id, text) => store.set(id, text) };
}

/** A table in a fresh file. Each save is a transaction of its own, and is synced before it returns. */
export function onSqlite(name: string): Kept {
  const db = new Libsql(freshFile(name));
  for (const pragma of ["journal_mode=wal", "synchronous=full"]) db.pragma(pragma);
  db.exec("create table states (id text primary key, state text not null) strict");
  const read = db.prepare("select state from states where id = ?");
  const save = db.prepare("insert into states values (?, ?) on conflict do update set state = excluded.state");
  return {
    get: async (id) => (read.get([id]) as { state: string } | undefined)?.state,
    set: async (id, text) => save.run([id, text]),
  };
}
