import type { Flow } from "../conversation/flow.ts";
import type { Case } from "../conversation/types.ts";
import { homeOf } from "./address.ts";

const mostWords = 8;
const [shortestBeginning, longestBeginning] = [2, 10];
const mostOfName = 60;
const longestId = 100;

/** Scripts whose words have no blanks between them, or say much in one letter. */
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+/gu;

/** What a case is filed under, each within the workspace or server of its owner. Only hashes of it are stored. */
export function termsOf(flow: Flow, theCase: Case): string[] {
  const { name = "", mail } = flow.index(theCase.answers);
  const domain = mail?.slice(mail.lastIndexOf("@") + 1);
  const found = [
    ...beginningsOf(name).map((beginning) => ["name", beginning] as const),
    ...(domain ? [["domain", folded(domain)] as const] : []),
    ...idsOf(flow, theCase).map((id) => ["id", folded(id)] as const),
  ];
  const home = homeOf(theCase.people.owner);
  return [...new Set(found.map(([kind, value]) => termIn(home, kind, value)))];
}

export function termIn(home: string, kind: "name" | "domain" | "id", value: string): string {
  return `${home}|${kind}|${value}`;
}

/** The beginning by which a name is looked up that has all words of this text. Undefined when it has none of use. */
export function beginningIn(text: string): string | undefined {
  const [longest] = wordsOf(text).toSorted((a, b) => [...b].length - [...a].length);
  if (longest === undefined) return undefined;
  const letters = [...longest];
  if (isDense(longest)) return letters.slice(0, 2).join("");
  return letters.length < shortestBeginning ? undefined : letters.slice(0, longestBeginning).join("");
}

/** Whether each word of a text begins a word of the name. In Chinese and the like it may stand anywhere in it. */
export function isNamed(name: string, text: string): boolean {
  const words = wordsOf(name);
  const sought = wordsOf(text);
  const fits = (word: string) => words.some((each) => (isDense(word) ? each.includes(word) : each.startsWith(word)));
  return sought.length > 0 && sought.every(fits);
}

/** A text as it is compared: in one form of each letter, without accents and capitals. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .trim();
}

function wordsOf(text: string): string[] {
  const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => word.replace(dense, " $& ").trim().split(/\s+/));
}

function isDense(word: string): boolean {
  return word.replace(dense, "") === "";
}

function beginningsOf(name: string): string[] {
  const beginnings = wordsOf(name).slice(0, mostWords).flatMap(beginningsOfWord);
  return [...new Set(beginnings)].slice(0, mostOfName);
}

function beginningsOfWord(word: string): string[] {
  const letters = [...word];
  if (isDense(word)) return [letters[0]!, ...letters.slice(1).map((letter, i) => letters[i]! + letter)];
  const lengths = letters.slice(0, longestBeginning).map((_, i) => i + 1);
  return lengths.filter((n) => n >= shortestBeginning).map((n) => letters.slice(0, n).join(""));
}

/** The ids that Tencent gave: of what was made, and of its answers, refusals among them. */
function idsOf({ performs }: Flow, { answers, pending, refused, held }: Case): string[] {
  const results = performs.map(({ key }) => answers[key] as { [key: string]: unknown } | null | undefined);
  const made = results.flatMap((result) => [result?.requestId, result?.uin, result?.id, result?.userId]);
  const whys = [pending?.why, held?.why, ...(refused ?? []).map(({ why }) => why)];
  const ids = [...made, ...whys.map((why) => why?.values?.requestId)];
  return ids.filter((id): id is string => typeof id === "string" && id !== "" && id.length <= longestId);
}
