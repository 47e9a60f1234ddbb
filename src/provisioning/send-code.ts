import type { Outcome } from "../conversation/types.ts";
import type { Attempt, AttemptChange, Write } from "../ledger/ledger.ts";
import type { EffectJob, Performer } from "../outbox.ts";
import { explain } from "../tencent/errors.ts";
import type { CallOutcome } from "../tencent/outcome.ts";
import { t } from "../words/words.ts";
import { update } from "./ends.ts";
import { myTurn } from "./pace.ts";
import type { Parts } from "./parts.ts";

const day = 24 * 60 * 60_000;

/** One text for one go. It is counted and written down before the call; an answer that got lost counts as sent. */
export function sendCodePerformer(p: Parts): Performer {
  return async (job) => {
    const { effect } = job.work;
    const { dial, national } = effect.input as { dial: string; national: string };
    const settle = (outcome: Outcome, also: Write[]) => p.desk.settled(effect.id, job.caseId, outcome, also);

    const earlier = await p.ledger.attempt(effect.id);
    if (earlier) {
      await settle(perhaps, [update(earlier, { state: "done" })]);
      return;
    }
    await myTurn(p.ledger, "SendVerifyCode");
    const owner = (await p.ledger.load(job.caseId))?.people.owner;
    const told = await p.desk.progressed(effect.id, job.caseId, "sent", [
      { write: "count", name: `texts to ${dial}${national}`, windowMs: day, limit: p.caps.perNumber },
      { write: "count", name: `texts by ${owner}`, windowMs: day, limit: p.caps.perAgent },
      { write: "count", name: "texts", windowMs: day, limit: p.caps.perDesk },
      { write: "attempt", attempt: attemptOf(p, job, dial + national, await p.ledger.now()) },
    ]);
    if (told.is === "conflict" && told.write === "count") {
      const tomorrow = (Math.floor((await p.ledger.now()) / day) + 1) * day;
      await settle({ ok: false, why: t("create.cap"), until: tomorrow }, []);
    }
    if (told.is !== "kept") return;

    const answer = await p.api.sendVerifyCode({ dialCode: dial, phone: national });
    const { outcome, change } = readAnswer(p, answer, await p.ledger.now());
    await settle(outcome, [update((await p.ledger.attempt(effect.id))!, change)]);
  };
}

const perhaps: Outcome = { ok: true, value: { sent: "perhaps" } };

function readAnswer(
  p: Parts,
  answer: CallOutcome<null>,
  now: number,
): { outcome: Outcome; change: Partial<AttemptChange> } {
  switch (answer.is) {
    case "done":
      return { outcome: { ok: true, value: { sent: true } }, change: { state: "done", requestId: answer.requestId } };
    case "unknown":
      return { outcome: perhaps, change: { state: "done", code: answer.why } };
    case "not-sent": {
      const why = t(answer.why === "credentials" ? "create.no-key-text" : "create.not-sent-text");
      return { outcome: { ok: false, why }, change: { state: "refused", code: answer.why } };
    }
    case "refused": {
      const { code, requestId } = answer;
      const row = explain("SendVerifyCode", code);
      if (row.say === "error.text-unsure") return { outcome: perhaps, change: { state: "done", code, requestId } };
      const until = row.repeat === "wait" ? { until: now + pauseAfter(p, code) } : {};
      const why = t(row.say, { code, requestId });
      const outcome: Outcome = { ok: false, why, ...(row.mend && { redo: row.mend }), ...until };
      return { outcome, change: { state: "refused", code, requestId } };
    }
  }
}

function pauseAfter({ times }: Parts, code: string): number {
  if (code.endsWith("SendVerifyCodeLimit60")) return times.textAgainMs;
  return code.endsWith("SendVerifyCodeLimit") ? times.textLimitMs : times.rateMs;
}

function attemptOf(p: Parts, job: EffectJob, number: string, signedAt: number): Omit<Attempt, "version"> {
  return {
    effect: job.work.effect.id,
    caseId: job.caseId,
    api: "SendVerifyCode",
    partner: p.partner,
    naturalKey: number,
    match: {},
    state: "sent",
    signedAt,
    empties: 0,
    looks: 0,
    nextLook: null,
  };
}
