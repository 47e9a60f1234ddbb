import { describe, expect, test } from "vitest";
import { callOf } from "../../src/conversation/shown/call.ts";
import { advance } from "../../src/conversation/turn/advance.ts";
import { coding, creating as creatingAccount, opened, reviewing, sent } from "../flows/account-talks.ts";
import { codeSent, naming, verifying } from "../flows/other-talks.ts";
import { errand } from "./errand.ts";
import { creating, no, reviewed, texted, yes } from "./errands.ts";
import { ana, bo, boss, eve, hour, minute, type Opening, type Person, second, type Talk, talk } from "./talk.ts";

const kim: Person = { id: "chat:T1:kim", roles: ["operators"] };
const facts = { approval: true };
const withBo: Opening = { customer: bo };

/** Who is called in the last turn, without the words. */
const called = (t: Talk) => t.called.split("\n").map((line) => line.split(":")[0]);

/** A create of whose end nobody knows. */
function unsure(opening: Opening = {}): Talk {
  const t = creating({}, opening);
  t.progresses("create", "sent");
  t.progresses("create", "unknown");
  return t;
}

function judged(opening: Opening = {}): Talk {
  const t = unsure(opening);
  t.progresses("create", "manual");
  return t;
}

describe("whoever's turn it is, is called", () => {
  test("steps that the owner takes one after the other call nobody, nor does what the desk answers at once", () => {
    const t = talk(errand());
    const all: string[] = [];
    for (const act of [
      () => t.says(ana, "ana@example.com"),
      () => t.settles("look", yes({ seen: false })),
      () => t.says(ana, "852"),
      () => t.says(ana, "nonsense"),
      () => t.says(ana, "51234567"),
      () => t.presses(ana, "skip"),
      () => t.presses(ana, "go"),
      () => t.settles("text", yes({ sent: true })),
      () => t.says(ana, "246810"),
      () => t.progresses("create", "sent"),
      () => t.settles("create", no("error.code-wrong", { redo: "code" })),
      () => t.says(ana, "cancel"),
      () => t.presses(ana, "keep"),
    ]) {
      act();
      all.push(t.called);
    }
    expect(all.join("")).toBe("");
  });

  test("the customer, once the owner has the code texted, with until when the code is good", () => {
    const t = texted({}, withBo);
    expect(t.called).toBe("customer: R-7K2P needs you: Code from the text. A code is good until 00:10:00.");
    expect(callOf(errand(), t.case, "customer")).toMatchObject({ person: bo.id });
    t.settles("text", yes({ sent: true }));
    expect(t.called).toBe("");
    t.says(bo, "246810");
    expect(t.called).toBe("customer (over): R-7K2P has moved on. Its card shows how it stands now.");
  });

  test("the customer again, when the owner has had another text sent", () => {
    const t = texted({}, withBo);
    t.settles("text", yes({ sent: true }));
    t.later(70 * second);
    t.says(ana, "resend");
    expect(called(t)).toEqual(["customer"]);
  });

  test("the owner, when what the customer has given leads to a question for the owner", () => {
    const t = creating({}, withBo);
    t.progresses("create", "sent");
    t.settles("create", no("error.mail-taken", { redo: "mail" }));
    expect(t.called).toContain("owner: R-7K2P needs you: E-mail.");
    expect(called(t)).toEqual(["owner"]);
  });

  test("nobody, when the customer is asked for the code once more at once", () => {
    const t = creating({}, withBo);
    t.progresses("create", "sent");
    t.settles("create", no("error.code-wrong", { redo: "code" }));
    expect(t.called).toBe("");
  });

  test("a person who has waited long for the desk's answer, or was told that they would hear", () => {
    const slow = creating();
    slow.unnoticed(2 * minute);
    slow.settles("create", no("error.code-wrong", { redo: "code" }));
    expect(called(slow)).toEqual(["owner"]);
    const kept = unsure();
    kept.settles("create", no("create.absent", { redo: "text" }));
    expect(called(kept)).toEqual(["owner"]);
  });

  test("the owner, when the customer's code has grown too old", () => {
    const t = texted({}, withBo);
    t.settles("text", yes({ sent: true }));
    t.later(11 * minute);
    expect(t.asked).toBe("text");
    expect(t.case.called).toMatchObject({ owner: { about: "turn" }, customer: { over: true } });
  });

  test("the approvers, then whoever is next", () => {
    const t = reviewed({}, { facts, customer: bo });
    t.presses(ana, "go");
    expect(t.called).toContain("approvers: R-7K2P needs you: Approval.");
    expect(called(t)).toEqual(["approvers"]);
    t.presses(boss, "decline");
    expect(called(t)).toEqual(["approvers (over)", "owner"]);
    t.presses(ana, "go");
    expect(called(t)).toEqual(["approvers", "owner (over)"]);
    t.presses(boss, "go");
    expect(called(t)).toEqual(["approvers (over)", "customer"]);
  });

  test("the operators, and both parties hear that they must decide", () => {
    const t = judged(withBo);
    expect(called(t).sort()).toEqual(["customer", "operators", "owner"]);
    expect(t.called).toContain("operators: R-7K2P needs your judgement");
    t.says(kim, "confirmed absent");
    expect(t.called).toBe("");
    t.settles("create", yes({ uin: "100001" }));
    expect(called(t).sort()).toEqual(["customer", "operators (over)", "owner"]);
  });

  test("the operators of a held request, and its people; once it goes on, whoever is next", () => {
    const t = creating({}, withBo);
    t.progresses("create", "sent");
    t.settles("create", no("create.enough", { redo: "text", hold: true }));
    expect(called(t).sort()).toEqual(["customer", "operators", "owner"]);
    expect(t.called).toContain("operators: R-7K2P can't go on until one of you decides.");
    t.presses(kim, "more");
    expect(called(t).sort()).toEqual(["customer (over)", "operators (over)", "owner"]);
  });

  test("somebody to whom the request is handed while it waits for them, and nobody who only goes on elsewhere", () => {
    const t = reviewed();
    t.hands(ana, "owner", bo);
    expect(called(t)).toEqual(["owner"]);
    expect(callOf(errand(), t.case, "owner")).toMatchObject({ person: bo.id });
    t.follows(bo, "owner", eve);
    expect(called(t)).toEqual(["left-owner (over)"]);
    expect(t.case.called?.owner).toBeUndefined();
  });

  test("a customer who is named while the code is asked for", () => {
    const t = texted();
    t.hands(ana, "customer", bo);
    expect(called(t)).toEqual(["customer"]);
    t.hands(ana, "customer", eve);
    expect(called(t)).toEqual(["left-customer (over)", "customer"]);
  });
});

describe("the end of a request", () => {
  const ends: [string, () => Talk, string][] = [
    ["open, owner alone", () => creatingAccount(), "createAccount"],
    ["open, with a customer", () => creatingAccount(withBo), "createAccount"],
    [
      "verify, owner alone",
      () => {
        const t = verifying();
        t.presses(ana, "go");
        t.settles("sendContactCode", codeSent);
        t.says(ana, "123456");
        return t;
      },
      "verifyContact",
    ],
    [
      "verify, with a customer",
      () => {
        const t = verifying("+852 5123 4567", withBo);
        t.presses(ana, "go");
        t.settles("sendContactCode", codeSent);
        t.says(bo, "123456");
        return t;
      },
      "verifyContact",
    ],
    [
      "official",
      () => {
        const t = naming();
        t.presses(ana, "go");
        return t;
      },
      "createOfficial",
    ],
  ];
  test.each(ends)("%s: comes from the desk, so everybody is called", (_, begin, effect) => {
    const t = begin();
    t.settles(effect, opened);
    expect(t.case.state).toBe("done");
    expect(called(t)).toEqual(t.case.people.customer ? ["customer", "owner"].sort() : ["owner"]);
  });

  test("is told with how it ended", () => {
    const t = creating({}, withBo);
    t.settles("create", yes({ uin: "100001" }));
    expect(t.called).toContain("owner: R-7K2P is done. The account is open.");
  });

  test("is no more to be called for, once the password was shown", () => {
    const t = reviewing(withBo);
    t.presses(ana, "go");
    t.presses(bo, "make");
    t.settles("sendCode", sent);
    t.says(bo, "123456");
    t.progresses("createAccount", "sent");
    t.settles("createAccount", opened);
    t.presses(bo, "reveal");
    expect(called(t)).toEqual(["customer (over)"]);
  });

  test("by somebody's own press calls only the other one", () => {
    const t = texted({}, withBo);
    t.cancels(ana);
    expect(called(t)).toEqual(["customer"]);
    expect(t.called).toContain("customer: R-7K2P: Cancelled.");
  });

  test("by expiry calls both", () => {
    const t = texted({}, withBo);
    t.later(73 * hour);
    expect(t.case.state).toBe("expired");
    expect(t.case.called).toMatchObject({ owner: { about: "ended" }, customer: { about: "ended" } });
  });

  test("by an operator calls both, and so does a correction afterwards", () => {
    const t = creating({}, withBo);
    t.progresses("create", "sent");
    t.settles("create", no("create.enough", { redo: "text", hold: true }));
    const create = t.promised("create")[0]!.id;
    t.presses(kim, "close");
    expect(called(t).sort()).toEqual(["customer", "operators (over)", "owner"]);
    t.corrects(create, { value: { uin: "100001" } });
    expect(t.case.state).toBe("done");
    expect(called(t).sort()).toEqual(["customer", "owner"]);
    expect(t.called).toContain("The account is open.");
  });
});

describe("a person has peace", () => {
  /** Has another text sent to the customer, who gives no code. */
  function again(t: Talk, ms: number): void {
    t.later(ms);
    if (t.asked === "text") t.presses(ana, "go");
    else t.says(ana, "resend");
    t.settles("text", yes({ sent: true }));
  }

  test("after three rings in an hour: the fourth waits until the hour of the first is over", () => {
    const t = texted({}, withBo);
    t.settles("text", yes({ sent: true }));
    const first = t.case.called!.customer!.at;
    for (let n = 0; n < 3; n += 1) again(t, 5 * minute);
    const { rings, at } = t.case.called!.customer!;
    expect(rings).toHaveLength(4);
    expect(at).toBe(first + hour);
  });

  test("and one that was overtaken before it rang does not count", () => {
    const t = texted({}, withBo);
    t.settles("text", yes({ sent: true }));
    for (let n = 0; n < 3; n += 1) again(t, 5 * minute);
    t.says(bo, "246810");
    expect(t.case.called!.customer).toMatchObject({ over: true });
    expect(t.case.called!.customer!.rings).toHaveLength(3);
  });

  test("once they want no calls for this, until they want them again", () => {
    const t = texted({}, withBo);
    t.presses(bo, "no-calls", "");
    expect(t.called).toBe("customer (over): I won't call you for R-7K2P any more. Its card still shows how far it is.");
    expect(t.choices("customer")).toContain("calls");
    expect(t.choices("owner")).not.toContain("calls");
    t.settles("text", yes({ sent: true }));
    again(t, 5 * minute);
    expect(t.called).toBe("");
    t.presses(bo, "calls", "");
    expect(t.choices("customer")).not.toContain("calls");
    again(t, 5 * minute);
    expect(t.case.called!.customer!.over).toBeUndefined();
    t.says(bo, "don't call me");
    t.cancels(ana);
    expect(t.called).toBe("");
  });

  test("while they are not served", () => {
    const t = texted({}, withBo);
    t.unnoticed(73 * hour);
    t.wakesQuietly();
    expect(t.case.state).toBe("expired");
    expect(called(t)).toEqual(["customer (over)"]);
  });
});

test("a request that an earlier build kept calls from its next turn on", () => {
  const t = texted({}, withBo);
  delete t.case.called;
  delete t.case.movedBy;
  t.settles("text", yes({ sent: true }));
  expect(t.called).toBe("");
  t.says(bo, "246810");
  t.settles("create", yes({ uin: "100001" }));
  expect(called(t).sort()).toEqual(["customer", "owner"]);
});

test("words to one person are no turn, and call nobody", () => {
  const t = texted({}, withBo);
  const event = { type: "said" as const, id: "e", from: bo, text: "status" };
  const turn = advance(errand(), t.case, event, t.case.touched);
  expect(turn.posts.map((post) => Object.keys(post)[0])).toEqual(["notice"]);
});

test("the account's password and text call the customer only once", () => {
  const t = reviewing(withBo);
  t.presses(ana, "go");
  expect(called(t)).toEqual(["customer"]);
  t.fills(bo, { password: "Blue#Kite42", again: "Blue#Kite42" });
  expect(called(t)).toEqual(["customer (over)"]);
  t.settles("sendCode", sent);
  expect(coding(withBo).case.called).toMatchObject({ customer: { over: true } });
});

describe("whoever does not answer is called again", () => {
  const texted = () => {
    const t = reviewing(withBo);
    t.presses(ana, "go");
    t.fills(bo, { password: "Blue#Kite42", again: "Blue#Kite42" });
    t.settles("sendCode", sent);
    return t;
  };

  test("while the code is still good, and the owner hears that nothing came", () => {
    const t = texted();
    t.later(5 * minute - second);
    expect(t.case.called).toMatchObject({ customer: { over: true } });
    t.later(second);
    expect(t.called).toContain(
      "customer: R-7K2P still waits for you: Code from the text. The code is good until 00:10:00.",
    );
    expect(t.called).toContain(`owner: R-7K2P still waits for ${bo.id}: Code from the text.`);
    const { version } = t.case;
    t.later(minute);
    expect(t.case.version).toBe(version);
    t.says(bo, "123456");
    expect(called(t).sort()).toEqual(["customer (over)", "owner (over)"]);
  });

  test("at a third and two thirds of the time that it has, and both hear of its end", () => {
    const t = texted();
    t.later(11 * minute);
    const calls: string[] = [];
    for (const hours of [24, 24, 24]) {
      t.later(hours * hour);
      calls.push(called(t).sort().join());
    }
    expect(calls).toEqual(["owner", "owner", "customer,owner"]);
    expect(t.case.state).toBe("expired");
  });
});
