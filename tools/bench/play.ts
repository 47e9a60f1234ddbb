import { Keyv } from "keyv";
import type { Bot, Happening } from "./talk.ts";

const begun = 1_750_000_000_000;
const betweenTurnsMs = 5_000;

/** The instant of the n-th turn of a talk (ms). */
export function instant(n: number): number {
  return begun + n * betweenTurnsMs;
}

export interface Store {
  get(id: string): string | undefined;
  set(id: string, text: string): unknown;
}

/** The ids of `count` cases. */
export function idsOf(count: number, prefix = ""): string[] {
  return Array.from({ length: count }, (_, i) => `R-${prefix}${i}`);
}

/** Plays whole talks, one after the other. Between turns the state is text. Returns the number of turns. */
export function play<State>(bot: Bot<State>, talk: readonly Happening[], ids: string[], store: Store): number {
  let read = 0;
  for (const id of ids) {
    const opened = bot.open(id, instant(0));
    store.set(id, JSON.stringify(opened.state));
    for (const [n, happening] of talk.entries()) {
      const { state, seen } = bot.turn(JSON.parse(store.get(id)!), happening, instant(n + 1));
      store.set(id, JSON.stringify(state));
      read += seen.length;
    }
  }
  return turnsOf(talk, ids, read);
}

/** Plays whole talks, with the state in a Keyv store between turns. */
export async function playOnKeyv<State>(bot: Bot<State>, talk: readonly Happening[], ids: string[]): Promise<number> {
  const store = new Keyv<string>();
  let read = 0;
  for (const id of ids) {
    const opened = bot.open(id, instant(0));
    await store.set(id, JSON.stringify(opened.state));
    for (const [n, happening] of talk.entries()) {
      const { state, seen } = bot.turn(JSON.parse((await store.get(id))!), happening, instant(n + 1));
      await store.set(id, JSON.stringify(state));
      read += seen.length;
    }
  }
  return turnsOf(talk, ids, read);
}

/** The number of turns of some talks. @throws when nothing was read, because then no turn was taken */
export function turnsOf(talk: readonly Happening[], ids: string[], read: number): number {
  if (read === 0) throw new Error("Nobody was told anything.");
  return ids.length * (talk.length + 1);
}

/** Every state that a talk passes through, as text, with what the person read there. */
export function passedThrough<State>(
  bot: Bot<State>,
  talk: readonly Happening[],
  id: string,
): { text: string; seen: string }[] {
  let reply = bot.open(id, instant(0));
  const passed = [{ text: JSON.stringify(reply.state), seen: reply.seen }];
  for (const [n, happening] of talk.entries()) {
    reply = bot.turn(JSON.parse(passed.at(-1)!.text), happening, instant(n + 1));
    passed.push({ text: JSON.stringify(reply.state), seen: reply.seen });
  }
  return passed;
}

/**
 * Makes sure that two bots say the same words.
 * @throws with the turns where they do not, because then the words of ours have changed and the other's must follow
 */
export function compareWords<A, B>(ours: Bot<A>, other: Bot<B>, talk: readonly Happening[]): void {
  const theirs = passedThrough(other, talk, "R-7K2P");
  const unlike = passedThrough(ours, talk, "R-7K2P").flatMap(({ seen }, n) => (seen === theirs[n]!.seen ? [] : [n]));
  if (unlike.length > 0) throw new Error(`What the two bots say differs at turn ${unlike.join(", ")}.`);
}
