import { heard } from "../flows/fields/phone-heard.ts";
import { plain } from "../flows/fields/plain.ts";
import { phoneKey } from "../flows/fields/spellings.ts";
import { caseNumberIn } from "./case-number.ts";
import { beginningIn } from "./case-terms.ts";

/**
 * What a request is looked for by. A phone number is its digits, the country's code first; an id is Tencent's, and may
 * be a phone number without its plus.
 */
export type SearchTerm =
  | { id: string }
  | { mail: string }
  | { phone: string }
  | { domain: string }
  | { tencent: string }
  | { name: string };

const longest = 1_000; // room for an address and a few words
const longestName = 100;

/**
 * The case number, e-mail address, phone number, domain, id or name in a text. Undefined when there is none, such as
 * for a phone number without its country, and when the text is a whole page.
 */
export function searchTermIn(text: string): SearchTerm | undefined {
  if (text.length > longest) return undefined;
  const said = plain(text);
  const id = caseNumberIn(said)?.id;
  if (id) return { id };
  const tencent = idIn(said);
  if (tencent) return { tencent };
  const mail = /(?<![^\s<>,;:|])[^\s<>,;:|]+@[^\s<>,;:|]+/.exec(said)?.[0];
  if (mail) return { mail };
  const [, written] = /(?:\+|\b00)\s*([\d\s().-]{7,40})/.exec(said) ?? [];
  if (written !== undefined) return phoneIn(written);
  const domain = /^@?((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62})$/u.exec(said.trim())?.[1];
  if (domain) return { domain };
  return said.length <= longestName && /\p{L}/u.test(said) && beginningIn(said) !== undefined
    ? { name: said.trim() }
    : undefined;
}

/** An id as Tencent writes it: a UIN, a RequestId, or that of an official account. */
function idIn(said: string): string | undefined {
  return /^(?:UIN|RequestId)?[\s:]*(\d{9,20}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|@TOA#\S{1,90})$/i.exec(
    said.trim(),
  )?.[1];
}

function phoneIn(written: string): SearchTerm | undefined {
  const digits = heard(`+${written}`)?.number.slice(1) ?? written.replace(/\D/g, "");
  return digits.length >= 7 ? { phone: phoneKey(digits) } : undefined;
}
