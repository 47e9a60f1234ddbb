import { randomBytes } from "node:crypto";
import { openSqliteFile, type SqliteFile } from "../machine/sqlite-file.ts";
import { openAccounts } from "./accounts.ts";
import { openChatApps } from "./chat-apps.ts";
import { openClassroom } from "./classroom.ts";
import { openContacts } from "./contacts.ts";
import { type OfficialAccount, openOfficialAccounts } from "./official-accounts.ts";
import { openTexts } from "./texts.ts";

/** What the practice Tencent holds, as `GET /books` shows it. */
export interface Books {
  accounts: {
    uin: string;
    mail: string;
    phone: string;
    country: string;
    area: string;
    type: string;
    name: string;
    /** When it was made, as an ISO instant. */
    at: string;
    requestId: string;
    /** An account that is not bound to the partner does not show in look-ups. */
    bound: boolean;
  }[];
  /** Phones and mails verified for domains; type 1 is a phone, 2 a mail. */
  contacts: { type: number; code: string; at: string; requestId: string }[];
  /** Classroom users. Their tokens are not shown, only how many are still valid. */
  classroomUsers: {
    userId: string;
    sdkAppId: number;
    originId: string;
    name: string;
    avatar: string;
    at: string;
    requestId: string;
    tokens: number;
  }[];
  officialAccounts: (Omit<OfficialAccount, "at" | "visibleAt"> & { at: string })[];
  /** People who were imported into the Chat applications. The administrator is in from the start. */
  imported: { sdkAppId: number; userId: string; nick: string }[];
  /** Texts sent, whether or not they arrived. */
  texts: number;
  /** Requests with a good signature, refused ones included. */
  calls: Record<string, number>;
}

export type OpenBooks = ReturnType<typeof openBooks>;

/** Opens or begins the books. Everything written within `commit` is on the disk when it returns. */
export function openBooks(file: string) {
  const db = openSqliteFile(file, "books", 5_000);
  db.pragma("journal_mode=WAL");
  db.pragma("synchronous=FULL");
  const { accounts, texts, contacts, classroom, chatApps, officialAccounts, keys } = db
    .transaction(() => openTables(db))
    .immediate() as ReturnType<typeof openTables>;
  const countCall = db.prepare("INSERT INTO calls VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + 1");
  const allCalls = db.prepare("SELECT action, n FROM calls ORDER BY action");
  const putMark = db.prepare("INSERT OR IGNORE INTO marks VALUES (?, ?)");
  const useMarkOf = db.prepare(
    `UPDATE marks SET remaining = remaining - 1 WHERE name =
     (SELECT name FROM marks WHERE substr(name, 1, length(:prefix)) = :prefix AND remaining > 0 LIMIT 1)`,
  );
  const useMark = db.prepare("UPDATE marks SET remaining = remaining - 1 WHERE name = ? AND remaining > 0");

  return {
    accounts,
    texts,
    contacts,
    classroom,
    chatApps,
    officialAccounts,
    keys,

    commit<T>(work: () => T): T {
      return db.transaction(work).immediate() as T;
    },

    countCall(action: string): void {
      countCall.run(action);
    },

    /** Notes a mark that can be used `times` times. */
    putMark(name: string, times: number): void {
      putMark.run(name, times);
    },

    useMark(name: string): boolean {
      return useMark.run(name).changes === 1;
    },

    /** Uses up one mark whose name begins with `prefix`. False when there is none. */
    useMarkOf(prefix: string): boolean {
      return useMarkOf.run({ prefix }).changes === 1;
    },

    /** True for the first call with a name only, so that a fault happens once and a retry goes through. */
    firstTime(name: string): boolean {
      return putMark.run(name, 0).changes === 1;
    },

    snapshot(now: number): Books {
      const calls = allCalls.all() as { action: string; n: number }[];
      return {
        accounts: accounts.all().map(({ uin, at, bound, ...rest }) => ({
          uin: String(uin),
          ...rest,
          at: new Date(at).toISOString(),
          bound: Boolean(bound),
        })),
        contacts: contacts.all().map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
        classroomUsers: classroom.all(now).map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
        officialAccounts: officialAccounts.all().map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
        imported: chatApps.people(),
        texts: texts.count(),
        calls: Object.fromEntries(calls.map(({ action, n }) => [action, n])),
      };
    },

    close(): void {
      db.close();
    },
  };
}

/** To be called in one transaction, so that no file is left with half of them. */
function openTables(db: SqliteFile) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, remaining INTEGER);
    CREATE TABLE IF NOT EXISTS keys (secretId TEXT, secretKey TEXT);
    CREATE TABLE IF NOT EXISTS calls (action TEXT PRIMARY KEY, n INTEGER);
  `);
  return {
    accounts: openAccounts(db),
    texts: openTexts(db),
    contacts: openContacts(db),
    classroom: openClassroom(db),
    chatApps: openChatApps(db),
    officialAccounts: openOfficialAccounts(db),
    keys: ownKeys(db),
  };
}

interface Keys {
  secretId: string;
  secretKey: string;
}

function ownKeys(db: SqliteFile): Keys {
  const kept = db.prepare("SELECT secretId, secretKey FROM keys").get() as Keys | undefined;
  if (kept) return { secretId: kept.secretId, secretKey: kept.secretKey }; // copied, because the driver adds a field of its own
  const made = {
    secretId: `AKIDpractice${randomBytes(12).toString("hex")}`,
    secretKey: randomBytes(16).toString("hex"),
  };
  db.prepare("INSERT INTO keys VALUES (:secretId, :secretKey)").run(made);
  return made;
}
