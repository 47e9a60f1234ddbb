import { keyColumn, type Link, type LinkKey, type LinkRow, type LinkWrite, linkColumns, linkOf } from "../links.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";

/** Reads links. */
export function readLinks(db: Database): (key: LinkKey) => Link | undefined {
  const by = (column: string) => db.prepare(`select ${linkColumns} from links where ${column} = ?`);
  const found = { token: by("token"), browser: by("browser"), person: by("person") };
  return function link(key) {
    const [column, value] = keyColumn(key);
    const row = found[column].get([value]) as LinkRow | undefined;
    return row && linkOf(row);
  };
}

/** Prepares rows about links. What it gives writes one row, and is false when the row does not hold. */
export function createLinkWrites(db: Database): (write: LinkWrite, caseId: string) => (batch: Batch) => boolean {
  const endOthers = db.prepare(
    "update links set ended = ?, why = 'replaced' where case_id = ? and ended is null and token <> ?",
  );
  const make = db.prepare(
    "insert into links (token, case_id, person, words, made, until) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
  );
  const open = db.prepare(
    `update or ignore links set browser = ?1, opened = ?2
     where token = ?3 and case_id = ?4 and browser is null and ended is null and until > ?2`,
  );
  const end = db.prepare("update links set ended = ?, why = ? where token = ? and case_id = ? and ended is null");
  const ask = db.prepare("update links set asked = ? where token = ? and case_id = ? and asked is null");

  return function prepare(write, caseId) {
    switch (write.write) {
      case "link": {
        const { token, person, words, made, until } = write.link;
        return ({ now }) => {
          endOthers.run([now, caseId, token]);
          return make.run([token, caseId, person, words, made, until]).changes === 1;
        };
      }
      case "link-opened":
        return ({ now }) => open.run([write.browser, now, write.token, caseId]).changes === 1;
      case "link-ended":
        return ({ now }) => end.run([now, write.why, write.token, caseId]).changes === 1;
      case "link-asked":
        return ({ now }) => ask.run([now, write.token, caseId]).changes === 1;
    }
  };
}
