import { describe, expect, test } from "vitest";
import { advance } from "../../src/conversation/turn/advance.ts";
import { errand } from "./errand.ts";
import { creating, creatingWithSlowLookup, no, reviewed, slowLookup, texted, yes } from "./errands.ts";
import { ana, bo, hour, minute, talk } from "./talk.ts";

describe("time alone", () => {
  test("ends a draft that nobody touched, and forgets its secrets", () => {
    const t = texted();
    t.says(ana, "246810");
    t.later(72 * hour);
    expect(t.case.state).toBe("expired");
    expect(t.vault).toEqual({});
    expect(t.card()).toContain("ran out of time");
  });

  test("reminds the person who must answer, twice, before that", () => {
    const t = talk(errand(), { customer: bo });
    const reminders = [24, 24, 23].map((hours) => {
      t.later(hours * hour);
      return t.called;
    });
    expect(reminders[0]).toBe("owner: R-7K2P still waits for you: E-mail. It ends at 00:00:00 if nothing happens.");
    expect(t.case).toMatchObject({ state: "open", reminded: 2 });
  });

  test("reminds the approvers when it is their turn", () => {
    const t = reviewed({}, { facts: { approval: true }, customer: bo });
    t.presses(ana, "go");
    t.later(24 * hour);
    expect(t.called).toContain("approvers: R-7K2P still waits for you: Approval");
    expect(t.called).toContain("owner: R-7K2P still waits for an approver: Approval.");
  });

  test("starts anew with every answer", () => {
    const t = reviewed();
    t.later(71 * hour);
    t.says(ana, "edit mail");
    t.later(71 * hour);
    expect(t.case).toMatchObject({ state: "open", reminded: 2 });
  });

  test("makes a texted code too old to trust: a button, not the clock, sends the next", () => {
    const t = texted();
    t.settles("text", yes({ sent: true }));
    t.later(10 * minute);
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("The last code is more than 10 minutes old");
    expect(t.promised("text")).toHaveLength(1);
    t.presses(ana, "go");
    expect(t.promised("text")).toHaveLength(2);
    expect(t.asked).toBe("code");
  });

  test("makes it too old also when no desk noticed before the code came", () => {
    const t = texted();
    t.settles("text", yes({ sent: true }));
    t.unnoticed(10 * minute);
    t.says(ana, "246810");
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("The last code is more than 10 minutes old");
    expect(t.promised("create")).toEqual([]);
    expect(t.vault).toEqual({});
  });

  test("makes it too old also while a create was trying it, once that is refused", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.later(20 * minute);
    expect(t.case.answers.text).toBeDefined();
    t.settles("create", no("error.mail-taken", { redo: "mail" }));
    expect(t.asked).toBe("mail");
    t.says(ana, "bo@example.com");
    t.settles("look", yes({ seen: false }));
    t.presses(ana, "go");
    expect(t.asked).toBe("text");
    expect(t.promised("text")).toHaveLength(1);
    expect(t.vault).toEqual({});
  });

  test("leaves a code alone while a create waits to try it", () => {
    const t = creatingWithSlowLookup();
    t.later(11 * minute);
    t.settles(slowLookup(t), yes({ seen: false }));
    expect(Object.values(t.vault)).toEqual(["246810"]);
    expect(Object.values(t.case.working ?? {})).toMatchObject([{ seal: true }]);
  });

  test("does nothing before it is due, nor to a case that is finished", () => {
    const t = reviewed();
    const early = advance(errand(), t.case, { type: "expired", id: "e" }, t.case.due! - 1);
    expect(early).toEqual({ case: t.case, posts: [], effects: [], secrets: [] });
    t.cancels(ana);
    expect(t.case.due).toBeUndefined();
  });

  test("always has a next instant while a person is asked, and none while an account is being opened", () => {
    const t = talk(errand());
    expect(t.case.due).toBeGreaterThan(t.case.touched);
    const u = creating();
    expect(u.case.due).toBeUndefined();
  });
});
