import { describe, expect, test } from "vitest";
import {
  type Action,
  agents,
  approvers,
  may,
  type Part,
  parts,
  supervisors,
  table,
} from "../../src/conversation/may.ts";
import type { Case, Person } from "../../src/conversation/types.ts";
import { asked, atCode, capped, inDoubt, made, overdue, ownerless } from "./request-states.ts";
import { ana, bo, eve, type Talk } from "./talk.ts";

const cleo: Person = { id: "chat:cleo" };

/** Somebody of each part. Everybody but the requester and the customer is the same stranger, with another role. */
const actors: Record<Part, Person> = {
  owner: { ...ana, roles: [agents] },
  agentCustomer: { ...bo, roles: [agents] },
  customer: bo,
  agent: { ...eve, roles: [agents] },
  approver: { ...eve, roles: [approvers] },
  supervisor: { ...eve, roles: [supervisors] },
  operator: { ...eve, roles: ["operators"] },
  stranger: eve,
};

/** How something is done to a request, and by what it shows that it was done. */
interface Deed {
  /** A request in which it could be done. */
  state: (part: Part) => Talk;
  does: (t: Talk, who: Person) => void;
  isDone: (t: Talk, before: Case, who: Person) => boolean;
}

const moved = (t: Talk, before: Case) => t.case.version > before.version;

const deeds: Partial<Record<Action, Deed>> = {
  answer: {
    state: atCode,
    does: (t, who) => t.mentions(who, "123456"),
    isDone: (t) => t.started.includes("createAccount"),
  },
  newCode: { state: atCode, does: (t, who) => t.presses(who, "resend"), isDone: (t) => t.started.includes("sendCode") },
  edit: {
    state: atCode,
    does: (t, who) => t.presses(who, "edit:mail"),
    isDone: (t) => t.case.aside?.kind === "edit",
  },
  cancel: { state: atCode, does: (t, who) => t.cancels(who), isDone: (t) => t.case.state === "cancelled" },
  askToCancel: { state: atCode, does: (t, who) => t.presses(who, "ask-cancel"), isDone: moved },
  handOver: {
    state: atCode,
    does: (t, who) => t.hands(who, "owner", cleo),
    isDone: (t) => t.case.people.owner === cleo.id,
  },
  nameCustomer: {
    state: () => atCode(),
    does: (t, who) => t.hands(who, "customer", cleo),
    isDone: (t) => t.case.people.customer === cleo.id,
  },
  note: { state: atCode, does: (t, who) => t.mentions(who, "note call back"), isDone: (t) => !!t.case.agentNotes },
  see: {
    state: atCode,
    does: (t, who) => t.presses(who, "status"),
    isDone: (t) => t.posts.some((post) => "notice" in post && post.notice.key.startsWith("talk.status")),
  },
  reveal: {
    state: made,
    does: (t, who) => t.presses(who, "reveal"),
    isDone: (t, _, who) => t.posts.some((post) => "reveal" in post && post.to === who.id),
  },
  notMyNumber: { state: atCode, does: (t, who) => t.presses(who, "not-my-number"), isDone: moved },
  notMe: { state: atCode, does: (t, who) => t.presses(who, "not-me"), isDone: moved },
  askPerson: { state: atCode, does: (t, who) => t.presses(who, "person"), isDone: moved },
  askForIt: { state: atCode, does: (t, who) => t.presses(who, "ask-for-it"), isDone: moved },
  takeBack: { state: overdue, does: (t, who) => t.presses(who, "take-back"), isDone: (t) => t.asked === "review" },
  decide: {
    state: asked,
    does: (t, who) => t.presses(who, "go"),
    isDone: (t) => t.answer("approved") !== undefined,
  },
  judge: { state: inDoubt, does: (t, who) => t.presses(who, "found:200000123456"), isDone: moved },
  lift: {
    state: capped,
    does: (t, who) => t.lifts(who, "they wait"),
    isDone: (t) => t.case.lifts !== undefined,
  },
  giveOn: {
    state: ownerless,
    does: (t, who) => t.hands(who, "owner", cleo),
    isDone: (t) => t.case.people.owner === cleo.id,
  },
};

/** Others are told more than that they may not, such as that somebody else has decided before. */
const outsiders: readonly Part[] = ["agent", "supervisor", "operator", "stranger"];

/** A requester who does something is not gone. */
const impossible = (part: Part, action: Action) => action === "giveOn" && part === "owner";

const cells = (Object.keys(deeds) as Action[]).flatMap((action) =>
  parts.filter((part) => !impossible(part, action)).map((part) => ({ action, part, is: may(part, action) })),
);

describe("who may do what, done", () => {
  test.each(cells)("$action by $part: $is", ({ action, part, is }) => {
    const { state, does, isDone } = deeds[action]!;
    const t = state(part);
    const before = t.case;
    does(t, actors[part]);
    expect(isDone(t, before, actors[part])).toBe(is);
    if (is) expect(t.refused).toBeUndefined();
    else if (outsiders.includes(part)) expect(t.refused).toBeDefined(); // so that it is kept
  });

  test("leaves out only what a chat decides by itself", () => {
    const left = (Object.keys(table) as Action[]).filter((action) => !deeds[action]);
    expect(left.sort()).toEqual(["find", "help", "list", "open", "pause", "peek"]);
    const allowed = cells.filter(({ is }) => is).length;
    console.info(`Core: ${cells.length} cells, ${allowed} allowed, ${cells.length - allowed} refused.`);
  });
});
