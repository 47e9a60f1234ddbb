import { StartError } from "../machine/start-error.ts";

/** The ledger was made with another FRONTDESK_KEY. The message names the database, without user and password. */
export class WrongKey extends StartError {
  override name = "WrongKey" as const;
  readonly place: string;
  constructor(place: string) {
    super(
      `${place} belongs to another FRONTDESK_KEY. With this one nothing in it opens, and no mail is found again. ` +
        "Put that key back, or restore a copy that this key opens. " +
        "If the key is lost, keep this aside, and begin anew with another place in DATABASE_URL.",
    );
    this.place = place;
  }
}

/** The content of the database is damaged: it is not what was written. */
export class Damaged extends Error {
  override name = "Damaged" as const;
}

export class LedgerTooNew extends StartError {
  override name = "LedgerTooNew" as const;
  readonly place: string;
  constructor(place: string, { found, known }: { found: number; known: number }) {
    super(
      `${place} was written by a newer Frontdesk: its schema is number ${found}, and this one knows ${known}. ` +
        "Start the newer Frontdesk, or restore the backup from before it.",
    );
    this.place = place;
  }
}

/** Desks of an earlier build are alive on a ledger that this build would bring into a form which they can't read. */
export class OlderDesk extends StartError {
  override name = "OlderDesk" as const;
  constructor(place: string, desks: readonly string[]) {
    super(`${olderAt(place, desks)} Stop it first: it can't read what this build keeps.`);
  }
}

/** Something between a desk and its PostgreSQL lends it a connection for each transaction, or for each statement. */
export class PoolsTransactions extends StartError {
  override name = "PoolsTransactions" as const;
  constructor(place: string) {
    super(
      `${place} is a pooler that pools transactions or statements, and a desk needs connections that stay its own, because it listens on one and keeps prepared statements on the others. ` +
        "Set pool_mode = session for it in PgBouncer, or name PostgreSQL itself in DATABASE_URL.",
    );
  }
}

function olderAt(place: string, desks: readonly string[]): string {
  return `A desk of an earlier build is at work on ${place}${desks.length > 0 ? ` (${desks.join(" and ")})` : ""}.`;
}

/**
 * The database cannot be reached, or does not answer in time. Nothing was kept, except that a commit whose answer got
 * lost may have been: the same event again answers `seen` then.
 */
export class StoreDown extends Error {
  override name = "StoreDown" as const;
  constructor(cause?: unknown) {
    const { code = "", message = "" } = (cause ?? {}) as { code?: string; message?: string };
    super(`The database does not answer (${code || message || "it has too much to do"}).`, { cause });
  }
}
