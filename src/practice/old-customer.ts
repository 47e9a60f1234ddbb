import type { World } from "./answer.ts";

const monthMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Puts an account that is a month old into the books, the first time that a call has a mail with the magic word
 * `taken.ours`.
 */
export function meetOldCustomer(mail: string, { books, now }: World): void {
  if (books.accounts.hasMail(mail)) return;
  const at = now - monthMs;
  const place = { phone: "98765432", country: "852", area: "HK", type: "personal", name: "Old customer" };
  books.accounts.add({ mail, ...place, at, requestId: "", bound: true, visibleAt: at });
}
