import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { digested, isMadeFrom } from "../../src/conversation/made-from.ts";
import { inputOf } from "../../src/conversation/step.ts";
import { advance, open } from "../../src/conversation/turn/advance.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type { Case, Event, Json } from "../../src/conversation/types.ts";
import { walk } from "../../src/conversation/walk.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { openAccount } from "../../src/flows/open-account.ts";

const flow = openAccount({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations);
const ana = "slack:T1:U9";
const begun = 1_750_000_000_000;

const digestOf = (value: Json): Json => ({
  sha256: createHash("sha256").update(inOrder(value)).digest("base64url").slice(0, 22),
});

/** JSON with the keys of each record in order. JSON itself puts whole numbers first. */
function inOrder(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.keys(
    Object.fromEntries(
      Object.keys(value)
        .toSorted()
        .map((key) => [key, 0]),
    ),
  );
  return `{${members.map((key) => `${JSON.stringify(key)}:${inOrder(value[key]!)}`).join(",")}}`;
}

/** The same value with the keys of each record the other way round, as far as they have an order. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([key, each]) => [key, turned(each)]));
}

const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll("__proto__", "proto")) as Json);
const composite = json.filter((value) => typeof value === "object" && value !== null);

test("what is long is kept as its digest, also what looks like one, and nothing becomes longer", () => {
  const alike = digestOf(["company"]);
  expect(digested(alike)).toEqual(digestOf(alike));
  fc.assert(
    fc.property(json, (value) => {
      const isLong = JSON.stringify(value).length >= JSON.stringify(digestOf(value)).length;
      const isScalar = typeof value !== "object" || value === null;
      expect(digested(value)).toEqual(isLong && !isScalar ? digestOf(value) : value);
    }),
  );
});

test("a digest stands for the value that it was made of, whatever the order of its keys, and for no other", () => {
  fc.assert(
    fc.property(composite, json, (value, other) => {
      const kept = digestOf(value);
      expect(isMadeFrom(kept, value)).toBe(true);
      expect(isMadeFrom(turned(value), kept)).toBe(true);
      expect(isMadeFrom(kept, other)).toBe(inOrder(other) === inOrder(value));
    }),
  );
  const one = digestOf(["company", "ana@example.com"]);
  expect(isMadeFrom(one, digestOf(["company", "ana@example.com"]))).toBe(true);
  expect(isMadeFrom(one, digestOf(["company", "bo@example.com"]))).toBe(false);
  expect(isMadeFrom(one, (one as { sha256: string }).sha256)).toBe(false);
  expect(isMadeFrom(one, undefined)).toBe(false);
});

/** Puts into a case what builds before 0.9.0 kept: values in place of their digests, and that its owner moved it. */
function asKeptBefore(theCase: Case, values: Map<string, Json>): Case {
  const long = (from: Json): Json => {
    const { sha256 } = (from ?? {}) as { sha256?: string };
    if (sha256 === undefined) return from;
    if (!values.has(sha256)) throw new Error(`Nobody knows what ${sha256} is a digest of.`);
    return values.get(sha256)!;
  };
  const each = <T>(record: Record<string, T> | undefined, change: (value: T) => T) =>
    record && Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
  const { from, working, pending, refused, people, movedBy = people.owner } = theCase;
  return {
    ...theCase,
    from: each(from, long),
    working: each(working, (work) => ({ ...work, from: long(work.from) })),
    pending: pending?.from === undefined ? pending : { ...pending, from: long(pending.from) },
    refused: refused?.map((each) => ({ ...each, from: long(each.from) })),
    movedBy,
  };
}

/** What the steps are made from that a case has passed, and the one at which it stands, and inputs of effects, by digest. */
function valuesOf({ case: theCase, effects }: Turn): [string, Json][] {
  const position = walk(flow, theCase);
  const { answers, steps } = position;
  const passed = flow.steps
    .slice(0, steps + 1)
    .flatMap((step) => (step.key in answers ? [inputOf(step, answers, theCase.facts)] : []));
  const values = [...passed, "from" in position ? position.from : undefined, ...effects.map(({ input }) => input)];
  return values.flatMap((value) =>
    value === undefined ? [] : [[(digestOf(value) as { sha256: string }).sha256, value]],
  );
}

test("a case that was kept with values goes on as if it had the digests, at each point of a talk", () => {
  const said = (text: string) => (theCase: Case) =>
    ({ type: "said", text, from: { id: ana }, ...asked(theCase) }) as const;
  const pressed = (choice: string) => (theCase: Case) =>
    ({ type: "pressed", choice, from: { id: ana }, ...asked(theCase) }) as const;
  const asked = ({ id, pending }: Case) => ({ id: "e", ...(pending && { question: `${id}.${pending.n}` }) });
  const runOf = (theCase: Case, key: string) =>
    Object.entries(theCase.working ?? {}).find(([, work]) => work.key === key)![0];
  const settled = (key: string, value: Json) => (theCase: Case) =>
    ({ type: "settled", id: "e", effect: runOf(theCase, key), outcome: { ok: true, value } }) as const;
  const refused = (key: string, redo?: string) => (theCase: Case) =>
    ({
      type: "settled",
      id: "e",
      effect: runOf(theCase, key),
      outcome: { ok: false, why: { key: "error.code-wrong" }, ...(redo && { redo }) },
    }) as const;
  const happenings: ((theCase: Case) => Event)[] = [
    said("company"),
    said("ana.maria.of.the.office@example.com"),
    said("HK"),
    settled("lookup", { seen: false }),
    said("5123 4567"),
    pressed("edit:mail"),
    said("bo.of.the.office@example.com"),
    settled("lookup", { seen: false }),
    pressed("go"),
    said("blue#Kite42"),
    refused("text"),
    pressed("go"),
    settled("text", { sent: true }),
    said("123456"),
    refused("account", "code"),
    said("246810"),
    refused("account"),
    pressed("go"),
    settled("account", { uin: "200012345678", requestId: "b5a1c2d3", at: begun }),
  ];
  const seed = { id: "R-7K2P", world: "practice" as const, owner: ana, at: {}, facts: { profile: "2024" } };
  const values = new Map<string, Json>();
  let theCase = open(flow, seed, begun).case;
  for (const [n, happens] of happenings.entries()) {
    const now = begun + (n + 1) * 5_000;
    const event = happens(theCase);
    const turn = advance(flow, theCase, event, now);
    expect(turn.case.version, `the event ${n} moves the case`).toBe(theCase.version + 1);
    const { position: _, case: earlier, ...rest } = advance(flow, asKeptBefore(theCase, values), event, now);
    const { position: __, case: next, ...others } = turn;
    for (const [digest, value] of valuesOf(turn)) values.set(digest, value);
    expect(rest).toEqual(others);
    expect(asKeptBefore(earlier, values)).toEqual(asKeptBefore(next, values));
    theCase = next;
  }
  expect(theCase.state).toBe("done");
});
