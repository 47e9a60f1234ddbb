import { endWork, keep, putWork, takeBack } from "../case.ts";
import type { Flow } from "../flow.ts";
import type { AskedWith, Case, Corrected, Json } from "../types.ts";
import { isSealed } from "../walk.ts";
import { type Draft, draftOf, quiet, touch } from "./draft.ts";
import { goBackTo } from "./earlier-tries.ts";
import { close, finish } from "./finish.ts";
import { waitFor } from "./owed-by-operators.ts";
import { withdraw } from "./proceed.ts";
import type { Turn } from "./turn.ts";
import { operators } from "./verdict.ts";

/**
 * What the world shows of a create against what the case was told of it, also of one that is closed. What was made is
 * the result; what is in doubt is opened for a person to judge. Everybody who was told before is told now.
 */
export function correct(flow: Flow, theCase: Case, event: Corrected, now: number): Turn {
  const run = runOf(theCase, event.effect);
  const { seal } = flow;
  if (!seal || run === undefined) return quiet(theCase);
  const sought = "asked" in event ? event.asked : undefined;
  // a create of the case's own that is under way or done meanwhile finds by itself what was made
  if (sought && (theCase.state === "done" || isSealed(theCase))) return quiet(theCase);
  const key = theCase.closedBy ?? seal.key;
  const told = theCase.state === "done" ? theCase.turns?.[key] : undefined;
  const isTold = told === run;
  const d = draftOf(flow, theCase, now);
  if (isSealed(theCase) && "value" in event) return keepForLater(d, theCase, event);
  if ((told !== undefined && !isTold) || isSealed(theCase))
    return { case: theCase, posts: tellAll(d, "talk.made-twice").posts, effects: [], secrets: [] };

  // of what is found after a restore nothing was said, unless the case has been closed since
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
  return finish(tellAll(d, "talk.in-doubt-again"));
}

/** The case is told of what that effect has made, as it was asked for then. */
export function become(
  d: Draft,
  { effect, value, asked }: { effect: string; value: Json; asked?: AskedWith },
  words?: string,
): Turn {
  const { seal } = d.flow;
  const c = backAt(d, effect, asked);
  keep(c, seal!.key, value, null, runOf(c, effect));
  c.closedBy = seal!.key;
  return close(words === undefined ? d : tellAll(d, words), "done");
}

/** To where it was when that effect was promised, with no result. */
function backAt(d: Draft, effect: string, sought?: AskedWith): Case {
  const c = withdraw(d).case;
  const { seal } = d.flow;
  touch(d);
  endWork(c, effect);
  const asked = sought ?? c.tried?.[effect];
  const key = c.closedBy ?? seal!.key;
  if (asked) goBackTo(d, asked);
  takeBack(c, key);
  c.held = undefined;
  if (!c.roles?.includes(operators)) c.roles = [...(c.roles ?? []), operators];
  return c;
}

/** Another try is under way, so it is told of at once, and shown when that one has ended. */
function keepForLater(d: Draft, theCase: Case, { effect, value }: { effect: string; value: Json }): Turn {
  if (theCase.came?.[effect] !== undefined) return quiet(theCase);
  d.case.came = { ...theCase.came, [effect]: value };
  return finish(tellAll(d, "talk.came-meanwhile"));
}

/** The turn that promised it: an effect is `<case id>.<turn>.<step>`. */
function runOf({ id }: Case, effect: string): number | undefined {
  const [, turn] = effect.startsWith(`${id}.`) ? (/^(\d+)\./.exec(effect.slice(id.length + 1)) ?? []) : [];
  return turn === undefined ? undefined : Number(turn);
}

export function tellAll(d: Draft, key: string): Draft {
  const values = { case: d.case.id };
  const { owner, customer = owner } = d.case.people;
  for (const to of new Set([owner, customer, operators])) d.posts.push({ notice: { key, values }, to });
  return d;
}
