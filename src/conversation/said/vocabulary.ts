import type { Intent, Lexicon } from "./lexicon.ts";

/** A word of a sentence: how it is known, the groups that it belongs to (`@not`), and whether it says nothing. */
export interface Word {
  is: string;
  groups: readonly string[];
  isFiller: boolean;
  /** How much it tells: a longer stretch of signs is as much as two words. */
  weight: number;
}

/** A pattern of one meaning. Each slot lists the words and groups of which one must stand in the sentence. */
export interface Pattern {
  means: Intent;
  slots: readonly (readonly string[])[];
  /** Whether it looks for a denial, so that a sentence with one can have this meaning. */
  denies: boolean;
}

export interface Vocabulary {
  /** The words that a short form stands for. */
  short: ReadonlyMap<string, readonly string[]>;
  words: ReadonlyMap<string, Word>;
  /**
   * Known words by what is left of them when one letter is missing, so that a slip is found without a search. Languages
   * are not among them, because countries are called almost like them.
   */
  slips: ReadonlyMap<string, string>;
  /** Patterns by each word or group that can stand in their first slot. */
  patterns: ReadonlyMap<string, readonly Pattern[]>;
}

const least = 5; // shorter words are too much alike for a slip to be told from another word
const auxiliaries = new Set("a an the is are am was be been does did to of".split(" "));

/** Puts the languages together, because people mix them. */
export function vocabularyOf(lexicons: readonly Lexicon[]): Vocabulary {
  const groups = new Map<string, string[]>();
  const fillers = new Set(lexicons.flatMap(({ filler }) => listOf(filler)));
  for (const [name, members] of lexicons.flatMap((each) => Object.entries(each.groups)))
    for (const member of listOf(members)) groups.set(member, [...(groups.get(member) ?? []), `@${name}`]);
  const patterns = lexicons.flatMap(({ means }) =>
    Object.entries(means).flatMap(([intent, said]) => said.map((pattern) => patternOf(intent as Intent, pattern))),
  );
  const literal = patterns.flatMap(({ slots }) => slots.flat()).filter((word) => !word.startsWith("@"));
  const words = new Map(
    [...fillers, ...groups.keys(), ...literal].map((is) => [is, wordOf(is, groups.get(is) ?? [], fillers.has(is))]),
  );
  return {
    short: new Map(
      lexicons.flatMap(({ short }) => Object.entries(short).map(([from, to]) => [from, listOf(to)] as const)),
    ),
    words,
    slips: new Map(
      [...words.values()]
        .filter(({ is, groups: its }) => isLatin(is) && !its.includes("@language"))
        .flatMap(({ is }) => [...shortened(is)].map((left) => [left, is])),
    ),
    patterns: byFirstSlot(patterns),
  };
}

/** A word that nobody has written down. */
export const strange = (is: string): Word => wordOf(is, [], false);

function wordOf(is: string, groups: readonly string[], isFiller: boolean): Word {
  return { is, groups, isFiller, weight: isLatin(is) ? 1 : Math.ceil(is.length / 2) };
}

/** The known word that a typed one is, or is one slip away from. */
export function spelt(typed: string, { words, slips }: Vocabulary): string | undefined {
  if (words.has(typed)) return typed;
  const once = typed.replace(/(\p{L})\1{2,}/gu, "$1"); // yesss
  if (words.has(once)) return once;
  if (once.length < least || !isLatin(once)) return undefined;
  for (const left of shortened(once)) {
    const known = slips.get(left);
    if (known !== undefined && isSlip(once, known)) return known;
  }
  return undefined;
}

/** Whether a word with a letter too few, too many or in the wrong place was meant. A wrong letter only in a long one. */
function isSlip(typed: string, known: string): boolean {
  if (typed[0] !== known[0]) return false;
  const isSwapped = [...typed].sort().join("") === [...known].sort().join("");
  return typed.length !== known.length || isSwapped || known.length > 6;
}

/** A word itself and what is left of it without one of its letters. Empty for a short word. */
function shortened(word: string): Set<string> {
  if (word.length < least) return new Set();
  return new Set([word, ...[...word].map((_, i) => word.slice(0, i) + word.slice(i + 1))]);
}

function patternOf(means: Intent, said: string): Pattern {
  const all = [...new Set(listOf(said))].map((slot) => slot.split("/"));
  const telling = all.filter((slot) => !slot.every((word) => auxiliaries.has(word)));
  const slots = telling.length > 1 ? telling : all;
  return { means, slots, denies: slots.some((slot) => slot.some(isDenial)) };
}

/** Whether a word or a group in a slot says that something is not so. */
const isDenial = (word: string) =>
  word === "@not" ||
  word === "no" ||
  word === "not" ||
  word === "never" ||
  word === "none" ||
  word === "nothing" ||
  word === "without";

function byFirstSlot(patterns: readonly Pattern[]): Map<string, Pattern[]> {
  const found = new Map<string, Pattern[]>();
  for (const pattern of patterns)
    for (const word of pattern.slots[0] ?? []) found.set(word, [...(found.get(word) ?? []), pattern]);
  return found;
}

function listOf(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== "");
}

export const isLatin = (word: string): boolean => /^[\p{Script=Latin}\d]+$/u.test(word);
