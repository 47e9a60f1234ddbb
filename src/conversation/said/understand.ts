import { en } from "./en.ts";
import { type Intent, intents } from "./lexicon.ts";
import { inSimplified } from "./traditional.ts";
import { isLatin, type Pattern, spelt, strange, type Vocabulary, vocabularyOf, type Word } from "./vocabulary.ts";
import { zh } from "./zh.ts";

const lexicons = [en, zh];
const vocabulary = vocabularyOf(lexicons);
const decisions = {
  yes: new Set(lexicons.flatMap(({ yes }) => yes.split("|").map(wholeOf))),
  no: new Set(lexicons.flatMap(({ no }) => no.split("|").map(wholeOf))),
};

/** The longest text that is read as a sentence (UTF-16 units), and the most words in it. */
const [longest, mostWords] = [160, 32];

/**
 * What a text means that answers no question. Undefined for anything that is not known to be said so, and for a text
 * with an address or a long number in it, which is an answer.
 */
export function understand(text: string): Understood | undefined {
  if (text.length > longest || /@|:\/\/|\d{4}/.test(text)) return undefined;
  const clauses = text
    .split(/[,;.!?，；。！？…\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .filter((clause) => clause.trim() !== "");
  return meaningOf(text) ?? (clauses.length > 1 ? mainOf(clauses) : undefined);
}

/** A meaning, and whether nothing else was said. */
export interface Understood {
  means: Intent;
  isWhole: boolean;
}

/** What several clauses mean together: the last that is more than a courtesy. At most one may mean nothing. */
function mainOf(clauses: readonly string[]): Understood | undefined {
  const meanings = clauses.filter((clause) => !isIdle(clause)).map((clause) => meaningOf(clause)?.means);
  const known = meanings.filter((means) => means !== undefined);
  if (known.length === 0 || meanings.length - known.length > 1) return undefined;
  const main = known.findLast((means) => !courtesies.includes(means));
  const means = main ?? (known.length === meanings.length ? known.at(-1) : undefined);
  return means && { means, isWhole: false };
}

const courtesies: readonly Intent[] = ["hello", "thanks", "sorry", "ok", "yes", "no", "bye"];

/** Whether a clause says nothing. */
function isIdle(clause: string): boolean {
  return readingsOf(clause).some((words) => words.every(({ isFiller }) => isFiller)) && meaningOf(clause) === undefined;
}

function meaningOf(text: string): Understood | undefined {
  let best: { means: Intent; score: number; isWhole: boolean } | undefined;
  for (const words of readingsOf(text)) {
    if (words.length === 0 || words.length > mostWords) continue;
    for (const pattern of candidates(words)) {
      const fit = fitOf(pattern, words);
      if (!fit) continue;
      const { means } = pattern;
      const isBetter = !best || fit.score > best.score || (fit.score === best.score && rank(means) < rank(best.means));
      if (isBetter) best = { means, ...fit };
    }
  }
  return best && { means: best.means, isWhole: best.isWhole };
}

/** Whether a whole message is a yes or a no. Anything longer decides nothing. */
export function decides(text: string): "yes" | "no" | undefined {
  const whole = text.length > 60 || /[?？]/.test(text) ? "" : wholeOf(text);
  if (decisions.yes.has(whole) || isComposed(whole)) return "yes";
  return decisions.no.has(whole) ? "no" : undefined;
}

/** Whether a message is nothing but a wish to go on, agreement and politeness: "all correct, please send it". */
function isComposed(whole: string): boolean {
  let [left, acts] = [whole, false];
  while (left !== "") {
    const phrase = phrases.find(({ said }) => begins(left, said));
    if (!phrase) return false;
    acts ||= phrase.acts;
    left = left.slice(phrase.said.length).trim();
  }
  return acts;
}

/** Whether a text begins with a phrase, and in Latin letters with all of its last word. */
function begins(text: string, said: string): boolean {
  return text.startsWith(said) && (!isLatin(said.at(-1)!) || !/^[\p{Script=Latin}\d]/u.test(text.slice(said.length)));
}

const phrases = lexicons
  .flatMap(({ acts, agrees, polite }) => [
    ...acts.split("|").map((said) => ({ said: wholeOf(said), acts: true })),
    ...[...agrees.split("|"), ...polite.split("|")].map((said) => ({ said: wholeOf(said), acts: false })),
  ])
  .toSorted((one, other) => other.said.length - one.said.length);

/** A message without its case, spaces around words and marks at its end. */
function wholeOf(text: string): string {
  return inSimplified(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/[\s,，]+/g, " ")
    .replace(/[.!。！~ ]{1,5}$/, "")
    .trim();
}

const rank = (means: Intent): number => intents.indexOf(means);

function candidates(words: readonly Word[]): Set<Pattern> {
  const found = new Set<Pattern>();
  for (const word of words)
    for (const name of [word.is, ...word.groups])
      for (const pattern of vocabulary.patterns.get(name) ?? []) found.add(pattern);
  return found;
}

/**
 * How well a pattern fits: the more words it explains, and the fewer that say something are left, the better. Undefined
 * when it does not fit.
 */
function fitOf({ slots, denies }: Pattern, words: readonly Word[]): { score: number; isWhole: boolean } | undefined {
  const left = [...words];
  let [score, told] = [0, 0];
  for (const slot of slots) {
    const exact = left.findIndex(({ is }) => slot.includes(is));
    const at = exact < 0 ? left.findIndex(({ groups }) => groups.some((group) => slot.includes(group))) : exact;
    const word = left[at];
    if (!word) return undefined;
    told += word.weight;
    score += (word.isFiller ? 4 : 6) + 4 * (word.weight - 1) + (exact < 0 ? 0 : 1);
    left.splice(at, 1);
  }
  if (!denies && left.some(isDenial)) return undefined;
  const unexplained = left.reduce((sum, { isFiller, weight }) => sum + (isFiller ? 0 : weight), 0);
  if (unexplained > told - 1 || unexplained > 3) return undefined;
  return { score: score - 4 * unexplained, isWhole: unexplained === 0 };
}

const isDenial = ({ groups }: Word): boolean => groups.includes("@not");

/** The ways to cut a text into words. There are several for a script without spaces. */
function readingsOf(text: string): Word[][] {
  const pieces = piecesOf(text);
  if (pieces.every(({ isRun }) => !isRun)) return [wordsOf(pieces.map(({ is }) => is))];
  return cuts.map((cut) => wordsOf(pieces.flatMap(({ is, isRun }) => (isRun ? stretches(is, vocabulary, cut) : [is]))));
}

/** Each word once, with short forms written out and slips mended. */
function wordsOf(pieces: readonly string[]): Word[] {
  const { short, words } = vocabulary;
  const found = new Map<string, Word>();
  for (const each of pieces.flatMap((piece) => short.get(piece) ?? [piece])) {
    const is = spelt(each, vocabulary) ?? each;
    for (const word of short.get(is) ?? [is]) found.set(word, words.get(word) ?? strange(word));
  }
  return [...found.values()];
}

const signs: Readonly<Record<string, string>> = {
  "👍": "👍",
  "👌": "👍",
  "✅": "👍",
  "🆗": "👍",
  "💯": "👍",
  "🙏": "🙏",
  "👋": "hello",
};

/** Latin words, marks that say something, and runs of signs of a script without spaces. */
function piecesOf(text: string): { is: string; isRun?: true }[] {
  const plain = inSimplified(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’‘`´]/g, "")
    .replace(/e-mail/g, "email")
    .replace(/n\/a/g, "na");
  const found = plain.match(/[\p{Script=Latin}\d]+|\?|\p{Extended_Pictographic}|[\p{L}\p{N}]/gu) ?? [];
  const pieces: { is: string; isRun?: true }[] = [];
  for (const is of found) {
    const last = pieces.at(-1);
    const isSign = !isLatin(is) && /[\p{L}\p{N}]/u.test(is);
    if (isSign && last?.isRun) last.is += is;
    else if (isSign) pieces.push({ is, isRun: true });
    else if (isLatin(is) || is === "?") pieces.push({ is });
    else if (signs[is]) pieces.push({ is: signs[is] });
  }
  return pieces;
}

/** Ways to cut a run: from which end, and the most signs of a word. */
const cuts = [
  { fromEnd: false, most: 8 },
  { fromEnd: true, most: 8 },
  { fromEnd: false, most: 3 },
  { fromEnd: true, most: 3 },
  { fromEnd: false, most: 2 },
];

/** Cuts a run of signs into the longest known words. What is not known stays together. */
function stretches(run: string, { words, short }: Vocabulary, { fromEnd, most }: (typeof cuts)[number]): string[] {
  const found: string[] = [];
  let unknown = "";
  let left = run;
  const piece = (size: number) => (fromEnd ? left.slice(left.length - size) : left.slice(0, size));
  const drop = (size: number) => (fromEnd ? left.slice(0, left.length - size) : left.slice(size));
  while (left !== "") {
    let size = Math.min(most, left.length);
    while (size > 0 && !words.has(piece(size)) && !short.has(piece(size))) size--;
    if (size === 0) unknown = fromEnd ? piece(1) + unknown : unknown + piece(1);
    else {
      if (unknown) found.push(unknown);
      unknown = "";
      found.push(piece(size));
    }
    left = drop(Math.max(1, size));
  }
  return unknown ? [...found, unknown] : found;
}
