import { describe, expect, test } from "vitest";
import { card } from "../../src/conversation/shown/card.ts";
import { errand } from "./errand.ts";
import { creating, no, reviewed, texted, yes } from "./errands.ts";
import { ana, boss, talk } from "./talk.ts";

describe("an answer counts while what it was made from is unchanged", () => {
  test("renaming a label or rewriting a text voids nothing", () => {
    const t = texted({}, { facts: { approval: true } });
    t.deploys(errand({ reworded: true }));
    t.settles("text", yes({ sent: true }));
    expect(t.asked).toBe("code");
    t.says(ana, "246810");
    expect(t.started).toEqual(["create"]);
  });

  test("a deploy that adds a question asks only that one, then the review that it changes", () => {
    const t = texted();
    t.settles("text", yes({ sent: true }));
    t.deploys(errand({ asksName: true }));
    t.says(ana, "246810");
    expect(t.asked).toBe("name");
    expect(t.card()).toContain("Something changed since I asked");
    t.says(ana, "Ana Example");
    expect(t.asked).toBe("review");
    t.presses(ana, "go");
    expect(t.asked).toBe("code");
    expect(t.promised("text")).toHaveLength(1);
  });

  test("what was said to a question is no answer to one that a deploy put before it", () => {
    const t = talk(errand());
    t.deploys(errand({ asksNameFirst: true }));
    t.says(ana, "ana@example.com");
    expect(t.asked).toBe("caller");
    expect(t.case.answers).toEqual({});
  });

  test("a rollback finds what was promised and settled under the newer flow", () => {
    const t = texted();
    t.deploys(errand({ sms: true }));
    t.settles("text", yes({ sent: true }));
    t.deploys(errand());
    expect(t.card()).toContain("At 00:00:00 I asked Tencent");
    t.says(ana, "246810");
    t.says(ana, "246810");
    expect(t.promised("create")).toHaveLength(1);
  });

  test("a card drawn after a deploy shows the new question before anybody answers", () => {
    const t = texted();
    t.says(ana, "four");
    t.deploys(errand({ asksName: true }));
    expect(t.card()).toContain("What's the full name");
    expect(t.card()).not.toContain("I can't find a 6-digit code");
  });

  test("a card shows the case it is given, whatever was drawn before", () => {
    const flow = errand();
    const theCase = structuredClone(reviewed().case);
    card(flow, theCase, "owner");
    theCase.answers = {};
    expect(card(flow, theCase, "owner")).toEqual(card(flow, structuredClone(theCase), "owner"));
  });

  test("changing the mail asks the review again and keeps the text and its code", () => {
    const t = creating();
    t.progresses("create", "sent");
    t.settles("create", no("error.mail-taken", { redo: "mail" }));
    t.says(ana, "bo@example.com");
    t.settles("look", yes({ seen: false }));
    expect(t.asked).toBe("review");
    t.presses(ana, "go");
    expect(t.started).toEqual(["create"]);
    expect(t.promised("text")).toHaveLength(1);
    const [first, second] = t.promised("create").map(({ input }) => (input as { code: string }).code);
    expect(second).toBe(first);
  });

  test("changing the phone undoes the review and the code, and the new number gets its own text after the review", () => {
    const t = texted();
    t.settles("text", yes({ sent: true }));
    t.says(ana, "edit phone");
    t.says(ana, "51230000");
    expect(t.asked).toBe("review");
    expect(t.started).toEqual([]);
    t.presses(ana, "go");
    expect(t.started).toEqual(["text"]);
    expect(t.promised("text").map(({ input }) => (input as { phone: string }).phone)).toEqual([
      "85251234567",
      "85251230000",
    ]);
  });

  test("the same phone typed again undoes nothing", () => {
    const t = texted();
    t.settles("text", yes({ sent: true }));
    const { question } = t;
    t.says(ana, "edit phone");
    t.says(ana, "51234567");
    expect(t.asked).toBe("code");
    expect(t.started).toEqual([]);
    t.says(ana, "246810", question);
    expect(t.heard, "its question has been asked anew since").toContain("moved on");
    t.says(ana, "246810");
    expect(t.started).toEqual(["create"]);
  });

  test("another country asks the phone again; the first one brings it back", () => {
    const t = reviewed();
    t.says(ana, "edit country");
    t.says(ana, "65");
    expect(t.asked).toBe("phone");
    t.says(ana, "edit country");
    t.says(ana, "852");
    expect(t.asked).toBe("review");
  });

  test("a failed new answer leaves the old one standing", () => {
    const t = reviewed();
    t.says(ana, "edit mail");
    t.says(ana, "no address at all");
    expect(t.asked).toBe("mail");
    expect(t.answer("mail")).toBe("ana@example.com");
    t.presses(ana, "keep");
    expect(t.asked).toBe("review");
  });

  test("an approval of what has changed since does not count", () => {
    const t = reviewed({}, { facts: { approval: true } });
    t.presses(ana, "go");
    const { question } = t;
    t.says(ana, "edit mail");
    t.says(ana, "bo@example.com");
    t.settles("look", yes({ seen: false }));
    t.presses(ana, "go");
    t.presses(boss, "go", question);
    expect(t.heard).toContain("moved on");
    expect(t.promised("text")).toHaveLength(0);
    t.presses(boss, "go");
    expect(t.promised("text")).toHaveLength(1);
  });

  test("what an older run of an effect says cannot spoil an answer given since", () => {
    const t = reviewed();
    t.says(ana, "edit mail");
    t.says(ana, "bo@example.com");
    const first = t.promised("look")[1]!.id;
    t.says(ana, "edit mail");
    t.says(ana, "cy@example.com");
    t.settles("look", yes({ seen: false }));
    t.settles(first, no("create.already-ours", { redo: "mail" }));
    expect(t.asked).toBe("review");
    expect(t.answer("mail")).toBe("cy@example.com");
  });

  test("the same answer given again is still the one that a look-up refuses", () => {
    const t = talk(errand());
    t.says(ana, "ana@example.com");
    t.says(ana, "edit mail");
    t.says(ana, "ana@example.com");
    t.settles("look", no("create.already-ours", { redo: "mail" }));
    expect(t.asked).toBe("mail");
    expect(t.promised("look")).toHaveLength(1);
  });

  test("the end of a text to a former number changes nothing for the new number", () => {
    const t = texted();
    t.says(ana, "edit phone");
    t.says(ana, "51230000");
    const before = t.card();
    t.settles("text", no("create.unreachable"));
    expect(t.card()).toBe(before);
  });

  test("an older run that ends well later does not replace the newer result", () => {
    const t = texted();
    const first = t.promised("text")[0]!.id;
    t.says(ana, "edit phone");
    t.says(ana, "51230000");
    t.presses(ana, "go");
    t.settles("text", yes({ sent: true }));
    t.settles(first, yes({ sent: true }));
    expect(t.asked).toBe("code");
    t.says(ana, "246810");
    expect(t.started).toEqual(["create"]);
  });
});
