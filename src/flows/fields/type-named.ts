import type { AccountType } from "./type.ts";

const personal = [
  /\b(?:personal|individual|private) account\b/g,
  /\bfor (?:myself|me personally)\b/g,
  /\bas an individual\b/g,
  /\btype ?[:=] ?(?:personal|individual)\b/g,
  /(?:^|[,;|]) ?(?:personal|individual) ?(?=$|[,;|])/g,
];
const company = [
  /\b(?:company|enterprise|corporate|organi[sz]ation) account\b/g,
  /\bfor (?:my|our) (?:company|enterprise|organi[sz]ation)\b(?!['’])/g,
  /\bas a company\b/g,
  /\btype ?[:=] ?(?:company|enterprise)\b/g,
  /(?:^|[,;|]) ?(?:company|enterprise) ?(?=$|[,;|])/g, // between commas; on a line of its own it may be a form's label
];
const denied = /(?:\bnot?|n['’]t|\bnever|\bwithout|\binstead of|\brather than)\b[^.!?\n]{0,40}$/;

/** The account type a sentence names outright. "Business account" names none: a sole trader may mean either, and Tencent has no such value. */
export function typeNamed(text: string): AccountType | undefined {
  const said = text.toLowerCase();
  const isPersonal = personal.flatMap((pattern) => [...said.matchAll(pattern)]);
  const isCompany = company.flatMap((pattern) => [...said.matchAll(pattern)]);
  const isDenied = [...isPersonal, ...isCompany].some(({ index }) =>
    denied.test(said.slice(Math.max(0, index - 60), index)),
  );
  if (isDenied || (isPersonal.length > 0 && isCompany.length > 0)) return undefined;
  if (isPersonal.length > 0) return "personal";
  return isCompany.length > 0 ? "company" : undefined;
}
