import { keyColumn, type Link, type LinkKey, type LinkRow, type LinkWrite, linkColumns, linkOf } from "../links.ts";
import type { Database } from "./database.ts";
import type { Batch } from "./query.ts";

export async function readLink({ query }: Pick<Database, "query">, key: LinkKey): Promise<Link | undefined> {
  const [column, value] = keyColumn(key);
  const { rows } = await query<LinkRow>(`select ${linkColumns} from links where ${column} = $1`, [value]);
  return rows[0] && linkOf(rows[0]);
}

/** Writes one row about a link. False when the row does not hold. @throws a violation of what is unique */
export async function writeLink({ query, now }: Batch, write: LinkWrite, caseId: string): Promise<boolean> {
  switch (write.write) {
    case "link": {
      const { token, person, words, made, until } = write.link;
      await query(
        "update links set ended = $1, why = 'replaced' where case_id = $2 and ended is null and token <> $3",
        [now, caseId, token],
      );
      const made1 = await query(
        "insert into links (token, case_id, person, words, made, until) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        [token, caseId, person, words, made, until],
      );
      return made1.count === 1;
    }
    case "link-opened": {
      const opened = await query(
        `update links set browser = $1, opened = $2
         where token = $3 and case_id = $4 and browser is null and ended is null and until > $2`,
        [write.browser, now, write.token, caseId],
      );
      return opened.count === 1;
    }
    case "link-ended": {
      const ended = await query(
        "update links set ended = $1, why = $2 where token = $3 and case_id = $4 and ended is null",
        [now, write.why, write.token, caseId],
      );
      return ended.count === 1;
    }
    case "link-asked": {
      const asked = await query("update links set asked = $1 where token = $2 and case_id = $3 and asked is null", [
        now,
        write.token,
        caseId,
      ]);
      return asked.count === 1;
    }
  }
}
