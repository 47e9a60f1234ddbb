import { type AuditHead, auditRow } from "../audit.ts";
import type { AskedLately, Commit, Committed, VaultWrite } from "../ledger.ts";
import { restForm } from "../rows/case-body.ts";
import type { CaseToKeep } from "../rows/case-to-keep.ts";
import type { JobRow } from "../rows/job-row.ts";
import { type Given, instant } from "./instant.ts";
import type { Batch, Query } from "./query.ts";
import type { Written } from "./writes.ts";

/** A turn with everything done that can be done before the transaction. */
export interface PreparedTurn {
  commit: Commit;
  kept: CaseToKeep;
  jobs: JobRow[];
  /** What the turn changes in the vault. It always holds, so it keeps the turn in its group. */
  vault: VaultWrite[];
  /** When platforms were asked for what the turn stands on. It is looked at without a row, so it keeps the turn there too. */
  asked: readonly AskedLately[];
  /**
   * Writes the turn's further rows. A turn with such rows has a transaction to itself, because a row that does not hold
   * undoes all of it.
   */
  rows?: (batch: Batch) => Promise<Written>;
}

/**
 * Keeps a group of turns in one transaction. It takes locks in the order that every desk takes them: cases, events,
 * promised work and the vault, and last the head of the audit chain, which all turns pass one after another. Undefined for a turn
 * that only has to be tried again, because another turn of the group was in its way. `isUndone` when a row did not hold, so
 * that nothing may stay.
 */
export async function keepTurns(
  query: Query,
  turns: PreparedTurn[],
  given: Given,
): Promise<{ committed: (Committed | undefined)[]; now: number; isUndone: boolean }> {
  const { now, versions } = await lockCases(query, turns, given);
  const isAsExpected = ({ commit }: PreparedTurn) => (versions[commit.case.id] ?? 0) === commit.expect;
  const isLate = ({ asked }: PreparedTurn) => asked.some(({ at, withinMs }) => now - at > withinMs);
  const inTime = turns.filter((turn) => isAsExpected(turn) && !isLate(turn));
  const fresh = await claimEvents(query, firstOfEach(inTime), now);
  const taken = await openCases(query, fresh, now);
  const kept = new Set(fresh.filter((turn) => !taken.has(turn)));
  for (const { rows } of kept) {
    const written = await rows?.({ query, now });
    if (written && written.is !== "kept") return { committed: [written], now, isUndone: true };
  }
  if (kept.size > 0) await chain(query, [...kept], await moveOn(query, [...kept], now), now);

  const others = turns.filter((turn) => !kept.has(turn));
  const seen = await seenBefore(query, others);
  if (seen.size > 0 && kept.size === 0) await waitForStandbys(query);
  const moved = new Set([...kept].flatMap(({ kept: { row }, commit }) => (row ? [commit.case.id] : [])));
  const committed = turns.map((turn): Committed | undefined => {
    if (kept.has(turn)) return { is: "kept" };
    const { event, case: theCase } = turn.commit;
    const caseId = seen.get(event);
    if (caseId !== undefined) return { is: "seen", caseId };
    if (isAsExpected(turn) && isLate(turn)) return { is: "conflict", write: "asked-lately" };
    return taken.has(turn) || moved.has(theCase.id) || !isAsExpected(turn) ? { is: "lost" } : undefined;
  });
  return { committed, now, isUndone: false };
}

/** The first turn of each case and of each event. The others are tried again. */
function firstOfEach(turns: PreparedTurn[]): PreparedTurn[] {
  const [cases, events] = [new Set<string>(), new Set<string>()];
  return turns.filter(({ commit: { event, case: theCase } }) => {
    if (cases.has(theCase.id) || events.has(event)) return false;
    cases.add(theCase.id);
    events.add(event);
    return true;
  });
}

async function lockCases(query: Query, turns: PreparedTurn[], given: Given) {
  const ids = turns.map(({ commit }) => commit.case.id);
  const { rows } = await query<{ now: number; versions: Record<string, number> | null }>(
    `with locked as materialized (select id, version from cases where id = any($2::text[]) order by id for update)
     select ${instant(1)} as now, (select json_object_agg(id, version) from locked) as versions`,
    [given(), ids],
  );
  const { now, versions } = rows[0]!;
  return { now, versions: versions ?? {} };
}

async function claimEvents(query: Query, turns: PreparedTurn[], now: number): Promise<PreparedTurn[]> {
  if (turns.length === 0) return [];
  const { rows } = await query<{ id: string }>(
    `insert into events (id, case_id, at)
     select id, case_id, $1 from unnest($2::text[], $3::text[]) as t (id, case_id) order by id
     on conflict do nothing returning id`,
    [now, turns.map(({ commit }) => commit.event), turns.map(({ commit }) => commit.case.id)],
  );
  const claimed = new Set(rows.map(({ id }) => id));
  return turns.filter(({ commit }) => claimed.has(commit.event));
}

/** Inserts new cases. Returns the turns whose number another case has taken; they leave nothing behind. */
async function openCases(query: Query, turns: PreparedTurn[], now: number): Promise<Set<PreparedTurn>> {
  const firstTurns = turns.filter(({ kept }) => kept.row?.wrapped);
  if (firstTurns.length === 0) return new Set();
  const column = <T>(of: (turn: PreparedTurn) => T) => firstTurns.map(of);
  const { rows } = await query<{ id: string }>(
    `insert into cases (id, version, world, flow, state, begun, owner, mail, phone, due, created, updated, key, body, filed, form)
     select id, version, world, flow, state, begun, owner, mail, phone, due, created, $1, key, body, coalesce(filed, 0), ${restForm}
     from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::bytea[],
       $10::bigint[], $11::bigint[], $12::bytea[], $13::bytea[], $14::smallint[], $15::bigint[])
       as t (id, version, world, flow, state, owner, mail, phone, due, created, key, body, begun, filed) order by id
     on conflict do nothing returning id`,
    [
      now,
      column(({ commit }) => commit.case.id),
      column(({ commit }) => commit.case.version),
      column(({ commit }) => commit.case.world),
      column(({ commit }) => commit.case.flow),
      column(({ kept }) => kept.row!.state),
      column(({ kept }) => kept.row!.filed.owner),
      column(({ kept }) => kept.row!.filed.mail),
      column(({ kept }) => kept.row!.filed.phone),
      column(({ kept }) => kept.row!.due),
      column(({ commit }) => commit.case.opened),
      column(({ kept }) => kept.row!.wrapped!),
      column(({ kept }) => kept.row!.body),
      column(({ kept }) => kept.row!.begun),
      column(({ kept }) => kept.row!.filedAt),
    ],
  );
  const opened = new Set(rows.map(({ id }) => id));
  const taken = firstTurns.filter(({ commit }) => !opened.has(commit.case.id));
  if (taken.length > 0) {
    await query("delete from events where id = any($1::text[])", [taken.map(({ commit }) => commit.event)]);
  }
  return new Set(taken);
}

/**
 * Writes the new versions of cases and what they promise. Returns the last audit row, which stays locked until the
 * commit.
 */
async function moveOn(query: Query, turns: PreparedTurn[], now: number): Promise<AuditHead> {
  const moving = turns.filter(({ kept }) => kept.row && !kept.row.wrapped);
  const column = <T>(of: (turn: PreparedTurn) => T) => moving.map(of);
  const jobs = [...new Map(turns.flatMap((turn) => turn.jobs).map((job) => [job.id, job])).values()];
  const terms = turns.flatMap(
    ({
      kept,
      commit: {
        case: { id, opened },
      },
    }) => (kept.row?.terms ?? []).map((hash) => ({ hash, opened, id })),
  );
  const vault = [...new Map(turns.flatMap((turn) => turn.vault).map((write) => [write.key, write])).values()];
  const puts = vault.flatMap((write) => (write.write === "vault-put" ? [write] : []));
  const drops = vault.flatMap((write) => (write.write === "vault-drop" ? [write.key] : []));
  const { rows } = await query<AuditHead>(
    `with moved as (
       update cases set version = t.version, state = t.state, begun = t.begun, owner = t.owner, mail = coalesce(t.mail, cases.mail),
         phone = coalesce(t.phone, cases.phone), due = t.due, body = t.body, form = ${restForm}, filed = coalesce(t.filed, cases.filed), updated = $1
       from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::bigint[], $9::bytea[],
         $16::smallint[], $17::bigint[]) as t (id, version, state, owner, mail, phone, due, body, begun, filed)
       where cases.id = t.id
     ), termed as (
       insert into case_terms (hash, opened, case_id)
       select hash, opened, case_id from unnest($18::bytea[], $19::bigint[], $20::text[]) as t (hash, opened, case_id)
       on conflict do nothing
     ), promised as (
       insert into outbox (id, kind, case_id, audience, version, body, origin, tries, ready)
       select id, kind, case_id, audience, version, body, origin, 0, $1
       from unnest($10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[], $15::bytea[], $25::text[])
         with ordinality as t (id, kind, case_id, audience, version, body, origin, place) order by place
       on conflict (id) do update set version = excluded.version, origin = excluded.origin,
         tries = case when outbox.lease is null then 0 else outbox.tries end,
         ready = case when outbox.lease is null then excluded.ready else outbox.ready end
       where outbox.audience is not null
     ), sealed as (
       insert into vault (key, value, expires)
       select key, value, $1 + keep from unnest($21::text[], $22::text[], $23::bigint[]) as t (key, value, keep) order by key
       on conflict (key) do update set value = excluded.value, expires = excluded.expires
     ), dropped as (
       delete from vault where key = any($24::text[])
     )
     select seq, hash from audit_head for update`,
    [
      now,
      column(({ commit }) => commit.case.id),
      column(({ commit }) => commit.case.version),
      column(({ kept }) => kept.row!.state),
      column(({ kept }) => kept.row!.filed.owner),
      column(({ kept }) => kept.row!.filed.mail),
      column(({ kept }) => kept.row!.filed.phone),
      column(({ kept }) => kept.row!.due),
      column(({ kept }) => kept.row!.body),
      jobs.map(({ id }) => id),
      jobs.map(({ kind }) => kind),
      jobs.map(({ caseId }) => caseId),
      jobs.map(({ audience }) => audience),
      jobs.map(({ version }) => version),
      jobs.map(({ body }) => body),
      column(({ kept }) => kept.row!.begun),
      column(({ kept }) => kept.row!.filedAt),
      terms.map(({ hash }) => hash),
      terms.map(({ opened }) => opened),
      terms.map(({ id }) => id),
      puts.map(({ key }) => key),
      puts.map(({ value }) => value),
      puts.map(({ keepMs }) => Math.ceil(keepMs)),
      drops,
      jobs.map(({ origin }) => origin),
    ],
  );
  return rows[0]!;
}

async function chain(query: Query, turns: PreparedTurn[], before: AuditHead, now: number): Promise<void> {
  let head = before;
  const added = turns.map(({ commit }) => {
    const row = auditRow(head, now, commit);
    head = row;
    return row;
  });
  await query(
    `with added as (
       insert into audit (seq, at, case_id, actor, what, detail, digest, previous, hash)
       select seq, $1, case_id, actor, what, detail, decode(hash, 'hex'), '', ''
       from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
         as t (seq, case_id, actor, what, detail, hash)
     )
     update audit_head set seq = $8, hash = $9`,
    [
      now,
      added.map(({ seq }) => seq),
      added.map(({ caseId }) => caseId),
      added.map(({ actor }) => actor),
      added.map(({ what }) => what),
      added.map(({ detail }) => JSON.stringify(detail)),
      added.map(({ hash }) => hash),
      head.seq,
      head.hash,
    ],
  );
}

/**
 * Makes a commit that changes nothing wait for standbys like any other, so that what it has seen is there too. An
 * earlier commit may have waited in vain.
 */
async function waitForStandbys(query: Query): Promise<void> {
  await query(
    "select pg_logical_emit_message(true, 'frontdesk', '') where current_setting('synchronous_standby_names') <> ''",
  );
}

/** For each event that was told before, the case that it was told to. */
async function seenBefore(query: Query, turns: PreparedTurn[]): Promise<Map<string, string>> {
  if (turns.length === 0) return new Map();
  const { rows } = await query<{ id: string; caseId: string }>(
    'select id, case_id as "caseId" from events where id = any($1::text[])',
    [turns.map(({ commit }) => commit.event)],
  );
  return new Map(rows.map(({ id, caseId }) => [id, caseId]));
}
