import { inSimplified } from "./traditional.ts";

/**
 * The parts of a text by which it is compared with others: words and pairs of words, pieces of longer words (so that a
 * slip changes only some of them), and single Chinese characters, pairs and triples of them.
 */
export function featuresOf(text: string): Set<string> {
  const found = new Set<string>();
  const words = [edge];
  for (const token of tokensOf(text)) {
    if (isHan(token)) {
      addRun(found, token);
      words.push(han);
    } else {
      const word = /^\d+$/.test(token) ? number : token;
      words.push(word);
      found.add(word);
      for (let i = 0; word.length >= piece && i < word.length - piece + 2; i++)
        found.add(`~${`${word}$`.slice(i, i + piece)}`);
    }
  }
  words.push(edge);
  for (let i = 1; i < words.length; i++) {
    if (words[i - 1] !== han || words[i] !== han) found.add(`${words[i - 1]} ${words[i]}`);
    if (i > 1) found.add(`${words[i - 2]} _ ${words[i]}`);
  }
  return found;
}

/** Whether a feature is a word, or a pair of Chinese characters. */
export function isWord(feature: string): boolean {
  return /^[\p{Script=Latin}\d]+$/u.test(feature) || /^\p{Script=Han}{2}$/u.test(feature);
}

const [edge, han, number] = ["|", "漢", "#"];
/** Letters in a piece of a word. */
const piece = 5;

/** Latin words, numbers, question marks, pictures, and runs of Chinese characters, in simplified ones. */
function tokensOf(text: string): string[] {
  const plain = inSimplified(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/['’‘`´]/g, "");
  return plain.match(/[\p{Script=Latin}\d]+|\?|\p{Extended_Pictographic}|\p{Script=Han}+/gu) ?? [];
}

const isHan = (token: string): boolean => /^\p{Script=Han}/u.test(token);

function addRun(found: Set<string>, run: string): void {
  const signs = ["<", ...run, ">"];
  for (let i = 0; i < signs.length; i++)
    for (let size = 1; size <= 3 && i + size <= signs.length; size++) found.add(signs.slice(i, i + size).join(""));
}
