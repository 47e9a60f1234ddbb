import { describe, expect, test } from "vitest";
import { verdictIn } from "../../src/conversation/turn/verdict.ts";
import type { Person } from "../../src/conversation/types.ts";
import { creating, no, yes } from "./errands.ts";
import { ana, bo, eve, hour, type Opening, type Talk } from "./talk.ts";

const roles = ["operators"];
const [kim, lee] = ["chat:T1:kim", "chat:T1:lee"].map((id): Person => ({ id, roles })) as [Person, Person];
const alone: Person = { id: "chat:T1:kim", roles: ["operators", "only-operator"] };
const seal = (t: Talk) => Object.values(t.case.working ?? {}).find((work) => work.seal);
const input = (t: Talk) => t.promised("judge").at(-1)?.input;

/** A create that nobody knows the end of. */
function puzzled(opening: Opening = {}): Talk {
  const t = creating({}, opening);
  t.progresses("create", "sent");
  t.progresses("create", "unknown");
  t.progresses("create", "manual");
  return t;
}

describe("a verdict that it was found", () => {
  test("is checked by a look-up, and the card says who gave it and that it is not settled yet", () => {
    const t = puzzled();
    t.says(kim, "found ２０００００１");
    expect(input(t)).toMatchObject({ found: "2000001", by: kim.id, first: null });
    expect(t.card("operators")).toContain("chat:T1:kim says it's 2000001.");
    expect(t.card("operators")).toContain("No look-up shows that yet. I'm looking");
    expect(t.case.state).toBe("open");
  });

  test("takes a second person who says the same number", () => {
    const t = puzzled();
    t.says(kim, "found 2000001");
    t.says(lee, "found 2000002");
    expect(input(t)).toMatchObject({ found: "2000002", first: null });
    t.says(lee, "found 2000001");
    expect(input(t)).toMatchObject({ found: "2000001", first: kim.id });
    t.says(kim, "found 2000001");
    expect(input(t)).toMatchObject({ first: lee.id });
  });

  test.each([
    ["by another id", { id: "chat:T2:kim", roles }],
    ["linked to the first", { id: "talk:9", roles, also: [kim.id] }],
    ["a party", { ...ana, roles }],
  ])("is no second one from the same person or from a party: %s", (_, who) => {
    const t = puzzled();
    t.says(kim, "found 2000001");
    t.says(who, "found 2000001");
    expect(input(t)).toMatchObject({ first: null });
  });

  test("is taken back when it cannot be right, and when the same operator says it's absent", () => {
    const t = puzzled();
    t.says(kim, "found 12");
    t.settles("judge", no("create.found-not"));
    expect(seal(t)).not.toHaveProperty("said");
    t.says(kim, "found 2000001");
    t.says(kim, "absent");
    expect(seal(t)).toMatchObject({ said: [], absentBy: kim.id });
    t.says(kim, "found 2000001");
    expect(seal(t)).not.toHaveProperty("absentBy");
  });
});

describe("the second verdict that it is absent", () => {
  test.each<[string, Person, Opening]>([
    ["the owner", { ...ana, roles }, {}],
    ["the customer", { ...bo, roles }, { customer: bo }],
    ["the owner in another workspace", { id: "chat:T7:ana", roles }, {}],
    ["somebody linked to the customer", { id: "talk:1:2", roles, also: [bo.id] }, { customer: bo }],
  ])("is no party's: %s", (_, who, opening) => {
    const t = puzzled(opening);
    t.says(kim, "confirmed absent");
    t.says(who, "confirmed absent");
    expect(t.heard).toContain("You have a part in R-7K2P");
    expect(t.promised("judge")).toEqual([]);
    t.says(lee, "confirmed absent");
    expect(input(t)).toMatchObject({ absent: kim.id, by: lee.id, why: null });
  });

  test("does not count from a person who had the case before", () => {
    const t = creating({}, { customer: bo });
    t.hands(ana, "owner", eve);
    t.hands(eve, "customer", { id: "chat:cy" });
    for (const stage of ["sent", "unknown", "manual"] as const) t.progresses("create", stage);
    t.says(kim, "absent");
    for (const who of [ana, bo, eve]) {
      t.says({ ...who, roles }, "absent");
      expect(t.heard, who.id).toContain("You have a part");
    }
  });

  test.each<[string, Person, Person]>([
    ["in another workspace", kim, { id: "chat:T2:kim", roles }],
    ["linked", kim, { id: "talk:4", roles, also: [kim.id] }],
    ["linked from the other side", { ...kim, also: ["talk:4"] }, { id: "talk:4", roles }],
  ])("is not the first one's again by another id: %s", (_, first, second) => {
    const t = puzzled();
    t.says(first, "absent");
    t.says(second, "absent");
    expect(t.heard).toContain("A second person must confirm");
    expect(t.promised("judge")).toEqual([]);
  });

  test("may come from the first operator where there is nobody else, with a reason", () => {
    const t = puzzled();
    t.says(alone, "absent");
    expect(t.heard).toContain("You're the only one who can judge R-7K2P");
    for (const word of ["absent", "confirmed absent", "confirmed absent: x"]) {
      t.says(alone, word);
      expect(t.promised("judge"), word).toEqual([]);
    }
    t.says(alone, "confirmed absent: not in the console");
    expect(input(t)).toMatchObject({ absent: kim.id, by: kim.id, why: "not in the console" });
  });
});

test("ordinary words of operators are no verdict", () => {
  const said = (text: string) => verdictIn({ type: "said", id: "e", from: kim, text });
  for (const text of ["absent minded", "found it in the console yesterday", "not absent", "absentee"])
    expect(said(text), text).toBeUndefined();
  expect(said("confirmed absent because nobody got a mail")).toEqual({ is: "absent", why: "nobody got a mail" });
});

test.each([
  "found 2000 0012 3456",
  "Found: ２０００ ００１２ ３４５６。",
  "found 200,000,123,456",
  "found 200-000-123-456",
  "found `200000123456`",
  "found *200000123456*.",
  'found "200000123456"',
  "found #200000123456",
  "found UIN 200000123456",
  "found it: 200000123456!",
  "found = 200000123456",
  "found\u200b 200000123456\u200b",
])("a number that was copied is read: %s", (text) => {
  expect(verdictIn({ type: "said", id: "e", from: kim, text })).toEqual({ is: "found", id: "200000123456" });
});

test.each([
  ["found", { is: "found" }],
  ["Found it.", { is: "found" }],
  ["found @TOA#_kr8z.2", { is: "found", id: "@TOA#_kr8z.2" }],
  ["found ana@example.com", { is: "found", id: "ana@example.com" }],
  ["Confirmed  absent.", { is: "absent" }],
  ["absent!", { is: "absent" }],
  ["confirmed absent - not in the console", { is: "absent", why: "not in the console" }],
])("whatever else was found, and that nothing was: %s", (text, verdict) => {
  expect(verdictIn({ type: "said", id: "e", from: kim, text })).toEqual(verdict);
});

describe("a look-up that contradicts what people were told", () => {
  const told = (t: Talk) => t.heard;

  test("corrects the result of a closed case, and everybody is told", () => {
    const t = puzzled({ customer: bo });
    const { id } = t.promised("create")[0]!;
    t.settles("create", yes({ uin: "100001" }));
    t.corrects(id, { value: { uin: "100002" } });
    expect(t.case.state).toBe("done");
    for (const audience of ["owner", "customer"]) expect(t.card(audience)).toContain("UIN: 100002");
    for (const who of [ana.id, bo.id, "operators"]) expect(told(t)).toContain(`${who}: R-7K2P: what I told you before`);
  });

  test.each(["cancelled", "expired"])("makes a %s case what it is: done", (end) => {
    const t = puzzled();
    const { id } = t.promised("create")[0]!;
    t.settles("create", no("create.confirmed-absent", { redo: "text" }));
    if (end === "cancelled") t.cancels(ana);
    else t.later(200 * hour);
    expect(t.case.state).toBe(end);
    t.corrects(id, { value: { uin: "100001" } });
    expect(t.case.state).toBe("done");
    expect(t.card()).toContain("UIN: 100001");
    expect(told(t)).toContain("chat:ana: R-7K2P: I told you that nothing was created. It was created after all");
    expect(told(t)).toContain("operators: R-7K2P");
  });

  test("opens a closed case again when only a person can say what is right", () => {
    const t = puzzled();
    const { id } = t.promised("create")[0]!;
    t.settles("create", yes({ uin: "100001" }));
    t.corrects(id, { evidence: { fields: [], found: ["100002"] } });
    expect(t.case.state).toBe("open");
    expect(t.card()).not.toContain("100001");
    expect(t.choices("operators")).toEqual(["found:100002", "found", "absent"]);
    expect(told(t)).toContain("chat:ana: R-7K2P: what I told you may be wrong");
    t.later(400 * hour);
    expect(t.case.state).toBe("open");
    t.settles(id, yes({ uin: "100002" }));
    expect(t.case.state).toBe("done");
    expect(t.card()).toContain("UIN: 100002");
  });

  test.each(["settled late", "corrected"])("tells of an earlier try as it was asked for, not as since: %s", (way) => {
    const t = puzzled();
    const { id } = t.promised("create")[0]!;
    t.settles("create", no("create.confirmed-absent", { redo: "text" }));
    t.says(ana, "edit mail");
    t.says(ana, "new@example.com");
    t.settles("look", yes({ seen: false }));
    t.presses(ana, "go");
    t.settles("text", yes({ sent: true }));
    t.says(ana, "135791");
    if (way === "corrected") t.corrects(id, { value: { uin: "100001" } });
    else t.settles(id, yes({ uin: "100001" }));
    expect(t.case).toMatchObject({ state: "done", answers: { mail: "ana@example.com", account: { uin: "100001" } } });
    expect(t.vault).toEqual({});
  });

  test("has an earlier try judged as it was asked for, not as since", () => {
    const t = puzzled();
    const { id } = t.promised("create")[0]!;
    t.settles("create", no("create.confirmed-absent", { redo: "text" }));
    t.says(ana, "edit mail");
    t.says(ana, "new@example.com");
    t.corrects(id, { evidence: { fields: [], found: ["100002"] } });
    t.settles(id, yes({ uin: "100002" }));
    expect(t.case).toMatchObject({ state: "done", answers: { mail: "ana@example.com" } });
  });

  test("leaves the result of another try as it is, and says that there are two", () => {
    const t = puzzled();
    const first = t.promised("create")[0]!.id;
    t.settles("create", no("create.confirmed-absent", { redo: "text" }));
    t.presses(ana, "go");
    t.settles("text", yes({ sent: true }));
    t.says(ana, "111111");
    t.progresses("create", "sent");
    t.settles("create", yes({ uin: "100002" }));
    const before = t.case;
    t.corrects(first, { value: { uin: "100001" } });
    expect(t.case).toEqual(before);
    expect(told(t)).toContain("operators: R-7K2P: an earlier try has made something as well");
    expect(told(t)).toContain("chat:ana: R-7K2P: an earlier try");
  });
});

describe("what an earlier try has made, found while another create is under way", () => {
  /** Confirmed absent, and asked for again with another mail. */
  function again(): { t: Talk; first: string; second: string } {
    const t = puzzled({ customer: bo });
    const first = t.promised("create")[0]!.id;
    t.settles("create", no("create.confirmed-absent", { redo: "text" }));
    t.says(ana, "edit mail");
    t.says(ana, "new@example.com");
    t.settles("look", yes({ seen: false }));
    t.presses(ana, "go");
    t.settles("text", yes({ sent: true }));
    t.says(bo, "135791");
    t.progresses("create", "sent");
    t.settles(first, yes({ uin: "100001" }));
    return { t, first, second: t.promised("create")[1]!.id };
  }

  test("is told at once, and nothing else changes", () => {
    const { t, second } = again();
    for (const who of [ana.id, bo.id, "operators"])
      expect(t.heard).toContain(`${who}: R-7K2P: an earlier try created it after all`);
    expect(Object.keys(t.case.working ?? {})).toEqual([second]);
    expect(t.case.state).toBe("open");
  });

  test("becomes the result when the other create has made nothing, with the answers of its own time", () => {
    const { t, second } = again();
    t.progresses(second, "unknown");
    t.settles(second, no("create.absent", { redo: "text", facts: { frozen: ["mail"] } }));
    expect(t.case).toMatchObject({ state: "done", answers: { mail: "ana@example.com", account: { uin: "100001" } } });
    for (const audience of ["owner", "customer"]) expect(t.card(audience)).toContain("UIN: 100001");
    expect(t.heard).toContain(`${ana.id}: R-7K2P: I told you that nothing was created. It was created after all`);
    expect(t.vault).toEqual({});
  });

  test("stays beside the result of the other create, and everybody is told that there are two", () => {
    const { t, second } = again();
    t.settles(second, yes({ uin: "100002" }));
    expect(t.case).toMatchObject({ state: "done", answers: { mail: "new@example.com", account: { uin: "100002" } } });
    expect(t.heard).toContain("operators: R-7K2P: an earlier try has made something as well");
  });

  test("is not told as a third one when it is found again", () => {
    const { t, first } = again();
    const before = t.case;
    t.settles(first, yes({ uin: "100001" }));
    expect(t.case).toEqual(before);
  });
});

describe("a case that is held after too many tries", () => {
  function held(): Talk {
    const t = puzzled();
    t.settles("create", no("create.enough", { redo: "text", hold: true }));
    return t;
  }

  test("asks its people nothing more, and asks the operators what to do", () => {
    const t = held();
    expect(t.asked).toBeUndefined();
    expect(t.choices()).toEqual(["cancel"]);
    expect(t.card()).toContain("I've tried three times without success");
    expect(t.choices("operators")).toEqual(["more", "close", "found"]);
    for (const word of ["resend", "edit phone", "246810", "back"]) {
      t.says(ana, word);
      expect(t.heard, word).toContain("I've tried three times without success");
    }
    expect(t.promised("text")).toHaveLength(1);
    t.presses(ana, "more");
    expect(t.case.held).toBeDefined();
  });

  test("goes on when an operator lets it", () => {
    const t = held();
    t.presses(kim, "more", `R-7K2P.${t.case.held!.n}`);
    expect(t.heard).toContain("chat:ana: R-7K2P: chat:T1:kim lets you try once more");
    expect(t.asked).toBe("text");
    expect(t.started).toEqual([]);
    expect(t.case.facts.more).toBe(1);
    t.presses(ana, "go");
    expect(t.started).toEqual(["text"]);
  });

  test("ends when an operator closes it, when it is cancelled, and with time", () => {
    const closed = held();
    closed.presses(kim, "close", `R-7K2P.${closed.case.held!.n}`);
    expect(closed.case.state).toBe("failed");
    expect(closed.heard).toContain("chat:ana: R-7K2P: chat:T1:kim has closed it");
    const cancelled = held();
    cancelled.cancels(ana);
    expect(cancelled.case.state).toBe("cancelled");
    const old = held();
    old.later(200 * hour);
    expect(old.case.state).toBe("expired");
  });

  test("can be asked about before it is cancelled, and kept", () => {
    const t = held();
    t.presses(ana, "cancel", "");
    expect(t.choices()).toEqual(["cancel:yes", "keep"]);
    t.presses(ana, "keep", "");
    expect(t.choices("operators")).toEqual(["more", "close", "found"]);
  });
});
