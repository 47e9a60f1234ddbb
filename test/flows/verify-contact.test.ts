import { describe, expect, test } from "vitest";
import { no, yes } from "../conversation/errands.ts";
import { ana, bo, talk } from "../conversation/talk.ts";
import { codeSent, unverified, verify, verifying } from "./other-talks.ts";

const minute = 60_000;

describe("verifying a domain's contact", () => {
  test("looks it up, has a code sent on a press, and proves it with the reply", () => {
    const t = talk(verify);
    expect(t.card()).toBe(
      [
        "Domain contact · R-7K2P · step 1 of 3",
        "This takes a minute. Tencent sends a code to the phone or e-mail, and the code proves it.",
        "Which phone number or e-mail address should be verified for the domain contact? For example +852 5123 4567 or ana@example.com.",
        "[Give the customer a link] [Cancel request] [Help]",
      ].join("\n"),
    );
    t.says(ana, "+852 5123 4567");
    expect(t.started).toEqual(["lookUpContact"]);
    expect(t.asked, "nothing is asked before it is known whether anything is to be done").toBeUndefined();
    t.settles("lookUpContact", unverified);
    expect(t.card()).toContain("Phone number: +852 5123 4567\n[Send the code to +852 •••• 4567] [Edit Phone number]");
    t.presses(ana, "go");
    expect(t.started).toEqual(["sendContactCode"]);
    t.settles("sendContactCode", codeSent);
    expect(t.card()).toContain("At 00:00:00 I asked Tencent to send a code to +852 5123 4567. What does it say?");
    t.says(ana, "4711");
    expect(t.started).toEqual(["verifyContact"]);
    expect(t.promised("verifyContact")[0]?.input).toEqual({
      contact: { by: "phone", dial: "852", national: "51234567" },
      form: "national",
      code: t.promised("verifyContact")[0] && (t.answer("code") as { ref: string }).ref,
      known: null,
    });
    t.settles("verifyContact", yes({ was: "proven", requestId: "r-1", at: Date.UTC(2026, 10, 22, 0, 1) }));
    expect(t.card()).toBe(
      [
        "Domain contact · R-7K2P",
        "The contact is verified.",
        "It can be used for the contacts of your domains now.",
        "Phone number: +852 5123 4567",
        "RequestId: r-1",
        "Verified: 00:01:00",
        "[Text for the customer]",
      ].join("\n"),
    );
    expect(t.vault).toEqual({});
  });

  test("what is verified already is good news: nothing is sent, and nobody types a code", () => {
    const t = talk(verify);
    t.says(ana, "ana@example.com");
    t.settles("lookUpContact", yes({ verified: true, requestId: "r-list" }));
    expect(t.started).toEqual(["verifyContact"]);
    expect(t.promised("sendContactCode")).toEqual([]);
    expect(t.promised("verifyContact")[0]?.input).toMatchObject({ code: null, known: "r-list" });
    t.settles("verifyContact", yes({ was: "known", requestId: "r-list", at: 0 }));
    expect(t.card()).toContain("Good news: it was verified already");
  });

  test("so it is when only the sending finds out", () => {
    const t = verifying("ana@example.com");
    t.presses(ana, "go");
    t.settles("sendContactCode", yes({ sent: "needless", form: null, requestId: "r-send" }));
    expect(t.started).toEqual(["verifyContact"]);
    expect(t.promised("verifyContact")[0]?.input).toMatchObject({ code: null, known: "r-send" });
  });

  test("a list that can't be read keeps nobody from going on", () => {
    const t = talk(verify);
    t.says(ana, "ana@example.com");
    t.settles("lookUpContact", yes({ verified: "unreachable", requestId: "" }));
    expect(t.asked).toBe("review");
  });

  test("the walk alone sends nothing: an edited contact is looked up and reviewed again, and has a code of its own", () => {
    const t = verifying();
    t.presses(ana, "go");
    t.settles("sendContactCode", codeSent);
    t.presses(ana, "edit:contact");
    t.says(ana, "ana@example.com");
    t.settles("lookUpContact", unverified);
    expect(t.asked).toBe("review");
    expect(t.promised("sendContactCode")).toHaveLength(1);
    t.presses(ana, "go");
    expect(t.promised("sendContactCode").map(({ input }) => input)).toEqual([
      { by: "phone", dial: "852", national: "51234567" },
      { by: "mail", mail: "ana@example.com" },
    ]);
  });

  test("a wrong code is asked for again with the tries that are left, and after five it takes a pause", () => {
    const t = verifying();
    t.presses(ana, "go");
    t.settles("sendContactCode", codeSent);
    for (let tries = 1; tries <= 5; tries += 1) {
      t.says(ana, "1111");
      t.progresses("verifyContact", "sent");
      t.settles("verifyContact", no("error.contact-code-wrong", { redo: "code" }));
      if (tries < 5) expect(t.card()).toContain(`${5 - tries} ${tries === 4 ? "try" : "tries"} left.`);
    }
    expect(t.asked).toBe("text");
    expect(t.card()).toContain("so it needs a pause and then a new code");
    t.presses(ana, "go");
    expect(t.heard).toContain("Hold on, please.");
  });

  test("another code may be had after a minute, and only by a press", () => {
    const t = verifying();
    t.presses(ana, "go");
    t.settles("sendContactCode", codeSent);
    t.says(ana, "resend");
    expect(t.heard).toContain("Hold on, please. You can try that again at 00:01:05.");
    t.later(2 * minute);
    t.says(ana, "resend");
    expect(t.promised("sendContactCode")).toHaveLength(2);
  });

  test("the customer types the code, if one is named", () => {
    const t = verifying("ana@example.com", { customer: bo });
    t.presses(ana, "go");
    t.settles("sendContactCode", codeSent);
    t.says(ana, "4711");
    expect(t.heard).toContain("waiting for");
    t.says(bo, "4711");
    expect(t.started).toEqual(["verifyContact"]);
  });

  test("once it is believed not verified, the contact stays and a new code is asked for by a press", () => {
    const t = verifying();
    t.presses(ana, "go");
    t.settles("sendContactCode", codeSent);
    t.says(ana, "4711");
    t.progresses("verifyContact", "sent");
    t.progresses("verifyContact", "unknown");
    expect(t.card()).toContain("I can't tell yet whether it's verified");
    t.settles("verifyContact", no("verify.absent", { redo: "text", facts: { frozen: ["contact"] } }));
    expect(t.asked).toBe("text");
    t.says(ana, "edit contact");
    expect(t.heard).toContain("can't be changed any more");
    t.presses(ana, "go");
    expect(t.promised("sendContactCode")).toHaveLength(2);
  });
});
