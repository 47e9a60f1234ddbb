import type { Customer } from "../../tencent/customers-credit.ts";

/** What we know of the account we may have made. */
export interface Wanted {
  mail: string;
  dial: string;
  national: string;
  /** When it can have come into being (ms). */
  from: number;
  until: number;
}

/** `ours` needs mail, phone and time to agree; the same mail with anything else is for a person to judge. */
export type Match =
  | { is: "ours"; uin: string }
  | { is: "doubtful"; uin: string; why: "phone" | "time" | "several" }
  | { is: "none" };

export function match(wanted: Wanted, rows: readonly Customer[]): Match {
  const [row, second] = rows.filter((each) => mailFits(wanted.mail, each.mail));
  if (!row) return { is: "none" };
  if (second) return { is: "doubtful", uin: row.uin, why: "several" };
  if (!phoneFits(wanted, row.phone)) return { is: "doubtful", uin: row.uin, why: "phone" };
  const fits = instantsOf(row.associatedAt).some((at) => at >= wanted.from && at <= wanted.until);
  return fits ? { is: "ours", uin: row.uin } : { is: "doubtful", uin: row.uin, why: "time" };
}

/** Tencent's filter takes a mail that stands anywhere in a longer one, and its answer may be masked. */
export function mailFits(mail: string, shown: string): boolean {
  return agrees(mail, shown.trim().toLowerCase());
}

/** Tencent may leave out the dialling code. */
function phoneFits({ dial, national }: Wanted, shown: string): boolean {
  const digits = shown.replace(/[^\d*•]/g, "").replace(/^00/, "");
  return agrees(national, digits) || agrees(dial + national, digits);
}

const tooFew = 3; // what shows less than that would fit anything

/** Stars hide the middle and say nothing of its length; what is shown must agree from both ends. */
function agrees(whole: string, shown: string): boolean {
  const pieces = shown.split(/[*•]+/);
  const [head = "", tail = ""] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return whole === head;
  return head.length + tail.length >= tooFew && whole.startsWith(head) && whole.endsWith(tail);
}

/** The time has no documented zone: it is read as UTC and as Tencent's own UTC+8. */
function instantsOf(text: string): number[] {
  const plain = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text.trim());
  if (plain) return [`${plain[1]}T${plain[2]}Z`, `${plain[1]}T${plain[2]}+08:00`].map(Date.parse);
  const zoned = Date.parse(text);
  return Number.isNaN(zoned) ? [] : [zoned];
}
