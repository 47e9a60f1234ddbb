import { expect, test } from "vitest";
import { answererOf } from "../../src/conversation/case.ts";
import type { Flow } from "../../src/conversation/flow.ts";
import type { Case } from "../../src/conversation/types.ts";
import type { Replica } from "../desk/replica.ts";
import { kim, kinds } from "./button-states.ts";
import { groupedByAnswer } from "./grouped-presses.ts";
import { renamed } from "./renamed.ts";

/** Whoever can come to press something. A former owner or customer still has what was drawn for them. */
export type Actor = "owner" | "customer" | "former owner" | "operator" | "stranger";

/** Something to press, as it was drawn for a case that may be another one. */
export interface Thing {
  /** What it does, without the number of the case and that of the question. */
  name: string;
  /** What it stood on, such as a card or a modal. */
  on: string;
  /** The question in it, or undefined where it names none. */
  question?: number;
  /** Pressing it only opens something. */
  opens?: boolean;
}

/** The people around one case on a platform, where everything that was drawn once can be pressed again. */
export interface Room {
  ids: Record<Actor, string>;
  at: { owner: string; customer: string };
  /** A case with this number is theirs. */
  holds(caseId: string): void;
  /** Everything to press that stands before this person now. */
  drawn(who: Actor): Thing[];
  /** Presses it as it was drawn for `source`, in this case. `n` makes what they type their own. */
  press(who: Actor, thing: Thing, source: Actor, caseId: string, n: number): Promise<unknown>;
  /** What each sees that they did not see when this was asked before. */
  news(): Partial<Record<Actor, string[]>>;
  /** Looks at lists, at the help and at what colleagues find. */
  looksAround(caseId: string): Promise<void>;
}

export interface Hall {
  replica: Replica;
  room(name: string): Room;
  /** How many requests a page of a list has. */
  listed: number;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** What is pressed of what each was shown, and where others see it: a customer's card stands where others read. */
const drawnFor: Record<Actor, Actor[]> = {
  owner: ["owner", "customer"],
  customer: ["customer"],
  "former owner": ["owner"],
  operator: ["operator"],
  stranger: ["customer"],
};

interface Standing {
  state: string;
  room: Room;
  theCase: Case;
  shape: Case;
  left: { who: Actor; source: Actor; thing: Thing; isOld: boolean }[];
}

interface Cell {
  state: string;
  who: Actor;
  press: string;
  said: string | undefined;
  theCase: Case;
}

/**
 * What everybody gets who presses any button of this kind of request in any state, as far as it can be pressed there. A
 * state's cases are made in the core and put into the ledger, so that only presses go through the platform.
 */
async function buttonTable(hall: Hall, kind: string): Promise<{ text: string; cells: Cell[] }> {
  const { flow, states } = kinds[kind]!;
  const { ledger, vault } = hall.replica;
  let copies = 0;

  async function put(shape: Case, room: Room): Promise<Case> {
    const theCase = await shapedFor(hall.replica, flow, shape, room, ++copies);
    const { id, answers, people, roles = [] } = theCase;
    room.holds(id);
    for (const ref of refsIn(answers)) await vault.put(ref, "Blue#Kite42", 600_000);
    const cards = ["owner", ...(people.customer ? ["customer"] : []), ...roles];
    await ledger.commit({
      event: `put ${id}`,
      expect: 0,
      case: theCase,
      posts: cards.map((card) => ({ card })),
      effects: [],
      audit: { actor: "test", what: "put", detail: {} },
      index: flow.index(answers as never),
    });
    return theCase;
  }

  const standings: Standing[] = [];
  for (const [state, shape] of states()) {
    const room = hall.room(state);
    standings.push({ state, room, shape, theCase: await put(shape, room), left: [] });
  }
  await hall.settled();
  await drawsAll(hall, standings, put);
  for (const each of standings) each.left = pressesIn(each, standings);

  const cells: Cell[] = [];
  for (let round = 1; standings.some(({ left }) => left.length > 0); round += 1) {
    const busy = standings.filter(({ left }) => left.length > 0);
    for (const { room } of busy) room.news();
    const pressed = busy.map((standing) => ({ ...standing.left.shift()!, standing }));
    await Promise.all(
      pressed.map(({ who, thing, source, standing: { room, theCase } }) =>
        room.press(who, thing, source, theCase.id, round),
      ),
    );
    await hall.settled();
    for (const { who, source, thing, isOld, standing } of pressed) {
      const { theCase, room, state, shape } = standing;
      const now = (await ledger.load(theCase.id))!;
      const said = told(room, who, theCase, now);
      cells.push({
        state,
        who,
        press: `${isOld ? "old " : ""}${thing.name} on ${source === who || who === "former owner" ? "a" : "their"} ${thing.on}`,
        said,
        theCase,
      });
      if (now.version !== theCase.version) standing.theCase = await put(shape, room);
    }
    await hall.settled();
  }
  return { text: written(standings, cells), cells };
}

/** What somebody sees after a press, what begins, and what others are told. Undefined for nothing at all. */
function told({ news }: Room, who: Actor, before: Case, now: Case): string | undefined {
  const seen = news();
  const begun = Object.entries(now.working ?? {}).filter(([id]) => !before.working?.[id]);
  const others = (Object.keys(seen) as Actor[]).filter((each) => each !== who);
  const all = [
    ...(seen[who] ?? []).map(neutral),
    ...begun.map(([, { key }]) => `[${key}]`),
    ...others.flatMap((each) => seen[each]!.filter(isNotice).map((said) => `(${each}: ${neutral(said)})`)),
  ];
  return all.length > 0 ? [...new Set(all)].join(" ⇒ ") : undefined;
}

/** Others' cards are redrawn too; only words to them are told. */
const isNotice = (said: string): boolean => !/ · R-|Your requests/.test(said);

/** The beginning of what stands there and the first buttons, without what differs from case to case and run to run. */
function neutral(said: string): string {
  const plain = said
    .replace(/R-[0-9A-Z]{4}/g, "R-…")
    .replace(/<t:\d+:\w>( \(<t:\d+:R>\))?/g, "‹time›")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d( UTC)?|\d\d:\d\d:\d\d( UTC)?/g, "‹time›")
    .replace(/(new|5131 1|51311)\d+/g, "$1…");
  if (/Your requests|Next page|Previous page/.test(plain)) return "the list of requests";
  const buttons = plain.match(/\[[^\]]+\]/g) ?? [];
  const words = plain
    .replace(/\[[^\]]+\]|‹ ›/g, "")
    .replace(/\s+/g, " ")
    .replace(/(( \/)+ ?)+/g, " / ")
    .trim();
  return `${words.slice(0, 150)} ${buttons.slice(0, 5).join("")}`.trim();
}

/** Each state, and below it each answer with the buttons and people that get it. */
function written(standings: Standing[], cells: Cell[]): string {
  const lines = standings.flatMap(({ state }) => {
    const byAnswer = new Map<string, string[]>();
    for (const { who, press, said = "nothing" } of cells.filter((cell) => cell.state === state))
      byAnswer.set(said, [...(byAnswer.get(said) ?? []), `${who}: ${press}`]);
    return ["", `## ${state}`, ...groupedByAnswer(byAnswer)];
  });
  return `${lines.join("\n").trim()}\n`;
}

/** Lets people look at whatever opens behind a button, so that what stands there was drawn as well. */
async function drawsAll(
  { settled, listed }: Hall,
  standings: Standing[],
  put: (shape: Case, room: Room) => Promise<Case>,
): Promise<void> {
  const [first] = standings;
  for (let i = 0; i <= listed; i += 1) await put(first!.shape, first!.room);
  await settled();
  await first!.room.looksAround(first!.theCase.id);
  const lookers: Actor[] = ["owner", "customer"];
  const left = standings.flatMap(({ room, theCase }) =>
    lookers.map((who) => ({ room, who, theCase, things: room.drawn(who).filter(({ opens }) => opens) })),
  );
  for (let round = 0; left.some(({ things }) => things.length > 0); round += 1) {
    await Promise.all(
      left.map(async ({ room, who, theCase, things }) => {
        const thing = things.shift();
        if (thing) await room.press(who, thing, who, theCase.id, round);
      }),
    );
    await settled();
    for (const { room, who } of left) room.drawn(who);
  }
}

/** What is pressed in this state: what stands there now, and the newest that stood there before it. */
function pressesIn({ theCase, room }: Standing, standings: Standing[]): Standing["left"] {
  const { people, former = [], pending, held, working = {} } = theCase;
  const judged = held ?? Object.values(working).find(({ seal, stage }) => seal && stage === "manual");
  const here: Actor[] = ["owner", "operator", ...(people.customer ? (["customer", "stranger"] as const) : [])];
  if (former.length > 0) here.push("former owner");
  return here.flatMap((who) =>
    drawnFor[who].flatMap((source) => {
      if (source === "customer" && !people.customer) return [];
      const isReach = ({ on }: Thing) => source === who || who === "former owner" || on === "card";
      const asked = source === "operator" ? judged?.n : pending?.n;
      const isNow = ({ question }: Thing) => question === undefined || question === asked;
      const own = who === "former owner" ? [] : room.drawn(source).filter(isReach);
      const earlier = standings
        .flatMap((other) => other.room.drawn(source))
        .filter(isReach)
        .filter(({ question = 0 }) => question < theCase.version && question !== asked);
      const nows = unique(own.filter(isNow));
      const isThere = ({ name, on, question }: Thing) =>
        question === undefined && nows.some((now) => now.name === name && now.on === on);
      const olds = unique(earlier.toSorted((a, b) => (b.question ?? 0) - (a.question ?? 0))).filter(
        (old) => !isThere(old),
      );
      return [
        ...nows.map((thing) => ({ who, source, thing, isOld: false })),
        ...olds.map((thing) => ({ who, source, thing, isOld: true })),
      ];
    }),
  );
}

function unique(things: Thing[]): Thing[] {
  const found = new Map<string, Thing>();
  for (const thing of things)
    if (!found.has(`${thing.on} ${thing.name}`)) found.set(`${thing.on} ${thing.name}`, thing);
  return [...found.values()];
}

const drawnOn = Date.UTC(2026, 10, 22);
const month = 31 * 24 * 3_600_000;

/** The case of a state with the people of this room, as if it had come into that state just now. */
async function shapedFor({ ledger }: Replica, flow: Flow, shape: Case, { ids, at }: Room, n: number): Promise<Case> {
  const delta = (await ledger.now()) - (shape.asOf ?? shape.touched);
  const isHanded = shape.former?.length;
  const names: Record<string, string> = {
    "chat:desk": isHanded ? ids["former owner"] : at.owner,
    "chat:cleo:direct": at.owner,
    "chat:direct": at.customer,
    "chat:ana": isHanded ? ids["former owner"] : ids.owner,
    "chat:cleo": ids.owner,
    "chat:bo": ids.customer,
    [kim.id]: ids.operator,
  };
  const named = (text: string): string => names[text] ?? text.replace("R-7K2P", numberOf(n));
  const isInstant = (value: number) => value >= drawnOn && value < drawnOn + month;
  return renamed(flow, shape, { text: named, number: (value) => (isInstant(value) ? value + delta : value) });
}

const digits = "23456789BCDFGHJKLMNPQRSTVWXZ";
const numberOf = (n: number): string =>
  `R-${[3, 2, 1, 0].map((place) => digits[Math.floor(n / digits.length ** place) % digits.length]).join("")}`;

function refsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { ref } = value as { ref?: unknown };
  return typeof ref === "string" ? [ref] : Object.values(value).flatMap(refsIn);
}

interface Stage {
  hall: Hall;
  logged: { level: string; notice?: unknown }[];
  /** What the platform has refused or missed, but for what it may refuse. */
  refused(): unknown[];
}

/** The test of one platform that every button of these kinds is answered in every state, and that the answer is true. */
export function answersEveryButton(open: () => Promise<Stage>, tested: readonly string[], golden?: string): void {
  test.each(tested)(
    "every button of a request is answered in every state, whoever presses it, and the answer is true: %s",
    { timeout: 300_000 },
    async (kind) => {
      const { hall, logged, refused } = await open();
      const { text, cells } = await buttonTable(hall, kind);
      if (golden !== undefined) await expect.soft(text).toMatchFileSnapshot(golden);
      expect.soft(cells.filter(({ said }) => said === undefined).map(nameOf)).toEqual([]);
      expect.soft(cells.filter(isUntrue).map(nameOf)).toEqual([]);
      expect.soft(refused()).toEqual([]);
      // a stranger who presses everything is refused so often that the operators are called
      expect(logged.filter(({ level, notice }) => level === "error" && notice !== "refused.often")).toEqual([]);
    },
  );
}

const nameOf = ({ state, who, press, said }: Cell): string => `${state}: ${press} by ${who}: ${said}`;

/** Claims that the record of such a case does not bear out, and words that tell a stranger how far it is. */
function isUntrue({ who, said = "", theCase }: Cell): boolean {
  const { state, pending, people, held, working = {} } = theCase;
  const seal = Object.values(working).find((work) => work.seal);
  const isInDoubt = seal?.stage === "unknown" || seal?.stage === "manual";
  if (/went wrong|undefined|\[object|can't reach my records/.test(said)) return true;
  if (who === "stranger" && !/^This one(?: isn't yours to change\. Whoever|'s waiting for @\w+\.$)/.test(said))
    return true;
  if (isInDoubt && /nothing (has been|was) created|already being/i.test(said)) return true;
  if ((state !== "open" || held) && /words work at any step|This one's waiting/.test(said)) return true;
  if (state !== "open" && /goes on|hand it to you/.test(said)) return true;
  const step = pending && kinds[theCase.flow]!.flow.byKey.get(pending.key);
  const isAsked = who === "operator" ? held || isInDoubt : step && answererOf(people, step) === people[who as "owner"];
  if (/question has moved on/.test(said) && !isAsked) return true;
  return state === "done" && /nothing (has been|was) created|cancelled|expired/i.test(said);
}
