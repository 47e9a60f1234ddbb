import fc from "fast-check";
import type { Version } from "./errand.ts";

/** Something that may happen. Whom and what it meets is decided when it happens. */
export type Move =
  | { move: "answers" }
  | { move: "ends well"; which: number }
  | { move: "says"; who: number; text: string; stale: boolean }
  | { move: "presses"; who: number; choice: string; stale: boolean }
  | { move: "takes"; who: number; nth: number }
  | { move: "fills"; who: number; answers: Record<string, string> }
  | { move: "back"; who: number; to?: string | undefined }
  | { move: "cancels"; who: number }
  | { move: "hands"; who: number; role: "owner" | "customer"; to: number }
  | { move: "refuses"; which: number; redo?: string | undefined; untilMs?: number | undefined; facts: boolean }
  | { move: "lifts"; who: number; rules: boolean }
  | { move: "progresses"; which: number; stage: "queued" | "sent" | "unknown" | "manual" }
  | { move: "later"; ms: number }
  | { move: "deploys"; version: Version };

const fields = [
  "mail",
  "country",
  "phone",
  "note",
  "name",
  "review",
  "approved",
  "text",
  "code",
  "account",
  "lookup",
  "type",
  "industry",
  "password",
  "gone",
];
const texts = [
  "ana@example.com",
  "bo@example.com",
  "852",
  "65",
  "51234567",
  "81234567",
  "Ana Example",
  "cy@example.com, 852",
  "nothing at all",
  "company",
  "HK",
  "Games",
  "ana@example.org, phone +852 6123 4567",
  "yes",
];
const words = [
  "help",
  "back",
  "cancel",
  "status",
  "skip",
  "resend",
  "edit",
  "edit phone",
  "edit mail",
  "change the code",
  "human",
  "edit password",
];
const choices = [
  "go",
  "decline",
  "keep",
  "cancel",
  "cancel:yes",
  "edit",
  "edit:mail",
  "edit:phone",
  "edit:name",
  "edit:code",
  "skip",
  "resend",
  "back",
  "reveal",
  "make",
  "edit:type",
  "edit:password",
];

const who = fc.nat(4);
const which = fc.nat(5);
const stale = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const some = <T>(...values: T[]) => fc.constantFrom(...values);

const versions: Version[] = [
  {},
  {},
  { asksName: true },
  { seal: "opening" },
  { sender: "Example" },
  { sms: true },
  { reworded: true },
  { asksName: true, seal: "opening" },
  { asksNameFirst: true },
];

export const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ move: fc.constant("answers" as const) }) },
  { weight: 8, arbitrary: fc.record({ move: fc.constant("ends well" as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ move: fc.constant("says" as const), who, text: some(...texts, ...words), stale }),
  },
  { weight: 3, arbitrary: fc.record({ move: fc.constant("presses" as const), who, choice: some(...choices), stale }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant("takes" as const), who, nth: fc.nat(8) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      move: fc.constant("fills" as const),
      who,
      answers: fc.dictionary(some("type", "mail", "country", "phone", "note", "name", "industry"), some(...texts, "")),
    }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant("back" as const), who, to: maybe(some(...fields)) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      move: fc.constant("hands" as const),
      who,
      role: some("owner" as const, "customer" as const),
      to: who,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      move: fc.constant("refuses" as const),
      which,
      redo: maybe(some(...fields)),
      untilMs: maybe(some(5_000, 65_000, 900_000)),
      facts: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ move: fc.constant("lifts" as const), who, rules: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      move: fc.constant("progresses" as const),
      which,
      stage: some("queued" as const, "sent" as const, "unknown" as const, "manual" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      move: fc.constant("later" as const),
      ms: some(1_000, 66_000, 660_000, 960_000, 90_000_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ move: fc.constant("deploys" as const), version: some(...versions) }) },
);
