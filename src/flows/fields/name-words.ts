import { fold } from "./plain.ts";

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The folded words of a text. In scripts without spaces each sign is a word. */
export function wordsIn(text: string): string[] {
  return fold(text)
    .split(" ")
    .flatMap((word) => (unspaced.test(word) ? (word.match(/[\p{Script=Latin}\p{Nd}]+|./gsu) ?? []) : [word]));
}

/** Joins words of `wordsIn` to a name, with a space between two words unless both are signs of a script without spaces. */
export function phraseOf(words: string[]): string {
  const isSign = words.map((word) => unspaced.test(word));
  return words.map((word, n) => (n === 0 || (isSign[n - 1] && isSign[n]) ? word : ` ${word}`)).join("");
}
