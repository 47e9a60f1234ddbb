import type { AccountType } from "./type.ts";

const personal = [
  /\b(?:personal|individual|private) account\b/g,
  /\bfor (?:myself|me personally)\b/g,
  /\bas an individual\b/g,
  /\btype ?[:=] ?(?:personal|individual)\b/g,
  /(?:^|[,;|]) ?(?:personal|individual) ?(?=$|[,;|])/g,
  /[个個]人(?:账号|账户|帐号|帐户|帳號|帳戶|賬號|賬戶)/g,
  /[类類]型 ?[:是为為] ?[个個]人/g,
  /以(?:我|本人)?[个個]人(?:的)?(?:名[义義]|身份)/g,
  /[给給帮幫为為替](?:我|自己|我自己|本人)?[个個]人[开開申办辦注註]/g,
  /(?:^|[,;|。]) ?[个個]人[的用]? ?(?=$|[,;|。!])/g,
];
const company = [
  /\b(?:company|enterprise|corporate|organi[sz]ation) account\b/g,
  /\bfor (?:my|our) (?:company|enterprise|organi[sz]ation)\b(?!['’])/g,
  /\bas a company\b/g,
  /\btype ?[:=] ?(?:company|enterprise)\b/g,
  /(?:公司|企业|企業)(?:账号|账户|帐号|帐户|帳號|帳戶|賬號|賬戶)/g,
  /[类類]型 ?[:是为為] ?(?:公司|企业|企業)/g,
  /以(?:我[们們]?|本)?(?:公司|企业|企業)(?:的)?(?:名[义義]|身份)/g,
  /[给給帮幫为為替](?:我|我[们們]|咱[们們]?|本)?(?:公司|企业|企業)[开開申办辦注註]/g,
  /(?:^|[,;|。]) ?(?:公司|企业|企業)[的用]? ?(?=$|[,;|。!])/g,
  /(?:^|[,;|]) ?(?:company|enterprise) ?(?=$|[,;|])/g, // the word between commas; on a line of its own it may be a form's label
];
const denial = /(?:\bnot?|n['’]t|\bnever|\bwithout|\binstead of|\brather than)\b|不|别|非/;

/** The account type a sentence names outright. "Business account" names none: a sole trader may mean either, and Tencent has no such value. */
export function typeNamed(text: string): AccountType | undefined {
  const said = text.toLowerCase();
  const isPersonal = personal.flatMap((pattern) => [...said.matchAll(pattern)]);
  const isCompany = company.flatMap((pattern) => [...said.matchAll(pattern)]);
  const isDenied = [...isPersonal, ...isCompany].some(({ index }) => denial.test(clauseBefore(said, index)));
  if (isDenied || (isPersonal.length > 0 && isCompany.length > 0)) return undefined;
  if (isPersonal.length > 0) return "personal";
  return isCompany.length > 0 ? "company" : undefined;
}

function clauseBefore(said: string, end: number): string {
  const before = said.slice(Math.max(0, end - 52), end); // room for "rather than" and forty letters
  return before.split(/[.!?。\n]/).at(-1)!;
}
