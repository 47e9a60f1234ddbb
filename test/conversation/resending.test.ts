import { describe, expect, test } from "vitest";
import { no, reviewed, texted, yes } from "./errands.ts";
import { ana, bo, minute, second, type Talk } from "./talk.ts";

const sent = yes({ sent: true });
const wrong = no("error.code-wrong", { redo: "code" });

/** The code question, a minute after the first text. */
function waiting(): Talk {
  const t = texted();
  t.settles("text", sent);
  t.later(66 * second);
  return t;
}

/** A code that Tencent refuses. */
function guess(t: Talk, code = "000000"): void {
  t.says(ana, code);
  t.progresses("create", "sent");
  t.settles("create", wrong);
}

describe("a resend", () => {
  test("is possible after a pause, and the card says when", () => {
    const t = texted();
    expect(t.card()).toContain("ask for another at 00:01:05");
    t.says(ana, "resend");
    expect(t.heard).toContain("You can try that again at 00:01:05");
    t.settles("text", sent);
    t.later(66 * second);
    expect(t.card()).not.toContain("ask for another at");
    t.says(ana, "resend");
    expect(t.started).toEqual(["text"]);
  });

  test("clicked twice sends one text", () => {
    const t = waiting();
    const { question } = t;
    t.presses(ana, "resend", question);
    t.presses(ana, "resend", question);
    expect(t.promised("text")).toHaveLength(2);
  });

  test("replaces the old code: one typed for the old question is not tried", () => {
    const t = waiting();
    const { question } = t;
    t.presses(ana, "resend");
    t.says(ana, "111111", question);
    expect(t.heard).toContain("moved on");
    t.says(ana, "222222");
    t.settles("text", sent);
    expect(t.started).toEqual(["create"]);
    expect(Object.values(t.vault)).toEqual(["222222"]);
  });

  test("that is refused leaves the old code good, keeps the question, and says so", () => {
    const t = waiting();
    t.presses(ana, "resend");
    const { question } = t;
    t.settles("text", no("error.text-too-soon", { until: t.case.touched + 65 * second }));
    expect([t.asked, t.question]).toEqual(["code", question]);
    expect(t.card()).toContain("no new one was sent. The last code may still come");
    t.says(ana, "111111", question);
    expect(t.started).toEqual(["create"]);
    expect(t.promised("text")).toHaveLength(2);
  });

  test("that is refused after a code was typed tries that code with the old text", () => {
    const t = waiting();
    t.presses(ana, "resend");
    t.says(ana, "111111");
    t.settles("text", no("create.unreachable"));
    expect(t.started).toEqual(["create"]);
  });

  test("of a text that has not answered yet counts the newest, whichever ends first", () => {
    const t = texted();
    const first = t.promised("text")[0]!.id;
    t.later(66 * second);
    t.says(ana, "resend");
    t.settles("text", sent);
    const { question } = t;
    t.settles(first, no("error.phone-full", { redo: "phone" }));
    expect([t.asked, t.question]).toEqual(["code", question]);
    t.says(ana, "222222", question);
    expect(t.started).toEqual(["create"]);
  });

  test("does not wait for an older text that never answers", () => {
    const t = texted();
    t.later(66 * second);
    t.says(ana, "resend");
    t.settles("text", sent);
    t.says(ana, "222222");
    expect(t.started).toEqual(["create"]);
  });

  test("whose first text comes through after all still waits for the newer one", () => {
    const t = texted();
    const first = t.promised("text")[0]!.id;
    t.later(66 * second);
    t.says(ana, "resend");
    t.says(ana, "222222");
    t.settles(first, sent);
    expect(t.started).toEqual([]);
    t.settles("text", sent);
    expect(t.started).toEqual(["create"]);
  });

  test("that is refused while the first is still on its way stands on the first", () => {
    const t = texted();
    const first = t.promised("text")[0]!.id;
    t.later(66 * second);
    t.says(ana, "resend");
    t.says(ana, "111111");
    t.settles("text", no("create.unreachable"));
    expect(t.started).toEqual([]);
    t.settles(first, sent);
    expect(t.started).toEqual(["create"]);
  });

  test("takes back a create that has not begun, since its code is about to die", () => {
    const t = waiting();
    t.says(ana, "111111");
    t.says(ana, "resend");
    expect(Object.values(t.case.working ?? {}).map(({ key }) => key)).toEqual(["text"]);
    expect(t.asked).toBe("code");
  });

  test("needs a text to have been sent", () => {
    const t = reviewed();
    t.says(ana, "resend");
    expect(t.heard).toContain("no code to send again");
    expect(t.started).toEqual([]);
  });

  test("asked for by the customer answers the customer", () => {
    const t = texted({}, { customer: bo });
    t.says(bo, "resend");
    expect(t.heard).toContain("chat:bo: Hold on, please.");
  });
});

describe("wrong codes", () => {
  test("are counted for the number, whatever is resent", () => {
    const t = waiting();
    guess(t);
    expect(t.card()).toContain("2 tries left");
    t.later(2 * minute);
    t.says(ana, "resend");
    t.settles("text", sent);
    expect(t.card()).toContain("2 tries left");
    guess(t);
    expect(t.card()).toContain("1 try left");
  });

  test("lock the number at the limit, with an instant, and a new text after that is a new start", () => {
    const t = waiting();
    guess(t);
    guess(t);
    guess(t);
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("one wrong code too many");
    expect(t.card()).toContain("from 00:16:06");
    for (const go of [() => t.presses(ana, "go"), () => t.says(ana, "resend")]) {
      go();
      expect(t.heard).toContain("00:16:06");
    }
    expect(t.promised("text")).toHaveLength(1);
    t.later(16 * minute);
    expect(t.promised("text")).toHaveLength(1);
    t.presses(ana, "go");
    t.settles("text", sent);
    expect(t.card()).not.toContain("left");
  });

  test("stay locked for that number also when another one is tried in between", () => {
    const t = waiting();
    guess(t);
    guess(t);
    guess(t);
    t.says(ana, "edit phone");
    t.says(ana, "51230000");
    t.presses(ana, "go");
    t.settles("text", no("create.unreachable"));
    t.says(ana, "edit phone");
    t.says(ana, "51234567");
    t.presses(ana, "go");
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("from 00:16:06");
  });

  test("are not counted when the create never began", () => {
    const t = waiting();
    t.says(ana, "246810");
    t.settles("create", no("create.secret-gone", { redo: "code" }));
    expect(t.asked).toBe("code");
    expect(t.card()).not.toContain("left");
  });

  test("are explained the second time; the third time a person is offered", () => {
    const t = waiting();
    t.says(ana, "four");
    expect(t.choices()).not.toContain("person");
    t.says(ana, "five");
    expect(t.card()).toContain("The code is in the newest text");
    t.says(ana, "six");
    expect(t.choices()).toContain("person");
    const u = waiting();
    guess(u);
    guess(u);
    expect(u.card()).toContain("The code is in the newest text");
  });

  test("are deleted from the vault at once", () => {
    const t = waiting();
    guess(t);
    expect(t.vault).toEqual({});
  });
});
