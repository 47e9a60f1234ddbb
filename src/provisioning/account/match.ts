import type { Customer } from "../../tencent/customers-credit.ts";

/** What we know of the account that an attempt may have made. */
export interface Wanted {
  mail: string;
  dial: string;
  national: string;
  /** The instants between which the account can have been made (ms). */
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

/**
 * Whether an address that a look-up shows can be `mail`. Tencent's filter also finds longer addresses that contain it,
 * and what it shows may be masked.
 */
export function mailFits(mail: string, shown: string): boolean {
  return agrees(mail, shown.trim().toLowerCase());
}

/** Whether a number that a look-up shows can be the wanted one. Tencent may leave out the dialling code. */
function phoneFits({ dial, national }: Wanted, shown: string): boolean {
  const digits = shown.replace(/[^\d*•]/g, "").replace(/^00/, "");
  return agrees(national, digits) || agrees(dial + national, digits);
}

const tooFew = 3; // fewer characters than that would fit nearly anything

/**
 * Whether a masked text can stand for `whole`: what it shows must agree from both ends. Stars hide the middle and do
 * not tell its length.
 */
function agrees(whole: string, shown: string): boolean {
  const pieces = shown.split(/[*•]+/);
  const [head = "", tail = ""] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return whole === head;
  return head.length + tail.length >= tooFew && whole.startsWith(head) && whole.endsWith(tail);
}

/**
 * The instants that a time of a look-up can mean (ms). No document names its zone, so it is read as UTC and as
 * Tencent's own UTC+8.
 */
function instantsOf(text: string): number[] {
  const plain = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text.trim());
  if (plain) return [`${plain[1]}T${plain[2]}Z`, `${plain[1]}T${plain[2]}+08:00`].map(Date.parse);
  const zoned = Date.parse(text);
  return Number.isNaN(zoned) ? [] : [zoned];
}
