import type { Case } from "../../conversation/types.ts";
import { contactHash } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import type { Period, TextLedger, TextTally, TextWrite } from "../texts.ts";
import type { Database } from "./database.ts";
import { ourLocks } from "./locks.ts";
import type { Batch } from "./query.ts";

/**
 * Prepares a row about texts. Texts to one contact pass one after another, so that no two see the same room. They do so
 * before any counter, which every desk takes later.
 */
export function prepareText(keys: Keys, write: TextWrite, caseId: string): (batch: Batch) => Promise<boolean> {
  if (write.write === "text-proven")
    return async ({ query, now }) => {
      await query(
        `update texts set proven = $1 where proven is null
           and effect = (select effect from texts where case_id = $2 and refused is null order by at desc limit 1)`,
        [now, caseId],
      );
      return true;
    };
  const { effect, world, country = "", place } = write.text;
  const insert = async ({ query, now }: Batch, contact: Buffer | null, refused: string | null) => {
    const { count } = await query(
      `insert into texts (effect, case_id, world, at, contact, country, place, refused)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [effect, caseId, world, now, contact, country, place, refused],
    );
    return count === 1;
  };
  if (write.write === "text-refused")
    return async (batch) => {
      await insert(batch, null, write.limit);
      return true;
    };
  const contact = contactHash(keys, write.to);
  return async (batch) => {
    const { query, now } = batch;
    await query("select pg_advisory_xact_lock(hashtextextended($1, $2))", [
      `text ${contact.toString("hex")}`,
      ourLocks,
    ]);
    const { rows } = await query<{ count: number }>(
      "select count(*)::int as count from texts where contact = $1 and at > $2",
      [contact, now - write.withinMs],
    );
    return rows[0]!.count < write.most && insert(batch, contact, null);
  };
}

export function readTexts(db: Database, keys: Keys, world: Case["world"] | undefined): TextLedger {
  const within = (since: number, until: number) => [since, until, world ?? null];
  const ours = "($3::text is null or world = $3)";
  async function texts(since: number, until: number): Promise<TextTally[]> {
    const { rows } = await db.query<TextTally>(
      `select country, place, count(*)::int as sent, count(proven)::int as proven from texts
       where at >= $1 and at < $2 and refused is null and ${ours} group by country, place`,
      within(since, until),
    );
    return rows;
  }

  return {
    texts,
    async textsTo(to, since) {
      const { rows } = await db.query<{ at: number }>(
        "select at from texts where contact = $1 and at >= $2 order by at",
        [contactHash(keys, to), since],
      );
      return rows.map(({ at }) => at);
    },
    async period(since, until) {
      const [opened, attempts, sent, refused] = await Promise.all([
        db.query<{ count: number }>(
          `select count(*)::int as count from cases where created >= $1 and created < $2 and ${ours}`,
          within(since, until),
        ),
        db.query<Period["attempts"][number]>(
          `select a.api, a.state, a.code, count(*)::int as count from attempts a left join cases c on c.id = a.case_id
           where a.signed_at >= $1 and a.signed_at < $2 and ${ours} group by a.api, a.state, a.code`,
          within(since, until),
        ),
        texts(since, until),
        db.query<Period["refused"][number]>(
          `select refused as "limit", count(*)::int as count from texts
           where at >= $1 and at < $2 and refused is not null and ${ours} group by refused`,
          within(since, until),
        ),
      ]);
      return { opened: opened.rows[0]!.count, attempts: attempts.rows, texts: sent, refused: refused.rows };
    },
  };
}
