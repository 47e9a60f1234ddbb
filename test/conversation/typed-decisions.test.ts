import { describe, expect, test } from "vitest";
import { account, begun, coding, reviewing } from "../flows/account-talks.ts";
import { codeSent, verifying } from "../flows/other-talks.ts";
import { ana, bo, boss, minute, type Talk, talk } from "./talk.ts";

/** What the newest turn has decided: effects that were promised, or the end of the case. */
const decided = (t: Talk) => [...t.started, ...(t.case.state === "open" ? [] : [t.case.state])];

describe("a yes that is the whole message presses the button before the eyes", () => {
  test.each(["yes", "Yes!", "go ahead", "好的", "是的", "go on", "yes please"])("%j", (word) => {
    const t = reviewing({ facts: { masks: false } });
    t.says(ana, word);
    expect(t.started).toEqual(["sendCode"]);
  });

  test.each(["ok", "okay", "thanks", "👍", "yes?", "looks good", "嗯", "yes, company", "sure thing, after lunch"])(
    "%j presses nothing, and gets the button again",
    (word) => {
      const t = reviewing({ facts: { masks: false } });
      t.says(ana, word);
      expect(decided(t)).toEqual([]);
      expect(t.asked).toBe("review");
      expect(t.heard).toContain("when you press Text the code");
      expect(t.posts).toContainEqual({
        to: ana.id,
        notice: expect.objectContaining({ values: expect.objectContaining({ press: "go", question: t.question }) }),
      });
    },
  );

  test("not where others read, unless it replies to that very card", () => {
    const t = reviewing({ facts: { masks: false } });
    t.mentions(ana, "yes");
    expect(decided(t)).toEqual([]);
    expect(t.heard).toContain("when you press Text the code");
    t.replies(ana, "yes", t.sees(ana));
    expect(t.started).toEqual(["sendCode"]);
  });

  test("not before the review was shown: what was written at the question before is no answer to it", () => {
    const t = begun({ facts: { masks: false } });
    t.presses(ana, "company");
    const seen = t.sees(ana);
    t.says(ana, "ana@example.com, +852 5123 4567");
    expect(t.asked).toBe("review");
    t.replies(ana, "yes", seen);
    expect(decided(t)).toEqual([]);
    expect(t.asked).toBe("review");
  });

  test("not after it: the same word once more decides nothing further", () => {
    const t = reviewing({ facts: { masks: false } });
    const seen = t.sees(ana);
    t.says(ana, "yes");
    t.replies(ana, "yes", seen);
    expect(decided(t)).toEqual([]);
    expect(t.promised("sendCode")).toHaveLength(1);
  });

  test("not for a review that has changed since", () => {
    const t = reviewing({ facts: { masks: false } });
    const seen = t.sees(ana);
    t.says(ana, "edit phone");
    t.says(ana, "5123 9999");
    expect(t.asked).toBe("review");
    t.replies(ana, "yes", seen);
    expect(decided(t)).toEqual([]);
    t.says(ana, "yes");
    expect(t.started).toEqual(["sendCode"]);
  });

  test("not for anybody else", () => {
    const t = reviewing({ facts: { masks: false }, customer: bo });
    const seen = t.sees(ana);
    t.replies(bo, "yes", seen);
    expect(decided(t)).toEqual([]);
    expect(t.asked).toBe("review");
  });

  test("never an approval", () => {
    const t = reviewing({ facts: { masks: false, approval: true } });
    t.says(ana, "yes");
    expect(t.asked).toBe("approved");
    const seen = { question: t.question!, choices: t.choices("approvers") };
    t.replies(boss, "yes", seen);
    t.replies(boss, "Approve", { ...seen, named: "go" });
    expect(t.started).toEqual([]);
    expect(t.asked).toBe("approved");
  });
});

describe("no code", () => {
  const told = (means: string, t: Talk, who = ana) => {
    t.says(who, means);
    return t.heard;
  };

  test("whoever says that no text came hears what to look at, when another can come, and what else can be done", () => {
    const owner = told("no text came", coding({ facts: { masks: false } }));
    expect(owner).toContain("Please check the number on the card");
    expect(owner).toContain("I can have a new one sent at");
    expect(owner).toContain("say wrong number for another one, or human");
    expect(owner).toContain("invite the customer by e-mail");
    const customer = told("no text came", coding({ facts: { masks: false }, customer: bo }), bo);
    expect(customer).toContain("say wrong number for another one, or human");
    expect(customer).not.toContain("invite");
  });

  test("a code that nobody has asked for yet is told so, and a number that no code has is not", () => {
    const t = reviewing({ facts: { masks: false } });
    t.says(ana, "123 456");
    expect(decided(t)).toEqual([]);
    expect(t.heard).toContain("I'm not waiting for a code: there's none out that counts.");
    expect(t.heard).toContain("when you press Text the code");
    t.says(ana, "1234");
    expect(t.heard).toContain("I didn't understand that.");
  });

  test("a code for a number that was changed since is told so as well", () => {
    const t = coding({ facts: { masks: false } });
    t.says(ana, "edit phone");
    t.says(ana, "5123 9999");
    t.says(ana, "123456");
    expect(t.heard).toContain("none out that counts");
  });

  test("whoever waits for an e-mail is sent to no phone", () => {
    const t = verifying("ana@example.com");
    t.presses(ana, "go");
    t.settles("sendContactCode", codeSent);
    const heard = told("no email came", t);
    expect(heard).toContain("Please check the address on the card, and look in the spam folder");
    expect(heard).toContain("say not my address for another one, or human");
    expect(heard).not.toMatch(/phone|text|number/);
  });

  test("whoever wants to start over gets the button that cancels, and nothing is cancelled by the words", () => {
    const t = reviewing({ facts: { masks: false } });
    t.says(ana, "start over");
    expect(decided(t)).toEqual([]);
    expect(t.asked).toBe("review");
    expect(t.posts).toContainEqual({
      to: ana.id,
      notice: expect.objectContaining({ values: expect.objectContaining({ press: "cancel", question: t.question }) }),
    });
  });
});

describe("a cancel", () => {
  test("is confirmed by a yes once it was asked, and seen", () => {
    const t = coding({ facts: { masks: false } });
    t.says(ana, "please cancel this request");
    expect(t.case.aside).toMatchObject({ kind: "cancel" });
    t.mentions(ana, "yes");
    expect(t.heard).toContain("Nothing is cancelled until you press Yes, cancel.");
    t.says(ana, "yes");
    expect(t.case.state).toBe("cancelled");
  });

  test("typed twice before it was asked cancels nothing", () => {
    const t = coding({ facts: { masks: false } });
    const seen = t.sees(ana);
    t.replies(ana, "cancel", seen);
    t.replies(ana, "cancel", seen);
    expect(t.case.state).toBe("open");
    t.says(ana, "cancel");
    expect(t.case.state).toBe("cancelled");
  });

  test("is none when nobody asked, whatever button was seen", () => {
    const t = coding({ facts: { masks: false } });
    t.says(ana, "cancel");
    const seen = t.sees(ana);
    t.presses(ana, "keep");
    t.replies(ana, "yes", seen);
    expect(t.case.state).toBe("open");
  });

  test.each(["no", "never mind", "算了", "don't cancel"])("%j keeps it", (word) => {
    const t = coding({ facts: { masks: false } });
    t.says(ana, "cancel");
    t.says(ana, word);
    expect(t.case).toMatchObject({ state: "open" });
    expect(t.case.aside).toBeUndefined();
  });
});

describe("a new code", () => {
  test("is sent by no sentence: each gets the button for it", () => {
    const t = coding({ facts: { masks: false } });
    t.later(2 * minute);
    t.mentions(ana, "can you send it again please");
    expect(t.started).toEqual([]);
    expect(t.heard).toContain("press the button");
    t.says(ana, "no text came");
    expect(t.started).toEqual([]);
    expect(t.posts).toContainEqual({
      to: ana.id,
      notice: expect.objectContaining({ values: expect.objectContaining({ press: "resend" }) }),
    });
    t.says(ana, "can you send it again please");
    expect(t.started).toEqual([]);
    expect(t.posts).toContainEqual({
      to: ana.id,
      notice: expect.objectContaining({ values: expect.objectContaining({ press: "resend" }) }),
    });
  });
});

describe("words that could be the answer", () => {
  const naming = () => {
    const t = begun({ facts: { masks: false, profile: "current" } });
    t.presses(ana, "company");
    t.says(ana, "ana@example.com, +852 5123 4567");
    return t;
  };

  test("are asked about, and taken when they are", () => {
    const t = naming();
    t.says(ana, "Start Over");
    expect(t.card()).toContain('Is "Start Over" the customer\'s name?');
    expect(t.choices().slice(0, 2)).toEqual(["keep-typed", "not-answer"]);
    expect(t.answer("name")).toBeUndefined();
    t.says(ana, "yes");
    expect(t.answer("name")).toBe("Start Over");
  });

  test("are taken when they are said once more", () => {
    const t = naming();
    t.says(ana, "Start Over");
    t.says(ana, "Start Over");
    expect(t.answer("name")).toBe("Start Over");
  });

  test("are answered as what they mean when they are not", () => {
    const t = naming();
    t.says(ana, "Start Over");
    t.presses(ana, "not-answer");
    expect(t.heard).toContain("There's no need to start over");
    expect(t.asked).toBe("name");
    expect(t.card()).not.toContain('Is "Start Over"');
    t.says(ana, "Example Limited");
    expect(t.answer("name")).toBe("Example Limited");
  });

  test.each([
    "Yes Ltd",
    "Hello Kitty Shop",
    "谢谢餐饮有限公司",
    "Help Hong Kong Charity",
    "Ann Example",
    "Example Wait",
  ])("%j is a name", (name) => {
    const t = naming();
    t.says(ana, name);
    expect(t.answer("name")).toBe(name);
  });

  test.each([
    "no text came",
    "i dont know",
    "what is this",
    "Hello there",
    "YES GO AHEAD",
    "确认提交",
    "不知道",
    "要钱吗",
    "谢谢啦",
  ])("%j is asked about, short as it is", (text) => {
    const t = naming();
    t.says(ana, text);
    expect(t.answer("name")).toBeUndefined();
    expect(t.card()).toContain(`Is "${text}" the customer's name?`);
    t.presses(ana, "not-answer");
    expect(t.asked).toBe("name");
  });

  test("a question is no name", () => {
    const t = naming();
    t.says(ana, "why do you want to know?");
    expect(t.answer("name")).toBeUndefined();
    expect(t.heard).toContain("Tencent asks for it");
  });
});

describe("what is not understood", () => {
  test("gets what can be said here, with the question again", () => {
    const t = coding({ facts: { masks: false } });
    t.says(ana, "the weather is nice today");
    expect(t.card()).toContain("I didn't understand that. Here you can say: no text came");
    expect(t.card()).toContain("6-digit code");
    expect(t.card()).not.toContain("I see no 6-digit code");
  });
});

describe("every meaning is answered in every state, and decides nothing by itself", () => {
  const sentences = [
    "no text came",
    "wait",
    "thanks",
    "hello",
    "who are you",
    "is this safe",
    "why do you ask",
    "how long",
    "I'm the customer",
    "it expired",
    "which phone",
    "what is this",
    "what happens next",
    "is it done",
    "what's my UIN",
    "who is asking",
    "how much does it cost",
    "stop texting me",
    "other language",
    "sorry",
    "I don't know",
    "I don't have my phone here",
    "never mind",
    "start over",
    "the code doesn't work",
    "can you call me instead",
    "how do I log in",
    "where is my password",
    "I didn't ask for this",
    "the button doesn't work",
    "open another account",
  ];
  const states: Record<string, () => Talk> = {
    "the first question": () => talk(account),
    "the review": () => reviewing({ facts: { masks: false } }),
    "the code": () => coding({ facts: { masks: false } }),
    "the customer's code": () => coding({ facts: { masks: false }, customer: bo }),
  };

  test.each(Object.keys(states))("at %s", (state) => {
    for (const sentence of sentences) {
      const t = states[state]!();
      const before = t.effects.length;
      t.says(ana, sentence);
      expect(t.heard, sentence).toMatch(/^chat:ana: \S/);
      expect(t.heard, sentence).not.toMatch(/I see no|undefined|\{/);
      expect(t.effects.length, sentence).toBe(before);
      expect(t.case.state, sentence).toBe("open");
    }
  });
});
