import type { SqliteFile } from "../machine/sqlite-file.ts";

export interface SentText {
  id: number;
  country: string;
  phone: string;
  text: string;
  code: string;
  sentAt: number;
  arrivesAt: number;
}

interface Code {
  code: string;
  expiresAt: number;
  triesLeft: number;
}

/** The texts that were sent and, for each number, the one code that counts. */
export function openTexts(db: SqliteFile) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS codes (number TEXT PRIMARY KEY, code TEXT, expiresAt INTEGER, triesLeft INTEGER);
    CREATE TABLE IF NOT EXISTS texts (
      id INTEGER PRIMARY KEY, country TEXT, phone TEXT, text TEXT, code TEXT, sentAt INTEGER, arrivesAt INTEGER);
    CREATE INDEX IF NOT EXISTS textsOfPhone ON texts (phone, country, sentAt);
  `);
  const putCode = db.prepare("REPLACE INTO codes VALUES (:number, :code, :expiresAt, :triesLeft)");
  const getCode = db.prepare("SELECT code, expiresAt, triesLeft FROM codes WHERE number = ?");
  const missCode = db.prepare("UPDATE codes SET triesLeft = triesLeft - 1 WHERE number = ?");
  const dropCode = db.prepare("DELETE FROM codes WHERE number = ?");
  const send = db.prepare(
    `INSERT INTO texts (country, phone, text, code, sentAt, arrivesAt)
     VALUES (:country, :phone, :text, :code, :sentAt, :arrivesAt)`,
  );
  const since = db.prepare(
    "SELECT count(*) AS n, max(sentAt) AS last FROM texts WHERE country = ? AND phone = ? AND sentAt > ?",
  );
  const arriving = db.prepare("SELECT * FROM texts WHERE arrivesAt IS NOT NULL AND id > ? ORDER BY arrivesAt, id");
  const count = db.prepare("SELECT count(*) AS n FROM texts");

  return {
    /** The new code replaces the number's old one. */
    putCode(number: string, code: Code): void {
      putCode.run({ number, ...code });
    },

    code(number: string): Code | undefined {
      return getCode.get(number) as Code | undefined;
    },

    missCode(number: string): void {
      missCode.run(number);
    },

    dropCode(number: string): void {
      dropCode.run(number);
    },

    /** Keeps a text that was sent. With `arrivesAt` null it never arrives. */
    send(text: Omit<SentText, "id" | "arrivesAt"> & { arrivesAt: number | null }): void {
      send.run(text);
    },

    since(country: string, phone: string, at: number): { n: number; last: number | null } {
      return since.get(country, phone, at) as { n: number; last: number | null };
    },

    /** The texts after `id` that have a time of arrival, in the order of arrival. */
    arriving(id: number): SentText[] {
      return arriving.all(id) as SentText[];
    },

    count(): number {
      return (count.get() as { n: number }).n;
    },
  };
}
