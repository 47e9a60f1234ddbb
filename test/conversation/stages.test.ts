import { describe, expect, test } from "vitest";
import { creating, no, texted, yes } from "./errands.ts";
import { ana, bo } from "./talk.ts";

describe("unknown is a stage", () => {
  test("each stage of the create is drawn anew for everybody, and none of them is an end", () => {
    const t = creating({}, { customer: bo });
    const seen = (["sent", "unknown", "manual"] as const).map((stage) => {
      t.progresses("create", stage);
      const runsTheDesk = stage === "manual" ? [{ card: "operators" }] : [];
      expect(t.posts.filter((post) => "card" in post)).toEqual([
        { card: "owner" },
        { card: "customer" },
        ...runsTheDesk,
      ]);
      expect(t.case.state).toBe("open");
      return [t.card("owner"), t.card("customer")];
    });
    expect(seen[0]![0]).toContain("Opening the account");
    expect(seen[1]![0]).toContain("I can't tell yet");
    for (const [owner, customer] of seen) expect(owner).toBe(customer);
  });

  test("a person whose create waits in a queue is told roughly how long, until the create goes out", () => {
    const t = creating();
    t.waits("create", 40);
    expect(t.card()).toContain("Queued, about 40 s");
    expect(t.posts).toEqual([{ card: "owner" }]);
    t.waits("create", 40);
    expect(t.posts).toEqual([]);
    t.waits("create", 300);
    expect(t.card()).toContain("Queued, about 5 min");
    t.progresses("create", "sent");
    expect(t.card()).toContain("Opening the account");
    t.waits("create", 20);
    expect(t.posts).toEqual([]);
  });

  test("a question whether to cancel stays when the queue's waiting time is told", () => {
    const t = creating();
    t.says(ana, "cancel");
    t.waits("create", 40);
    expect(t.card()).toContain("Cancel");
    t.presses(ana, "cancel:yes");
    expect(t.case.state).toBe("cancelled");
  });

  test("a stage told twice is one turn", () => {
    const t = creating();
    t.progresses("create", "sent");
    const { version } = t.case;
    t.progresses("create", "sent");
    expect(t.case.version).toBe(version);
    expect(t.posts).toEqual([]);
  });

  test("an unknown create that turns out refused opens the question again", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.progresses("create", "unknown");
    t.settles("create", no("error.code-wrong", { redo: "code" }));
    expect(t.asked).toBe("code");
  });
});

describe("nothing said is dropped while a text is on its way", () => {
  test("the code question opens as soon as the text is promised", () => {
    const t = texted();
    expect(t.asked).toBe("code");
    expect(t.case.answers.text).toBeUndefined();
  });

  test("a code typed before the text is certain waits, and is used once", () => {
    const t = texted();
    t.says(ana, "246810");
    expect(t.started).toEqual([]);
    expect(t.card()).toContain("Waiting for Tencent to confirm the text");
    t.progresses("text", "sent");
    expect(t.started).toEqual([]);
    t.settles("text", yes({ sent: true }));
    expect(t.started).toEqual(["create"]);
    expect(t.promised("create")).toHaveLength(1);
    expect(t.vault[(t.promised("create")[0]!.input as { code: string }).code]).toBe("246810");
  });

  test("when that text is refused the early code goes with it", () => {
    const t = texted();
    t.says(ana, "246810");
    t.settles("text", no("create.unreachable"));
    expect(t.asked).toBe("text");
    expect(t.vault).toEqual({});
    t.presses(ana, "go");
    expect(t.asked).toBe("code");
  });

  test("when the phone is refused the early code goes too", () => {
    const t = texted();
    t.says(ana, "246810");
    t.settles("text", no("error.phone-full", { redo: "phone" }));
    expect(t.asked).toBe("phone");
    expect(t.card()).toContain("already used for 5 accounts");
    expect(t.vault).toEqual({});
  });

  test("the end of a background look-up does not change the words above the question", () => {
    const t = texted();
    t.says(ana, "edit mail");
    t.says(ana, "bo@example.com");
    t.says(ana, "edit phone");
    t.says(ana, "nothing like a number");
    expect(t.card()).toContain("I can't find a phone number");
    const { question } = t;
    t.settles("look", yes({ seen: false }));
    expect(t.card()).toContain("I can't find a phone number");
    expect(t.question).toBe(question);
  });
});
