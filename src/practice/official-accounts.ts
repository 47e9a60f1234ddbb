import type { SqliteFile } from "../machine/sqlite-file.ts";

export interface OfficialAccount {
  id: string;
  sdkAppId: number;
  owner: string;
  name: string;
  introduction: string;
  avatar: string;
  organization: string;
  custom: string;
  mostSubscribers: number;
  /** When the account was made (ms since 1970). */
  at: number;
  visibleAt: number;
}

/** Official accounts of the Chat applications; an id is unique within its application. */
export function openOfficialAccounts(db: SqliteFile) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS officialAccounts (
      id TEXT, sdkAppId INTEGER, owner TEXT, name TEXT, introduction TEXT, avatar TEXT, organization TEXT,
      custom TEXT, mostSubscribers INTEGER, at INTEGER, visibleAt INTEGER, UNIQUE (sdkAppId, id));
  `);
  const add = db.prepare(
    `INSERT INTO officialAccounts VALUES (:id, :sdkAppId, :owner, :name, :introduction, :avatar, :organization,
     :custom, :mostSubscribers, :at, :visibleAt)`,
  );
  const get = db.prepare("SELECT * FROM officialAccounts WHERE sdkAppId = ? AND id = ?");
  const count = db.prepare("SELECT count(*) AS n FROM officialAccounts WHERE sdkAppId = ?");
  const all = db.prepare(
    `SELECT id, sdkAppId, owner, name, introduction, avatar, organization, custom, mostSubscribers, at
     FROM officialAccounts ORDER BY at, id`,
  );

  return {
    add(account: OfficialAccount): void {
      add.run(account);
    },

    get(sdkAppId: number, id: string): OfficialAccount | undefined {
      return get.get(sdkAppId, id) as OfficialAccount | undefined;
    },

    count(sdkAppId: number): number {
      return (count.get(sdkAppId) as { n: number }).n;
    },

    all(): Omit<OfficialAccount, "visibleAt">[] {
      return all.all() as OfficialAccount[];
    },
  };
}
