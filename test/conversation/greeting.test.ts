import { describe, expect, test } from "vitest";
import type { Flow } from "../../src/conversation/flow.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { account, begun, coding, creating as opening, reviewing, sent } from "../flows/account-talks.ts";
import { no, yes } from "./errands.ts";
import { ana, bo, eve, hour, type Talk, talk } from "./talk.ts";

const facts = { masks: false };
const flows = allFlows({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations);
const kind = (id: string): Flow => flows.find((flow) => flow.id === id)!;
const isOut = (t: Talk) => t.choices("customer").filter((key) => key.startsWith("not-"));

/** The text sent, the code asked of Bo. */
const asked = () => coding({ customer: bo, facts });

/** Verifying an address, at the code. */
function verifying(contact: string): Talk {
  const t = talk(kind("verify"), { customer: bo, facts });
  t.says(ana, contact);
  t.settles("lookUpContact", yes({ verified: false, requestId: "r" }));
  t.presses(ana, "go");
  t.settles("sendContactCode", yes({ sent: true, form: null }));
  return t;
}

describe("the customer's first sight", () => {
  test("says who asks and what for, what comes, how long it takes, what is never asked, and has two ways out", () => {
    const t = talk({ ...account, deskName: "Acme Cloud" }, { customer: bo, facts });
    expect(t.card("customer")).toBe(
      [
        "New Tencent Cloud account · R-7K2P",
        "Hello! I'm the bot of Acme Cloud. chat:ana is opening a Tencent Cloud account for you.",
        "What I need from you is six digits: when chat:ana is ready, they come to your phone by text within a minute, and you type them here. It takes about two minutes.",
        "I never ask for a password, an ID card or money.",
        "Not your number, or not you? Press the button for it, and nothing more comes.",
        "Waiting for chat:ana: Account type.",
        "[That's not my number] [This isn't me] [Ask to cancel]",
      ].join("\n"),
    );
  });

  test("needs no name of the desk, and promises nothing where a password can be asked for", () => {
    const t = begun({ customer: bo });
    expect(t.card("customer")).toContain("Hello! I'm a bot. chat:ana is opening a Tencent Cloud account for you.");
    expect(t.card("customer")).not.toContain("never ask for a password");
  });

  test("stands around the question for somebody who is named when the code is asked, and goes with what they do", () => {
    const t = coding({ facts });
    t.hands(ana, "customer", bo);
    expect(t.card("customer")).toMatch(
      /^New .*\nHello! .*\nAt .* text a 6-digit code.*\n.*\nThe text should reach you within a minute/,
    );
    t.says(bo, "1234");
    expect(t.card("customer")).not.toContain("Hello!");
    expect(isOut(t)).toEqual(["not-my-number", "not-me"]);
  });

  test("is over by the question for somebody who was greeted before", () => {
    const t = asked();
    expect(t.card("customer")).not.toContain("Hello!");
    expect(isOut(t)).toEqual(["not-my-number", "not-me"]);
  });

  test("of an e-mail contact speaks of an e-mail and of no phone, and of both while nobody knows", () => {
    const t = talk(kind("verify"), { customer: bo, facts });
    expect(t.card("customer")).toContain("they come to you by text or e-mail within a minute");
    t.says(ana, "ops@example.com");
    expect(t.card("customer")).toContain("they come to you by e-mail within a minute");
    expect(t.card("customer")).not.toMatch(/phone\b.*within|your number/);
    expect(t.card("customer")).toContain("[That's not my address]");
  });

  test("of a kind that sends no code has nothing to do, and one way out", () => {
    for (const id of ["official", "classroom"]) {
      const t = talk(kind(id), { customer: bo, facts });
      expect(t.card("customer")).toContain("There's nothing for you to do.");
      expect(isOut(t)).toEqual(["not-me"]);
      t.says(bo, "wrong number");
      expect(t.heard).toContain("chat:bo: R-7K2P needs no number");
    }
  });

  test("tells whoever asks in whose name the bot speaks", () => {
    const t = talk({ ...account, deskName: "Acme Cloud" }, { customer: bo, facts });
    t.says(bo, "who are you?");
    expect(t.heard).toContain("chat:bo: I'm the bot of Acme Cloud. chat:ana opened this request for you");
  });
});

describe("a number that is not the customer's", () => {
  const ways: Record<string, (t: Talk) => void> = {
    "the button": (t) => t.presses(bo, "not-my-number"),
    "the words of the button": (t) => t.says(bo, "That's not my number"),
    "other words for it": (t) => t.says(bo, "you have the wrong number"),
    "Chinese words": (t) => t.says(bo, "号码错了"),
  };
  test.each(Object.entries(ways))("is asked of the owner again, and a code that was texted is void: %s", (_, says) => {
    const t = asked();
    const { text } = t.case.answers;
    expect(text).toBeDefined();
    says(t);
    expect(t.heard).toContain("chat:bo: Thanks. I've told chat:ana that the phone number in R-7K2P isn't yours.");
    expect(t.called).toContain("owner: chat:bo says that the phone number in R-7K2P isn't theirs.");
    expect(t.asked).toBe("phone");
    expect(t.card("owner")).toContain("chat:bo says that the phone number in R-7K2P isn't theirs.");
    expect(t.case.answers.text).toBeUndefined();
    t.says(bo, "123456");
    expect(t.started).toEqual([]);
    t.says(ana, "6123 4567");
    expect(t.promised("sendCode")).toHaveLength(1);
    t.presses(ana, "go");
    expect(t.promised("sendCode")).toHaveLength(2);
  });

  test("is the button's matter where it is said in a longer sentence", () => {
    const t = asked();
    t.says(bo, "sorry, that is an old number of mine and I don't have it any more");
    expect(t.heard).toContain("chat:bo: Isn't it yours? Press the button");
    expect(t.asked).not.toBe("phone");
    expect(t.case.answers.text).toBeDefined();
  });

  test("is told once, as long as the owner has not looked", () => {
    const t = asked();
    t.presses(bo, "not-my-number");
    const { version } = t.case;
    t.presses(bo, "not-my-number");
    expect(t.heard).toBe("chat:bo: I've told chat:ana already, and nothing is sent before they've looked.");
    expect(t.case.version).toBe(version);
  });

  test("that the owner keeps is texted again only when they press", () => {
    const t = asked();
    t.presses(bo, "not-my-number");
    t.presses(ana, "keep");
    expect(t.promised("sendCode")).toHaveLength(1);
    expect(t.choices("owner")).toContain("go");
    t.presses(ana, "go");
    expect(t.promised("sendCode")).toHaveLength(2);
  });

  test("takes a text back that was promised and not sent, and one on its way brings no code that counts", () => {
    const t = reviewing({ customer: bo, facts });
    t.presses(ana, "go");
    t.presses(bo, "not-my-number");
    expect(t.case.working).toBeUndefined();
    t.settles("sendCode", sent);
    t.presses(ana, "keep");
    expect(t.asked).toBe("text");
  });

  test("that a create waits for with the code takes the create back", () => {
    const t = asked();
    t.says(bo, "123456");
    expect(t.started).toEqual(["createAccount"]);
    t.presses(bo, "not-my-number");
    expect(t.case.working).toBeUndefined();
    expect(Object.keys(t.vault).filter((ref) => ref.includes("/code/"))).toEqual([]);
  });

  test("that was not given yet is asked of them by the owner", () => {
    const t = begun({ customer: bo, facts });
    t.presses(bo, "not-my-number");
    expect(t.heard).toBe(
      "chat:bo: R-7K2P has no number yet. I've told chat:ana to ask you for yours.\nchat:ana: chat:bo asks you to take the number in R-7K2P from them. There's none yet.",
    );
    expect(t.asked).toBe("type");
  });

  test("is an address for an e-mail contact", () => {
    const t = verifying("ops@example.com");
    t.presses(bo, "not-my-number");
    expect(t.heard).toContain("that the e-mail address in R-7K2P isn't yours");
    expect(t.asked).toBe("contact");
  });

  test("is asked about when the sentence asks", () => {
    const t = asked();
    t.says(bo, "is this the wrong number?");
    expect(t.heard).toContain("chat:bo: Isn't it yours? Press the button");
    expect(t.case.answers.text).toBeDefined();
  });
});

describe("somebody who is not the customer", () => {
  const ways: Record<string, (t: Talk) => void> = {
    "the button": (t) => t.presses(bo, "not-me"),
    "the words of the button": (t) => t.says(bo, "This isn't me"),
    "other words for it": (t) => t.says(bo, "you have the wrong person"),
    "Chinese words": (t) => t.says(bo, "这不是我"),
  };
  test.each(Object.entries(ways))("is asked and told nothing more, and the owner names another: %s", (way, says) => {
    const t = asked();
    says(t);
    const isPressed = way === "the button"; // their card says it then
    expect(t.heard).toBe(
      isPressed
        ? ""
        : "chat:bo: Thanks for telling me, and sorry to have bothered you. I won't ask or tell you anything more about R-7K2P, and no code comes to you for it. If you still get one, give it to nobody.",
    );
    expect(t.called).toContain("owner: chat:bo says that R-7K2P isn't theirs.");
    expect(t.case.people).toEqual({ owner: ana.id });
    expect(t.card("left-customer").trimEnd()).toBe(
      "New Tencent Cloud account · R-7K2P\nThanks for telling me, and sorry to have bothered you. I won't ask or tell you anything more about R-7K2P, and no code comes to you for it. If you still get one, give it to nobody.",
    );
    for (const words of ["123456", "status", "help", "human", "resend", "cancel", "who are you?"]) {
      t.says(bo, words);
      expect(t.heard).toBe("chat:bo: This one isn't yours to change. Whoever asked you for it can tell you more.");
      expect(t.called).toBe("");
    }
  });

  test("gets no word and no card of what becomes of it, whatever that is", () => {
    const t = asked();
    t.presses(bo, "not-me");
    const goodbye = t.card("left-customer");
    const told: string[] = [];
    const look = () => {
      for (const post of t.posts)
        told.push("card" in post ? post.card : "call" in post ? post.call : JSON.stringify(post));
      expect(t.card("left-customer")).toBe(goodbye);
    };
    t.hands(ana, "customer", eve);
    look();
    t.presses(ana, "go");
    t.settles("sendCode", sent);
    look();
    t.says(eve, "123456");
    t.settles("createAccount", yes({ uin: "200000123456", requestId: "r", at: 0 }));
    look();
    expect(t.case.state).toBe("done");
    expect(told.join("\n")).not.toMatch(/left-customer|chat:bo"/);
  });

  test("stops every text until another is named, and then one goes out on a press alone", () => {
    const t = reviewing({ customer: bo, facts });
    t.presses(ana, "go");
    t.presses(bo, "not-me");
    expect(t.case.working).toBeUndefined();
    for (const act of [() => t.says(ana, "resend"), () => t.presses(ana, "go"), () => t.later(hour)]) {
      act();
      expect(t.started).toEqual([]);
    }
    t.hands(ana, "customer", bo);
    expect(t.heard).toBe(
      "chat:ana: chat:bo has said that R-7K2P isn't theirs, so I don't ask them again. Name somebody else.",
    );
    expect(t.case.people).toEqual({ owner: ana.id });
    t.hands(ana, "customer", eve);
    expect(t.started).toEqual([]);
    expect(t.card("customer")).toContain("Hello!");
    t.presses(ana, "go");
    expect(t.started).toEqual(["sendCode"]);
  });

  test("is heard where the account is being opened already", () => {
    const t = opening({ customer: bo, facts });
    t.presses(bo, "not-me");
    expect(t.heard).toContain("chat:ana: chat:bo says that R-7K2P isn't theirs, and it's under way already.");
    expect(t.case.people.customer).toBe(bo.id);
    t.settles("createAccount", no("error.code-wrong", { redo: "code" }));
    t.presses(bo, "not-me");
    expect(t.case.people).toEqual({ owner: ana.id });
  });

  test("who says it in a sentence of their own gets the button, and nothing has changed", () => {
    const t = asked();
    for (const words of ["i didn't ask for this", "I never asked for an account", "我没有申请", "这不是我申请的"]) {
      t.says(bo, words);
      expect(t.heard).toContain("chat:bo: chat:ana opened R-7K2P and gave your details.");
      expect(t.case.people.customer).toBe(bo.id);
    }
  });

  test("is not the owner, who is told that it is theirs", () => {
    const t = coding({ facts });
    t.says(ana, "this isn't me");
    expect(t.heard).toBe("chat:ana: It's R-7K2P, and it's yours. Say cancel if it shouldn't be there.");
  });
});
