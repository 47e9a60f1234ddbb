import { randomBytes } from "node:crypto";
import type { SqliteFile } from "../machine/sqlite-file.ts";

export interface ChatApp {
  sdkAppId: number;
  secretKey: string;
  plan: "enterprise" | "trial";
  /** When the application's trial began (ms). 0 before the first call. */
  since: number;
}

export const chatAdmin = "administrator";

const plans = { 1400000001: "enterprise", 1400000002: "trial" } as const;

/** The Chat applications of the practice account with their keys, and the people in them. */
export function openChatApps(db: SqliteFile) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS chatApps (sdkAppId INTEGER PRIMARY KEY, secretKey TEXT, plan TEXT, since INTEGER);
    CREATE TABLE IF NOT EXISTS chatPeople (sdkAppId INTEGER, userId TEXT, nick TEXT, UNIQUE (sdkAppId, userId));
  `);
  const addApp = db.prepare("INSERT OR IGNORE INTO chatApps VALUES (?, ?, ?, 0)");
  for (const [sdkAppId, plan] of Object.entries(plans)) {
    addApp.run(Number(sdkAppId), randomBytes(32).toString("hex"), plan);
  }
  const addPerson = db.prepare("INSERT OR IGNORE INTO chatPeople VALUES (?, ?, ?)");
  const get = db.prepare("SELECT * FROM chatApps WHERE sdkAppId = ?");
  const begin = db.prepare("UPDATE chatApps SET since = ? WHERE sdkAppId = ? AND since = 0");
  const person = db.prepare("SELECT 1 AS n FROM chatPeople WHERE sdkAppId = ? AND userId = ?");
  const count = db.prepare("SELECT count(*) AS n FROM chatPeople WHERE sdkAppId = ?");
  const people = db.prepare("SELECT sdkAppId, userId, nick FROM chatPeople ORDER BY sdkAppId, userId");

  return {
    app(sdkAppId: number): ChatApp | undefined {
      return get.get(sdkAppId) as ChatApp | undefined;
    },

    ofPlan(plan: ChatApp["plan"]): Pick<ChatApp, "sdkAppId" | "secretKey"> {
      const [sdkAppId] = Object.entries(plans).find(([, each]) => each === plan)!;
      const app = get.get(Number(sdkAppId)) as ChatApp;
      return { sdkAppId: app.sdkAppId, secretKey: app.secretKey };
    },

    /** Begins the trial of an application, if this is its first call. */
    begin(sdkAppId: number, now: number): void {
      begin.run(now, sdkAppId);
    },

    takeIn(sdkAppId: number, userId: string, nick: string): void {
      addPerson.run(sdkAppId, userId, nick);
    },

    isIn(sdkAppId: number, userId: string): boolean {
      return userId === chatAdmin || person.get(sdkAppId, userId) !== undefined;
    },

    size(sdkAppId: number): number {
      return (count.get(sdkAppId) as { n: number }).n;
    },

    people(): { sdkAppId: number; userId: string; nick: string }[] {
      return people.all() as { sdkAppId: number; userId: string; nick: string }[];
    },
  };
}
