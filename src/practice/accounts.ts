import type { SqliteFile } from "../machine/sqlite-file.ts";

export interface NewAccount {
  mail: string;
  phone: string;
  country: string;
  area: string;
  type: string;
  name: string;
  /** When the account was made (ms since 1970). */
  at: number;
  requestId: string;
  bound: boolean;
  /** When look-ups begin to show the account (ms). */
  visibleAt: number;
}

export type Account = Omit<NewAccount, "bound"> & { uin: number; bound: number };

const firstUin = 200_000_100_001;

const filters = {
  ClientUin: "CAST(uin AS TEXT) = ?",
  Name: "instr(lower(name), ?) > 0",
  Email: "instr(mailKey, ?) > 0",
  Remark: "instr('', ?) > 0",
};

export type Filter = keyof typeof filters;

export function isFilter(word: string): word is Filter {
  return Object.hasOwn(filters, word);
}

/** An e-mail address as it is compared: in small letters. */
export function fold(mail: string): string {
  return mail.toLowerCase();
}

export function openAccounts(db: SqliteFile) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS accounts (
      uin INTEGER PRIMARY KEY, mail TEXT, mailKey TEXT UNIQUE, phone TEXT, country TEXT, area TEXT, type TEXT,
      name TEXT, at INTEGER, requestId TEXT, bound INTEGER, visibleAt INTEGER);
    CREATE INDEX IF NOT EXISTS accountsOfPhone ON accounts (phone, country);
  `);
  const add = db.prepare(
    `INSERT INTO accounts VALUES (coalesce((SELECT max(uin) + 1 FROM accounts), ${firstUin}),
     :mail, :mailKey, :phone, :country, :area, :type, :name, :at, :requestId, :bound, :visibleAt)`,
  );
  const ofMail = db.prepare("SELECT uin FROM accounts WHERE mailKey = ?");
  const ofPhone = db.prepare("SELECT count(*) AS n FROM accounts WHERE country = ? AND phone = ?");
  const all = db.prepare(
    "SELECT uin, mail, phone, country, area, type, name, at, requestId, bound FROM accounts ORDER BY uin",
  );

  return {
    /** Adds an account and gives its UIN. */
    add(account: NewAccount): string {
      const row = { ...account, mailKey: fold(account.mail), bound: account.bound ? 1 : 0 };
      return String(add.run(row).lastInsertRowid);
    },

    hasMail(mail: string): boolean {
      return ofMail.get(fold(mail)) !== undefined;
    },

    ofPhone(country: string, phone: string): number {
      return (ofPhone.get(country, phone) as { n: number }).n;
    },

    /** The customers of this partner that look-ups show by now, newest first. A name or a mail matches in part. */
    customers(now: number, by?: Filter, value = ""): Account[] {
      const where = by && value ? `AND ${filters[by]}` : "";
      const found = db.prepare(
        `SELECT * FROM accounts WHERE bound = 1 AND visibleAt <= ? ${where} ORDER BY at DESC, uin DESC`,
      );
      return (where ? found.all(now, value.toLowerCase()) : found.all(now)) as Account[];
    },

    all(): Omit<Account, "visibleAt">[] {
      return all.all() as Account[];
    },
  };
}
