import { t } from "../../words/words.ts";
import { readName } from "./name.ts";
import { type Either, type Paste, valuesOf } from "./paste.ts";
import { labelled, type Meaning } from "./paste-labels.ts";

export interface FoundName {
  name?: string;
}

const companyForm =
  /\b(?:pte|ltd|limited|inc|incorporated|llc|llp|plc|gmbh|ag|kg|s\.?a\.?|s\.?r\.?l|b\.?v|n\.?v|oy|ab|a\/s|sdn|bhd|pty|corp|corporation|co|company|pt|tbk|kk|k\.k)\b\.?,?|公司|集团|集團|株式会社|有限会社|工作室|事务所/i;

/**
 * The customer's full name. A company's counts for a company, a person's for a person; where the text does not tell
 * which it is for, a company's does.
 */
export function nameIn(paste: Paste, type: unknown): Either<string> & { used?: Meaning[] } {
  const companies = distinct(valuesOf(paste, "company").map(upToMark));
  const names = distinct(valuesOf(paste, "name").map(upToMark));
  const persons = distinct(valuesOf(paste, "person", "contact").map(upToMark)).filter((each) => !/[@\d]/.test(each));
  const signed = paste.signature.filter((line) => isCompanyLine(line));
  const ways: { from: string[]; used?: Meaning[] }[] =
    type === "personal"
      ? [{ from: names }, { from: persons, used: ["person"] }]
      : [{ from: companies }, { from: names }, { from: signed }];
  const way = ways.find(({ from }) => from.length > 0);
  if (!way) return {};
  const [name, another] = way.from;
  if (another !== undefined) return { why: t("paste.two") };
  const read = readName(name!);
  return read.ok ? { value: read.value, ...(way.used && { used: way.used }) } : { why: t("paste.unread") };
}

function isCompanyLine(line: string): boolean {
  return companyForm.test(line) && !/[@:]|\d{4}/.test(line) && line.length < 80;
}

/** A name in Chinese has no comma in it; one in Latin letters may ("Example (Thailand) Co., Ltd."). */
function upToMark(value: string): string {
  const end = /\p{Script=Han}/u.test(value)
    ? /[,;。]/.exec(value)?.index
    : /[;|]|, ?(?=\+?\d|\S{1,64}@)/.exec(value)?.index;
  return value
    .slice(0, Math.min(end ?? value.length, unmarkedIn(value) ?? value.length))
    .trim()
    .replace(/(?<!\b(?:inc|ltd|co|corp|pte|bhd|pty|llc|jr|sr|[a-z]))\.$/i, "");
}

/** Where a number or an address begins that stands behind its label alone: "Acme Pte Ltd, Tel (65) 9123 4567". */
function unmarkedIn(value: string): number | undefined {
  const parts = value.slice(0, 300).matchAll(/, ?([\p{L}.-]{1,14}) (?=[+(\d]|\S{1,64}@)/gu);
  for (const { 1: word, index } of parts) {
    const means = labelled(word!);
    if (means === "phone" || means === "mobile" || means === "mail" || means === "fax") return index;
  }
  return undefined;
}

function distinct(values: string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))];
}
