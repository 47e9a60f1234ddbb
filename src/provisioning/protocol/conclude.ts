import type { Refusal } from "../../conversation/types.ts";
import type { Attempt, AttemptChange } from "../../ledger/ledger.ts";
import type { NotSent } from "../../tencent/outcome.ts";
import type { MessageKey } from "../../words/en/all.ts";
import { t } from "../../words/words.ts";
import type { Creation, Proof, Refused } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { created } from "./late-yes.ts";
import { glance } from "./look-up.ts";
import { denied, lost } from "./record-outcome.ts";
import { othersOf } from "./rivals.ts";
import { asMayBeKnown } from "./strangers.ts";
import { pauseMs } from "./times.ts";
import { whyRefused } from "./why-refused.ts";

/** Writes down what is proven about an attempt, in one transaction with the turn that tells the people of its case. */
export async function conclude(p: Parts, creation: Creation, attempt: Attempt, proof: Proof): Promise<void> {
  switch (proof.is) {
    case "made":
      return void (await created(p, creation, attempt, proof.made));
    case "refused":
      return refused(p, creation, attempt, proof);
    case "not-sent": {
      const why = t(notSent[proof.why] ?? "create.unreachable");
      const remedy = proof.why === "credentials" && { remedy: t("remedy.no-key") };
      return denied(p, attempt, { ok: false, why, ...remedy }, { state: "refused", code: proof.why, nextLook: null });
    }
    case "unknown":
      return lost(p, attempt, proof);
  }
}

const notSent: Partial<Record<NotSent["why"], MessageKey>> = {
  "bad-input": "create.bad-input",
  credentials: "create.no-key",
};

async function refused(
  p: Parts,
  creation: Creation,
  attempt: Attempt,
  proof: Extract<Proof, { is: "refused" }>,
): Promise<void> {
  const { code, requestId, taken } = proof;
  const change: Partial<AttemptChange> = { state: "refused", code, requestId, nextLook: null };
  if (taken) {
    const doubtful = await doubtfulBefore(p, attempt);
    if (doubtful) return lost(p, attempt, { code, requestId, since: doubtful.signedAt });
    const whose = creation.ifTaken(attempt);
    // guard: key that is ours alone
    if (whose === "ours") return lost(p, attempt, { code, requestId });
    if (whose === "look") {
      if (await glance(p, creation, attempt)) return;
      change.nextLook = (await p.ledger.now()) + p.times.secondLookMs;
    }
  }
  const refusal = creation.refusal?.(attempt, proof) ?? asRefusal(p, attempt, proof, await p.ledger.now());
  const here = taken && (await p.ledger.load(attempt.caseId));
  const told = here ? await asMayBeKnown(p, creation, here, attempt.naturalKey, refusal) : refusal;
  await denied(p, attempt, told, change);
}

/** An earlier attempt for the same key whose end is in doubt. What has taken the key may be that one's. */
async function doubtfulBefore(p: Parts, attempt: Attempt): Promise<Attempt | undefined> {
  return (await othersOf(p, attempt)).find(({ state }) => state !== "refused" && state !== "done");
}

function asRefusal({ times }: Parts, attempt: Attempt, { row, code, requestId }: Refused, now: number): Refusal {
  const why = whyRefused(row, { code, requestId, mail: attempt.naturalKey });
  const until = row.repeat === "wait" ? { until: now + pauseMs(row, times) } : {};
  return { ok: false, ...why, ...(row.mend && { redo: row.mend }), ...until };
}
