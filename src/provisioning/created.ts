import type { Outcome } from "../conversation/types.ts";
import type { Told } from "../desk.ts";
import type { Attempt, Write } from "../ledger/ledger.ts";
import type { Creation, Made } from "./creation.ts";
import { end, handOver, nowMade, sealed, update } from "./ends.ts";
import type { Parts } from "./parts.ts";

/** Late truth wins: what shows after we had given up on it still settles the case, or at least is known. */
export async function created(p: Parts, creation: Creation, attempt: Attempt, made: Made): Promise<void> {
  const { id, requestId, reason } = made;
  const who = { case: attempt.caseId, effect: attempt.effect, id, requestId };
  const at = await p.ledger.now();
  const isControl = !reason && creation.absence.control !== undefined;
  const outcome = await sealed(p, creation, attempt, made, at);
  const change = {
    state: "done" as const,
    requestId,
    ...(id !== undefined && { uin: id }),
    nextLook: isControl ? at : null,
  };
  const also = nowMade(creation, attempt, change);
  const told =
    attempt.state === "absent" ? await late(p, attempt, outcome, also) : await end(p, attempt, outcome, also);
  if (told.is === "kept") {
    if (reason) p.log.error(who, "it exists, but may not be bound to the partner");
    return;
  }

  const now = (await p.ledger.attempt(attempt.effect))!;
  if (now.state === "done" && now.uin === id) return;
  if (now.version !== attempt.version && now.state !== "done") return created(p, creation, now, made);
  p.log.error(who, "ALARM: something came that this case no longer waits for, or that another attempt has");
  if (told.is !== "conflict") await p.ledger.write([update(now, change)]);
  else if (now.state !== "done") await handOver(p, creation, now, { nextLook: at + p.times.lookEveryMs });
}

/** The case was told that there is none; it has not tried again since, or the desk leaves it alone. */
function late(p: Parts, { effect, caseId }: Attempt, outcome: Outcome, also: Write[]): Promise<Told> {
  const event = { type: "settled" as const, id: `late:${effect}`, effect, outcome };
  return p.desk.tell(caseId, event, also);
}
