import type { VerdictInput } from "../../conversation/turn/verdict.ts";
import type { Outcome, Refusal, Text } from "../../conversation/types.ts";
import type { Performer } from "../../desk/outbox.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import { t } from "../../words/words.ts";
import type { Creation, CreationOf } from "./creation.ts";
import type { Parts, System } from "./dependencies.ts";
import { absentOnWords, created } from "./late-yes.ts";
import { end, ended } from "./record-outcome.ts";
import { inVain } from "./try-limit.ts";

type Found = Extract<VerdictInput, { found: unknown }>;
type Absent = Extract<VerdictInput, { absent: unknown }>;

/** Checks an operator's verdict on a create against look-ups. If a look-up shows something else, the look-up wins. */
function verdictChecker(p: Parts, creationOf: CreationOf): Performer {
  return async ({ caseId, work: { effect } }) => {
    const verdict = effect.input as VerdictInput;
    const attempt = await p.ledger.attempt(verdict.effect);
    const creation = attempt && creationOf(attempt);
    const mayBeSettled = "found" in verdict ? ["manual", "absent"] : ["manual"];
    const word =
      attempt && creation && mayBeSettled.includes(attempt.state)
        ? "found" in verdict
          ? await heedFound(p, creation, attempt, verdict)
          : await heedAbsent(p, creation, attempt, verdict)
        : undefined;
    const outcome: Outcome = word?.isWrong ? { ok: false, why: word.notice } : { ok: true, value: null };
    await p.desk.settled(effect.id, caseId, outcome);
    const notice = word?.notice;
    if (notice) await p.desk.note(caseId, { event: `judged:${effect.id}`, to: verdict.by, notice });
  };
}

/** What the operator is told, and whether look-ups show that their verdict is wrong. */
type Word = { notice: Text; isWrong?: true } | undefined;

async function heedFound(p: Parts, creation: Creation, attempt: Attempt, { found, first }: Found): Promise<Word> {
  const values = { case: attempt.caseId };
  const claim = await creation.claim(attempt, found);
  if (claim.is === "not") return { notice: t("create.found-not", values), isWrong: true };
  if (claim.is === "unseen" && (first === null || !claim.made)) return { notice: t("create.found-waits", values) };
  const stands = await created(p, creation, attempt, claim.made!, claim.is === "unseen");
  return stands ? undefined : { notice: t("create.found-others", values), isWrong: true };
}

async function heedAbsent(p: Parts, creation: Creation, attempt: Attempt, verdict: Absent): Promise<Word> {
  const now = await p.ledger.now();
  const certainFrom = attempt.signedAt + p.times.horizonMs;
  if (now < certainFrom) return { notice: t("create.too-early", { case: attempt.caseId, at: { at: certainFrom } }) };
  const isAlone = verdict.why !== null;
  const by = isAlone ? [verdict.by] : [verdict.absent, verdict.by];
  p.log.warn(
    { case: attempt.caseId, effect: verdict.effect, by },
    `confirmed absent by ${isAlone ? "one person" : "two"}`,
  );
  const why = isAlone
    ? t("create.confirmed-absent-alone", { person: { person: verdict.by } })
    : t("create.confirmed-absent");
  const { redo } = creation.again;
  const refusal: Refusal = { ok: false, why, ...(redo && { redo }), facts: { frozen: [] } };
  const change = { state: "absent" as const, code: absentOnWords, nextLook: now + p.times.watchEveryMs };
  const told = await end(p, attempt, await inVain(p, attempt, refusal), ended(attempt, change));
  if (told.is === "conflict") throw new Error("The attempt has just moved on; look again.");
  return undefined;
}

/** The performers of everything that flows may ask for, and of operators' verdicts. */
export function performersOf(p: Parts, systems: readonly System[], creationOf: CreationOf): Record<string, Performer> {
  const each = systems.map(({ performers }) => performers);
  return Object.assign({ judge: verdictChecker(p, creationOf) }, ...each);
}
