import { describe, expect, test } from "vitest";
import { maskWords } from "../../src/conversation/mask-words.ts";
import { agents } from "../../src/conversation/may.ts";
import { open } from "../../src/conversation/turn/advance.ts";
import { say, t as text } from "../../src/words/words.ts";
import { account, begun, coding, creating, opened, reviewing } from "../flows/account-talks.ts";
import { ana, bo, eve, hour, minute, type Person } from "./talk.ts";

const colleague: Person = { ...eve, roles: [agents] };
const withBo = { customer: bo, facts: { masks: false } };

describe("a note", () => {
  test("is kept at any time, also in a finished case, stands on the owner's card, and never on the customer's", () => {
    const t = creating(withBo);
    const { pending, touched } = t.case;
    t.says(ana, "note Prefers to be called after 4 pm");
    expect(t.heard).toBe("chat:ana: Noted for R-7K2P. Only agents see it.");
    t.settles("createAccount", opened);
    t.says(colleague, "备注：second line");
    expect(t.case.agentNotes).toMatchObject([
      { by: ana.id, text: "Prefers to be called after 4 pm" },
      { by: eve.id, text: "second line" },
    ]);
    expect([t.case.pending, t.case.touched]).toEqual([pending, touched]);
    expect(t.card("owner")).toContain("chat:ana: Prefers to be called after 4 pm");
    for (const audience of ["customer", "approvers", "operators"])
      expect(t.card(audience)).not.toMatch(/Prefers|second/);
    expect(JSON.stringify(t.posts.filter((post) => !("to" in post && post.to === eve.id)))).not.toContain(
      "second line",
    );
  });

  test("is no note from a customer, a stranger, or without words", () => {
    const t = coding(withBo);
    t.says(bo, "note this");
    t.says(eve, "note this");
    expect(t.case.agentNotes).toBeUndefined();
    t.says(ana, "note");
    expect(t.heard).toContain("What should I note for R-7K2P?");
    t.says(ana, `note ${"a".repeat(501)}`);
    expect(t.heard).toContain("I keep up to 500 characters");
    expect(t.case.agentNotes).toBeUndefined();
  });
});

describe("what the customer says", () => {
  test("is told to the agent in the same words, with codes, mails and numbers masked, when it is no answer", () => {
    const t = coding(withBo);
    t.says(bo, "My phone is +852 9123 4567 and lim@shop.example, back in 2 hours");
    expect(t.heard).toContain(
      "chat:ana: chat:bo says in R-7K2P: “My phone is +••• and l•••@shop.example, back in 2 hours”",
    );
  });

  test("is not told when it is the code, a command or the agent's own", () => {
    const t = coding(withBo);
    for (const [who, said] of [
      [bo, "help"],
      [bo, "status"],
      [ana, "hello there"],
      [bo, "123456"],
    ] as const) {
      t.says(who, said);
      expect(t.heard, said).not.toContain("says in");
    }
  });

  test.each([
    ["code 123 456!", "code •••!"],
    ["１２３４５６ ok", "••• ok"],
    ["in 5 or 10 minutes", "in 5 or 10 minutes"],
    ["ana.lim@example.com.", "a•••@example.com."],
  ])("%s is read as %s", (said, read) => {
    expect(maskWords(said)).toBe(read);
  });
});

describe("a colleague's wish for a request", () => {
  test("reaches the owner, who alone can hand it over, at most once an hour", () => {
    const t = reviewing(withBo);
    t.presses(colleague, "ask-for-it");
    expect(t.heard).toContain("chat:eve: I've asked chat:ana to hand R-7K2P to you.");
    expect(t.heard).toContain("chat:ana: chat:eve would like to take over R-7K2P.");
    t.presses(colleague, "ask-for-it");
    expect(t.heard).not.toContain("chat:ana: chat:eve");
    for (const who of [bo, eve, ana]) {
      t.presses(who, "ask-for-it");
      expect(t.heard, who.id).toContain("isn't yours to change");
    }
    expect(t.case.people.owner).toBe(ana.id);
  });
});

test("the owner reads which fields the customer answers, before their turn, and not where nobody is named", () => {
  const t = reviewing({ customer: bo });
  expect(t.card("owner")).toContain("chat:bo answers this later: Password and Code from the text.");
  expect(t.card("customer")).not.toContain("answers this later");
  expect(reviewing({ customer: bo, facts: { masks: false } }).card("owner")).toContain(
    "chat:bo answers this later: Code from the text.",
  );
  expect(reviewing().card("owner")).not.toContain("answers this later");
});

describe("a request with nothing in it but its kind", () => {
  test("ends after two hours of silence; with an address or a customer it lives as long as other requests", () => {
    const [empty, typed, named, mailed] = [
      begun(),
      begun(),
      begun({ customer: bo }),
      begun({ text: "ana@example.com" }),
    ];
    typed.presses(ana, "company");
    for (const t of [empty, typed, named, mailed]) t.later(2 * hour - minute);
    expect([empty, typed].map((t) => t.case.state)).toEqual(["open", "open"]);
    for (const t of [empty, typed, named, mailed]) t.later(2 * minute);
    expect([empty, typed, named, mailed].map((t) => t.case.state)).toEqual(["expired", "expired", "open", "open"]);
    named.later(69 * hour);
    expect(named.case.state).toBe("open");
  });
});

test("a request like an earlier one begins with what is neither secret nor a key, and says so", () => {
  const t = coding(withBo);
  t.says(bo, "123456");
  t.settles("createAccount", opened);
  expect(account.copies).toEqual(["type", "country", "industry", "subindustry"]);
  const answers = Object.fromEntries(
    account.copies.flatMap((key) => (key in t.case.answers ? [[key, t.case.answers[key]!]] : [])),
  );
  const turn = open(
    account,
    { id: "R-3333", world: "practice", owner: ana.id, at: {}, like: { case: "R-7K2P", answers } },
    0,
  );
  expect(Object.keys(turn.case.answers)).toEqual(["type", "country"]);
  expect(turn.case.pending).toMatchObject({ key: "mail" });
  const notes = (turn.case.pending?.notes ?? []).map((note) => say(note, String));
  expect(notes).toEqual(
    expect.arrayContaining(["As in R-7K2P:", "Account type: Company", "Country or region: Hong Kong (+852)"]),
  );
});

test("what goes to the customer tells the account and the next steps, and no secret", () => {
  const t = coding(withBo);
  t.says(bo, "123456");
  t.settles("createAccount", opened);
  const lines = account.handout!(t.case.answers, t.case).map((line) => say(line, String));
  expect(lines).toEqual([
    "Your Tencent Cloud account is open.",
    "Account ID (UIN): 200000123456",
    "Sign in at https://intl.cloud.tencent.com with ana@example.com",
    "Password: you can see it once in our chat. Change it at the first sign-in.",
    "At the first sign-in Tencent asks for some personal details.",
  ]);
  expect(say(text("handout.open-named", { name: "Lim" }), String)).toContain("Lim");
});
