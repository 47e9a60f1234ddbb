import { describe, expect, test } from "vitest";
import { errand } from "./errand.ts";
import { creating, reviewed, texted, yes } from "./errands.ts";
import { ana, bo, boss, eve, talk } from "./talk.ts";

describe("an answer belongs to its question", () => {
  test("a press on an older card gets a private word and does nothing", () => {
    const t = reviewed();
    const { question } = t;
    t.presses(ana, "edit:mail");
    t.presses(ana, "keep");
    t.presses(ana, "go", question);
    expect(t.heard).toBe("chat:ana: That question has moved on. The newest message has the current one.");
    expect(t.started).toEqual([]);
  });

  test("a press that the question does not offer is no answer, even where any words would be one", () => {
    const t = talk(errand());
    t.presses(ana, "ana@example.com");
    expect(t.asked).toBe("mail");
    expect(t.heard).toContain("moved on");
  });

  test("something said while another event won the race is not taken for the next question", () => {
    const t = talk(errand());
    const { question } = t;
    t.says(ana, "ana@example.com", question);
    t.says(ana, "852", question);
    expect(t.asked).toBe("country");
    expect(t.heard).toContain("moved on");
  });

  test("back, skip and another text pressed on an older card do nothing; help, status and cancel still work there", () => {
    const t = talk(errand());
    const { question } = t;
    t.says(ana, "ana@example.com");
    for (const word of ["back", "skip", "resend"]) {
      t.presses(ana, word, question);
      expect(t.heard, word).toContain("moved on");
    }
    expect(t.asked).toBe("country");
    t.presses(ana, "status", question);
    expect(t.heard).toContain("R-7K2P is at step 2 of 6");
    t.presses(ana, "help", question);
    expect(t.heard).toContain("one thing at a time");
    t.presses(ana, "cancel", question);
    expect(t.card()).toContain("Cancel R-7K2P?");
  });

  test("a form filled for an older question is not taken", () => {
    const t = talk(errand());
    t.says(ana, "ana@example.com");
    t.says(ana, "edit mail");
    const { question } = t;
    t.says(ana, "bo@example.com");
    t.fills(ana, { mail: "cy@example.com" }, question);
    expect(t.answer("mail")).toBe("bo@example.com");
  });

  test("what a stranger says is never an answer", () => {
    const t = talk(errand());
    const before = t.case;
    t.says(eve, "eve@example.com");
    expect(t.heard).toBe("chat:eve: This one's waiting for chat:ana.");
    t.presses(eve, "go");
    t.fills(eve, { mail: "eve@example.com" });
    t.goesBack(eve);
    t.hands(eve, "owner", eve);
    expect(t.case).toEqual(before);
  });

  test("words are no decision where a button decides", () => {
    const t = reviewed();
    t.says(ana, "looks fine to me");
    expect(t.heard).toContain("I go on only when you press Yes, go on.");
    t.presses(ana, "nonsense");
    expect(t.asked).toBe("review");
  });

  test("people may chat in the approvers' room: only a button decides there, and nobody is answered", () => {
    const t = reviewed({}, { facts: { approval: true } });
    t.presses(ana, "go");
    const before = t.case;
    t.says(boss, "go");
    expect(t.posts).toEqual([]);
    t.says(eve, "decline");
    expect(t.posts).toEqual([]);
    expect(t.case).toEqual(before);
  });

  test("a sentence fills what is empty, says so, and leaves what is answered alone", () => {
    const t = talk(errand());
    t.says(ana, "ana@example.com, 852");
    expect(t.asked).toBe("phone");
    expect(t.card()).toContain("E-mail: ana@example.com\nCountry or region: 852");
    t.says(ana, "edit mail");
    t.says(ana, "bo@example.com, 65");
    expect(t.answer("mail")).toBe("bo@example.com");
    expect(t.answer("country")).toBe("852");
    t.says(ana, "edit mail");
    t.says(ana, "cy@example.com, 65, 51234567");
    expect(t.answer("country")).toBe("852");
    expect(t.answer("phone"), "read with the country that stands").toBe("85251234567");
    t.says(ana, "edit mail");
    t.says(ana, "di@example.com, 51230000");
    expect(t.answer("phone")).toBe("85251234567");
  });

  test("what came with the command is taken too", () => {
    const t = talk(errand(), { text: "ana@example.com, 852" });
    expect(t.asked).toBe("phone");
    expect(t.started).toEqual(["look"]);
    expect(t.card()).toContain("E-mail: ana@example.com");
  });

  test("words of a sentence are never taken for a secret", () => {
    const t = texted();
    t.says(ana, "the code, 852");
    expect(t.case.answers.code).toBeUndefined();
    expect(t.vault).toEqual({});
  });

  test("a command is obeyed only when nothing else was said", () => {
    const t = talk(errand({ asksName: true }));
    t.says(ana, "how do other people cancel subscriptions");
    expect(t.case.aside).toBeUndefined();
    t.says(ana, "  HELP! ");
    expect(t.heard).toContain("one thing at a time");
  });

  test("somebody who asks for a person gets the operators' attention and keeps the question", () => {
    const t = texted();
    t.says(ana, "human");
    expect(t.heard).toBe(
      "chat:ana: I've told the team that runs this bot that R-7K2P needs a hand. Your answers are saved.\n" +
        "operators: R-7K2P needs a person's help, asked for by chat:ana.",
    );
    expect(t.asked).toBe("code");
  });

  test("status says how far the request is, at every stage", () => {
    const t = creating();
    t.says(ana, "status");
    expect(t.heard).toContain("still on it");
    t.progresses("create", "sent");
    t.says(ana, "status");
    expect(t.heard).toContain("R-7K2P: Opening the account");
    t.progresses("create", "unknown");
    t.says(ana, "status");
    expect(t.heard).toContain("can't tell yet");
    t.settles("create", yes({ uin: "100001" }));
    t.says(ana, "status");
    expect(t.heard).toContain("R-7K2P is done");
    t.says(bo, "status");
    expect(t.heard, "only to whom it concerns").toContain("isn't yours to change");
  });
});

describe("going back", () => {
  test("goes to the question before, and from there on to where it was", () => {
    const t = reviewed();
    t.says(ana, "back");
    expect(t.asked).toBe("note");
    t.says(ana, "back");
    expect(t.asked).toBe("phone");
    t.says(ana, "51234567");
    expect(t.asked).toBe("review");
  });

  test("says so at the first question", () => {
    const t = talk(errand());
    t.says(ana, "back");
    expect(t.heard).toContain("This is the first question");
  });

  test("an edit can name a field in the person's own words, or be picked from a list", () => {
    const t = reviewed();
    t.says(ana, "change the number");
    expect(t.asked).toBe("phone");
    t.presses(ana, "keep");
    t.says(ana, "edit");
    expect(t.choices()).toEqual(["edit:mail", "edit:country", "edit:phone", "edit:note", "keep"]);
    t.presses(ana, "edit:country");
    expect(t.asked).toBe("country");
    t.presses(ana, "edit:code");
    expect(t.heard).toContain("no such answer");
  });

  test("a field that a deploy took away does not hold the person up", () => {
    const t = reviewed({ asksName: true });
    t.says(ana, "edit name");
    t.deploys(errand());
    t.says(ana, "Ana Example");
    expect(t.asked).toBe("review");
    expect(t.case.aside).toBeUndefined();
  });

  test("a frozen answer stays", () => {
    const t = creating({}, { facts: { frozen: ["mail"] } });
    t.says(ana, "edit mail");
    expect(t.heard).toContain("can't be changed any more");
    t.presses(ana, "edit");
    expect(t.choices()).not.toContain("edit:mail");
    t.presses(ana, "keep");
    t.fills(ana, { mail: "bo@example.com" });
    expect(t.answer("mail")).toBe("ana@example.com");
  });
});
