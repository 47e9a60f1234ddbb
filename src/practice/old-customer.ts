import type { World } from "./answer.ts";

const monthMs = 30 * 24 * 60 * 60 * 1000;

/** For `taken.ours`: a customer of a month ago, in the books from the first time anybody asks for the mail. */
export function meetOldCustomer(mail: string, { books, now }: World): void {
  if (books.accounts.hasMail(mail)) return;
  const at = now - monthMs;
  const place = { phone: "98765432", country: "852", area: "HK", type: "personal", name: "Old customer" };
  books.accounts.add({ mail, ...place, at, requestId: "", bound: true, visibleAt: at });
}
