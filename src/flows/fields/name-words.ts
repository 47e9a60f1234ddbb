import { fold } from "./plain.ts";

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The folded words of a text; of scripts without spaces each sign is one. */
export function wordsIn(text: string): string[] {
  return fold(text)
    .split(" ")
    .flatMap((word) => (unspaced.test(word) ? (word.match(/[\p{Script=Latin}\p{Nd}]+|./gsu) ?? []) : [word]));
}

/** The words as a folded name, with spaces where the script has any. */
export function phraseOf(words: string[]): string {
  let phrase = "";
  let joins = true;
  for (const word of words) {
    const isSign = unspaced.test(word);
    phrase += joins || (isSign && unspaced.test(phrase.at(-1) ?? "")) ? word : ` ${word}`;
    joins = false;
  }
  return phrase;
}
