import { phoneKey } from "../flows/fields/spellings.ts";
import { caseNumberIn } from "./case-number.ts";

/** What somebody looks for a request by. A phone is its digits with the country's before them. */
export type Sought = { id: string } | { mail: string } | { phone: string };

const longest = 1_000; // an address and a few words beside it

/** Undefined when the text holds none of the three, such as a number without its country, and when it is a whole page. */
export function soughtIn(text: string): Sought | undefined {
  if (text.length > longest) return undefined;
  const said = text.normalize("NFKC");
  const id = caseNumberIn(said)?.id;
  if (id) return { id };
  const mail = /(?<![^\s<>,;:|])[^\s<>,;:|]+@[^\s<>,;:|]+/.exec(said)?.[0];
  if (mail) return { mail };
  const [, written = ""] = /(?:\+|\b00)\s*([\d\s().-]{7,40})/.exec(said) ?? [];
  const digits = written.replace(/\D/g, "");
  return digits.length >= 7 ? { phone: phoneKey(digits) } : undefined;
}
