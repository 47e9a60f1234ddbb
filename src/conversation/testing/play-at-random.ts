import { questionId } from "../case.ts";
import { card } from "../shown/card.ts";
import { open } from "../turn/advance.ts";
import type { Case, Event } from "../types.ts";
import { type Bot, goodEnd, nextEvent, owner, stranger } from "./bot.ts";
import { audiencesOf, checkedTurn, checkTurn, inWords, type Watched } from "./check-turn.ts";
import { drawer } from "./no-world.ts";
import { BrokenPromise, must, restarted } from "./promise.ts";

const times = [1000, 70_000, 3_600_000, 90_000_000];
const sayings = [
  "help",
  "back",
  "status",
  "skip",
  "resend",
  "cancel",
  "edit",
  "yes",
  "no",
  "nothing of the kind",
  "human",
];

/**
 * Plays games drawn from a seed: good answers, answers to something else, any button, events of strangers, events told
 * twice, effects that end in any way, and time. Gives the number of games that were done at their end. @throws
 * BrokenPromise with the game's seed and its moves.
 */
export function playAtRandom(bot: Bot, watch: () => Watched, games: number, seed: number, start: number): number {
  let finished = 0;
  for (let nth = 0; nth < games; nth++) {
    const told: string[] = [];
    try {
      if (playOnce(bot, watch(), drawer(seed + nth), start, told).state === "done") finished++;
    } catch (error) {
      const game = `Game ${seed + nth}: ${told.join("; ")}`;
      throw new BrokenPromise(`${error instanceof Error ? error.message : String(error)}\n${game}`, { cause: error });
    }
  }
  must(games === 0 || finished > 0, "No game at random came to its end: give answers that the steps take.");
  return finished;
}

function playOnce(bot: Bot, watched: Watched, draw: (below: number) => number, start: number, told: string[]): Case {
  let now = start;
  let turn = open(bot.flow, { id: "K-1", owner: owner.id, ...(bot.facts && { facts: bot.facts }) }, now);
  checkTurn(watched, undefined, turn, undefined);
  let last: Event | undefined;
  for (let i = 0; i < 20 + 5 * bot.flow.steps.length && turn.case.state === "open"; i++) {
    if (draw(12) === 0) now += times[draw(times.length)]!;
    const event = drawn(bot, turn.case, `kit-${i}`, draw, last);
    if (!event) continue;
    if (event.type === "expired") now = Math.max(now, turn.case.due!);
    told.push(inWords(event));
    turn = checkedTurn(watched, restarted(turn.case), event, now, draw(2) === 0 ? turn.position : undefined);
    last = event;
  }
  return turn.case;
}

function drawn(bot: Bot, theCase: Case, id: string, draw: (below: number) => number, last?: Event): Event | undefined {
  const question = questionId(theCase);
  const asked = question === undefined ? {} : { question: draw(8) === 0 ? "K-1.0" : question };
  const from = draw(10) === 0 ? stranger : owner;
  switch (draw(11)) {
    case 0:
      return { type: "said", id, from, text: sayings[draw(sayings.length)]!, ...asked };
    case 1: {
      const audience = audiencesOf(bot.flow);
      const { choices = [] } = card(bot.flow, theCase, audience[draw(audience.length)]!);
      return { type: "pressed", id, from, choice: choices[draw(choices.length || 1)]?.key ?? "go", ...asked };
    }
    case 2: {
      const all = Object.values(bot.answers).flat();
      const isSecret = (text: string) => text.length > 0 && !isAnswered(bot, text);
      const text = all[draw(all.length || 1)];
      return text === undefined || isSecret(text) ? undefined : { type: "said", id, from, text, ...asked };
    }
    case 3:
      return theCase.due === undefined ? undefined : { type: "expired", id };
    case 4:
      return last && { ...last };
    case 5: {
      const [effect, work] = Object.entries(theCase.working ?? {})[0] ?? [];
      const step = work && bot.flow.byKey.get(work.key);
      if (effect === undefined || step?.kind !== "perform") return undefined;
      goodEnd(bot, step.effect);
      const ends = bot.outcomes[step.effect]!;
      return { type: "settled", id, effect, outcome: ends[draw(ends.length)]! };
    }
    case 6: {
      const [effect] = Object.keys(theCase.working ?? {});
      return effect === undefined ? undefined : { type: "progressed", id, effect, stage: draw(2) ? "sent" : "unknown" };
    }
    case 7: {
      const step = bot.flow.steps[draw(bot.flow.steps.length)]!;
      return { type: "pressed", id, from, choice: `edit:${step.key}`, ...asked };
    }
    default:
      return nextEvent(bot, theCase, id, draw(3) === 0 ? 1 : 0);
  }
}

/** Whether a text is an answer that may stand in a case: one that is given for some question that is no secret. */
function isAnswered({ flow, answers }: Bot, text: string): boolean {
  return flow.steps.some(({ kind, key }) => kind !== "secret" && answers[key]?.includes(text));
}
