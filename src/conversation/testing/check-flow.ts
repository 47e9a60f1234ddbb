import type { StepOf } from "../step.ts";
import { open } from "../turn/advance.ts";
import type { Turn } from "../turn/turn.ts";
import type { Case, Event } from "../types.ts";
import { applies, isFrozen } from "../walk.ts";
import { type Bot, nextEvent, owner, secretsOf } from "./bot.ts";
import { checkDependencies } from "./check-dependencies.ts";
import { checkedTurn, checkTurn, inWords, type Watched } from "./check-turn.ts";
import { withoutWorld } from "./no-world.ts";
import { playAtRandom } from "./play-at-random.ts";
import { alike, must, restarted } from "./promise.ts";

/** What was played, so that a test can be sure that it was enough. */
export interface Played {
  /** Turns of the straight way from the first question to the end. */
  turns: number;
  /** Keys of the answers that were changed by `edit`. */
  edited: string[];
  /** Games at random, and how many of them came to their end. */
  games: number;
  finished: number;
}

/** One turn of the straight way: the case before, and the event that leads on. */
interface Stop {
  before: Case;
  event: Event;
}

const start = 1_800_000_000_000;
const most = 500;

/**
 * Plays a flow, straight on, with stops, twice, with detours and at random, and checks that it keeps what the
 * conversation promises. The same `seed` plays the same games. @throws BrokenPromise with a sentence on what is wrong.
 */
export function checkFlow(bot: Bot, { games = 100, seed = 1 }: { games?: number; seed?: number } = {}): Played {
  return withoutWorld(() => {
    const { stops, end } = straightOn(bot);
    checkDependencies(bot, stops.map(({ before }) => before).at(-1)!);
    const changed = new Set<string>();
    for (const [i, { before, event }] of stops.entries()) {
      checkTwice(bot, before, event, i);
      checkResumed(bot, before, stops.slice(i), end);
      for (const key of checkEdits(bot, before, i)) changed.add(key);
      checkChanges(bot, before, i);
      checkBack(bot, before, i);
      checkSealed(bot, before, i);
    }
    const reached = playAtRandom(bot, () => watch(bot, true), games, seed, start);
    return { turns: stops.length, edited: [...changed], games, finished: reached };
  });
}

function watch({ flow, say, ...bot }: Bot, isFromStart = false): Watched {
  const watched = { flow, say, secrets: secretsOf({ flow, say, ...bot }), promised: new Set<string>() };
  return isFromStart ? { ...watched, allowed: new Set() } : watched;
}

/** The shortest way from the first question to the end. */
function straightOn(bot: Bot): { stops: Stop[]; end: Case } {
  const watched = watch(bot, true);
  const stops: Stop[] = [];
  let turn = opened(bot);
  checkTurn(watched, undefined, turn, undefined);
  while (turn.case.state === "open") {
    const before = restarted(turn.case);
    const event = nextEvent(bot, before, `kit-${stops.length}`);
    must(event !== undefined, "The flow stands still: nothing is asked, and no effect is under way.");
    must(
      stops.length < most,
      `The flow doesn't come to its end: it asks for "${before.pending?.key}" again and again.`,
    );
    turn = checkedTurn(watched, before, event, at(stops.length), turn.position);
    const why = turn.case.pending?.key === before.pending?.key ? turn.case.pending?.why : undefined;
    must(
      why === undefined,
      () => `The step "${before.pending?.key}" refuses the answer given for it: ${bot.say(why!)}`,
    );
    stops.push({ before, event });
  }
  must(turn.case.state === "done", `The straight way ends as ${turn.case.state} and not as done.`);
  return { stops, end: turn.case };
}

function opened({ flow, facts }: Bot): Turn {
  return open(flow, { id: "K-1", owner: owner.id, ...(facts && { facts }) }, start);
}

/** The instant of the nth turn: a minute would let texts be asked for again. */
const at = (nth: number) => start + (nth + 1) * 1000;

/** Tells an event once more, as platforms do. */
function checkTwice(bot: Bot, before: Case, event: Event, nth: number): void {
  const watched = watch(bot);
  const once = checkedTurn(watched, before, event, at(nth));
  const twice = checkedTurn(watched, restarted(once.case), event, at(nth));
  const again = twice.effects.find(({ repeat }) => repeat === "once");
  must(
    again === undefined,
    () => `An event that came twice lets the step "${again!.key}" run twice (${inWords(event)}).`,
  );
}

/** Stops after each turn and goes on from what was kept. */
function checkResumed(bot: Bot, before: Case, rest: Stop[], end: Case): void {
  const watched = watch(bot);
  let theCase = before;
  for (const [i, { event }] of rest.entries()) {
    const nth = Number(rest[i]!.event.id.slice("kit-".length));
    theCase = restarted(checkedTurn(watched, theCase, event, at(nth)).case);
  }
  must(alike(theCase, end), "A case that was stopped and taken up again ends in another way than one that was not.");
}

/** The answers that can be changed now. */
function changeable({ flow }: Bot, before: Case): StepOf<"ask">[] {
  if (before.pending === undefined || Object.keys(before.working ?? {}).length > 0) return [];
  return flow.steps.filter((step): step is StepOf<"ask"> => {
    const { kind, key } = step;
    return kind === "ask" && applies(step, before) && key in before.answers && !isFrozen(before, key);
  });
}

/** Asks for an answer again, and gives the nth of the bot's. */
function edited(bot: Bot, before: Case, key: string, nth: number, answer: number): Case {
  const watched = watch(bot);
  const edit: Event = { type: "pressed", id: `kit-edit-${key}`, from: owner, choice: `edit:${key}` };
  const asking = restarted(checkedTurn(watched, before, edit, at(nth)).case);
  must(asking.pending?.key === key, `Edit doesn't reach the question "${key}" from "${before.pending?.key}".`);
  return checkedTurn(watched, asking, nextEvent(bot, asking, `kit-edited-${key}`, answer)!, at(nth)).case;
}

/** Changes each answer by `edit`, and gives the same one again, which must change nothing. */
function checkEdits(bot: Bot, before: Case, nth: number): string[] {
  const asked = before.pending?.key;
  const keys = changeable(bot, before).map(({ key }) => key);
  for (const key of keys) {
    const after = edited(bot, before, key, nth, 0);
    must(
      after.pending?.key === asked,
      `The same answer to "${key}", given again, leads from "${asked}" to "${after.pending?.key}": it should change nothing.`,
    );
  }
  return keys;
}

/** Gives each answer another value. Whatever was made from it must not count any more. */
function checkChanges(bot: Bot, before: Case, nth: number): void {
  const { steps } = bot.flow;
  for (const { key } of changeable(bot, before)) {
    if ((bot.answers[key]?.length ?? 0) < 2) continue;
    const after = edited(bot, before, key, nth, 1);
    if (alike(after.answers[key], before.answers[key]) || !after.pending) continue;
    const made = steps.slice(
      0,
      steps.findIndex((step) => step.key === after.pending!.key),
    );
    const stale = made.find((step) => {
      if (step.kind === "perform" || !("dependsOn" in step) || !applies(step, after)) return false;
      const [was, is] = [before, after].map(({ answers, facts }) => step.dependsOn?.(answers, facts));
      return (
        step.key in before.answers &&
        step.key !== key &&
        !alike(was, is) &&
        after.turns?.[step.key] === before.turns?.[step.key] &&
        alike(after.answers[step.key], before.answers[step.key])
      );
    });
    must(stale === undefined, `"${stale?.key}" still counts after "${key}" was changed, which it was made from.`);
  }
}

/** Tries to change and to end a case whose last effect may have been sent. Nothing of it may move. */
function checkSealed(bot: Bot, before: Case, nth: number): void {
  const [effect] = Object.entries(before.working ?? {}).find(([, { seal }]) => seal) ?? [];
  if (effect === undefined) return;
  const watched = watch(bot);
  const sent: Event = { type: "progressed", id: "kit-sent", effect, stage: "sent" };
  const theCase = restarted(checkedTurn(watched, before, sent, at(nth)).case);
  const presses = [...Object.keys(before.answers).map((key) => `edit:${key}`), "cancel:yes"];
  for (const choice of presses)
    checkedTurn(watched, theCase, { type: "pressed", id: "kit-late", from: owner, choice }, at(nth));
  for (const type of ["back", "cancelled"] as const)
    checkedTurn(watched, theCase, { type, id: "kit-late", from: owner }, at(nth));
}

/** Goes back from each question and on again. */
function checkBack(bot: Bot, before: Case, nth: number): void {
  const asked = before.pending?.key;
  if (asked === undefined || Object.keys(before.working ?? {}).length > 0) return;
  const watched = watch(bot);
  let theCase = restarted(checkedTurn(watched, before, { type: "back", id: "kit-back", from: owner }, at(nth)).case);
  must(theCase.state === "open", `Going back from "${asked}" ends the case.`);
  for (let i = 0; i < bot.flow.steps.length && theCase.pending?.key !== asked; i++) {
    const event = nextEvent(bot, theCase, `kit-on-${i}`);
    must(event !== undefined, `Going back from "${asked}" leads to where nothing is asked.`);
    theCase = restarted(checkedTurn(watched, theCase, event, at(nth)).case);
  }
  must(theCase.pending?.key === asked, `Nobody who goes back from "${asked}" comes to it again.`);
}
