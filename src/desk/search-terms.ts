import { heard } from "../flows/fields/phone-heard.ts";
import { plain } from "../flows/fields/plain.ts";
import { phoneKey } from "../flows/fields/spellings.ts";
import { caseNumberIn } from "./case-number.ts";

/** What a request is looked for by. A phone number is its digits, the country's code first. */
export type SearchTerm = { id: string } | { mail: string } | { phone: string };

const longest = 1_000; // room for an address and a few words

/**
 * The case number, e-mail address or phone number in a text. Undefined when there is none, such as for a phone number
 * without its country, and when the text is a whole page.
 */
export function searchTermIn(text: string): SearchTerm | undefined {
  if (text.length > longest) return undefined;
  const said = plain(text);
  const id = caseNumberIn(said)?.id;
  if (id) return { id };
  const mail = /(?<![^\s<>,;:|])[^\s<>,;:|]+@[^\s<>,;:|]+/.exec(said)?.[0];
  if (mail) return { mail };
  const [, written = ""] = /(?:\+|\b00)\s*([\d\s().-]{7,40})/.exec(said) ?? [];
  const digits = heard(`+${written}`)?.number.slice(1) ?? written.replace(/\D/g, "");
  return digits.length >= 7 ? { phone: phoneKey(digits) } : undefined;
}
