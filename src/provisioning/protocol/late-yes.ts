import { withTeam } from "../../conversation/status.ts";
import type { Outcome } from "../../conversation/types.ts";
import type { Told } from "../../desk/desk.ts";
import type { Attempt, Write } from "../../ledger/ledger.ts";
import { t } from "../../words/words.ts";
import { alarm } from "./alarm.ts";
import type { Creation, Made } from "./creation.ts";
import type { Parts } from "./dependencies.ts";
import { end, handOver, nowMade, sealed, update } from "./record-outcome.ts";

/** The codes of attempts that ended on the word of operators, while no look-up has shown how they really ended. */
export const [onWords, absentOnWords] = ["found-by-people", "absent-by-people"];

/**
 * An attempt turns out to have made something, even after it was given up or operators said otherwise. It settles the
 * case, or at least the people are told. False when it cannot be this attempt's.
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
  const { outcome, secret } = await sealed(p, creation, attempt, made, at);
  const isLookedFor = isOnWords || (!reason && creation.absence.control !== undefined);
  const change = {
    state: "done" as const,
    requestId,
    ...(id !== undefined && { uin: id }),
    ...((isOnWords || attempt.code === onWords || attempt.code === absentOnWords) && {
      code: isOnWords ? onWords : null,
    }),
    nextLook: isLookedFor ? at : null,
  };
  const also = [...nowMade(creation, attempt, change), ...secret];
  if (attempt.state === "absent" || attempt.state === "done")
    p.log.error({ case: attempt.caseId, effect: attempt.effect, id }, "ALARM: the case was told something else");
  const told = await settled(p, attempt, id, outcome, also);
  if (told.is === "kept") {
    if (reason) await alarm(p, attempt, t("create.alarm.unbound", { case: attempt.caseId, reason }), { id });
    return true;
  }

  const now = (await p.ledger.attempt(attempt.effect))!;
  if (now.state === "done" && now.uin === id) return true;
  if (now.version !== attempt.version && now.state !== "done") return created(p, creation, now, made, isOnWords);
  const shown = id ?? requestId;
  const isOurs = told.is !== "conflict";
  await alarm(p, attempt, t("create.alarm.unexpected", { case: attempt.caseId, id: shown }), { id }, async () => {
    if (isOurs) {
      await tellPeople(p, attempt, shown);
      await p.ledger.write([update(now, change)]);
    } else if (now.state !== "done") {
      const seen = { is: "doubtful" as const, why: "claimed" as const };
      await handOver(p, creation, now, { nextLook: at + p.times.lookEveryMs }, seen);
    }
  });
  return isOurs;
}

/**
 * Settles the case by what was made. A case that was ended on the word of people is put right, whether it is open or
 * closed.
 */
function settled(
  p: Parts,
  attempt: Attempt,
  id: string | undefined,
  outcome: Extract<Outcome, { ok: true }>,
  also: Write[],
): Promise<Told> {
  const { effect, caseId, state, code } = attempt;
  if (state === "done" || (state === "absent" && code === absentOnWords))
    return p.desk.tell(
      caseId,
      { type: "corrected", id: `corrected:${effect}:${id ?? ""}`, effect, value: outcome.value },
      also,
    );
  if (state === "absent") return p.desk.tell(caseId, { type: "settled", id: `late:${effect}`, effect, outcome }, also);
  return state === "refused" ? Promise.resolve({ is: "withdrawn" }) : end(p, attempt, outcome, also);
}

/**
 * Tells the people of a case that something was made after all, when they were told that there is nothing and the case
 * itself stays as it is.
 */
async function tellPeople(p: Parts, { caseId, effect, state }: Attempt, id: string): Promise<void> {
  const people = wasTold.has(state) ? (await p.ledger.load(caseId))?.people : undefined;
  const notice = withTeam(t("create.came-after-all", { case: caseId, id }));
  for (const to of new Set(people && [people.owner, people.customer ?? people.owner]))
    await p.desk.note(caseId, { event: `late:${effect}:${to}`, to, notice });
}

/** The states of attempts whose end the case has been told. */
const wasTold = new Set<Attempt["state"]>(["absent", "refused", "done"]);
