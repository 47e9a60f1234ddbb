import { expect } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import type { Random } from "../../tools/simulate/random.ts";

/** A long run sends 100,000 inputs over all fronts: this front's part of them, and much less of it otherwise. */
export function runsOf(part: number): number {
  const all = Number(process.env.FUZZ_RUNS ?? 500);
  return Math.ceil(all * part);
}

/** What a forged input could change of a request. That its question is asked again, with a reason, is no change. */
export function essenceOf(theCase: Case): Partial<Case> {
  const { id, state, people, at, answers, spent, working, aside, held, lifts, link, agentNotes, closedBy } = theCase;
  return { id, state, people, at, answers, spent, working, aside, held, lifts, link, agentNotes, closedBy };
}

/** What people would press who may not, or who were never shown it. */
export const forgedChoices = [
  ...["go", "make", "cancel:yes", "keep", "edit:mail", "edit:phone", "edit:country:SG", "resend", "skip", "back"],
  ...[
    "not-me",
    "not-my-number",
    "person",
    "ask-cancel",
    "take-back",
    "decline:no",
    "link",
    "unlink",
    "handout",
    "again",
  ],
  ...["found:200000123456", "absent", "more", "close", "peek", "reveal", "lift:please", "status", "no-calls"],
];

/** A kind of input that nothing may come of: how one is sent, and how often it is drawn. */
interface Kind {
  weight: number;
  send: () => Promise<unknown>;
}

export interface Forging {
  front: string;
  kinds: Record<string, Kind>;
  runs: number;
  random: Pick<Random, "pick">;
  /** So many are under way at once. */
  atOnce?: number;
  /** All that a forged input could change. */
  standing: () => Promise<unknown>;
  /** Resolves when nothing moves any more. */
  quiet: () => Promise<unknown>;
}

/** Sends forged and replayed inputs, and looks that nothing came of any of them. Prints how many of each kind. */
export async function noneIsTaken({ front, kinds, runs, random, atOnce = 8, standing, quiet }: Forging): Promise<void> {
  const names = Object.entries(kinds).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));
  const drawn = Object.keys(kinds); // each once in any case
  while (drawn.length < runs) drawn.push(random.pick(names));
  const before = await standing();
  for (let from = 0; from < drawn.length; from += atOnce)
    await Promise.all(drawn.slice(from, from + atOnce).map((name) => kinds[name]!.send()));
  await quiet();
  expect(await standing()).toEqual(before);
  const counts = Object.keys(kinds).map((name) => `${drawn.filter((each) => each === name).length} ${name}`);
  console.info(`${front}: ${drawn.length} forged and replayed inputs, 0 accepted: ${counts.join(", ")}.`);
}
