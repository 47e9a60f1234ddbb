import { describe, expect, test } from "vitest";
import { type Action, may, type Part } from "../../src/conversation/may.ts";
import type { Case } from "../../src/conversation/types.ts";
import type { Ledger, Write } from "../../src/ledger/ledger.ts";
import { asked, atCode, capped, inDoubt, made, overdue, ownerless } from "../conversation/request-states.ts";
import type { Talk } from "../conversation/talk.ts";
import { placed } from "./placed.ts";

/** What somebody sends, as a front takes it. `of` is the question that a press carries. */
export type Sent = { press: string; of?: string } | { say: string } | { code: string };

/** Somebody at a front, and what they are to the request: somebody's part, or nobody to it. */
export interface Actor {
  name: string;
  part: Part | "nobody";
  /** Sends this about a request. */
  sends(theCase: Case, sent: Sent): Promise<unknown>;
}

export interface Pressed {
  ledger: () => Ledger;
  actors: readonly Actor[];
  /** The people of the nth request, which is for this actor, and the rows that must stand beside it. */
  people(actor: Actor, n: number): { owner: string; customer: string; also?: Write[] };
  spare: string;
  /** What nobody can do here, such as hand a request to somebody else where there is nobody else. */
  without?: readonly Action[];
}

interface Deed {
  state: (part?: Part) => Talk;
  sent: (spare: string) => Sent;
  isDone: (after: Case, before: Case) => boolean;
}

const moved: Deed["isDone"] = (after, before) => after.version > before.version;
const press = (choice: string) => () => ({ press: choice });

/** How each thing is sent, and by what a request shows that it was done. */
const deeds: Partial<Record<Action, Deed>> = {
  answer: { state: atCode, sent: () => ({ code: "123456" }), isDone: ({ answers }) => answers.code !== undefined },
  newCode: {
    state: atCode,
    sent: press("resend"),
    isDone: ({ spent, turns }, before) =>
      spent!.sendCode! > before.spent!.sendCode! || turns!.text! > before.turns!.text!,
  },
  edit: { state: atCode, sent: press("edit:mail"), isDone: ({ aside }) => aside?.kind === "edit" },
  cancel: {
    state: atCode,
    sent: press("cancel:yes"),
    isDone: ({ state, aside }) => state === "cancelled" || aside?.kind === "cancel",
  },
  askToCancel: { state: atCode, sent: press("ask-cancel"), isDone: moved },
  handOver: {
    state: atCode,
    sent: (spare) => ({ press: `hand:${spare}` }),
    isDone: ({ people }, before) => people.owner !== before.people.owner,
  },
  nameCustomer: {
    state: atCode,
    sent: press("link"),
    isDone: ({ people }, before) => people.customer !== before.people.customer,
  },
  note: { state: atCode, sent: () => ({ say: "note call back" }), isDone: ({ agentNotes }) => !!agentNotes },
  reveal: { state: made, sent: press("reveal"), isDone: ({ revealed }) => revealed === true },
  notMyNumber: { state: atCode, sent: press("not-my-number"), isDone: moved },
  notMe: { state: atCode, sent: press("not-me"), isDone: moved },
  askPerson: { state: atCode, sent: press("person"), isDone: moved },
  askForIt: { state: atCode, sent: press("ask-for-it"), isDone: moved },
  takeBack: { state: overdue, sent: press("take-back"), isDone: ({ answers }) => answers.review === undefined },
  decide: { state: asked, sent: press("go"), isDone: ({ answers }) => answers.approved !== undefined },
  judge: { state: inDoubt, sent: press("found:200000123456"), isDone: moved },
  lift: { state: capped, sent: press("lift:they wait"), isDone: ({ lifts }) => lifts !== undefined },
  giveOn: {
    state: ownerless,
    sent: (spare) => ({ press: `hand:${spare}` }),
    isDone: ({ people }, before) => people.owner !== before.people.owner,
  },
};

/** A requester who does something is not gone. */
const impossible = ({ part }: Actor, action: Action) => action === "giveOn" && part === "owner";

/** The table of who may do what, cell by cell, by what everybody sends at this front. */
export function pressedRolesHold(front: string, stand: () => Promise<Pressed>): void {
  describe(`${front} lets everybody do what they may, and nothing else`, () => {
    test("cell by cell", async () => {
      const at = await stand();
      const differing: string[] = [];
      const counts = new Map<string, { cells: number; allowed: number }>();
      let n = 0;
      for (const actor of at.actors)
        for (const action of Object.keys(deeds) as Action[]) {
          if (impossible(actor, action) || at.without?.includes(action)) continue;
          const is = actor.part !== "nobody" && may(actor.part, action);
          if ((await done(at, actor, deeds[action]!, n++)) !== is) differing.push(`${action} by ${actor.name}: ${!is}`);
          const { cells, allowed } = counts.get(actor.name) ?? { cells: 0, allowed: 0 };
          counts.set(actor.name, { cells: cells + 1, allowed: allowed + Number(is) });
        }
      const all = [...counts.values()];
      const [cells, allowed] = [sum(all.map((each) => each.cells)), sum(all.map((each) => each.allowed))];
      console.info(
        [
          `${front}: ${cells} cells, ${allowed} allowed, ${cells - allowed} refused, differences ${differing.length}.`,
          ...[...counts].map(([name, its]) => `  ${name}: ${its.allowed} of ${its.cells} allowed`),
        ].join("\n"),
      );
      expect(differing).toEqual([]);
    });
  });
}

const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0);

async function done({ ledger, people, spare }: Pressed, actor: Actor, { state, sent, isDone }: Deed, n: number) {
  const { owner, customer, also } = people(actor, n);
  const theCase = placed(state(actor.part === "owner" ? "owner" : undefined), n, { owner, customer });
  await ledger().commit({
    event: `put ${theCase.id}`,
    expect: 0,
    case: theCase,
    posts: [],
    effects: [],
    audit: { actor: "test", what: "put" },
    ...(also && { also }),
  });
  await actor.sends(theCase, sent(spare));
  return isDone((await ledger().load(theCase.id))!, theCase);
}
