import type { Outcome, Refusal } from "../conversation/types.ts";
import type { Told } from "../desk.ts";
import type { Attempt, AttemptChange, Write } from "../ledger/ledger.ts";
import type { Creation, Made } from "./creation.ts";
import type { Parts } from "./parts.ts";

/** A certain end, in one transaction with the turn that tells the people. It gives the key free for another request. */
export function end(p: Parts, attempt: Attempt, outcome: Outcome, change: Partial<AttemptChange>): Promise<Told> {
  return p.desk.settled(attempt.effect, attempt.caseId, outcome, [update(attempt, change), released(attempt)]);
}

/** The result as people are told it. A secret in it is sealed before anything refers to it. */
export async function sealed(
  p: Parts,
  creation: Creation,
  attempt: Attempt,
  made: Made,
  at: number,
): Promise<Extract<Outcome, { ok: true }>> {
  const ref = made.secret === undefined ? undefined : `${attempt.effect}/secret`;
  if (ref !== undefined) await p.vault.put(ref, made.secret!, creation.secretMs!);
  return { ok: true, value: creation.result(made, at, ref, attempt) };
}

/** A certain no. Whoever looked meanwhile gives way to it. */
export async function denied(
  p: Parts,
  attempt: Attempt,
  refusal: Refusal,
  change: Partial<AttemptChange>,
): Promise<void> {
  const told = await end(p, attempt, refusal, change);
  if (told.is !== "conflict") return;
  const now = (await p.ledger.attempt(attempt.effect))!;
  if (now.state !== "done") await denied(p, now, refusal, change);
}

/** Nobody is told that it failed: the case says that we do not know, and the looking begins. */
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
  await p.desk.progressed(attempt.effect, attempt.caseId, "unknown", [update(attempt, change)]);
}

/** Still no guess: the case says that a person is looking, and the look-ups go on. */
export async function handOver(p: Parts, attempt: Attempt, next: Partial<AttemptChange>): Promise<void> {
  if (attempt.state === "manual") {
    await p.ledger.write([update(attempt, next)]);
    return;
  }
  await p.desk.progressed(attempt.effect, attempt.caseId, "manual", [update(attempt, { ...next, state: "manual" })]);
}

export function update({ effect, version }: Attempt, change: Partial<AttemptChange>) {
  return { write: "attempt-update", effect, version, change } satisfies Write;
}

export function released({ partner, naturalKey }: Attempt) {
  return { write: "release-intent", partner, naturalKey } satisfies Write;
}
