import { behind, type Label, passwordLabels } from "./password-labels.ts";
import { isPasswordAnywhere, isSecretish, wordsOf } from "./password-shape.ts";
import { labelled } from "./paste-labels.ts";
import { plain } from "./plain.ts";

/** A text tells a password. `rest` is the text without it, unless it can't be cut out with certainty. */
export interface PasswordSaid {
  rest?: string;
}

/** A password in a text: the lines that hold it, and whether nothing of it can stand anywhere else. */
interface Told {
  lines: number[];
  value: string;
  isSure: boolean;
}

/**
 * Finds a password that a text tells under a label, such as `password: …` or 密码是…, in any of its lines. Talk about
 * passwords, such as a wish for a new one, tells none. Undefined when none is told.
 */
export function passwordSaid(text: string): PasswordSaid | undefined {
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  const told = toldIn(lines);
  if (told.length === 0) return undefined;
  const cut = new Set(told.flatMap((each) => each.lines));
  const left = lines.filter((_, at) => !cut.has(at));
  const rest = left.join("\n").trim();
  const isSure = told.every((each) => each.isSure && !rest.includes(each.value));
  const isClean = rest !== "" && !wordsOf(plain(rest)).some(isPasswordAnywhere) && toldIn(left).length === 0;
  return isSure && isClean ? { rest } : {};
}

function toldIn(lines: string[]): Told[] {
  const said = lines.map((line) => plain(line.replaceAll("\t", " | ")));
  const told = said.flatMap((line, at) => toldInLine(line, at, said) ?? []);
  if (told.length > 0) return told;
  const named = said.findIndex((line) => passwordLabels(line).length > 0);
  const isElsewhere = named >= 0 && said.some((line) => wordsOf(line).some(isPasswordAnywhere)); // "password: see below"
  return isElsewhere ? [unsure(named)] : [];
}

function toldInLine(line: string, at: number, lines: string[]): Told | undefined {
  const labels = passwordLabels(line);
  if (labels.length === 0) return credentialsIn(line, at);
  const header = headerOf(line, at, lines);
  if (header) return header;
  for (const label of labels) {
    const told = valueBehind(label, at, lines) ?? (isReversed(label) ? unsure(at) : undefined);
    if (told) return told;
  }
  return undefined;
}

const unsure = (at: number): Told => ({ lines: [at], value: "", isSure: false });

/** A name and a password in a web address, or behind "login". */
function credentialsIn(line: string, at: number): Told | undefined {
  const isLogin = /\b(?:log-?ins?|sign-?in)\b ?[:=]|账密|帐密/i.test(line) && wordsOf(line).some(isPasswordAnywhere);
  return isLogin || /:\/\/[^\s/:@]{1,200}:[^\s/@]{1,200}@/.test(line) ? unsure(at) : undefined;
}

/** The row of a table that names its columns, one of which has passwords. */
function headerOf(line: string, at: number, lines: string[]): Told | undefined {
  const sign = line.includes("|") ? "|" : ",";
  const cells = cellsOf(line, sign);
  const place = cells.findIndex((cell) => isNothingButLabel(cell));
  if (cells.length < 2 || place < 0) return undefined;
  const isPair = cells.length === 2 && place === 0;
  const below = lines[at + 1] ?? "";
  const isTable = sign === "|" ? !isPair : cellsOf(below, sign).length === cells.length && !/[.!?]$/.test(line);
  return isTable && below !== "" ? unsure(at) : undefined;
}

function cellsOf(line: string, sign: string): string[] {
  return line
    .replace(/^\|/, "")
    .replace(/\|$/, "")
    .split(sign)
    .map((cell) => cell.trim());
}

function isNothingButLabel(cell: string): boolean {
  const bare = cell.replace(/["'`*:]/g, "").trim();
  return passwordLabels(`${bare}:`).some(({ before, after }) => before.length < 12 && after === ":");
}

function valueBehind(label: Label, at: number, lines: string[]): Told | undefined {
  const { how, value } = behind(label.after);
  const isFirst = beginsLine(label);
  if (value === "" || value === "|")
    return isFirst && (how === "mark" || isAlone(label)) ? below(at, lines) : undefined;
  if (!isTold(label, how, value)) return undefined;
  const [word = ""] = value.split(" ");
  const isOne = value.replace(/ ?[|,]$/, "") === word.replace(/,$/, "");
  const bare = word.replace(/^["'`]+/, "").replace(/(?<!["'`,])["'`,]+$/, "");
  return { lines: [at], value: bare, isSure: how === "mark" && isFirst && isOne && bare !== "" };
}

/** Whether at most a few words and marks stand before the label, such as "- Login". */
function beginsLine({ before }: Label): boolean {
  return before.length < 50 && !/[@,;]/.test(before) && before.split(/[^\p{L}]+/u).filter(Boolean).length < 4;
}

const isAlone = ({ before, after }: Label) => before === "" && after === "";

/** The password that stands below its label. */
function below(at: number, lines: string[]): Told | undefined {
  const next = lines.findIndex((line, place) => place > at && line !== "");
  const value = lines[next];
  if (value === undefined || isLabelledLine(value) || isNoValue(value)) return undefined;
  return { lines: [at, next], value, isSure: !/\s/.test(value) && lines[at]!.endsWith(":") };
}

/** Whether the next line has a label of its own, so that the one above was left empty. */
function isLabelledLine(line: string): boolean {
  const [, before, value] = /^([\p{L} /().-]{1,40})[:=](.*)$/u.exec(line) ?? [];
  return before !== undefined && (value === "" || value!.startsWith(" ") || labelled(before) !== undefined);
}

function isTold({ before, after, isShort, isCode }: Label, how: "mark" | "is" | "bare", value: string): boolean {
  const [word = ""] = wordsOf(value);
  if (isCode && /^\d{4,8}[.!?]?$/.test(word)) return false;
  if (how !== "bare" && wordsOf(value).some(isSecretish)) return true;
  if (isNoValue(value)) return false;
  if (
    /(?:forgot|forgotten|lost|reset|change|recover|忘记|忘了|重置|修改|找回|更改)(?: (?:my|the|our|your|a))? ?$/i.test(
      before,
    )
  )
    return how !== "bare" && !word.includes("@");
  if (how === "mark") return true;
  if (how === "is") return !isOrdinary(value);
  if (isSecretish(word)) return true;
  const isGlued = /^[^\s\p{L}\p{N}"'`*]/u.test(after);
  if (isGlued || isOrdinary(value) || !/^[\p{L}\p{N}]/u.test(value)) return false;
  return isShort ? true : before.trim() === "" && !/\s/.test(value) && value.length > 3 && !/[?？]$/.test(value);
}

/** Whether a word before the label is said to be the password: "sunflower is my password". */
function isReversed({ before }: Label): boolean {
  const english =
    /(?<!\S)(\S+) (is|was|as|for) (?:(?:my|the|our|your|his|her|their|a|an) )?(?:(?:new|old|current|login|temporary|initial) )?$/i;
  const [, word = "", verb = ""] = english.exec(before) ?? [];
  if (word !== "" && (isSecretish(word) || (verb.toLowerCase() !== "for" && !isOrdinary(word)))) return true;
  return (
    /(?:是|作为|當作|当)(?:我的|我们的|他的|她的|客户的|登录|新)*$/.test(before) && wordsOf(before).some(isSecretish)
  );
}

const nothing =
  /^(?:(?:none(?: yet| so far)?|no|nothing yet|n\/?a|nil|tb[acd]|unknown|optional|required|hidden|masked|reset|forgot(?:ten)?|lost|later|yes|[-*•●·x.#_]{1,40}|[<[({].{0,40}[>\])}])$|(?:not|to be|will|sent|sends?|set by|chosen by|made by|by (?:the )?(?:customer|user|bot|you)|(?:the )?(?:customer|user|client|bot) (?:will|sets?|chooses?|makes?)|please|pls|see|as (?:discussed|agreed)|same as|must|should|8 |at least|how|what|when|who|why|can|do|does|is|(?:i|we|you|they) (?:forgot|don't|dont|can't|need|lost|have|haven't|will|want)|forgot|don't|cannot)\b)/i;
const nothingChinese =
  /^(?:不|无|無|没|沒|由|请|請|待|稍后|稍後|错|錯|忘|重置|修改|问题|已|到期|过期|需要|要求|规则|长度|找回|设置|自己|自行|客户|客戶|您|你|多少|什么|什麼|怎么|怎麼|吗|呢|后|另|见|随机|系统|安全|强度|登录不|的)/;

/** Whether the words behind a label say that there is none, or talk about it. */
function isNoValue(value: string): boolean {
  const bare = value.replace(/(?<!["'`.,;!?])["'`.,;!?]+$/, "").trim();
  return bare === "" || nothing.test(bare) || nothingChinese.test(bare);
}

/** Words that go on a sentence about a password, and are none. */
const ordinary = new Set(
  `a about again all already also always an and any are as at be because been before being but by can cannot can't change
  changed changes changing characters could customer customers did didn't do does doesn't doesnt don't dont done email
  e-mail expire expired expires field fields for forgot forgotten from generator given go goes going good had has hasn't
  have haven't he help her here him his hint how i if in incorrect invalid is isn't issue issues it its it's just later
  length like link lost made make manager may me mine missing must my need needed needs neither never new no none nor not
  now of off ok okay old on once one only optional or our out page part phone please pls policies policy problem problems
  protected protection question recovery rejected requested required requirement requirements reset resets resetting
  rule rules safe same see sent set setting settings she short should so someone something soon still strength tbc tbd
  tba than thank thanks that that's the their them then there these they this those to too unknown until up us use used
  using valid very via was wasn't way we weak what what's when where which while who whose why will with without won't
  strong stronger secure complex unique different mandatory kept work worked working works would wrong yes yet you your yours`.split(
    /\s+/,
  ),
);

function isOrdinary(value: string): boolean {
  const [word = ""] = value
    .toLowerCase()
    .split(/[\s,;:!?."()]+/)
    .filter((each) => each !== "");
  return word === "" || ordinary.has(word.replace(/[’‘`]/g, "'")) || nothingChinese.test(value);
}
