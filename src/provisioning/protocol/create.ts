import type { Case, Json, Outcome, Refusal } from "../../conversation/types.ts";
import { type EffectJob, NotYet, type Performer } from "../../desk/outbox.ts";
import type { Attempt, Write } from "../../ledger/ledger.ts";
import { holdOn } from "../../ledger/retry-while-down.ts";
import type { Secret } from "../../machine/secret.ts";
import { t } from "../../words/words.ts";
import { doubt, heldBack } from "./after-restore.ts";
import { conclude } from "./conclude.ts";
import type { Creation } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { maySpend, spendingStopped, stopped } from "./paused.ts";
import { precheck } from "./precheck.ts";
import { asMayBeKnown } from "./strangers.ts";

/**
 * The create protocol. It first checks that the secrets are in the vault, and that a look-up does not show the thing
 * already. Then the attempt is committed, signed once and sent once. Run again after a crash, it finds the attempt and
 * sends nothing, and look-ups find out what became of the call.
 */
export function createPerformer<Input extends Json>(p: Parts, creation: Creation<Input>): Performer {
  return async (job) => {
    const { effect } = job.work;
    const input = effect.input as Input;
    const settle = (outcome: Outcome, also?: Write[]) => p.desk.unsent(effect.id, job.caseId, outcome, also);
    if (await p.ledger.attempt(effect.id)) return;
    const theCase = await p.ledger.load(job.caseId);
    if (!theCase) return;
    const key = creation.keyOf(input, theCase);
    if (job.restored) return doubt(p, creation, job, { key, match: creation.matchOf(input) });
    const pause = await spendingStopped(p);
    if (pause) return stopped(p, effect.id, job.caseId, pause);
    const held = await heldBack(p, creation, job, theCase);
    if (held) {
      if (held !== "found") await settle(held);
      return;
    }

    const secrets: Record<string, Secret> = {};
    for (const [step, ref] of Object.entries(creation.secretsOf(input))) {
      const secret = await p.vault.openSecret(ref);
      if (secret === undefined) {
        await settle({ ok: false, why: t("create.secret-gone"), redo: step });
        return;
      }
      secrets[step] = secret;
    }

    const history = await p.ledger.attemptsFor(creation.partner, key);
    const ending = await precheck(p, creation, job, input, history, theCase);
    if (ending === "told") return; // an earlier try turned out to have succeeded: the case was told, and this try was taken back
    if (ending) {
      await settle(ending.outcome, ending.secret);
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
        maySpend,
        { write: "intent", partner: creation.partner, naturalKey: key },
        { write: "attempt", attempt: { ...attemptOf(p, creation, job, signedAt), naturalKey: key, match } },
      ]);
      if (told.is === "conflict" && told.write === maySpend.write) await stopped(p, effect.id, job.caseId);
      if (told.is === "conflict" && told.write === "intent") await settle(await heldBy(p, creation, key, theCase));
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

/**
 * The attempts for a key and their states as one text. If it has changed while we waited for the slot, the precheck is
 * out of date.
 */
function traceOf(history: readonly Attempt[]): string {
  return history.map(({ effect, version }) => `${effect} ${version}`).join();
}

/** The refusal when another case holds the natural key: it is making the thing, or has made it. */
async function heldBy(p: Parts, creation: Creation, key: string, here: Case): Promise<Refusal> {
  const { partner, usedUp, heldElsewhere } = creation;
  const isMade = (await p.ledger.attemptsFor(partner, key)).some(({ state }) => state === "done");
  return asMayBeKnown(p, creation, here, key, isMade && usedUp ? usedUp(key) : heldElsewhere);
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
    // if we die while the call is under way, another desk looks once no answer can come any more
    nextLook: signedAt + times.sendMs,
  };
}
