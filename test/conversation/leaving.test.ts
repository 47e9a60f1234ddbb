import { describe, expect, test } from "vitest";
import { formOf } from "../../src/conversation/shown/form.ts";
import type { Person } from "../../src/conversation/types.ts";
import { begun } from "../flows/account-talks.ts";
import { errand } from "./errand.ts";
import { creating, no, reviewed, texted, yes } from "./errands.ts";
import { ana, bo, eve, hour, minute } from "./talk.ts";

const kim: Person = { id: "chat:kim", roles: ["operators"] };

describe("when the customer has left", () => {
  test("the owner is told, the case waits, and it goes on with another customer", () => {
    const t = texted({}, { customer: bo });
    t.settles("text", yes({ sent: true }));
    t.leaves("customer", bo);
    expect(t.called).toContain(
      "owner: chat:bo isn't here any more, so R-7K2P is on hold. Name another customer: say customer and a name, such as customer @ana R-7K2P. With your own name it's your part.",
    );
    expect(t.card()).toContain("so R-7K2P is on hold");
    t.says(ana, "edit phone");
    expect(t.heard).toContain("on hold");
    t.hands(ana, "customer", eve);
    expect(t.card("customer")).toContain("[Send a new code]");
    t.says(eve, "246810");
    expect(t.started).toEqual(["create"]);
  });

  test("nobody is reminded but the owner, who can cancel", () => {
    const t = texted({}, { customer: bo });
    t.settles("text", yes({ sent: true }));
    t.leaves("customer", bo);
    const told = new Set<string>();
    for (let passed = 0; passed < 30; passed++) {
      t.later(hour);
      for (const post of t.posts) if (!("card" in post)) told.add("call" in post ? post.call : JSON.stringify(post));
    }
    expect([...told]).toEqual(["owner"]);
    t.says(ana, "cancel");
    t.says(ana, "yes");
    expect(t.case.state).toBe("cancelled");
  });

  test("what was promised and not sent is taken back, and a person decides about it again", () => {
    const t = creating({}, { customer: bo });
    t.leaves("customer", bo);
    expect(t.case.working).toBeUndefined();
    t.endsUnsent("create", yes({ uin: "1" }));
    expect(t.case.state).toBe("open");
    t.hands(ana, "customer", ana);
    expect(t.started).toEqual([]);
  });

  test("what may have been sent goes to its end", () => {
    const t = creating({}, { customer: bo });
    t.progresses("create", "sent");
    t.leaves("customer", bo);
    t.settles("create", yes({ uin: "200000000001" }));
    expect(t.case.state).toBe("done");
  });

  test("they go on themselves once they do something again", () => {
    const t = texted({}, { customer: bo });
    t.settles("text", yes({ sent: true }));
    t.leaves("customer", bo);
    t.says(bo, "246810");
    expect(t.started).toEqual(["create"]);
    expect(t.case.left).toBeUndefined();
  });
});

describe("when the owner has left", () => {
  test("customer and operators are told, and an operator gives the case to somebody else", () => {
    const t = texted({}, { customer: bo });
    t.settles("text", yes({ sent: true }));
    t.leaves("owner", ana);
    expect(t.called).toContain("operators: chat:ana, who has R-7K2P, isn't here any more");
    expect(t.called).toContain(
      "customer: R-7K2P is stuck for now. Whoever opened R-7K2P isn't here any more, so it's on hold.",
    );
    expect(t.called).not.toContain("owner:");
    expect(t.card("operators")).toContain("Give it to somebody with hand and their name, such as hand @ben R-7K2P");
    t.hands(bo, "owner", bo);
    expect(t.case.people.owner).toBe(ana.id);
    t.hands(kim, "customer", kim);
    expect(t.case.people.customer).toBe(bo.id);
    t.hands(kim, "owner", eve);
    expect(t.case.people).toEqual({ owner: eve.id, customer: bo.id });
    t.says(bo, "246810");
    expect(t.started).toEqual(["create"]);
  });

  test("an operator gives nobody's case away while its owner is there", () => {
    const t = texted({}, { customer: bo });
    t.hands(kim, "owner", eve);
    expect(t.case.people.owner).toBe(ana.id);
  });
});

test("another customer in the same place takes over the card that is there", () => {
  const t = texted({}, { customer: bo });
  t.hands(ana, "customer", eve, "chat:direct");
  expect(t.case.at).toMatchObject({ customer: "chat:direct" });
  expect(t.case.at).not.toHaveProperty("left-customer");
});

test("who has no part in a case any more does not pause it, and nobody leaves twice", () => {
  const t = texted({}, { customer: bo });
  t.hands(ana, "customer", eve);
  t.leaves("customer", bo);
  expect(t.case.left).toBeUndefined();
  t.leaves("customer", eve);
  t.leaves("customer", eve);
  expect(t.posts).toEqual([]);
});

test("a case on hold has no form, because nothing can be answered in it", () => {
  const t = reviewed({}, { customer: bo });
  t.says(ana, "edit phone");
  expect(formOf(errand(), t.case, ana.id)).toBeDefined();
  t.leaves("customer", bo);
  expect(formOf(errand(), t.case, ana.id)).toBeUndefined();
});

test("time passes for a request that asks nothing while its customer is gone", () => {
  const t = begun({ customer: bo, facts: { masks: false } });
  t.presses(ana, "company");
  t.says(ana, "ana@example.com");
  t.says(ana, "Hong Kong");
  t.says(ana, "5123 4567");
  t.presses(ana, "go");
  t.presses(bo, "not-me");
  t.settles("lookUpMail", no("create.clock", { until: t.case.touched + 5_000 }));
  t.later(2 * minute);
  expect(t.case).toMatchObject({ state: "open", left: { customer: expect.any(Number) } });
  expect(t.case.pending).toBeUndefined();
});
