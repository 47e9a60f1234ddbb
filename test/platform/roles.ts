import { describe, expect, test } from "vitest";
import { type Action, may, type Part, parts } from "../../src/conversation/may.ts";
import type { Case } from "../../src/conversation/types.ts";
import type { Replica } from "../desk/replica.ts";
import { coding, creating, withoutText } from "../flows/account-talks.ts";
import { placed } from "./placed.ts";

/** A desk with one person of each part, and a spare agent to hand things to. Operators and approvers have channels. */
export interface Fronted {
  ids: Record<Part | "spare", string>;
  /** Gives a command where people of this part read. */
  orders(part: Part, verb: string, given: { case?: string; text?: string; toSpare?: true }): Promise<unknown>;
  replica: Replica;
  /** Resolves when nothing moves any more. */
  quiet(): Promise<void>;
}

/** How something is done by a command, and by what a request shows that it was done. */
interface Deed {
  state: "code" | "doubt" | "capped" | "desk" | "none";
  verb: string;
  text?: string;
  toSpare?: true;
  isDone: (after: Case, ids: Fronted["ids"], before: Case) => boolean;
}

const deeds: Partial<Record<Action, Deed>> = {
  answer: { state: "code", verb: "code", text: "123456", isDone: ({ answers }) => answers.code !== undefined },
  newCode: {
    state: "code",
    verb: "resend",
    isDone: ({ spent, turns }, _, before) =>
      spent!.sendCode! > before.spent!.sendCode! || turns!.text! > before.turns!.text!,
  },
  cancel: {
    state: "code",
    verb: "cancel",
    isDone: ({ state, aside }) => state === "cancelled" || aside?.kind === "cancel",
  },
  note: { state: "code", verb: "note", text: "call back", isDone: ({ agentNotes = [] }) => agentNotes.length > 0 },
  handOver: { state: "code", verb: "hand", toSpare: true, isDone: ({ people }, ids) => people.owner === ids.spare },
  nameCustomer: {
    state: "code",
    verb: "customer",
    toSpare: true,
    isDone: ({ people }, ids) => people.customer === ids.spare,
  },
  judge: {
    state: "doubt",
    verb: "absent",
    isDone: ({ working = {} }) => Object.values(working).some(({ absentBy }) => absentBy !== undefined),
  },
  lift: { state: "capped", verb: "lift", text: "they wait", isDone: ({ lifts = [] }) => lifts.length > 0 },
  pause: { state: "desk", verb: "pause", text: "texts they cost", isDone: () => true },
  open: { state: "none", verb: "open", isDone: () => true },
};

const cells = (Object.keys(deeds) as Action[]).flatMap((action) => parts.map((part) => ({ action, part })));

/** The table of who may do what, cell by cell, by commands of everybody on this platform. */
export function rolesHold(platform: string, stand: () => Promise<Fronted>): void {
  describe(`${platform} lets everybody do what they may, and nothing else`, () => {
    test("cell by cell", async () => {
      const at = await stand();
      const differing: string[] = [];
      for (const [n, { action, part }] of cells.entries()) {
        const isDone = await done(at, deeds[action]!, part, n);
        if (isDone !== may(part, action)) differing.push(`${action} by ${part}: ${isDone}`);
      }
      const allowed = cells.filter(({ part, action }) => may(part, action)).length;
      console.info(
        `${platform}: ${cells.length} cells, ${allowed} allowed, ${cells.length - allowed} refused, differences ${differing.length}.`,
      );
      expect(differing).toEqual([]);
    });
  });
}

async function done(at: Fronted, { state, verb, text, toSpare, isDone }: Deed, part: Part, n: number) {
  const { ledger } = at.replica;
  const given = { ...(text && { text }), ...(toSpare && { toSpare }) };
  if (state === "none") {
    const mine = async () => (await ledger.list({ owner: at.ids[part], limit: 1000 })).length;
    const before = await mine();
    await at.orders(part, verb, given);
    await at.quiet();
    return (await mine()) > before;
  }
  if (state === "desk") {
    await at.orders(part, verb, given);
    await at.quiet();
    return (await ledger.goOn(["spending"], "test")).length > 0;
  }
  const theCase = shapeOf(at, state, part, n);
  await ledger.commit({
    event: `put ${theCase.id}`,
    expect: 0,
    case: theCase,
    posts: [],
    effects: [],
    audit: { actor: "test", what: "put" },
  });
  await at.orders(part, verb, { ...given, case: theCase.id });
  await at.quiet();
  return isDone((await ledger.load(theCase.id))!, at.ids, theCase);
}

/** A request of the desk's people in a state, as the core makes it. The code is asked of the requester where they act. */
function shapeOf({ ids }: Fronted, state: "code" | "doubt" | "capped", part: Part, n: number): Case {
  const bo = { id: "chat:bo" };
  const talk = { code: coding, doubt: creating, capped: withoutText }[state]({
    facts: { masks: false },
    ...(part !== "owner" && { customer: bo }),
  });
  if (state === "doubt") talk.progresses("createAccount", "manual");
  talk.later(2 * 60_000);
  const customer = part === "agentCustomer" ? ids.agentCustomer : ids.customer;
  return placed(talk, n, { owner: ids.owner, customer });
}
