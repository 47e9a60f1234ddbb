/** A value that libsql can bind. A boolean would abort the whole process, so the type excludes it. */
export type Param = string | number | Uint8Array | null;

export interface Statement {
  run(params: readonly Param[]): { changes: number };
  /** The first row. Beside its columns it has a `_metadata` of libsql's. */
  get(params: readonly Param[]): unknown;
  all(params: readonly Param[]): unknown[];
}

export interface Database {
  readonly open: boolean;
  readonly inTransaction: boolean;
  /** Set once a damaged page was read, until all pages were read again without damage. */
  isDamaged: boolean;
  prepare(sql: string): Statement;
  exec(sql: string): void;
  /** Checks the file's name. @throws StoreDown when it no longer leads to the open file */
  checkPlace(): void;
  close(): void;
}
