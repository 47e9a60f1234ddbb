import { describe, expect, test } from "vitest";
import { account, reviewing } from "../flows/account-talks.ts";
import { yes } from "./errands.ts";
import { ana, bo, boss, hour, type Talk } from "./talk.ts";

const chief = { id: "chat:chief", roles: ["approvers"] };
const facts = { masks: false, approval: true };

function asked(more = {}): Talk {
  const t = reviewing({ facts: { ...facts, ...more }, customer: bo });
  t.presses(ana, "go");
  return t;
}

const decision = (t: Talk) => t.answer("approved");

describe("an approval", () => {
  test("is nobody's who has a part in the request by another id, or had one", () => {
    const t = asked();
    const twin = { ...boss, also: [ana.id] };
    t.presses(twin, "go");
    expect(t.heard).toBe(
      "chat:boss: Somebody else who approves requests decides this one, because you have a part in it, or had one.",
    );
    t.hands(ana, "owner", { id: "chat:cleo" });
    t.presses({ ...ana, roles: ["approvers"] }, "go");
    expect(t.heard).toContain("because you have a part in it, or had one");
    expect(t.asked).toBe("approved");
    expect(t.effects.filter(({ name }) => name === "sendCode")).toEqual([]);
  });

  test("counts no more once whoever gave it gets the request, by whichever of their ids", () => {
    const t = asked();
    t.presses({ ...boss, also: ["other:boss"] }, "go");
    expect(decision(t)).toEqual({ by: boss.id, at: expect.any(Number), as: ["other:boss"] });
    expect(t.started).toEqual(["sendCode"]);
    t.settles("sendCode", yes({ sent: true }));
    t.hands(ana, "owner", { id: "other:boss" });
    t.says(bo, "123456");
    expect(t.started).toEqual([]);
    expect(t.asked).toBe("approved");
    t.presses(chief, "go");
    expect(decision(t)).toMatchObject({ by: chief.id });
  });

  test("is void once anything of it changes, and a press for what it was decides nothing", () => {
    for (const [field, answer] of [
      ["type", "personal"],
      ["mail", "other@example.com"],
      ["phone", "5123 9999"],
    ] as const) {
      const t = asked();
      const before = t.question;
      t.presses(ana, `edit:${field}`);
      t.says(ana, answer);
      expect(t.asked).toBe("review");
      t.presses(boss, "go", before);
      expect(decision(t)).toBeUndefined();
      t.presses(ana, "go");
      expect(t.asked).toBe("approved");
      t.presses(boss, "go", before);
      expect(decision(t)).toBeUndefined();
      expect(t.started).toEqual([]);
    }
  });

  test("given is void once what was approved changes, and nothing is sent before it is approved anew", () => {
    const t = asked();
    t.presses(boss, "go");
    t.settles("sendCode", yes({ sent: true }));
    t.presses(ana, "edit:mail");
    t.says(ana, "other@example.com");
    t.settles("lookUpMail", yes({ seen: false }));
    t.presses(ana, "go");
    expect(t.asked).toBe("approved");
    t.says(bo, "123456");
    expect(t.effects.filter(({ name }) => name === "createAccount")).toEqual([]);
  });

  test("pressed twice, or by two, counts once, and the second is told whose it is", () => {
    const t = asked();
    const { question } = t;
    t.presses(boss, "go", question);
    const { version } = t.case;
    t.presses(boss, "go", question);
    expect(t.heard).toBe("chat:boss: chat:boss approved R-7K2P already, at 00:00:00.");
    t.presses(chief, "decline:too late", question);
    expect(t.heard).toBe("chat:chief: chat:boss approved R-7K2P already, at 00:00:00.");
    expect(t.case.version).toBe(version);
    expect(t.promised("sendCode")).toHaveLength(1);
  });

  test("declined leads back to the agent, who reads who did it and why; a press after it decides nothing", () => {
    const t = asked();
    const { question } = t;
    t.presses(boss, "decline: the wrong\n country  ", question);
    expect(t.asked).toBe("review");
    expect(t.card()).toContain("chat:boss declined this: “the wrong country” Change what needs changing");
    expect(t.called).toContain("owner");
    t.presses(chief, "go", question);
    expect(t.heard).toContain("chat:chief: chat:boss declined R-7K2P already");
    expect(decision(t)).toBeUndefined();
    expect(t.started).toEqual([]);
  });

  test("lets an approver change nothing of the request, and go on by no other way than its buttons", () => {
    const t = asked();
    const before = t.case.answers;
    const { version } = t.case;
    t.fills(boss, { mail: "boss@example.com", phone: "6123 4567", review: "go" });
    t.says(boss, "go");
    t.presses(boss, "edit:mail");
    t.goesBack(boss, "mail");
    t.cancels(boss);
    t.presses(boss, "take-back");
    t.hands(boss, "owner", chief);
    t.hands(boss, "customer", chief);
    expect(t.case).toMatchObject({ state: "open", answers: before, people: { owner: ana.id, customer: bo.id } });
    expect(t.asked).toBe("approved");
    expect(t.case.version).toBe(version);
    expect(t.started).toEqual([]);
  });

  test("is told in the audit by what was decided", async () => {
    const { advance } = await import("../../src/conversation/turn/advance.ts");
    const t = asked();
    const press = (choice: string) =>
      advance(account, t.case, { type: "pressed", id: "e", from: boss, choice, question: t.question! }, t.case.touched);
    expect(press("go").verdict).toBe("approved");
    expect(press("decline: no").verdict).toBe("declined");
  });

  test("can be taken back once nobody has decided for long, and not before", () => {
    const t = asked();
    expect(t.card()).toContain("If nobody decides, you can take R-7K2P back from 04:00:00 on.");
    expect(t.choices()).not.toContain("take-back");
    t.presses(ana, "take-back");
    expect(t.heard).toContain("from 04:00:00 on");
    expect(t.asked).toBe("approved");
    t.later(4 * hour);
    expect(t.called).toContain("approvers: R-7K2P still waits for you: Approval");
    expect(t.called).toContain("owner: R-7K2P still waits for an approver: Approval. You can take it back now");
    expect(t.choices()).toContain("take-back");
    const { question } = t;
    t.presses(ana, "take-back");
    expect(t.asked).toBe("review");
    expect(t.card()).toContain("You've taken it back, so nobody can approve it now.");
    t.presses(boss, "go", question);
    expect(t.heard).toBe("chat:boss: R-7K2P doesn't need anybody's approval right now.");
    expect(t.started).toEqual([]);
  });

  test("rings once for being overdue, also for an agent who wants no calls", () => {
    const t = asked();
    t.presses(ana, "no-calls");
    t.later(4 * hour);
    expect(t.called).toBe("approvers: R-7K2P still waits for you: Approval. It ends at 00:00:00 if nothing happens.");
    const { n } = t.case.called!.approvers!;
    t.later(3 * hour);
    t.presses(ana, "no-calls");
    t.later(hour);
    expect(t.case.called!.approvers!.n).toBe(n);
  });

  test("ends with the request, whose card at the approvers' tells so", () => {
    const t = asked();
    const { question } = t;
    t.later(73 * hour);
    expect(t.case.state).toBe("expired");
    t.presses(boss, "go", question);
    expect(t.heard).toContain("chat:boss:");
    expect(t.choices("approvers")).toEqual([]);
    expect(t.effects.filter(({ name }) => name === "sendCode")).toEqual([]);
  });

  test.each([
    ["another country than the policy's", ["NG", "TH"], "code"],
    ["a country of the policy's", ["HK"], "approved"],
  ])("is asked for or not in %s", (_, approvalIn, step) => {
    const t = asked({ approvalIn });
    expect(t.asked).toBe(step);
    expect(t.started).toEqual(step === "code" ? ["sendCode"] : []);
  });
});
