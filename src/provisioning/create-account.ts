import type { Outcome } from "../conversation/types.ts";
import type { CreateAccountInput } from "../flows/effects.ts";
import type { Attempt, Write } from "../ledger/ledger.ts";
import { type EffectJob, NotYet, type Performer } from "../outbox.ts";
import { t } from "../words/words.ts";
import { classify } from "./classify.ts";
import { conclude } from "./conclude.ts";
import { myTurn } from "./pace.ts";
import type { Parts } from "./parts.ts";
import { precheck } from "./precheck.ts";
import { toTencent } from "./to-tencent.ts";

/**
 * The create protocol: secrets present, mail not ours yet, attempt written and committed, then signed once and sent once.
 * A second run after a crash finds the attempt and never sends; the attempt's own next look finds out what became of it.
 */
export function createAccountPerformer(p: Parts): Performer {
  return async (job) => {
    const { effect } = job.work;
    const input = effect.input as CreateAccountInput;
    const settle = (outcome: Outcome, also?: Write[]) => p.desk.settled(effect.id, job.caseId, outcome, also);
    if (await p.ledger.attempt(effect.id)) return;

    const [password, code] = [await p.vault.open(input.password), await p.vault.open(input.code)];
    if (password === undefined || code === undefined) {
      await settle({ ok: false, why: t("create.secret-gone"), redo: password === undefined ? "password" : "code" });
      return;
    }

    const before = await historyOf(p, input.mail);
    const ending = await precheck(p, job, input);
    if (ending) {
      const told = await settle(ending.outcome, ending.also);
      if (told.is === "conflict") throw new Error("An earlier attempt has just moved on; look again.");
      return;
    }

    await myTurn(p.ledger, "CreateAccount");
    if ((await historyOf(p, input.mail)) !== before)
      throw new NotYet("Another request for this mail got on meanwhile.", 250);
    const signedAt = await p.ledger.now();
    const told = await p.desk.progressed(effect.id, job.caseId, "sent", [
      { write: "intent", partner: p.partner, naturalKey: input.mail },
      { write: "attempt", attempt: attemptOf(p, job, input, signedAt) },
    ]);
    if (told.is === "conflict" && told.write === "intent") {
      await settle({ ok: false, why: t("create.open-by-other"), redo: "mail" });
    }
    if (told.is !== "kept") return;

    const outcome = await p.api.createAccount(toTencent(input, password, code), { signedAt });
    await conclude(p, (await p.ledger.attempt(effect.id))!, classify(outcome));
  };
}

/** What was tried for a mail, and how far it is: what changed while we waited for our turn makes the precheck out of date. */
async function historyOf(p: Parts, mail: string): Promise<string> {
  const history = await p.ledger.attemptsFor(p.partner, mail);
  return history.map(({ effect, version }) => `${effect} ${version}`).join();
}

function attemptOf(p: Parts, job: EffectJob, input: CreateAccountInput, signedAt: number): Omit<Attempt, "version"> {
  return {
    effect: job.work.effect.id,
    caseId: job.caseId,
    api: "CreateAccount",
    partner: p.partner,
    naturalKey: input.mail,
    match: { dial: input.dial, national: input.national, profile: input.profile },
    state: "sent",
    signedAt,
    empties: 0,
    looks: 0,
    // should we die while it is under way, somebody looks once no answer can come any more
    nextLook: signedAt + p.times.sendMs,
  };
}
