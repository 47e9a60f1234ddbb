import { randomBytes } from "node:crypto";
import type { SqliteFile } from "../machine/sqlite-file.ts";

export interface ClassroomUser {
  userId: string;
  sdkAppId: number;
  originId: string;
  name: string;
  avatar: string;
  /** When the user was made (ms since 1970). */
  at: number;
  requestId: string;
  visibleAt: number;
}

/** Applications of the practice account. A user of one is a stranger to the other. */
export const classroomApps = [3520001, 3520002] as const;

const weekMs = 7 * 24 * 60 * 60_000;

/** Users of the classroom applications, and the tokens that let them in. */
export function openClassroom(db: SqliteFile) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS classroom (
      userId TEXT PRIMARY KEY, sdkAppId INTEGER, originId TEXT, name TEXT, avatar TEXT,
      at INTEGER, requestId TEXT, visibleAt INTEGER, UNIQUE (sdkAppId, originId));
    CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, userId TEXT, expiresAt INTEGER);
  `);
  const add = db.prepare(
    "INSERT INTO classroom VALUES (:userId, :sdkAppId, :originId, :name, :avatar, :at, :requestId, :visibleAt)",
  );
  const ofOrigin = db.prepare("SELECT * FROM classroom WHERE sdkAppId = ? AND originId = ?");
  const ofId = db.prepare("SELECT * FROM classroom WHERE userId = ?");
  const all = db.prepare(
    "SELECT userId, sdkAppId, originId, name, avatar, at, requestId FROM classroom ORDER BY at, userId",
  );
  const addToken = db.prepare("INSERT INTO tokens VALUES (?, ?, ?)");
  const liveTokens = db.prepare("SELECT count(*) AS n FROM tokens WHERE userId = ? AND expiresAt > ?");

  return {
    add(user: ClassroomUser): void {
      add.run(user);
    },

    ofOrigin(sdkAppId: number, originId: string): ClassroomUser | undefined {
      return ofOrigin.get(sdkAppId, originId) as ClassroomUser | undefined;
    },

    ofId(userId: string): ClassroomUser | undefined {
      return ofId.get(userId) as ClassroomUser | undefined;
    },

    newId(): string {
      return randomBytes(20).toString("base64url").replace(/[-_]/g, "x");
    },

    /** A fresh token, good for seven days. Earlier ones stay good. */
    token(userId: string, now: number): string {
      const token = randomBytes(24).toString("hex");
      addToken.run(token, userId, now + weekMs);
      return token;
    },

    all(now: number): (Omit<ClassroomUser, "visibleAt"> & { tokens: number })[] {
      return (all.all() as ClassroomUser[]).map((user) => ({
        ...user,
        tokens: (liveTokens.get(user.userId, now) as { n: number }).n,
      }));
    },
  };
}
