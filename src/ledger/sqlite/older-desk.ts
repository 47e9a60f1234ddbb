import { openToRead } from "../../machine/sqlite-file.ts";
import { OlderDesk } from "../errors.ts";
import { desksAt } from "./desk-lock.ts";
import { worksBeside } from "./schema.ts";

/**
 * Refuses to open a file on which a desk of an earlier build works. That desk holds no lock on its file, so a
 * connection that does more than read would delete the log under it.
 * @throws OlderDesk
 */
export function mustNotHaveOlderDesk(file: string, patienceMs: number): void {
  const db = openToRead(file, patienceMs);
  try {
    const { user_version: found } = db.prepare("pragma user_version").get([]) as { user_version: number };
    const desks = olderDesksAt(file, found);
    if (desks) throw new OlderDesk(file, desks);
  } finally {
    db.close();
  }
}

/**
 * The desks of an earlier build at work on this file, one phrase each. Undefined while none is. Any desk is taken for
 * one while the schema is not up to date, because a desk of this build would have brought it up to date.
 */
export function olderDesksAt(file: string, schema: number): string[] | undefined {
  return schema > 0 && schema < worksBeside ? desksAt(file) : undefined;
}
