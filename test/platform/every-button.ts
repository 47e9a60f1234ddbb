import { expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import type { Someone } from "./conformance.ts";
import { otherThan } from "./talks/steps.ts";

/** Something to press, as it was drawn for a case that may be another one. */
export interface Drawn {
  /** What it does, without the number of the case and that of the question. */
  name: string;
  /** What it stood on, such as a card or a modal. */
  on: string;
}

export interface Presser extends Someone {
  /** Opens so many requests of this kind that a list has pages, and looks at every list and at the help. */
  looksAround(kind: string): Promise<void>;
  /** Goes to where it can be pressed, with nothing over it. False where the person has nothing to press it on. */
  finds(drawn: Drawn): Promise<boolean>;
  /** Presses it as it was drawn, whatever stands there now. `n` makes what they type their own. */
  pressesAgain(drawn: Drawn, caseId: string, n: number): Promise<void>;
}

/** A desk on a platform, where everything that was drawn once can be pressed again. */
export interface Hall {
  person(name: string): Presser;
  codeFor(address: string): Promise<string>;
  cases(): Promise<Case[]>;
  until<T>(look: () => T | undefined | false, withinMs?: number): Promise<T>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Everything to press that was drawn so far, once each. */
  drawn(): Drawn[];
}

/** A create in doubt stays in doubt, and its look-ups are over soon. */
export const inDoubt = { times: { looksMs: [0, 100], lookEveryMs: 100, manualMs: 200, horizonMs: 200 } };

interface Walk {
  at: Hall;
  me: Presser;
  n: number;
}

/** A state of a case, and how a person comes to it. */
type State = [name: string, comes: (walk: Walk) => Promise<void>];

const phone = (n: number) => `5130 ${1000 + n}`;

/** What a person types into each field of a form. */
const typedBy = (n: number): Record<string, string> => ({
  type: "Company",
  mail: `new${n}@example.com`,
  country: "Hong Kong",
  phone: `5131 ${1000 + n}`,
  contact: `new${n}@example.com`,
  code: "123456",
});

async function reviews({ me, n }: Walk, mail = `ana${n}@example.com`): Promise<void> {
  await me.opens({ text: `company ${mail} +852 ${phone(n)}` });
  await me.sees("Text the code to");
}

async function getsText(walk: Walk, mail?: string): Promise<string> {
  await reviews(walk, mail);
  await walk.me.presses("Text the code to");
  const code = await walk.at.codeFor(`852${phone(walk.n)}`);
  await walk.me.sees("Enter the code");
  return code;
}

async function opens(walk: Walk): Promise<void> {
  await walk.me.entersCode(await getsText(walk));
  await walk.me.sees("UIN");
}

async function cancels({ me }: Walk): Promise<void> {
  await me.presses("Cancel request");
  await me.sees("Cancelled");
}

async function says({ me }: Walk, text: string, then: string): Promise<void> {
  await me.says(text);
  await me.sees(then);
}

/** The states of a request for an account. */
const openStates: State[] = [
  ["first question", ({ me }) => me.opens()],
  ["review", (walk) => reviews(walk)],
  ["edit", (walk) => reviews(walk).then(() => says(walk, "edit mail", "step 2 of"))],
  ["asked whether to cancel", (walk) => reviews(walk).then(() => says(walk, "cancel", "Keep it"))],
  [
    "code asked",
    async (walk) => {
      await walk.me.entersCode(otherThan(await getsText(walk)));
      await walk.me.sees("4 tries left");
    },
  ],
  [
    "create in doubt",
    async (walk) => {
      await walk.me.entersCode(await getsText(walk, `cut.before+${walk.n}@example.com`));
      await walk.me.sees("start again");
    },
  ],
  ["open", opens],
  [
    "open, the password seen",
    async (walk) => {
      await opens(walk);
      await walk.me.presses("Show the password once");
      await walk.me.sees("shown this once");
    },
  ],
  ["cancelled", (walk) => getsText(walk).then(() => cancels(walk))],
];

async function givesContact(walk: Walk): Promise<void> {
  await walk.me.opens({ kind: "verify" });
  await walk.me.sees("step 1 of");
  await says(walk, `contact${walk.n}@example.com`, "Send the code");
}

async function getsContactCode(walk: Walk): Promise<string> {
  const { at, me, n } = walk;
  await givesContact(walk);
  await me.presses("Send the code");
  const code = await at.codeFor(`contact${n}@example.com`);
  await me.sees("Enter the code");
  return code;
}

/** The states of a request to verify a contact. */
const verifyStates: State[] = [
  ["first question", ({ me }) => me.opens({ kind: "verify" })],
  ["review", givesContact],
  ["code asked", async (walk) => void (await getsContactCode(walk))],
  [
    "verified",
    async (walk) => {
      await walk.me.entersCode(await getsContactCode(walk));
      await walk.me.sees("The contact is verified.");
    },
  ],
  ["cancelled", (walk) => getsContactCode(walk).then(() => cancels(walk))],
];

/** What a person types into those fields of a form that it asks. */
export function typedInto(n: number, isAsked: (field: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(typedBy(n)).filter(([field]) => isAsked(field)));
}

const handsAtOnce = 3;

interface Stage {
  hall: Hall;
  logged: { level: string }[];
  /** What the platform has refused or missed, but for what it may refuse. */
  refused(): unknown[];
}

/** The test of one platform that every button is answered, in every state of two kinds of request. */
export function answersEveryButton(stage: () => Promise<Stage>): void {
  test.each([
    ["open", openStates],
    ["verify", verifyStates],
  ])(
    "every button of a request to %s is answered in every state, and the answer is true",
    { timeout: 120_000 },
    async (kind, states) => {
      const { hall, logged, refused } = await stage();
      const { unanswered, untrue, buttons, presses } = await pressesAll(hall, kind, states);
      expect.soft(unanswered).toEqual([]);
      expect.soft(untrue).toEqual([]);
      expect.soft(refused()).toEqual([]);
      expect.soft(logged.filter(({ level }) => level === "error")).toEqual([]);
      expect(buttons).toBeGreaterThan(15);
      expect(presses).toBeGreaterThan(3 * buttons);
    },
  );
}

/** Presses everything that was ever drawn in every state. Gives how much that was, and every answer that is none. */
async function pressesAll(at: Hall, kind: string, states: State[]) {
  const [unanswered, untrue]: [string[], string[]] = [[], []];
  let people = 0;
  let presses = 0;

  async function into([name, comes]: State): Promise<Walk> {
    const n = ++people;
    const walk = { at, me: at.person(`Mei ${n}`), n };
    await comes(walk).catch((error: Error) => {
      throw new Error(`on the way to "${name}": ${error.message.split("\n")[0]}\n${walk.me.reads()}`);
    });
    await at.settled();
    return walk;
  }

  const casesOf = async ({ me }: Walk) => (await at.cases()).filter((each) => each.people.owner === me.id);

  /** What stands there then and did not before. */
  async function answerTo({ me, n }: Walk, button: Drawn, caseId: string): Promise<string | undefined> {
    const before = me.reads();
    await me.pressesAgain(button, caseId, n);
    const isAnswered = await at.until(() => me.reads() !== before, 1_500).catch(() => false);
    await at.settled();
    return isAnswered ? linesAdded(before, me.reads()) : undefined;
  }

  async function pressIn(state: State, drawn: Drawn[]): Promise<void> {
    let walk = await into(state);
    for (const button of drawn) {
      const [before] = await casesOf(walk);
      if (!(await walk.me.finds(button))) continue;
      presses++;
      const said = await answerTo(walk, button, before!.id);
      const all = await casesOf(walk);
      const now = all.find(({ id }) => id === before!.id)!;
      const hasMoved = all.length > 1 || (now.version !== before!.version && !isInDoubt(now));
      const name = `${state[0]}: ${button.name} on a ${button.on}`;
      if (said === undefined && !hasMoved) unanswered.push(name);
      if (said !== undefined && isUntrue(now, said)) untrue.push(`${name}: ${said}`);
      if (hasMoved) walk = await into(state);
    }
  }

  for (const state of states) await into(state);
  await at.person("Mei").looksAround(kind);
  await at.settled();
  const drawn = at.drawn();
  const left = [...states];
  const hand = async () => {
    for (let state = left.shift(); state; state = left.shift()) await pressIn(state, drawn);
  };
  await Promise.all(Array.from({ length: handsAtOnce }, hand));
  return { unanswered, untrue, buttons: drawn.length, presses };
}

function isInDoubt({ working = {} }: Case): boolean {
  return Object.values(working).some(({ stage }) => stage === "unknown" || stage === "manual");
}

/** Claims that the record of such a case does not bear out. */
function isUntrue(theCase: Case, said: string): boolean {
  const { state, pending } = theCase;
  if (/went wrong|undefined|\[object/.test(said)) return true;
  if (isInDoubt(theCase) && /nothing (has been|was) created/i.test(said)) return true;
  if (!pending && /question has moved on/.test(said)) return true;
  if (state !== "open" && /goes on/.test(said)) return true;
  return state === "done" && /nothing (has been|was) created|cancelled|expired/i.test(said);
}

/** The lines that stand there now and did not before. */
function linesAdded(before: string, after: string): string {
  const left = before.split("\n");
  const isNew = (line: string) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  };
  return after.split("\n").filter(isNew).join(" ");
}
