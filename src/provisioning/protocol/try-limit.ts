import { moreTries } from "../../conversation/turn/hold.ts";
import type { Case, Refusal } from "../../conversation/types.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import { t } from "../../words/words.ts";
import type { Parts } from "./dependencies.ts";

const mostTries = 3;

/** Whether a case has tried one thing in vain so often that only an operator may let it try again. */
export function isEnough(history: readonly Attempt[], theCase: Pick<Case, "id" | "facts">): boolean {
  const inVain = history.filter(({ caseId, state }) => caseId === theCase.id && state === "absent");
  return inVain.length >= mostTries + moreTries(theCase);
}

export const enough = { ok: false, why: t("create.enough"), hold: true } as const satisfies Refusal;

/** The refusal after a try in vain. After too many it holds the case for an operator, before anything more is spent. */
export async function inVain(p: Parts, attempt: Attempt, refusal: Refusal): Promise<Refusal> {
  const theCase = await p.ledger.load(attempt.caseId);
  const history = await p.ledger.attemptsFor(attempt.partner, attempt.naturalKey);
  const then = history.map((each): Attempt => (each.effect === attempt.effect ? { ...each, state: "absent" } : each));
  return theCase && isEnough(then, theCase) ? { ...refusal, ...enough } : refusal;
}
