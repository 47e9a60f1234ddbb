import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { fold, tooLong } from "./plain.ts";
import { typos } from "./typos.ts";

/** The only two values that Tencent takes. The `business` in its document's sample is not one of them. */
export type AccountType = "personal" | "company";

const words: Record<AccountType, string[]> = {
  personal: ["p", "person", "personal", "private", "individual", "myself", "for myself", "个人", "個人"],
  company: [
    "c",
    "company",
    "enterprise",
    "corporate",
    "corporation",
    "firm",
    "organisation",
    "organization",
    "ltd",
    "limited",
    "corp",
    "inc",
    "公司",
    "企业",
    "企業",
  ],
};

/** What people say around the word that counts. */
const around = new Set(
  `hi hello yes ok its it is this that thats would be we are were i am im think guess just only but for as a an the
  my our his her their own customer client account user use one please pls plz thanks thank you thx`.split(/\s+/),
);

/** Reads a choice between the two, also in a short sentence, and "not personal, company". */
export function readType(text: string): Outcome<AccountType> {
  const long = tooLong(text, "example.type");
  if (long) return long;
  const said = fold(text);
  const bare = bareOf(said);
  const type = meant(said) ?? meant(withoutDenied(bare));
  if (type && !/[?？]/.test(text)) return { ok: true, value: type };
  return { ok: false, why: t(bare === "business" ? "field.type.business" : "field.type.which") };
}

function meant(said: string): AccountType | undefined {
  if (words.personal.includes(said) || isMisspelt(said, "personal")) return "personal";
  return words.company.includes(said) || isMisspelt(said, "company") ? "company" : undefined;
}

function isMisspelt(said: string, word: AccountType): boolean {
  return typos(said, word, 1) <= 1;
}

/** The words without those that people say around the one that counts. */
function bareOf(said: string): string {
  const words = said.split(" ").map(bareHan);
  return words.filter((word) => word !== "" && !around.has(word)).join(" ");
}

function bareHan(word: string): string {
  return word
    .replace(/^(?:用于|这是|這是|是|给|給|为|為|以)(?:一?[家间間]|一[个個])?/, "")
    .replace(/(?:谢谢|謝謝|用的|的|用)$/, "")
    .replace(/(?:账号|账户|帐号|帐户|帳號|帳戶|賬號|賬戶|用户|用戶|客户|客戶|名义|名義|使)$/, "");
}

/** What is left of "not personal company" and "不是个人 公司". */
function withoutDenied(said: string): string {
  const [, denied, rest] = /^(?:(?:not?|non) |不是)(\p{L}+) (.+)$/u.exec(said) ?? [];
  return denied && rest && meant(denied) ? rest : said;
}
