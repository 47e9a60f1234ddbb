import type { SqliteFile } from "../machine/sqlite-file.ts";

export interface Contact {
  /** 1 is a phone, 2 a mail. */
  type: number;
  code: string;
  /** When it was verified (ms since 1970). */
  at: number;
  requestId: string;
  visibleAt: number;
}

/** Phones and mails that were verified for domains. */
export function openContacts(db: SqliteFile) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS contacts (
      type INTEGER, code TEXT, key TEXT UNIQUE, at INTEGER, requestId TEXT, visibleAt INTEGER);
  `);
  const add = db.prepare("INSERT INTO contacts VALUES (:type, :code, :key, :at, :requestId, :visibleAt)");
  const has = db.prepare("SELECT 1 AS n FROM contacts WHERE key = ?");
  const visible = db.prepare("SELECT * FROM contacts WHERE type = ? AND visibleAt <= ? ORDER BY at, code");
  const all = db.prepare("SELECT type, code, at, requestId FROM contacts ORDER BY at, code");

  return {
    add(contact: Contact): void {
      add.run({ ...contact, key: contactKey(contact) });
    },

    has(contact: Pick<Contact, "type" | "code">): boolean {
      return has.get(contactKey(contact)) !== undefined;
    },

    /** The contacts that the listing shows by now, oldest first. */
    visible(type: number, now: number): Contact[] {
      return visible.all(type, now) as Contact[];
    },

    all(): Omit<Contact, "visibleAt">[] {
      return all.all() as Contact[];
    },
  };
}

/**
 * A contact as it is compared. A mail in capitals is the same mail; a phone in its other form is another one, because a
 * bare number does not tell its country.
 */
export function contactKey({ type, code }: Pick<Contact, "type" | "code">): string {
  return `${type}:${code.toLowerCase()}`;
}
