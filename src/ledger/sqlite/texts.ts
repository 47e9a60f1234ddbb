import type { Case } from "../../conversation/types.ts";
import { contactHash } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import type { Period, TextLedger, TextTally, TextWrite } from "../texts.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";

/** Prepares rows about texts. What it gives writes one row, and is false when the row does not hold. */
export function createTextWrites(
  db: Database,
  keys: Keys,
): (write: TextWrite, caseId: string) => (batch: Batch) => boolean {
  const sentTo = db.prepare("select count(*) as count from texts where contact = ? and at > ?");
  const insert = db.prepare(
    `insert into texts (effect, case_id, world, at, contact, country, place, refused) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing`,
  );
  const prove = db.prepare(
    `update texts set proven = ?1 where proven is null
       and effect = (select effect from texts where case_id = ?2 and refused is null order by at desc limit 1)`,
  );

  return function prepare(write, caseId) {
    if (write.write === "text-proven")
      return ({ now }) => {
        prove.run([now, caseId]);
        return true;
      };
    const { effect, world, country = "", place } = write.text;
    if (write.write === "text-refused")
      return ({ now }) => {
        insert.run([effect, caseId, world, now, null, country, place, write.limit]);
        return true;
      };
    const contact = contactHash(keys, write.to);
    const { most, withinMs } = write;
    return ({ now }) =>
      (sentTo.get([contact, now - withinMs]) as { count: number }).count < most &&
      insert.run([effect, caseId, world, now, contact, country, place, null]).changes === 1;
  };
}

export function readTexts(db: Database, keys: Keys, world: Case["world"] | undefined): TextLedger {
  const ours = world ? `world = '${world}'` : "true";
  const tallies = db.prepare(
    `select country, place, count(*) as sent, count(proven) as proven from texts
     where at >= ? and at < ? and refused is null and ${ours} group by country, place`,
  );
  const refused = db.prepare(
    `select refused as "limit", count(*) as count from texts
     where at >= ? and at < ? and refused is not null and ${ours} group by refused`,
  );
  const opened = db.prepare(`select count(*) as count from cases where created >= ? and created < ? and ${ours}`);
  const attempts = db.prepare(
    `select a.api, a.state, a.code, count(*) as count from attempts a left join cases c on c.id = a.case_id
     where a.signed_at >= ? and a.signed_at < ? and ${ours} group by a.api, a.state, a.code`,
  );
  const sentTo = db.prepare("select at from texts where contact = ? and at >= ? order by at");
  const texts = (since: number, until: number) => tallies.all([since, until]) as TextTally[];

  return {
    texts: async (since, until) => texts(since, until),
    textsTo: async (to, since) => (sentTo.all([contactHash(keys, to), since]) as { at: number }[]).map(({ at }) => at),
    period: async (since, until) => ({
      opened: (opened.get([since, until]) as { count: number }).count,
      attempts: attempts.all([since, until]) as Period["attempts"],
      texts: texts(since, until),
      refused: refused.all([since, until]) as Period["refused"],
    }),
  };
}
