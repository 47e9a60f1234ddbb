import type { Json, Outcome, Refusal } from "../../conversation/types.ts";
import { type EffectJob, NotYet, type Performer } from "../../desk/outbox.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import { holdOn } from "../../ledger/retry-while-down.ts";
import { t } from "../../words/words.ts";
import { doubt, heldBack } from "./after-restore.ts";
import { conclude } from "./conclude.ts";
import type { Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { precheck } from "./precheck.ts";

/**
 * The create protocol: secrets present, nothing there yet, attempt written and committed, then signed once and sent once.
 * A second run after a crash finds the attempt and never sends; the attempt's own next look finds out what became of it.
 */
export function createPerformer<Input extends Json>(p: Parts, creation: Creation<Input>): Performer {
  return async (job) => {
    const { effect } = job.work;
    const input = effect.input as Input;
    const settle = (outcome: Outcome) => p.desk.unsent(effect.id, job.caseId, outcome);
    if (await p.ledger.attempt(effect.id)) return;
    const theCase = await p.ledger.load(job.caseId);
    if (!theCase) return;
    const key = creation.keyOf(input, theCase);
    if (job.restored) return doubt(p, creation, job, { key, match: creation.matchOf(input) });
    const held = await heldBack(p, creation, job, theCase);
    if (held) {
      if (held !== "found") await settle(held);
      return;
    }

    const secrets: Record<string, string> = {};
    for (const [step, ref] of Object.entries(creation.secretsOf(input))) {
      const secret = await p.vault.open(ref);
      if (secret === undefined) {
        await settle({ ok: false, why: t("create.secret-gone"), redo: step });
        return;
      }
      secrets[step] = secret;
    }

    const history = await p.ledger.attemptsFor(creation.partner, key);
    const ending = await precheck(p, creation, job, input, history, theCase);
    if (ending === "told") return; // of an earlier try, and this one is taken back
    if (ending) {
      await settle(ending.outcome);
      return;
    }

    // guard: write-ahead attempt
    const proof = await p.pace.takeAhead(creation.api, async (slot) => {
      await slot.nears();
      if (traceOf(await p.ledger.attemptsFor(creation.partner, key)) !== traceOf(history))
        throw new NotYet("Another request for the same got on meanwhile.", 250);
      const signedAt = await p.ledger.now();
      const match = creation.matchOf(input);
      const told = await p.desk.progressed(effect.id, job.caseId, "sent", [
        { write: "intent", partner: creation.partner, naturalKey: key },
        { write: "attempt", attempt: { ...attemptOf(p, creation, job, signedAt), naturalKey: key, match } },
      ]);
      if (told.is === "conflict" && told.write === "intent") await settle(await heldBy(p, creation, key));
      return told.is === "kept" ? creation.send(input, { key, secrets, signedAt, slot }) : undefined;
    });
    if (!proof) return;
    await holdOn(
      p.times.effectLeaseMs,
      async () => conclude(p, creation, (await p.ledger.attempt(effect.id))!, proof),
      p.pause,
    );
  };
}

/** What was tried for a key, and how far it is: what changed while we waited for our turn makes the precheck out of date. */
function traceOf(history: readonly Attempt[]): string {
  return history.map(({ effect, version }) => `${effect} ${version}`).join();
}

/** Whoever holds the key is at it, or has used it up. */
async function heldBy(p: Parts, { partner, usedUp, heldElsewhere }: Creation, key: string): Promise<Refusal> {
  const isMade = (await p.ledger.attemptsFor(partner, key)).some(({ state }) => state === "done");
  return isMade && usedUp ? usedUp(key) : heldElsewhere;
}

function attemptOf(
  { times }: Parts,
  { api, partner }: Creation,
  job: EffectJob,
  signedAt: number,
): Omit<Attempt, "version" | "naturalKey" | "match"> {
  return {
    effect: job.work.effect.id,
    caseId: job.caseId,
    api,
    partner,
    state: "sent",
    signedAt,
    empties: 0,
    looks: 0,
    // should we die while it is under way, somebody looks once no answer can come any more
    nextLook: signedAt + times.sendMs,
  };
}
