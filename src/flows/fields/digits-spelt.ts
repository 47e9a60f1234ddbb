const english = ["zero oh o nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const chinese = ["零〇", "一幺壹", "二两贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];
const byWord = new Map(
  english.flatMap((words, digit) => words.split(" ").map((word) => [word, String(digit)] as const)),
);
const bySign = new Map(chinese.flatMap((signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const)));

const fewest = 3; // "one moment" is no number

/** "double one" is "one one". */
const repeated = /\b(double|triple) ([a-z]{1,6})\b/gi;

function again(times: string, word: string): string {
  if (!byWord.has(word.toLowerCase())) return `${times} ${word}`;
  return Array(times.toLowerCase() === "double" ? 2 : 3)
    .fill(word)
    .join(" ");
}

/** Digits that were said as words ("one two three", 一二三) or as the keys of a chat (`:one:`), as digits; single ones stay words. */
export function digitsSpelt(said: string): string {
  const keys = said.replace(/:([a-z]{3,5}):/gi, (key, word: string) => byWord.get(word.toLowerCase()) ?? key);
  const words = keys.replace(repeated, (_, times: string, word: string) => again(times, word)).split(/([A-Za-z]+)/);
  return [...joined(words, byWord, /^[ ,.-]{1,2}$/)].reduce((text, part) => text + joinedSigns(part), "");
}

/** The parts, where a run of words with one of the marks between them is digits. */
function joined(parts: string[], digits: Map<string, string>, mark: RegExp): string[] {
  const whole: string[] = [];
  for (let i = 0; i < parts.length; ) {
    let run = "";
    let end = i;
    while (end < parts.length && digits.has(parts[end]!.toLowerCase())) {
      run += digits.get(parts[end]!.toLowerCase());
      end += mark.test(parts[end + 1] ?? "") && digits.has((parts[end + 2] ?? "").toLowerCase()) ? 2 : 1;
      if (!digits.has((parts[end] ?? "").toLowerCase())) break;
    }
    const isNumber = run.length >= fewest;
    whole.push(isNumber ? run : parts[i]!);
    i = isNumber ? end : i + 1;
  }
  return whole;
}

function joinedSigns(part: string): string {
  return joined(
    part.split(/([零〇一幺壹二两贰貳三叁參四肆五伍六陆陸七柒八捌九玖])/).filter(Boolean),
    bySign,
    /^[ 、,-]$/,
  ).join("");
}
