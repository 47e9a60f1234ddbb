import type { Correction } from "../../conversation/flow.ts";
import { readLabelled } from "./labelled.ts";
import { labelled, type Meaning } from "./paste-labels.ts";
import { plain } from "./plain.ts";

/** The longest text that is read as a correction (UTF-16 units). */
const longest = 300;

/** Words that say outright that something is to be changed. */
const verbs = new Set("edit change correct update set fix replace switch".split(" "));
/** What else people say before the name of a field. */
const around = new Set(
  `no yes ok okay sorry oops please pls kindly hi hello and but also so then actually can could will would you we i id
  want need like to have lets just the his her their customers clients new right`.split(/\s+/),
);
const links =
  / (?:should be|should read|must be|has to be|needs to be|is now|is actually) | (?:is|to|into|as|with) |[:=]/g;
const linksInHan = /改成|改为|改為|换成|換成|更正为|更正為|应该是|應該是|应为|應為|是/g;
const wrong =
  / (?:is|was|looks) (?:wrong|incorrect|not right|not correct|misspelt|misspelled|mistyped|a typo|outdated)$/;
const wrongInHan = /(?:写错|填错|打错|错误|错|不对|不正确|有误)了?$/;

/** What every correction has one of. Most answers have none, and are told from corrections by it. */
const signs =
  /[:=：＝]|\b(?:is|was|looks|be|to|into|as|with|wrong|typo|edit|change|correct|update|set|fix|replace|switch)\b|[改换換是正错錯对為为应應误誤]/i;

/** How a question begins that asks for something to be done. */
const request =
  /^(?:(?:hi|hello|sorry|please|pls|ok)[, ]+)?(?:(?:can|could|will|would) (?:you|we)\b|能|可以|可否|请|請|麻烦|麻煩)/i;

type KeyOf = (meaning: Meaning | undefined) => string | undefined;

/**
 * What a text says to correct, by key of the field: "change the mail to bo@example.com", "the phone is wrong", and
 * labels with values and nothing else. `means` tells what the labels of each field mean.
 */
export function correctionsIn(text: string, means: Record<string, readonly Meaning[]>): Correction[] {
  if (text.length > longest || !signs.test(text)) return [];
  const said = plain(text).trim();
  if (said.endsWith("?") && !request.test(said)) return [];
  const sentence = said.replace(/[.。!?]{1,3}$/, "");
  const keyOf: KeyOf = (meaning) =>
    Object.keys(means).find((key) => meaning !== undefined && means[key]!.includes(meaning));
  const { pairs, rest } = readLabelled(sentence);
  if (rest === "" && pairs.length > 0) {
    return pairs.flatMap(({ means: meaning, value }) => {
      const key = keyOf(meaning);
      return key === undefined ? [] : [{ key, to: value, isPlain: true }];
    });
  }
  return partsOf(sentence, keyOf).map((each) => (each.to === undefined ? each : { ...each, to: valueIn(each.to) }));
}

/** What is corrected in each part of a sentence. A part that corrects nothing belongs to the value before it. */
function partsOf(sentence: string, keyOf: KeyOf): Correction[] {
  const found: Correction[] = [];
  const parts = sentence.split(/( and |[,;] ?)/); // with what stands between them
  let isVerbSaid = false;
  for (let at = 0; at < parts.length; at += 2) {
    const part = parts[at]!;
    const one = inHan(part, keyOf) ?? inLatin(part, keyOf, isVerbSaid);
    const last = found.at(-1);
    if (one) found.push(one);
    else if (last?.to !== undefined) last.to += parts[at - 1]! + part;
    isVerbSaid ||= fieldIn(part).isVerb;
  }
  return found;
}

/** `isVerbSaid` where a part before this one has said that something is to be changed. */
function inLatin(said: string, keyOf: KeyOf, isVerbSaid: boolean): Correction | undefined {
  const key = keyOf(meaningOf(fieldIn(calledWrong(said)).name));
  return key === undefined ? (linked(said, keyOf, isVerbSaid) ?? unlinked(said, keyOf)) : { key };
}

/** What a text calls wrong: "the mail is wrong", "wrong mail", "typo in the mail". */
function calledWrong(said: string): string {
  const found = wrong.exec(said);
  if (found) return said.slice(0, found.index);
  return /^(?:wrong|typo in) (.*)$/i.exec(said)?.[1] ?? "";
}

/** "change the mail to …", "the mail is …". */
function linked(said: string, keyOf: KeyOf, isVerbSaid: boolean): Correction | undefined {
  for (const { 0: link, index } of said.matchAll(links)) {
    const { name, isVerb: isVerbHere } = fieldIn(said.slice(0, index));
    const isVerb = isVerbHere || isVerbSaid;
    const key = keyOf(meaningOf(name));
    const needsVerb = /^ (?:to|into|as|with) $/.test(link);
    if (key === undefined || (needsVerb && !isVerb)) continue;
    const to = said.slice(index + link.length);
    return isVerb || link !== " is " || isNamed(to) ? { key, to, isPlain: true } : { key, to };
  }
  return undefined;
}

/** "edit mail …". */
function unlinked(said: string, keyOf: KeyOf): Correction | undefined {
  const { name, isVerb } = fieldIn(said);
  if (!isVerb) return undefined;
  const words = name.split(" ");
  for (let end = words.length - 1; end > 0; end--) {
    const key = keyOf(meaningOf(words.slice(0, end).join(" ")));
    if (key !== undefined) return { key, to: words.slice(end).join(" "), isPlain: true };
  }
  return undefined;
}

/** Whether a value is written as names are, which "fine" is not. */
function isNamed(to: string): boolean {
  return /^(?:\p{Lu}|\p{Nd}|\p{Script=Han}{4})/u.test(to);
}

/** The name of a field, without what people say before it. */
function fieldIn(said: string): { name: string; isVerb: boolean } {
  const words = said.split(/[ ,]+/).filter((word) => word !== "");
  const isVerbAt = words.map((word) => verbs.has(bare(word)));
  const first = words.findIndex((word, at) => !isVerbAt[at] && !around.has(bare(word)));
  const end = first < 0 ? words.length : first;
  return { name: words.slice(end).join(" "), isVerb: isVerbAt.slice(0, end).includes(true) };
}

/** A number is that of a phone where an answer is corrected. */
function meaningOf(name: string): Meaning | undefined {
  return labelled(name) ?? (/^(?:number|号码|號碼)$/i.test(name) ? "phone" : undefined);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/['’]/g, "");
}

function inHan(said: string, keyOf: KeyOf): Correction | undefined {
  const key = keyOf(meaningOf(calledWrongInHan(said)));
  if (key !== undefined) return { key };
  for (const { 0: link, index } of said.matchAll(linksInHan)) {
    const meant = keyOf(meaningOf(withoutCourtesy(said.slice(0, index))));
    if (meant === undefined) continue;
    const to = said.slice(index + link.length);
    return link === "是" && !isNamed(to) ? { key: meant, to } : { key: meant, to, isPlain: true };
  }
  return undefined;
}

function calledWrongInHan(said: string): string {
  const found = wrongInHan.exec(said);
  const named = found
    ? said.slice(0, found.index)
    : /(?:修改|更改|改一下|改下|改)(\p{Script=Han}{2,8})$/u.exec(said)?.[1];
  return withoutCourtesy(named ?? "");
}

function withoutCourtesy(said: string): string {
  return said
    .replace(/^(?:请|麻烦|能不能|能否|能|可以|可否|您|你|帮我|不好意思|抱歉|对不起|把|将|將|客户的|[, ]){1,8}/, "")
    .replace(/[的 ]$/, "");
}

/** The new value, without the old one and without courtesies. */
function valueIn(said: string): string {
  const end = said.search(
    /,? (?:not|instead of|rather than) |,? ?(?:而?不是|谢谢|謝謝)|吗$|,? (?:please|pls|thanks|thank you|thx)$/i,
  );
  return (end < 0 ? said : said.slice(0, end)).trim();
}
