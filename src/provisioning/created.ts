import type { Outcome } from "../conversation/types.ts";
import type { Told } from "../desk.ts";
import type { Attempt, Write } from "../ledger/ledger.ts";
import { t } from "../words/words.ts";
import { alarm } from "./alarm.ts";
import type { Creation, Made } from "./creation.ts";
import { end, handOver, nowMade, sealed, update } from "./ends.ts";
import type { Parts } from "./parts.ts";

/** What an attempt has as its last code when it is done on the word of two people, and no look-up has shown it yet. */
export const onWords = "found-by-people";

/**
 * Late truth wins: what shows after we had given up on it, or against what people said, still settles the case, or at
 * least is known. False when it cannot be this attempt's.
 */
export async function created(
  p: Parts,
  creation: Creation,
  attempt: Attempt,
  made: Made,
  isOnWords = false,
): Promise<boolean> {
  const { id, requestId, reason } = made;
  const at = await p.ledger.now();
  const outcome = await sealed(p, creation, attempt, made, at);
  const isLookedFor = isOnWords || (!reason && creation.absence.control !== undefined);
  const change = {
    state: "done" as const,
    requestId,
    ...(id !== undefined && { uin: id }),
    ...((isOnWords || attempt.code === onWords) && { code: isOnWords ? onWords : null }),
    nextLook: isLookedFor ? at : null,
  };
  const also = nowMade(creation, attempt, change);
  const told = wasTold.has(attempt.state)
    ? await corrected(p, attempt, id, outcome, also)
    : await end(p, attempt, outcome, also);
  if (told.is === "kept") {
    if (reason) await alarm(p, attempt, t("create.alarm.unbound", { case: attempt.caseId, reason }), { id });
    else if (wasTold.has(attempt.state)) p.log.error(whatOf(attempt, id), "ALARM: the case was told something else");
    return true;
  }

  const now = (await p.ledger.attempt(attempt.effect))!;
  if (now.state === "done" && now.uin === id) return true;
  if (now.version !== attempt.version && now.state !== "done") return created(p, creation, now, made, isOnWords);
  if (told.is !== "conflict") await p.ledger.write([update(now, change)]);
  else if (now.state !== "done") {
    const seen = { is: "doubtful" as const, why: "claimed" as const };
    await handOver(p, creation, now, { nextLook: at + p.times.lookEveryMs }, seen);
  }
  const shown = id ?? requestId;
  await alarm(p, attempt, t("create.alarm.unexpected", { case: attempt.caseId, id: shown }), { id });
  return told.is !== "conflict";
}

/** Of these the case has been told already how they ended. */
const wasTold = new Set<Attempt["state"]>(["absent", "refused", "done"]);

function corrected(
  p: Parts,
  { effect, caseId }: Attempt,
  id: string | undefined,
  { value }: Extract<Outcome, { ok: true }>,
  also: Write[],
): Promise<Told> {
  return p.desk.tell(caseId, { type: "corrected", id: `corrected:${effect}:${id ?? ""}`, effect, value }, also);
}

function whatOf({ caseId, effect }: Attempt, id: string | undefined) {
  return { case: caseId, effect, id };
}
