import type { Outcome } from "../conversation/types.ts";
import type { CreateAccountInput } from "../flows/effects.ts";
import type { Attempt, Write } from "../ledger/ledger.ts";
import type { EffectJob, Performer } from "../outbox.ts";
import { explain } from "../tencent/errors.ts";
import { t } from "../words/words.ts";
import { classify } from "./classify.ts";
import { conclude } from "./ends.ts";
import type { Parts } from "./parts.ts";
import { toTencent } from "./to-tencent.ts";

/**
 * The create protocol: secrets present, mail not ours yet, attempt written and committed, then signed once and sent once.
 * A second run after a crash finds the attempt and never sends.
 */
export function createAccountPerformer(p: Parts): Performer {
  return async (job) => {
    const { effect } = job.work;
    const input = effect.input as CreateAccountInput;
    const settle = (outcome: Outcome, also?: Write[]) => p.desk.settled(effect.id, job.caseId, outcome, also);

    const earlier = await p.ledger.attempt(effect.id);
    if (earlier) return takeOver(p, earlier);

    const [password, code] = [await p.vault.open(input.password), await p.vault.open(input.code)];
    if (password === undefined || code === undefined) {
      await settle({ ok: false, why: t("create.secret-gone"), redo: password === undefined ? "password" : "code" });
      return;
    }

    const refusal = await precheck(p, job, input.mail);
    if (refusal) {
      await settle(refusal);
      return;
    }

    const signedAt = await p.ledger.now();
    const attempt = attemptOf(p, job, input, signedAt);
    const told = await p.desk.progressed(effect.id, job.caseId, "sent", [
      { write: "intent", partner: p.partner, naturalKey: input.mail },
      { write: "attempt", attempt },
    ]);
    if (told.is === "withdrawn") return;
    if (told.is === "conflict") {
      await settle({ ok: false, why: t("create.open-by-other"), redo: "mail" });
      return;
    }

    const outcome = await p.api.createAccount(toTencent(input, password, code), { signedAt });
    await conclude(p, (await p.ledger.attempt(effect.id))!, classify(outcome));
  };
}

/** Whoever wrote the attempt may still be sending; after that, its answer is lost. */
async function takeOver(p: Parts, attempt: Attempt): Promise<void> {
  if (attempt.state !== "sent") return;
  if ((await p.ledger.now()) < attempt.signedAt + p.times.sendMs) throw new Error("The call may still be under way.");
  await conclude(p, attempt, { is: "unknown", code: "crash" });
}

/** Only a look-up that answers lets us go on; it shows our own customers, so it never proves a mail free. */
async function precheck(p: Parts, job: EffectJob, mail: string): Promise<Outcome | undefined> {
  const found = await p.api.customersCredit({ by: "Email", filter: mail });
  switch (found.is) {
    case "done":
      if (found.value.rows.some((row) => row.mail.toLowerCase() === mail)) {
        return { ok: false, why: t("create.already-ours", { mail }), redo: "mail" };
      }
      if (found.serverTime !== undefined && Math.abs(found.serverTime - (await p.ledger.now())) > p.times.skewMs) {
        return { ok: false, why: t("create.clock") };
      }
      return undefined;
    case "refused": {
      const row = explain("QueryCustomersCredit", found.code);
      if (row.repeat === "safe" || row.repeat === "wait") return retryOrGiveUp(job);
      return { ok: false, why: t(row.say, { code: found.code, requestId: found.requestId }) };
    }
    default:
      return retryOrGiveUp(job);
  }
}

const precheckTries = 4;

function retryOrGiveUp(job: EffectJob): Outcome {
  if (job.tries < precheckTries) throw new Error("The look-up before the create did not answer.");
  return { ok: false, why: t("create.unreachable") };
}

function attemptOf(p: Parts, job: EffectJob, input: CreateAccountInput, signedAt: number): Omit<Attempt, "version"> {
  return {
    effect: job.work.effect.id,
    caseId: job.caseId,
    api: "CreateAccount",
    partner: p.partner,
    naturalKey: input.mail,
    match: { mail: input.mail, phone: input.dial + input.national, profile: input.profile },
    state: "sent",
    signedAt,
    empties: 0,
    looks: 0,
    // should we die while it is under way, somebody looks once no answer can come any more
    nextLook: signedAt + p.times.sendMs,
  };
}
