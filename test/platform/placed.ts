import type { Case } from "../../src/conversation/types.ts";
import type { Talk } from "../conversation/talk.ts";
import { renamed } from "./renamed.ts";

const letters = "BCDFGHJKLM";

/** A request out of a talk of the core, as the nth of a ledger: with these people, who read in private, and of now. */
export function placed(talk: Talk, n: number, { owner, customer }: { owner: string; customer: string }): Case {
  const names: Record<string, string> = {
    "R-7K2P": `R-2${letters[Math.floor(n / 100)]}${letters[Math.floor(n / 10) % 10]}${letters[n % 10]}`,
    "chat:ana": owner,
    "chat:bo": customer,
    "chat:desk": owner,
    "chat:direct": customer,
  };
  const delta = Date.now() - (talk.case.asOf ?? talk.case.touched) - 60_000;
  const moved = renamed(talk.flow, talk.case, {
    text: (text) => Object.entries(names).reduce((all, [from, to]) => all.replaceAll(from, to), text),
    number: (value) => (value > 1e12 ? value + delta : value),
  });
  return { ...moved, due: undefined };
}
