import { endWork, keep, putWork, takeBack, toParties } from "../case.ts";
import type { Flow } from "../flow.ts";
import { withTeam } from "../status.ts";
import type { AskedWith, Case, Corrected, Json } from "../types.ts";
import { isSealed } from "../walk.ts";
import { type Draft, draftOf, quiet, touch } from "./draft.ts";
import { goBackTo } from "./earlier-tries.ts";
import { close, finish } from "./finish.ts";
import { waitFor } from "./owed-by-operators.ts";
import { withdraw } from "./proceed.ts";
import type { Turn } from "./turn.ts";
import { isFoundByOperator, operators } from "./verdict.ts";

/**
 * Corrects a case after a look-up has shown something else than its people were told of a create, also when the case is
 * closed. What was made becomes the result. In doubt the case is opened again for an operator to judge. Everybody who
 * was told before is told anew.
 */
export function correct(flow: Flow, theCase: Case, event: Corrected, now: number): Turn {
  const run = runOf(theCase, event.effect);
  const { seal } = flow;
  if (!seal || run === undefined) return quiet(theCase);
  const asked = "asked" in event ? event.asked : undefined;
  // the case has a create of its own under way or done, whose look-ups find what was made
  if (asked && (theCase.state === "done" || isSealed(theCase))) return quiet(theCase);
  const key = theCase.closedBy ?? seal.key;
  const told = theCase.state === "done" ? theCase.turns?.[key] : undefined;
  const isTold = told === run;
  const d = draftOf(flow, theCase, now);
  if (isSealed(theCase) && "value" in event) return keepForLater(d, theCase, event);
  if ((told !== undefined && !isTold) || isSealed(theCase))
    return {
      case: theCase,
      posts: tellWithTeam(d, "talk.made-twice", "talk.made-twice-operators").posts,
      effects: [],
      secrets: [],
    };

  // nobody was told anything of what is found after a restore, unless the case has been closed since
  const isUntold = run > theCase.version && theCase.state === "open";
  const words = isTold ? "talk.corrected" : "talk.made-after-all";
  if ("value" in event) return become(d, event, isUntold ? undefined : words);
  const c = backAt(d, event.effect);
  const { evidence } = event;
  c.state = "open";
  c.closedBy = undefined;
  c.pending = undefined;
  c.aside = undefined;
  putWork(c, event.effect, { key: seal.key, from: null, stage: "manual", n: run, at: now, seal: true, evidence });
  waitFor(d, "judge");
  return finish(tellWithTeam(d, "talk.in-doubt-again", "talk.in-doubt-operators"));
}

/** Ends the case with what this effect has made, under the answers that it was asked for with. */
export function become(
  d: Draft,
  { effect, value, asked }: { effect: string; value: Json; asked?: AskedWith },
  words?: string,
): Turn {
  const { seal } = d.flow;
  const found = isFoundByOperator(d.case, effect) || undefined;
  const c = backAt(d, effect, asked);
  c.found = found;
  keep(c, seal!.key, value, null, runOf(c, effect));
  c.closedBy = seal!.key;
  return close(words === undefined ? d : tellAll(d, words), "done");
}

/** The case as it was when this effect was promised, without a result. */
function backAt(d: Draft, effect: string, asked?: AskedWith): Case {
  const c = withdraw(d).case;
  const { seal } = d.flow;
  touch(d);
  endWork(c, effect);
  const before = asked ?? c.tried?.[effect];
  const key = c.closedBy ?? seal!.key;
  if (before) goBackTo(d, before);
  takeBack(c, key);
  c.held = undefined;
  if (!c.roles?.includes(operators)) c.roles = [...(c.roles ?? []), operators];
  return c;
}

/**
 * Keeps what this effect has made for later, because a newer create is under way. The people are told at once, and the
 * case shows it when the newer create has ended.
 */
function keepForLater(d: Draft, theCase: Case, { effect, value }: { effect: string; value: Json }): Turn {
  if (theCase.came?.[effect] !== undefined) return quiet(theCase);
  d.case.came = { ...theCase.came, [effect]: value };
  return finish(tellAll(d, "talk.came-meanwhile"));
}

/** The turn that promised this effect, out of its id `<case id>.<turn>.<step>`. */
function runOf({ id }: Case, effect: string): number | undefined {
  const [, turn] = effect.startsWith(`${id}.`) ? (/^(\d+)\./.exec(effect.slice(id.length + 1)) ?? []) : [];
  return turn === undefined ? undefined : Number(turn);
}

/** Posts a notice to the owner, the customer and the operators. */
function tellAll(d: Draft, key: string): Draft {
  const notice = { key, values: { case: d.case.id } };
  d.posts.push(...toParties(d.case.people, notice), { notice, to: operators });
  return d;
}

/** Tells the owner and the customer, who hear that the operators were told as well, and the operators in their words. */
export function tellWithTeam(d: Draft, key: string, theirs: string): Draft {
  const values = { case: d.case.id };
  d.posts.push({ notice: { key: theirs, values }, to: operators });
  d.posts.push(...toParties(d.case.people, withTeam({ key, values })));
  return d;
}
