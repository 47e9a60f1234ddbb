import type { Answer, World } from "./answer.ts";
import { faults } from "./faults.ts";
import { type MakingFault, makingMagic } from "./keyed-faults.ts";

/** A call that makes something under a natural key, and what is needed to let it go wrong. */
interface Making {
  /** The parameters of the call that may hold a magic word. The first that does counts. */
  words: string[];
  /** The natural key. A fault that happens once happens once for each key. */
  key: string;
  /** The error codes of the API's page, which a word such as `refuse.…` can ask for. */
  codes: readonly string[];
  /** The codes for faults that answer with an error, while other faults break the connection. */
  faultCodes: Record<"error" | "unlisted" | "registered", string>;
  refuse: (code: string, message: string) => Answer;
  /** Whether the key is still free, for a thing that is made late. */
  isFree: () => boolean;
  make: (at: number, visibleAt: number) => Answer;
}

const asked = "Asked for by a magic word.";

/** Makes the thing, or does what a magic word asks for instead. */
export function make(making: Making, { books, settings, now }: World): Answer {
  const { key, codes, refuse } = making;
  const magic = making.words.map((word) => makingMagic(word, codes)).find(Boolean);
  if (!magic) return making.make(now, now);
  if ("code" in magic) return refuse(magic.code, asked);
  if ("late" in magic && magic.late === "index")
    return { ...making.make(now, now + settings.lateIndexMs), delivery: "cut" };
  if ("late" in magic) {
    if (!books.firstTime(`make:${key}`)) return making.make(now, now);
    const act = (at: number) => void (making.isFree() && making.make(at, at));
    return { response: {}, delivery: "cut", later: { afterMs: settings.lateAccountMs, act } };
  }
  const { fault, made } = magic;
  if (!made && !books.firstTime(`make:${key}`)) return making.make(now, now);
  if (fault === "blind") books.putMark(`blind:${key}`, 3);
  const honest = made ? making.make(now, now) : refuse(making.faultCodes.error, asked);
  return isCoded(fault) ? refuse(making.faultCodes[fault], asked) : faults[fault].answer(honest);
}

function isCoded(fault: MakingFault): fault is "error" | "unlisted" | "registered" {
  return fault === "error" || fault === "unlisted" || fault === "registered";
}
