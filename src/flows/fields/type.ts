import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { fold, tooLong } from "./plain.ts";

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
    "公司",
    "企业",
    "企業",
  ],
};

/** Reads a choice between the two, also with "account" after it. */
export function readType(text: string): Outcome<AccountType> {
  const long = tooLong(text, "example.type");
  if (long) return long;
  const said = fold(text)
    .replace(/ (?:please|pls|plz|thanks|thank you|thx)$/, "")
    .replace(/ account$|(?:账号|账户|帐号|帐户|帳號|帳戶|賬號|賬戶)$/, "")
    .replace(/^(?:an?|my|our|for my|for our) |[的用]$/g, "");
  if (words.personal.includes(said)) return { ok: true, value: "personal" };
  if (words.company.includes(said)) return { ok: true, value: "company" };
  return { ok: false, why: t(said === "business" ? "field.type.business" : "field.type.which") };
}
