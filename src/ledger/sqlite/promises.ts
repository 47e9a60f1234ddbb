import type { KeyObject } from "node:crypto";
import type { Effect, Post } from "../../conversation/types.ts";
import { seal } from "../../sealing.ts";
import { about } from "../about.ts";
import type { Commit } from "../ledger.ts";
import type { Database } from "./database.ts";
import type { Tick } from "./ticks.ts";

type Promised = (tick: Tick) => void;

/** The outbox rows of a commit. Cards share one row an audience; while its lease lasts, only its version moves on. */
export function createPromises(db: Database): (commit: Commit, key: KeyObject) => Promised[] {
  const promiseCard = db.prepare(
    `insert into outbox (id, kind, case_id, audience, version, tries, ready) values (?, 'post', ?, ?, ?, 0, ?)
     on conflict do update set version = excluded.version,
       tries = iif(lease is null, 0, tries), ready = iif(lease is null, excluded.ready, ready)`,
  );
  const promise = db.prepare(
    `insert into outbox (id, kind, case_id, version, body, tries, ready) values (?, ?, ?, ?, ?, 0, ?)
     on conflict do nothing`,
  );

  return function prepare({ event, case: { id: caseId, version }, posts, effects }, key) {
    function job(id: string, kind: string, work: Post | Effect): Promised {
      const row = [id, kind, caseId, version, seal(key, JSON.stringify(work), about.job(caseId, id, version))];
      return ({ now }) => promise.run([...row, now]);
    }
    function card(audience: string): Promised {
      const row = [`card:${caseId}:${audience}`, caseId, audience, version];
      return ({ now }) => promiseCard.run([...row, now]);
    }
    return [
      ...posts.map((post, n) => ("card" in post ? card(post.card) : job(`post:${event}#${n}`, "post", post))),
      ...effects.map((effect) => job(`effect:${effect.id}`, "effect", effect)),
    ];
  };
}
