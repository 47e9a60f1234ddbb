import { describe, expect, test } from "vitest";
import { errand } from "./errand.ts";
import { creating, no, reviewed, texted, yes } from "./errands.ts";
import { ana, bo, boss, eve, type Person, talk } from "./talk.ts";

describe("the customer answers what is theirs", () => {
  test("the owner fills the form, the customer types the code, and each sees whose turn it is", () => {
    const t = texted({}, { customer: bo });
    t.settles("text", yes({ sent: true }));
    expect(t.card("owner")).toContain("Waiting for chat:bo: Code from the text.");
    expect(t.choices("owner")).toEqual(["resend", "edit", "cancel"]);
    expect(t.card("customer")).toContain("What does it say?");
    t.says(ana, "246810");
    expect(t.heard).toBe("chat:ana: This one's waiting for chat:bo.");
    expect(t.vault).toEqual({});
    t.says(bo, "246810");
    expect(t.started).toEqual(["create"]);
  });

  test("a customer can neither answer nor skip what is the owner's", () => {
    const t = talk(errand(), { customer: bo });
    t.says(bo, "bo@example.com");
    expect(t.heard).toBe(
      "chat:bo: This one's waiting for chat:ana.\nchat:ana: chat:bo says in R-7K2P: “b•••@example.com”",
    );
    t.says(ana, "ana@example.com, 852");
    t.says(ana, "51234567");
    expect(t.asked).toBe("note");
    t.presses(bo, "skip");
    expect(t.asked).toBe("note");
  });

  test("without a customer the owner answers everything", () => {
    const t = texted();
    t.says(ana, "246810");
    expect(t.case.answers.code).toBeDefined();
  });

  test("an owner who is the customer too is just the owner", () => {
    const t = texted({}, { customer: ana });
    expect(t.card("owner")).toContain("What does it say?");
    t.hands(ana, "customer", ana);
    expect(t.case.people).toEqual({ owner: ana.id });
  });
});

describe("handing over", () => {
  test("gives the customer's part to somebody in the middle of it", () => {
    const t = texted();
    t.hands(ana, "customer", bo);
    expect(t.heard).toBe("chat:ana: chat:bo is the customer of R-7K2P now.");
    expect(t.case.at.customer).toBe("chat:bo:direct");
    t.says(ana, "246810");
    expect(t.case.answers.code).toBeUndefined();
    t.says(bo, "246810");
    expect(t.case.answers.code).toBeDefined();
  });

  test("gives the whole case away, and the former owner can no longer act", () => {
    const t = reviewed();
    t.hands(ana, "owner", bo);
    t.presses(ana, "go");
    expect(t.started).toEqual([]);
    t.cancels(ana);
    expect(t.case.state).toBe("open");
    t.presses(bo, "go");
    expect(t.started).toEqual(["text"]);
  });

  test("tells both people, but not a person who only goes on in another place", () => {
    const t = reviewed();
    t.hands(ana, "owner", bo);
    expect(t.heard).toContain("chat:ana: chat:bo has R-7K2P now.");
    expect(t.heard).toContain("chat:bo: chat:ana has handed R-7K2P to you. Its card is here.");
    t.follows(bo, "owner", eve);
    expect(t.heard).toBe("chat:bo: chat:eve has R-7K2P now.");
  });

  test("is something that only the owner can do", () => {
    const t = texted({}, { customer: bo });
    t.hands(bo, "owner", bo);
    t.hands(eve, "customer", eve);
    expect(t.case.people).toEqual({ owner: ana.id, customer: bo.id });
  });

  test("works while the create is under way: it changes who is told, not what is opened", () => {
    const t = creating();
    t.progresses("create", "unknown");
    const { answers } = t.case;
    t.hands(ana, "owner", bo);
    expect(t.case).toMatchObject({ answers, people: { owner: bo.id } });
  });
});

describe("approval", () => {
  const facts = { approval: true };
  const asked = () => {
    const t = reviewed({}, { facts, customer: bo });
    t.presses(ana, "go");
    return t;
  };

  test("goes to whoever holds the role, who sees what is asked and who then sees what became of it", () => {
    const t = asked();
    expect(t.card("owner")).toContain("Waiting for an approver: Approval.");
    expect(t.card("approvers")).toContain("chat:ana asks for this.");
    expect(t.card("approvers")).toContain("E-mail: ana@example.com");
    expect(t.choices("approvers")).toEqual(["go", "decline"]);
    t.presses(boss, "go");
    expect(t.started).toEqual(["text"]);
    expect(t.card("approvers")).toContain("Approved by chat:boss at 00:00:00.");
    expect(t.choices("approvers")).toEqual([]);
    expect(t.card("owner")).toContain("chat:boss approved this.");
  });

  test("cannot be given by the owner or the customer, whatever their roles, nor without the role", () => {
    const t = asked();
    const withRole = (who: Person): Person => ({ ...who, roles: ["approvers"] });
    for (const who of [withRole(ana), withRole(bo), eve]) {
      t.presses(who, "go");
      expect(t.heard).toContain("Somebody else who approves requests decides");
    }
    expect(t.asked).toBe("approved");
  });

  test("once declined leads back to the review, with the reason, and the approvers' buttons go", () => {
    const t = asked();
    t.presses(boss, "decline");
    expect(t.asked).toBe("review");
    expect(t.card("owner")).toContain("chat:boss declined this");
    expect(t.posts).toContainEqual({ card: "approvers" });
    expect(t.choices("approvers")).toEqual([]);
    t.presses(ana, "go");
    expect(t.asked).toBe("approved");
  });

  test("waits while its owner is making up their mind", () => {
    const t = asked();
    t.presses(ana, "cancel");
    expect(t.card("approvers")).toContain("being changed");
    t.presses(boss, "go");
    expect(t.heard).toBe("chat:boss: This request is being changed just now, so there's nothing to decide yet.");
    expect(t.asked).toBe("approved");
  });

  test("still reaches the approver while the owner edits something behind it", () => {
    const t = asked();
    t.presses(boss, "go");
    t.settles("text", yes({ sent: true }));
    t.says(bo, "246810");
    t.progresses("create", "sent");
    t.settles("create", no("error.mail-taken", { redo: "mail" }));
    t.says(ana, "bo@example.com");
    t.settles("look", yes({ seen: false }));
    t.presses(ana, "go");
    expect(t.asked).toBe("approved");
    t.presses(boss, "go");
    expect(t.started).toEqual(["create"]);
  });

  test("is told of the end", () => {
    const t = asked();
    t.presses(boss, "decline");
    t.cancels(ana);
    expect(t.posts).toContainEqual({ card: "approvers" });
    expect(t.card("approvers")).toContain("Cancelled");
  });
});
