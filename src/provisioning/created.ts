import type { Outcome } from "../conversation/types.ts";
import type { Told } from "../desk.ts";
import type { Attempt, AttemptChange } from "../ledger/ledger.ts";
import { end, handOver, released, update } from "./ends.ts";
import type { Parts } from "./parts.ts";

interface Account {
  uin: string;
  requestId: string;
  reason?: string;
}

/** Late truth wins: an account that shows after we had given up on it still settles the case, or at least is known. */
export async function created(p: Parts, attempt: Attempt, account: Account): Promise<void> {
  const { uin, requestId, reason } = account;
  const who = { case: attempt.caseId, effect: attempt.effect, uin, requestId };
  const at = await p.ledger.now();
  const outcome: Outcome = { ok: true, value: { uin, requestId, at, ...(reason && { reason }) } };
  const change = { state: "done" as const, uin, requestId, nextLook: reason ? null : at };
  const told =
    attempt.state === "absent" ? await late(p, attempt, outcome, change) : await end(p, attempt, outcome, change);
  if (told.is === "kept") {
    if (reason) p.log.error(who, "the account exists, but may not be bound to the partner");
    return;
  }

  const now = (await p.ledger.attempt(attempt.effect))!;
  if (now.state === "done" && now.uin === uin) return;
  if (now.version !== attempt.version && now.state !== "done") return created(p, now, account);
  p.log.error(who, "ALARM: an account came that this case no longer waits for, or that another attempt has");
  if (told.is !== "conflict") await p.ledger.write([update(now, change)]);
  else if (now.state !== "done") await handOver(p, now, { nextLook: at + p.times.lookEveryMs });
}

/** The case was told that there is none; it has not tried again since, or the desk leaves it alone. */
function late(p: Parts, attempt: Attempt, outcome: Outcome, change: Partial<AttemptChange>): Promise<Told> {
  const { effect, caseId } = attempt;
  const event = { type: "settled" as const, id: `late:${effect}`, effect, outcome };
  return p.desk.tell(caseId, event, [update(attempt, change), released(p, attempt)]);
}
