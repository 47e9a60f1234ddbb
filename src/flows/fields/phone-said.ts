import type { PhoneNumber } from "libphonenumber-js/max";
import type { Place } from "./country.ts";
import { withPlus } from "./phone-brackets.ts";
import { heard } from "./phone-heard.ts";
import { takesTexts } from "./phone-plan.ts";

const mostRuns = 50; // a text with more numbers than this is a table, and is not searched
const date = /^(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d(?!\d))/;
const otherNumber =
  /(?:\b(?:order|invoice|ticket|case|ref|reference|uin|id|account|customer|code|pin|post|postal|zip|vat|tax)\b|#)[\w .:#-]{0,12}$/i;

/** The different mobile numbers a sentence gives: those with + or 00, and for a known country those written the local way. Never landlines, dates, order numbers or anything six digits long. */
export function numbersSaid(said: string, home?: Place): PhoneNumber[] {
  const runs = [...said.matchAll(/[+(]{0,2}\d[\d().\-/ ]*/g)];
  if (runs.length > mostRuns) return [];
  const numbers = new Map<string, PhoneNumber>();
  for (const { 0: run, index } of runs) {
    const abroad = /^\(?(?:\+|00|011[ -]?\d{8})/.test(run.replace(/(?<=\d)[ -]/g, ""));
    const before = said.slice(Math.max(0, index - 30), index);
    const bracketed = withPlus(run);
    if (!abroad && !bracketed && (!home || isOther(run, before))) continue;
    const number = [run, bracketed ?? run].map((each) => heard(each, home)).find((each) => each && takesTexts(each));
    if (number) numbers.set(number.number, number);
  }
  return [...numbers.values()];
}

function isOther(run: string, before: string): boolean {
  return date.test(run) || run.replace(/\D/g, "").length === 6 || otherNumber.test(before);
}
