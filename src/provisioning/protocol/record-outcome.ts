import type { Evidence, Field, Outcome, Refusal, Text } from "../../conversation/types.ts";
import type { Told } from "../../desk/desk.ts";
import type { Attempt, AttemptUpdate, Write } from "../../ledger/ledger.ts";
import { t } from "../../words/words.ts";
import type { Creation, Made, Sighting } from "./creation.ts";
import type { Parts } from "./dependencies.ts";

/**
 * Ends the effect of an attempt for certain, in one transaction with the turn that tells the people. An attempt that
 * was opened again ends once more, so its version is part of the event's id.
 */
export function end(p: Parts, { effect, caseId, version }: Attempt, outcome: Outcome, also: Write[]): Promise<Told> {
  return p.desk.tell(caseId, { type: "settled", id: `settled:${effect}:${version}`, effect, outcome }, also);
}

/** The outcome that people are told of what was made, with the row that keeps its secret, if it has one. */
export async function sealed(
  p: Parts,
  creation: Creation,
  attempt: Attempt,
  made: Made,
  at: number,
): Promise<{ outcome: Extract<Outcome, { ok: true }>; secret: Write[] }> {
  const ref = made.secret === undefined ? undefined : `${attempt.effect}/secret`;
  const secret = ref === undefined ? [] : [await p.vault.putting(ref, made.secret!, creation.secretMs!)];
  const remedy = made.reason !== undefined && { remedy: t("remedy.unbound", { reason: made.reason }) };
  return { outcome: { ok: true, value: creation.result(made, at, ref, attempt), ...remedy }, secret };
}

/**
 * Writes that the create was certainly refused, and frees its key for another request. If a look-up has changed the
 * attempt meanwhile, the refusal is written over that, unless the attempt is done.
 */
export async function denied(p: Parts, attempt: Attempt, refusal: Refusal, change: AttemptUpdate): Promise<void> {
  const told = await end(p, attempt, refusal, ended(attempt, change));
  if (told.is !== "conflict") return;
  const now = (await p.ledger.attempt(attempt.effect))!;
  if (now.state !== "done") await denied(p, now, refusal, change);
}

/** Writes that the outcome is unknown. People are told that we do not know, and the look-ups begin. */
export async function lost(
  p: Parts,
  attempt: Attempt,
  { code, requestId, since }: { code: string; requestId?: string; since?: number },
): Promise<void> {
  const change = {
    state: "unknown" as const,
    code,
    ...(requestId && { requestId }),
    ...(since !== undefined && { since }),
    nextLook: (await p.ledger.now()) + p.times.looksMs[0]!,
  };
  p.log.warn({ case: attempt.caseId, effect: attempt.effect, code, requestId }, "the create's outcome is unknown");
  const evidence = { fields: answerOf({ ...attempt, ...change }), found: [] };
  await p.desk.progressed(attempt.effect, attempt.caseId, "unknown", [update(attempt, change)], evidence);
}

/** Hands an attempt over to an operator's judgement, with the evidence. People are told so, and the look-ups go on. */
export async function handOver(
  p: Parts,
  creation: Creation,
  attempt: Attempt,
  next: AttemptUpdate,
  seen?: Doubt,
): Promise<void> {
  const { effect, caseId } = attempt;
  const rows = [update(attempt, { ...next, state: "manual" })];
  const told = await p.desk.progressed(effect, caseId, "manual", rows, evidenceOf(creation, attempt, seen));
  // people were told before, and nothing new was seen since
  if (told.is === "seen" || told.is === "withdrawn") await p.ledger.write(rows);
}

/** A sighting for a person to judge, such as the same address with another phone number. */
export type Doubt = Extract<Sighting, { is: "doubtful" }>;

export function evidenceOf(creation: Creation, attempt: Attempt, seen: Doubt | undefined): Evidence {
  const unseen = creation.outOfReach ?? t("create.evidence.nothing");
  const why = seen ? t(`create.evidence.why.${seen.why}`) : unseen;
  return {
    fields: [
      field("attempt", t("create.evidence.attempt"), attempt.effect),
      field("for", t("create.evidence.for"), creation.maskedKey(attempt)),
      ...answerOf(attempt),
      field("why", t("create.evidence.why"), why),
    ],
    found: seen?.id === undefined ? [] : [seen.id],
  };
}

/** When it was sent, and what came back: a code of Tencent's, or one of ours for what happened instead. */
function answerOf({ requestId, code, signedAt }: Attempt): Field[] {
  return [
    field("sent", t("create.evidence.sent"), t("talk.instant", { at: { at: signedAt } })),
    ...(code ? [field("code", t("create.evidence.code"), code)] : []),
    ...(requestId ? [field("requestId", t("create.evidence.request"), requestId)] : []),
  ];
}

const field = (key: string, label: Text, value: Text | string): Field => ({ key, label, value });

export function update({ effect, version }: Attempt, change: AttemptUpdate) {
  return { write: "attempt-update", effect, version, change } satisfies Write;
}

/**
 * The rows for an attempt that has made something, by which its case's code was good. Its key is free again only where
 * the same key can be used twice.
 */
export function nowMade({ usedUp }: Creation, attempt: Attempt, change: AttemptUpdate): Write[] {
  // guard: natural key kept by what was made
  return [update(attempt, change), { write: "text-proven" }, ...(usedUp ? [] : [released(attempt)])];
}

/** The rows for an attempt that has made nothing. Its key is free for another request. */
export function ended(attempt: Attempt, change: AttemptUpdate): Write[] {
  return [update(attempt, change), released(attempt)];
}

function released({ partner, naturalKey }: Attempt) {
  return { write: "release-intent", partner, naturalKey } satisfies Write;
}
