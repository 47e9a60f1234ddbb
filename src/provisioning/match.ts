import type { Customer } from "../tencent/customers-credit.ts";

/** What we know of the account we may have made. */
export interface Sought {
  mail: string;
  /** Dialling code and national number, digits only. */
  phone: string;
  signedAt: number;
}

/** `ours` needs mail, phone and time to agree; the same mail with anything else is for a person to judge. */
export type Match = { is: "ours"; uin: string } | { is: "doubtful"; uin: string; why: "phone" | "time" | "several" } | { is: "none" };

export function match(sought: Sought, rows: readonly Customer[], fenceMs: number, skewMs: number): Match {
  const sameMail = rows.filter((row) => row.mail.trim().toLowerCase() === sought.mail);
  const [row, second] = sameMail;
  if (!row) return { is: "none" };
  if (second) return { is: "doubtful", uin: row.uin, why: "several" };
  if (!phoneFits(sought.phone, row.phone)) return { is: "doubtful", uin: row.uin, why: "phone" };
  const fits = instantsOf(row.associatedAt).some((at) => at >= sought.signedAt - skewMs && at <= sought.signedAt + fenceMs);
  return fits ? { is: "ours", uin: row.uin } : { is: "doubtful", uin: row.uin, why: "time" };
}

/** Tencent may leave out the dialling code or mask the middle with stars; what is shown must agree from the end. */
function phoneFits(ours: string, theirs: string): boolean {
  const shown = theirs.replace(/[^\d*•]/g, "").replace(/•/g, "*");
  if (shown.replace(/\*/g, "").length < 3) return false;
  const tail = ours.slice(-shown.length).padStart(shown.length, "*");
  return [...shown].every((digit, i) => digit === "*" || tail[i] === "*" || digit === tail[i]);
}

/** The time has no documented zone: it is read as UTC and as Tencent's own UTC+8. */
function instantsOf(text: string): number[] {
  const plain = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text.trim());
  if (plain) return [`${plain[1]}T${plain[2]}Z`, `${plain[1]}T${plain[2]}+08:00`].map(Date.parse);
  const zoned = Date.parse(text);
  return Number.isNaN(zoned) ? [] : [zoned];
}
