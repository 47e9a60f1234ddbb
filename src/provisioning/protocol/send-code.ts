import type { Case, Json, Outcome, Refusal } from "../../conversation/types.ts";
import { type EffectJob, NotYet, type Performer } from "../../desk/outbox.ts";
import type { Attempt, AttemptChange, Write } from "../../ledger/ledger.ts";
import { holdOn } from "../../ledger/retry-while-down.ts";
import { explain } from "../../tencent/errors.ts";
import type { CallOutcome } from "../../tencent/outcome.ts";
import type { Slot } from "../../tencent/slot.ts";
import { t } from "../../words/words.ts";
import { heldBack } from "./after-restore.ts";
import type { Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { maySpend, spendingStopped, stopped } from "./paused.ts";
import { update } from "./record-outcome.ts";
import { atLimit, countedAs, type OneText, textCounts } from "./text-counts.ts";
import { type ProtocolTimes, pauseMs } from "./times.ts";
import { enough, isEnough } from "./try-limit.ts";
import { whyRefused } from "./why-refused.ts";

/** One action of Tencent that texts or mails a code. */
export interface Texting<Input extends Json = Json> {
  /** Tencent's action; its attempts are kept under this name. */
  api: string;
  partner: string;
  /** Whom the code goes to, in the form it is counted by: a number in digits, or an e-mail address. */
  to(input: Input): string;
  /**
   * Why nothing may be sent to this contact under the present settings. People may have answered under earlier
   * settings.
   */
  barred(input: Input, theCase: Case, served: readonly string[] | undefined): Refusal | undefined;
  /** The country (ISO 3166 alpha-2) that it counts for. Undefined for an e-mail. */
  country(input: Input, theCase: Case): OneText["country"];
  /** Steps whose secrets must still be kept, because without them the code would be of no use. */
  needs?: readonly string[];
  /** `told` goes into the result, such as the form in which Tencent took the number. */
  send(input: Input, slot: Slot): Promise<{ answer: CallOutcome<null>; told?: Record<string, Json> }>;
  /** What the result says when the answer got lost. The text then counts as sent. */
  assumed?(input: Input): Record<string, Json>;
}

/**
 * Sends one text for one go. It is counted and written down before the call. When the answer gets lost, it counts as
 * sent.
 */
export function textPerformer<Input extends Json>(p: Parts, texting: Texting<Input>, creation: Creation): Performer {
  return async (job) => {
    const { effect } = job.work;
    const input = effect.input as Input;
    const settle = (outcome: Outcome, also: Write[]) => p.desk.settled(effect.id, job.caseId, outcome, also);

    const earlier = await p.ledger.attempt(effect.id);
    // guard: text that is asked for once
    if (earlier) {
      await settle(perhaps(texting.assumed?.(input)), [update(earlier, { state: "done" })]);
      return;
    }
    if (job.restored) return countAsSent(p, texting, job);
    const pause = await spendingStopped(p);
    if (pause) return stopped(p, effect.id, job.caseId, pause);
    const held = await heldBack(p, creation, job);
    if (held) {
      if (held !== "found") await p.desk.unsent(effect.id, job.caseId, held);
      return;
    }
    const sent = await p.pace.takeAhead(texting.api, async (slot) => {
      await slot.nears();
      const theCase = (await p.ledger.load(job.caseId))!;
      const bar = texting.barred(input, theCase, p.served) ?? (await goneOf(p, texting, theCase));
      if (bar) {
        await p.desk.unsent(effect.id, job.caseId, bar);
        return undefined;
      }
      const target = creation.targetOf(theCase);
      if (target && isEnough(await p.ledger.attemptsFor(creation.partner, target.key), theCase)) {
        await p.desk.unsent(effect.id, job.caseId, enough);
        return undefined;
      }
      const to = texting.to(input);
      const text: OneText = { effect: effect.id, to, country: texting.country(input, theCase), theCase };
      const attempt = attemptOf(texting, job, to, await p.ledger.now());
      const told = await p.desk.progressed(effect.id, job.caseId, "sent", (next) => [
        maySpend,
        ...textCounts(p, { ...text, theCase: next }),
        { write: "attempt", attempt },
      ]);
      if (told.is === "conflict" && told.write === maySpend.write) await stopped(p, effect.id, job.caseId);
      else if (told.is === "conflict" && (told.write === "count" || told.write === "text")) {
        const refusal = await atLimit(p, told, text);
        const { cap: limit } = refusal;
        const refused: Write = { write: "text-refused", text: countedAs(text), limit };
        await p.desk.unsent(effect.id, job.caseId, refusal, [refused]);
      }
      if (told.is === "kept") return texting.send(input, slot);
      // the desk that sends the text may die, so the job stays until the attempt has ended
      if (await p.ledger.attempt(effect.id)) throw new NotYet("Somebody else is sending it.", p.times.sendMs);
      return undefined;
    });
    if (!sent) return;
    const tell = async () => {
      const { outcome, change } = readAnswer(texting, sent, { now: await p.ledger.now(), times: p.times });
      await settle(outcome, [update((await p.ledger.attempt(effect.id))!, change)]);
    };
    await holdOn(p.times.effectLeaseMs, tell, p.pause);
  };
}

/** Why nothing is sent while a secret is gone that was given before: it is asked for again, and no text is spent. */
async function goneOf(
  { vault }: Pick<Parts, "vault">,
  { needs = [] }: Pick<Texting, "needs">,
  { answers }: Case,
): Promise<Refusal | undefined> {
  for (const step of needs) {
    const { ref } = (answers[step] ?? {}) as { ref?: string };
    if (ref !== undefined && (await vault.open(ref)) === undefined)
      return { ok: false, why: t("create.secret-gone"), redo: step };
  }
  return undefined;
}

/** Counts a text as sent that was promised before the backup, because nobody knows whether it was sent after it. */
async function countAsSent<Input extends Json>(p: Parts, texting: Texting<Input>, job: EffectJob): Promise<void> {
  const input = job.work.effect.input as Input;
  const to = texting.to(input);
  const theCase = (await p.ledger.load(job.caseId))!;
  const text: OneText = { effect: job.work.effect.id, to, country: texting.country(input, theCase), theCase };
  const attempt = { ...attemptOf(texting, job, to, await p.ledger.now()), state: "done" as const, code: "restored" };
  const told = await p.desk.settled(job.work.effect.id, job.caseId, perhaps(texting.assumed?.(input)), [
    ...textCounts(p, text, true),
    { write: "attempt", attempt },
  ]);
  if (told.is === "conflict") throw new Error("Somebody else has just written this text down.");
}

function perhaps(told: Record<string, Json> = {}): Outcome {
  return { ok: true, value: { ...told, sent: "perhaps" } };
}

function readAnswer(
  { api }: Pick<Texting, "api">,
  { answer, told }: Awaited<ReturnType<Texting["send"]>>,
  { now, times }: { now: number; times: ProtocolTimes },
): { outcome: Outcome; change: Partial<AttemptChange> } {
  switch (answer.is) {
    case "done": {
      const change = { state: "done" as const, requestId: answer.requestId };
      return { outcome: { ok: true, value: { ...told, sent: true } }, change };
    }
    case "unknown":
      return { outcome: perhaps(told), change: { state: "done", code: answer.why } };
    case "not-sent": {
      const isKeyless = answer.why === "credentials";
      const why = t(isKeyless ? "create.no-key-text" : "create.not-sent-text");
      const remedy = isKeyless && { remedy: t("remedy.no-key") };
      return { outcome: { ok: false, why, ...remedy }, change: { state: "refused", code: answer.why } };
    }
    case "refused": {
      const { code, requestId } = answer;
      const row = explain(api, code);
      if (row.create === "already") {
        const value = { ...told, sent: "needless", requestId };
        return { outcome: { ok: true, value }, change: { state: "done", code, requestId } };
      }
      if (row.maybeSent) return { outcome: perhaps(told), change: { state: "done", code, requestId } };
      const until = row.repeat === "wait" ? { until: now + pauseMs(row, times) } : {};
      const why = whyRefused(row, { code, requestId });
      const outcome: Outcome = { ok: false, ...why, ...(row.mend && { redo: row.mend }), ...until };
      return { outcome, change: { state: "refused", code, requestId } };
    }
  }
}

function attemptOf(
  { api, partner }: Pick<Texting, "api" | "partner">,
  job: EffectJob,
  to: string,
  signedAt: number,
): Omit<Attempt, "version"> {
  return {
    effect: job.work.effect.id,
    caseId: job.caseId,
    api,
    partner,
    naturalKey: to,
    match: {},
    state: "sent",
    signedAt,
    empties: 0,
    looks: 0,
    nextLook: null,
  };
}
