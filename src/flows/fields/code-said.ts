import { asksWhose, isAboutCode, isRefuted, namesOnlyPin, saysNothing, warns } from "./code-words.ts";
import { digitsSpelt } from "./digits-spelt.ts";
import { fold, plain } from "./plain.ts";

/** What a text says of a code: one, several to choose from, or none with the number of digits of what stands in its place. */
export type CodeSaid = { code: string } | { is: "several" } | { is: "none"; typed?: number };

interface Run {
  digits: string;
  /** The folded words of its clause without it. */
  around: string;
  /** Whether it has a line to itself, but for words that say nothing. */
  isAlone: boolean;
  /** Whether it can be no code: it is a piece of a longer number, or of an address, or somebody is asked whose it is. */
  isOther: boolean;
}

/** The code of `least` to `most` digits in a text, however it is written. Digits in a sentence that is about something else are none. */
export function codeSaid(text: string, least: number, most: number): CodeSaid {
  const said = withoutOthers(digitsSpelt(plain(text)));
  const runs = runsIn(said, least, most);
  const isCode = ({ digits }: Run) => digits.length >= least && digits.length <= most;
  const codes = runs.filter(isCode);
  const isTopic = isAboutCode(fold(said));
  const isMeant = ({ around, isAlone, isOther }: Run) =>
    !isOther && !isRefuted(around) && (isAboutCode(around) || (saysNothing(around) && (isAlone || isTopic)));
  if (distinct(codes) > 1) {
    const named = codes.filter(({ around }) => isAboutCode(around) && !isRefuted(around));
    const rivals = codes.filter((run) => !named.includes(run) && saysNothing(run.around));
    return distinct(named) === 1 && rivals.length === 0 ? { code: named[0]!.digits } : { is: "several" };
  }
  const code = codes.find(isMeant);
  if (code) return { code: code.digits };
  const [only, another] = runs;
  return only && !another && !isCode(only) && isMeant(only)
    ? { is: "none", typed: only.digits.length }
    : { is: "none" };
}

/** How many digits the one code in a text has: any that somebody is sent, of 4 to 8 digits. 0 where there is none. */
export function digitsOfCode(text: string): number {
  const said = text.length > 500 ? undefined : codeSaid(text, 4, 8);
  return said && "code" in said ? said.code.length : 0;
}

function distinct(runs: Run[]): number {
  return new Set(runs.map(({ digits }) => digits)).size;
}

/** Runs of digits as they stand if any can be a code, else with a mark between them. */
function runsIn(said: string, least: number, most: number): Run[] {
  const unbroken = runsOf(said, /\d+/g);
  const canBe = unbroken.some(({ digits }) => digits.length >= least && digits.length <= most);
  return canBe ? unbroken : runsOf(said, /\d+(?:(?:[ .,_·•'/|-]| [.·-] )\d+)*/g);
}

function runsOf(said: string, written: RegExp): Run[] {
  return said.split("\n").flatMap((line) => {
    const words = wordsOf(line);
    const isAlone = saysNothing(words);
    const isPlace = namesOnlyPin(words) && !isAlone && !warns(words);
    return line.split(/[!?;。！？；]|[.,，](?!\d)/).flatMap((clause, i, clauses) =>
      [...clause.matchAll(written)].flatMap(({ 0: run, index }) => {
        if (isGlued(clause, index, run)) return [];
        const before = i > 0 && saysNothing(wordsOf(clause)) ? `${clauses[i - 1]} ` : "";
        const around = wordsOf(`${before}${clause.slice(0, index)} ${clause.slice(index + run.length)}`);
        const isPiece = !isAboutCode(around) && hasNeighbour(clause, index, run);
        const isOther = isPlace || isPiece || asksWhose(around);
        return [{ digits: run.replace(/\D/g, ""), around, isAlone, isOther }];
      }),
    );
  });
}

/** The folded words of a text without its digits. */
function wordsOf(text: string): string {
  return fold(text.replace(/\d/g, ""));
}

/** "abc123456" and 0x123456 are something else; G-123456 is how some codes come. */
function isGlued(clause: string, index: number, run: string): boolean {
  return /[A-Za-z]/.test(clause.charAt(index - 1)) || /[A-Za-z]/.test(clause.charAt(index + run.length));
}

const labels =
  /(?:\b(?:error|status|http|promo|discount|coupon|gift|voucher|referral|invite|invitation|licen[cs]e|area|country|sort|swift|bic|ifsc|hs|tariff|bank|branch|qr|bar|barcode|colou?r|hex|product|item|part|model|serial|batch|lot|sku|line|order|booking|reservation|flight|pnr|invoice|ticket|tracking|shipment|parcel|policy|contract|project|budget|case|issue|bug|version|build|port|ref|reference|uin|id|account|customer|client|user|member|membership|employee|staff|student|badge|vendor|supplier|extension|ext|fax|flat|room|apt|apartment|unit|house|suite|floor|locker|gate|door|wi-?fi|alarm|parking|post|postal|postcode|zip|vat|tax|phone|mobile|tel|number ends|ends|paid|pay|price|amount|total|cost|costs)\b|股票|错误|优惠|订单|訂單|单号|單號|工单|房间|房間|房|门牌|邮编|郵編|邮政编码|员工|學號|学号|工号|会员|會員|金额|金額|电话|電話|手机|手機|尾号|账号|帳號)[ #:.=]{0,3}(?:(?:number|code|no|nr|id|is|was|in|with|代码|号|號|码|是|为)[ #:.=]{0,3}){0,3}\d[\d .,-]{0,20}/gi;
const others = [
  /\S{0,80}(?:@|:\/\/)\S{0,200}/g,
  /\+\d[\d ()-]{5,20}/g,
  /\b(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?/g,
  /\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b/g,
  /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g,
  /\b\d{1,2}:\d\d(?::\d\d)?\b/g,
  /(?:[$€£¥₹]|\b(?:usd|eur|gbp|hkd|sgd|cny|rmb|jpy|us\$|hk\$))[ ]?\d[\d,.]{0,15}/gi,
  /\d[\d,.]{0,15} ?(?:[$€£¥₹%]|元|块|圆|usd\b|eur\b|gbp\b|hkd\b|sgd\b|cny\b|rmb\b|dollars?\b|euros?\b|yuan\b)/gi,
  /\d[\d,.]{0,15} ?(?:\+|(?:(?:and|or) )?up(?:wards?)?\b(?! to\b))/gi,
  /\b(?:up to|(?<!\bwhat )(?<!\bhow )about) \d[\d,.]{0,15}/gi,
  labels,
];

/** Whether a run of digits stands beside another one that differs from it, as in a number written in groups. */
function hasNeighbour(clause: string, index: number, run: string): boolean {
  const before = /(?<!\d)(\d{1,15})[ .-]$/.exec(clause.slice(0, index))?.[1];
  const after = /^[ .-](\d{1,15})/.exec(clause.slice(index + run.length))?.[1];
  return [before, after].some((beside) => beside !== undefined && beside !== run);
}

/** The text without other things that are made of digits: addresses, numbers, dates, times, amounts, and what a word before it says. */
function withoutOthers(said: string): string {
  const spaced = said
    .replace(/\bR-[2-9A-Z]{4,8}\b/g, " ")
    .replace(/\b[A-Z][a-z]{1,30}['’]s (?=code\b)/g, " ")
    .replace(/\b(?:one|1)[ -]?time[ -]?(?:pass)?(?:word|code|pin)\b/gi, " otp ")
    .replace(/\b(code|otp|pin)(?=\d)/gi, "$1 ")
    .replace(/\b[A-Z]{1,4}-(?=\d)/g, " ");
  return others.reduce((left, other) => left.replace(other, " ¤ "), spaced);
}
