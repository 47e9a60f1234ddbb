/** What libsql can bind. A boolean would abort the whole process, so the type keeps it out. */
export type Param = string | number | Uint8Array | null;

export interface Statement {
  run(params: readonly Param[]): { changes: number };
  /** Besides its columns the row has a `_metadata` of libsql's. */
  get(params: readonly Param[]): unknown;
  all(params: readonly Param[]): unknown[];
}

export interface Database {
  readonly open: boolean;
  readonly inTransaction: boolean;
  /** A broken page was read, and it is not known yet whether all are whole again. */
  isDamaged: boolean;
  prepare(sql: string): Statement;
  exec(sql: string): void;
  /** @throws StoreDown when the name of the file no longer leads to what is open */
  checkPlace(): void;
  close(): void;
}
