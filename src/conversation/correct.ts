import { type Draft, draftOf, quiet, touch } from "./draft.ts";
import { close, finish } from "./finish.ts";
import type { Flow } from "./flow.ts";
import { endWork, keep, putWork, takeBack } from "./keep.ts";
import { withdraw } from "./proceed.ts";
import { goBackTo } from "./tried.ts";
import type { Case, Corrected, Turn } from "./types.ts";
import { operators } from "./verdict.ts";
import { waitFor } from "./waiting.ts";
import { isSealed } from "./walk.ts";

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
  if ((told !== undefined && !isTold) || isSealed(theCase))
    return { case: theCase, posts: tellAll(d, "talk.made-twice").posts, effects: [], secrets: [] };

  const c = withdraw(d).case;
  touch(d);
  endWork(c, event.effect);
  const asked = sought ?? c.tried?.[event.effect];
  if (asked) goBackTo(d, asked);
  takeBack(c, key);
  c.held = undefined;
  if (!c.roles?.includes(operators)) c.roles = [...(c.roles ?? []), operators];
  if ("value" in event) {
    keep(c, seal.key, event.value, null, run);
    c.closedBy = seal.key;
    // of what is found after a restore nothing was said, unless the case has been closed since
    const isUntold = run > theCase.version && theCase.state === "open";
    return close(isUntold ? d : tellAll(d, isTold ? "talk.corrected" : "talk.made-after-all"), "done");
  }
  const { evidence } = event;
  c.state = "open";
  c.closedBy = undefined;
  c.pending = undefined;
  c.aside = undefined;
  putWork(c, event.effect, { key: seal.key, from: null, stage: "manual", n: run, at: now, seal: true, evidence });
  waitFor(d, "judge");
  return finish(tellAll(d, "talk.in-doubt-again"));
}

/** The turn that promised it: an effect is `<case id>.<turn>.<step>`. */
function runOf({ id }: Case, effect: string): number | undefined {
  const [, turn] = effect.startsWith(`${id}.`) ? (/^(\d+)\./.exec(effect.slice(id.length + 1)) ?? []) : [];
  return turn === undefined ? undefined : Number(turn);
}

function tellAll(d: Draft, key: string): Draft {
  const values = { case: d.case.id };
  const { owner, customer = owner } = d.case.people;
  for (const to of new Set([owner, customer, operators])) d.posts.push({ notice: { key, values }, to });
  return d;
}
