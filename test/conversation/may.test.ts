import { describe, expect, test } from "vitest";
import { type Action, actionOf, agents, may, type Part, table } from "../../src/conversation/may.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { inputOf } from "../../src/conversation/step.ts";
import { advance } from "../../src/conversation/turn/advance.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type { Case, FromPerson } from "../../src/conversation/types.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";

const [mei, ann, bob] = ["slack:T1:U1", "slack:T1:U2", "slack:T1:U3"];
const now = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;
const flow = allFlows({ countries: [], trades: [], profile: "2024" }, durations).find(({ id }) => id === "open")!;

const actions = Object.keys(table) as Action[];

/** What only those may do who approve requests, supervise the desk or run it. */
const rulers = ["decide", "judge", "peek", "giveOn", "pause", "lift"];

/** What each may do. */
const expected: Record<Part, Action[]> = {
  owner: actions.filter((each) => ![...rulers, "askForIt", "notMe"].includes(each)),
  agentCustomer: actions.filter((each) => ![...rulers, "handOver", "nameCustomer", "askForIt"].includes(each)),
  customer: ["answer", "newCode", "reveal", "notMyNumber", "notMe", "askToCancel", "askPerson", "see", "help"],
  agent: ["help", "open", "list", "find", "note", "askForIt"],
  approver: ["help", "list", "decide"],
  supervisor: ["help", "pause", "lift"],
  operator: ["help", "judge", "peek", "giveOn", "pause", "lift"],
  stranger: ["help"],
};
const cells = (Object.keys(expected) as Part[]).flatMap((part) =>
  (Object.keys(table) as Action[]).map((action) => ({ part, action, is: expected[part].includes(action) })),
);

test.each(cells)("$part, $action: $is", ({ part, action, is }) => {
  expect(may(part, action)).toBe(is);
});

/** Ana has been texted a code. */
function atTheCode(): Case {
  const text = { sent: true, at: now - 60_000 };
  const answers = {
    type: "company",
    mail: "ana@example.com",
    lookup: { found: false, at: now },
    country: { area: "HK", dial: "852", name: "Hong Kong" },
    phone: { area: "HK", dial: "852", national: "51234567", shown: "+852 5123 4567" },
    review: true,
    password: { ref: "p", made: true },
    text,
  };
  const base = {
    id: "R-7K2P",
    flow: "open",
    world: "practice" as const,
    state: "open" as const,
    version: 9,
    people: { owner: mei, customer: ann },
    at: {},
    facts: { masks: false, profile: "2024" },
    opened: now,
    touched: now,
  };
  const from: Case["from"] = {};
  let theCase: Case = { ...base, answers: {}, from, turns: {} };
  for (const [key, value] of Object.entries(answers)) {
    const step = flow.byKey.get(key)!;
    const known = { ...theCase.answers } as never;
    const made = inputOf(step, known, base.facts);
    theCase = {
      ...theCase,
      answers: { ...theCase.answers, [key]: value },
      from: { ...theCase.from, ...(made !== undefined && { [key]: made }) },
      turns: { ...theCase.turns, [key]: 5 },
      spent: { sendCode: 5 },
    };
  }
  const say = (event: FromPerson): void => {
    theCase = advance(flow, theCase, event, now).case;
  };
  say({ type: "said", id: "x", from: { id: mei }, text: "edit phone" }); // the walk opens the question when it passes
  say({ type: "pressed", id: "y", from: { id: mei }, choice: "keep" });
  return theCase;
}

const insider = [agents];
const people: Record<Exclude<Part, "approver" | "supervisor" | "operator">, { id: string; roles?: string[] }> = {
  owner: { id: mei },
  agentCustomer: { id: ann, roles: insider },
  customer: { id: ann },
  agent: { id: bob, roles: insider },
  stranger: { id: bob },
};

type Deed = FromPerson extends infer E ? (E extends unknown ? Omit<E, "id" | "from"> : never) : never;

/** What came of it: the field being changed, the state, who was told what, what the world is asked. */
function does(part: keyof typeof people, deed: Deed, theCase = atTheCode()) {
  const turn: Turn = advance(flow, theCase, { ...deed, id: "e", from: people[part] } as FromPerson, now + 60_000);
  const notices = turn.posts.flatMap((post) => ("notice" in post ? [{ key: post.notice.key, to: post.to }] : []));
  return { turn, notices, moved: turn.case.version !== theCase.version };
}

describe("at the code", () => {
  test("the customer is asked, and their card has only choices of theirs", () => {
    const theCase = atTheCode();
    expect(theCase.pending?.key).toBe("code");
    const keys = (audience: string) => (card(flow, theCase, audience).choices ?? []).map(({ key }) => key);
    expect(keys("customer")).toEqual(["resend", "not-my-number", "not-me", "ask-cancel", "help"]);
    for (const key of keys("customer")) expect(may("customer", actionOf(key)), key).toBe(true);
    expect(keys("owner")).toEqual(["resend", "edit", "cancel"]);
  });

  const changes: [string, Deed][] = [
    ["edits the phone by a word", { type: "said", text: "edit phone" }],
    ["picks a field to edit", { type: "said", text: "edit" }],
    ["edits by an old button", { type: "pressed", choice: "edit:phone" }],
    ["goes back", { type: "back" }],
    ["goes back to a field", { type: "back", to: "mail" }],
    ["says back", { type: "said", text: "back" }],
  ];
  test.each(changes)("a customer who %s", (_, deed) => {
    for (const part of ["owner", "agentCustomer"] as const)
      expect(does(part, deed).turn.case.aside, part).toBeDefined();
    for (const part of ["customer", "agent", "stranger"] as const) {
      const { turn, moved } = does(part, deed);
      expect(turn.case.aside, part).toBeUndefined();
      expect(moved, part).toBe(false);
    }
    expect(does("customer", deed).notices).toEqual([{ key: "talk.not-customers", to: ann }]);
  });

  const cancels: [string, Deed][] = [
    ["a press that was confirmed", { type: "cancelled" }],
    ["a word", { type: "said", text: "cancel" }],
    ["a button", { type: "pressed", choice: "cancel" }],
    ["the button that was drawn", { type: "pressed", choice: "ask-cancel" }],
    ["a sentence", { type: "said", text: "please cancel it" }],
    ["Chinese", { type: "said", text: "取消" }],
  ];
  test.each(cancels)("an outside customer who cancels by %s only asks the owner to", (_, deed) => {
    const { turn, notices } = does("customer", deed);
    expect(turn.case).toMatchObject({ state: "open", touched: now });
    expect(turn.case.aside).toBeUndefined();
    expect(notices).toEqual([
      { key: "talk.cancel-asked", to: ann },
      { key: "talk.cancel-wanted", to: mei },
    ]);
    for (const part of ["agent", "stranger"] as const) expect(does(part, deed).turn.case.state, part).toBe("open");
  });

  test("a customer who may cancel does, and the owner's question whether to cancel is not theirs to answer", () => {
    for (const part of ["owner", "agentCustomer"] as const)
      expect(does(part, { type: "cancelled" }).turn.case.state, part).toBe("cancelled");
    const asked = does("owner", { type: "said", text: "cancel" }).turn.case;
    expect(asked.aside).toEqual({ kind: "cancel" });
    expect(card(flow, asked, "customer").choices?.map(({ key }) => key)).toEqual(["not-my-number", "not-me"]);
    for (const deed of [
      { type: "said", text: "yes" },
      { type: "pressed", choice: "cancel:yes" },
    ] as const)
      expect(does("customer", deed, asked).turn.case.state).toBe("open");
    for (const deed of [
      { type: "said", text: "no" },
      { type: "pressed", choice: "keep" },
    ] as const)
      expect(does("customer", deed, asked).turn.case.aside).toEqual({ kind: "cancel" });
    const own = does("agentCustomer", { type: "said", text: "cancel" }).turn.case;
    expect(card(flow, own, "customer").choices?.map(({ key }) => key)).toEqual(["cancel:yes", "keep"]);
  });

  test("a customer can neither hand the request on, nor name another customer, nor fill the owner's fields", () => {
    for (const part of ["agentCustomer", "customer", "agent", "stranger"] as const) {
      for (const role of ["owner", "customer"] as const)
        expect(does(part, { type: "handed", role, to: bob }).turn.case.people).toEqual({ owner: mei, customer: ann });
      const filled = does(part, { type: "filled", answers: { mail: "eve@example.com", phone: "6123 4567" } });
      expect(filled.turn.case.answers).toEqual(atTheCode().answers);
    }
  });

  test.each([
    "not my number",
    "That’s not my number!",
    "Sorry, this is not my number",
    "wrong number",
    "it isn't mine",
    "这不是我的号码",
    "不是我的手机号",
  ])("%j tells the owner that the number is another's", (text) => {
    const { turn, notices } = does("customer", { type: "said", text });
    expect(notices).toEqual([{ key: "talk.number-told", to: ann }]);
    expect(turn.case.pending).toMatchObject({ key: "phone", notes: [{ key: "talk.number-wrong" }] });
    expect(turn.posts).toContainEqual({ call: "owner" });
  });

  test("the owner who finds the number wrong is asked what to change", () => {
    expect(does("owner", { type: "said", text: "wrong number" }).turn.case.aside).toEqual({ kind: "pick" });
  });

  test.each([
    ["a new code", { type: "said", text: "new code" }],
    ["the code", { type: "said", text: "123456" }],
  ] as [string, Deed][])("%s is the customer's to ask for and to give", (_, deed) => {
    expect(does("customer", deed).turn.effects).toHaveLength(1);
    for (const part of ["agent", "stranger"] as const) expect(does(part, deed).turn.effects, part).toEqual([]);
  });

  test("help and status answer the customer, and nobody else is told", () => {
    expect(does("customer", { type: "said", text: "help" }).notices).toEqual([{ key: "talk.help-customer", to: ann }]);
    expect(does("owner", { type: "said", text: "help" }).notices).toEqual([{ key: "talk.help", to: mei }]);
    expect(does("customer", { type: "said", text: "status" }).notices).toEqual([
      { key: "talk.status-asking", to: ann },
    ]);
  });
});

describe("somebody else is told of the same need at most once an hour", () => {
  test.each([
    ["human", "talk.person-wanted", "talk.person-rung-before", ["operators", mei]],
    ["cancel", "talk.cancel-wanted", "talk.rung-before", [mei]],
  ])("%s", (text, heard, before, all) => {
    const say = (theCase: Case, at: number, who = ann): Turn =>
      advance(flow, theCase, { type: "said", id: `${at}`, from: { id: who }, text }, at);
    const rings = ({ posts }: Turn) => posts.filter((post) => "notice" in post && post.notice.key === heard);
    const first = say(atTheCode(), now);
    expect(rings(first)).toMatchObject(all.map((to) => ({ to })));
    expect(first.case.touched).toBe(atTheCode().touched);
    const second = say(first.case, now + hour - 1);
    expect(rings(second)).toEqual([]);
    expect(second.posts).toMatchObject([{ notice: { key: before, values: { at: { at: now + hour } } } }]);
    expect(second.case).toBe(first.case);
    expect(rings(say(first.case, now + hour))).toHaveLength(all.length);
    if (text === "human") expect(rings(say(first.case, now + 1_000, mei))).toEqual([]);
  });
});
