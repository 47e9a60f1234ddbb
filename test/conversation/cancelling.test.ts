import { describe, expect, test } from "vitest";
import { creating, no, reviewed, texted, yes } from "./errands.ts";
import { ana, bo, boss, eve, hour } from "./talk.ts";

describe("cancel and edit race the create once", () => {
  test("a create that has not begun is taken back by a cancel, and its report finds nothing to settle", () => {
    const t = creating();
    t.cancels(ana);
    expect(t.case.state).toBe("cancelled");
    expect(t.case.working).toBeUndefined();
    const { version } = t.case;
    t.progresses("create", "sent");
    t.settles("create", yes({ uin: "100001" }));
    expect(t.case).toMatchObject({ state: "cancelled", version });
    expect(t.posts).toEqual([]);
  });

  test("asking to cancel takes back a queued create at once, so that nothing is opened while the person makes up their mind", () => {
    const t = creating();
    t.presses(ana, "cancel");
    expect(t.case.working).toBeUndefined();
    t.presses(ana, "keep");
    expect(t.asked).toBe("account");
    t.presses(ana, "go");
    expect(t.promised("create")).toHaveLength(2);
  });

  test("an edit takes back a queued create and asks for the field", () => {
    const t = creating();
    t.presses(ana, "edit:mail");
    expect(t.case.working).toBeUndefined();
    expect(t.asked).toBe("mail");
  });

  test("once the create is sent, a cancel in any form is answered and changes nothing", () => {
    const t = creating();
    t.progresses("create", "sent");
    for (const attempt of [
      () => t.cancels(ana),
      () => t.presses(ana, "cancel"),
      () => t.says(ana, "cancel"),
      () => t.presses(ana, "cancel:yes"),
    ]) {
      attempt();
      expect(t.heard).toBe(
        "chat:ana: R-7K2P: The account is already being opened, so nothing can be changed now. I'll tell you as soon as I know.",
      );
    }
    expect(t.case.state).toBe("open");
  });

  test("cancelling asks once; clicking the same button twice confirms nothing", () => {
    const t = texted();
    t.presses(ana, "cancel");
    t.presses(ana, "cancel");
    expect(t.case.state).toBe("open");
    expect(t.card()).toContain("Cancel R-7K2P? Nothing has been created.");
    expect(t.choices()).toEqual(["cancel:yes", "keep"]);
    t.presses(ana, "cancel:yes");
    expect(t.case.state).toBe("cancelled");
  });

  test("the word cancel, said again, confirms", () => {
    const t = texted();
    t.says(ana, "cancel");
    expect(t.case.state).toBe("open");
    t.says(ana, "Cancel.");
    expect(t.case.state).toBe("cancelled");
  });

  test.each(["yes", "Y", "是"])("%s, said to whether to cancel, confirms, and is a mere word elsewhere", (word) => {
    const t = texted();
    t.says(ana, word);
    expect(t.case.state).toBe("open");
    t.says(ana, "cancel");
    t.says(ana, word);
    expect(t.case.state).toBe("cancelled");
  });

  test.each(["no", "Keep it.", "否"])("%s keeps the request", (word) => {
    const t = texted();
    t.says(ana, "cancel");
    t.says(ana, word);
    expect(t.case).toMatchObject({ state: "open" });
    expect(t.card()).toContain("What does it say?");
  });

  test("an old Yes button does nothing once the person has decided to keep the request", () => {
    const t = texted();
    const { question } = t;
    t.presses(ana, "cancel");
    t.presses(ana, "keep");
    t.presses(ana, "cancel:yes", question);
    expect(t.case.state).toBe("open");
  });

  test("keeping the request leads back to the same question", () => {
    const t = texted();
    const { asked, question } = t;
    t.presses(ana, "cancel");
    t.presses(ana, "keep");
    expect([t.asked, t.question]).toEqual([asked, question]);
  });

  test("cancelling forgets every secret and tells all who were in it", () => {
    const t = creating({}, { customer: bo, facts: { approval: true } });
    expect(Object.values(t.vault)).toEqual(["246810"]);
    t.cancels(ana);
    expect(t.vault).toEqual({});
    expect(t.posts).toEqual([{ card: "owner" }, { card: "customer" }, { card: "approvers" }, { call: "customer" }]);
    for (const audience of ["owner", "customer", "approvers"])
      expect(t.card(audience)).toContain("Nothing was created");
  });

  test("no event changes a case that is finished", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.settles("create", yes({ uin: "100001" }));
    const before = t.case;
    t.cancels(ana);
    expect(t.heard).toContain("is finished");
    t.says(ana, "edit mail");
    t.says(eve, "hello");
    t.presses(boss, "go");
    t.hands(ana, "owner", bo);
    t.later(1000 * hour);
    expect(t.case).toEqual(before);
  });

  test("a stranger can neither cancel nor keep", () => {
    const t = reviewed();
    t.cancels(eve);
    t.says(eve, "cancel");
    t.presses(eve, "cancel:yes");
    expect(t.case.state).toBe("open");
    t.presses(ana, "cancel");
    t.presses(eve, "keep");
    expect(t.case.aside).toEqual({ kind: "cancel" });
  });

  test("a text under way does not keep a case from being cancelled, and its end is not news", () => {
    const t = texted();
    t.progresses("text", "sent");
    t.cancels(ana);
    t.settles("text", no("create.unreachable"));
    expect(t.case.state).toBe("cancelled");
  });
});
