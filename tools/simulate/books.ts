import type { Account, Filter, NewAccount } from "../../src/practice/accounts.ts";
import { type OpenBooks, openBooks } from "../../src/practice/books.ts";
import type { SentText } from "../../src/practice/texts.ts";
import type { Rules } from "./keyed-books.ts";
import { keyedBooks } from "./keyed-books.ts";

/** The parts of the books that simulated people do not use. */
const others = openBooks(":memory:");

/** The practice Tencent's books in memory. The rules can switch off the checks that refuse a second account. */
export function memoryBooks(rules: Rules): OpenBooks {
  const accounts: Account[] = [];
  const codes = new Map<string, { code: string; expiresAt: number; triesLeft: number }>();
  const texts: (Omit<SentText, "arrivesAt"> & { arrivesAt: number | null })[] = [];
  const marks = new Map<string, number>();
  const putMark = (name: string, times: number) => {
    const isNew = !marks.has(name);
    if (isNew) marks.set(name, times);
    return isNew;
  };
  const holds = {
    ClientUin: (account: Account, value: string) => String(account.uin) === value,
    Name: ({ name }: Account, value: string) => name.toLowerCase().includes(value),
    Email: ({ mail }: Account, value: string) => mail.toLowerCase().includes(value),
    Remark: () => false,
  };

  return {
    ...others,
    ...keyedBooks(rules),
    accounts: {
      add(account: NewAccount): string {
        const uin = 200_000_100_001 + accounts.length;
        const isOld = account.requestId === ""; // an account that existed before the world began
        const at = isOld ? account.at : rules.now();
        accounts.push({
          ...account,
          uin,
          bound: account.bound ? 1 : 0,
          at,
          visibleAt: isOld ? account.visibleAt : rules.visibleAt(at),
        });
        rules.onMade({ id: String(uin), key: account.mail, mark: account.phone });
        return String(uin);
      },
      hasMail: (mail) => rules.uniqueMails && accounts.some((each) => each.mail.toLowerCase() === mail.toLowerCase()),
      ofPhone: (country, phone) => accounts.filter((each) => each.country === country && each.phone === phone).length,
      customers: (now, by?: Filter, value = "") =>
        accounts
          .filter(({ bound, visibleAt }) => bound === 1 && visibleAt <= now)
          .filter((account) => !by || value === "" || holds[by](account, value.toLowerCase()))
          .sort((a, b) => b.at - a.at || b.uin - a.uin),
      all: () => accounts,
    },
    texts: {
      putCode: (number, code) => void codes.set(number, { ...code }),
      code: (number) => codes.get(number),
      missCode(number) {
        const code = codes.get(number);
        if (code) code.triesLeft -= 1;
      },
      dropCode(number) {
        if (rules.codesEnd) codes.delete(number);
      },
      send: (text) => void texts.push({ ...text, id: texts.length + 1 }),
      since(country, phone, at) {
        const found = texts.filter((each) => each.country === country && each.phone === phone && each.sentAt > at);
        return { n: found.length, last: found.at(-1)?.sentAt ?? null };
      },
      arriving: (id) => texts.filter((each): each is SentText => each.id > id && each.arrivesAt !== null),
      count: () => texts.length,
    },
    keys: { secretId: "AKIDsimulated", secretKey: "of-the-simulated-Tencent-only" },
    commit: (work) => work(),
    countCall: () => {},
    putMark: (name, times) => void putMark(name, times),
    useMark(name) {
      const left = marks.get(name) ?? 0;
      if (left > 0) marks.set(name, left - 1);
      return left > 0;
    },
    useMarkOf(prefix) {
      const name = [...marks.keys()].find((each) => each.startsWith(prefix) && marks.get(each)! > 0);
      if (name !== undefined) marks.set(name, marks.get(name)! - 1);
      return name !== undefined;
    },
    firstTime: (name) => putMark(name, 0),
    close: () => {},
  } satisfies OpenBooks;
}
