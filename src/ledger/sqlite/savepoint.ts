import type { Database } from "./database.ts";

export type UndoneUnlessKept = <T extends { is: string }>(work: () => T) => T;

/** Undoes the SQL of one work without touching the others of its transaction. */
export function createSavepoint(db: Database): UndoneUnlessKept {
  const [begin, undo, end] = [db.prepare("savepoint work"), db.prepare("rollback to work"), db.prepare("release work")];
  return (work) => {
    begin.run([]);
    const result = work();
    if (result.is !== "kept") undo.run([]);
    end.run([]);
    return result;
  };
}
