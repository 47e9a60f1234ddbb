import { expect } from "vitest";
import type { Scene, Talks } from "./scene.ts";
import { act, enters, otherThan } from "./steps.ts";

/** The contact given, and a code sent to it. */
async function getsCode(at: Scene, contact: string): Promise<void> {
  await at.did("opens", () => at.mei.opens({ kind: "verify" }));
  await act(at, "says", contact, "Send the code");
  await sends(at, contact);
}

async function sends(at: Scene, contact: string, texts = 1): Promise<void> {
  await at.did("presses Send the code", async () => {
    await at.mei.presses("Send the code");
    await at.mei.sees(`send a code to ${contact}. What does it say?`);
    await at.codeFor(contact, texts);
  });
}

const contactsOf = (at: Scene, code: string) => at.books().contacts.filter((contact) => contact.code === code);

export const verifyTalks: Talks = {
  async "step by step, with slips"(at) {
    await at.did("opens", () => at.mei.opens({ kind: "verify" }));
    await act(at, "says", "ana", "an e-mail address or a phone number");
    await act(at, "says", "+852 5125 0001", "Send the code");
    await at.did("presses Send the code", async () => {
      await at.mei.presses("Send the code");
      await at.codeFor("51250001");
    });
    const wrong = otherThan(await at.codeFor("51250001"));
    await at.did("enters a wrong code", () => at.mei.entersCode(wrong).then(() => at.mei.sees("4 tries left")));
    await enters(at, "51250001", "The contact is verified.");
    expect(contactsOf(at, "51250001")).toMatchObject([{ type: 1 }]);
  },

  async "a contact that Tencent does not read is given anew"(at) {
    await getsCode(at, "refuse.invalidparameterformat-1@example.com");
    await enters(at, "refuse.invalidparameterformat-1@example.com", "phone number or e-mail address");
    await act(at, "says", "contact.form@example.com", "Send the code");
    await sends(at, "contact.form@example.com");
    await enters(at, "contact.form@example.com", "The contact is verified.");
    expect(contactsOf(at, "contact.form@example.com")).toHaveLength(1);
  },

  async "a code that Tencent could not check is given once more"(at) {
    await at.did("opens", () => at.mei.opens({ kind: "verify" }));
    await act(at, "says", "+852 5120 0022", "Send the code");
    await at.did("presses Send the code", async () => {
      await at.mei.presses("Send the code");
      await at.codeFor("51200022");
    });
    await enters(at, "51200022", "couldn't check");
    await enters(at, "51200022", "The contact is verified.");
    expect(contactsOf(at, "51200022")).toHaveLength(1);
  },

  async "a new code too soon, and in time"(at) {
    await getsCode(at, "contact.resend@example.com");
    const first = await at.codeFor("contact.resend@example.com");
    await act(at, "says", "resend", "Hold on");
    await at.passes(66_000);
    await at.did("66 seconds later says resend", async () => {
      await at.mei.says("resend");
      await at.codeFor("contact.resend@example.com", 2);
    });
    if (first !== (await at.codeFor("contact.resend@example.com")))
      await at.did("enters the first code", () => at.mei.entersCode(first).then(() => at.mei.sees("4 tries left")));
    await enters(at, "contact.resend@example.com", "The contact is verified.");
  },

  async "the contact is edited, and has a code of its own"(at) {
    await getsCode(at, "contact.edit@example.com");
    await act(at, "presses", "Edit E-mail", "Which phone number or e-mail address");
    await act(at, "says", "contact.edited@example.com", "Send the code");
    await sends(at, "contact.edited@example.com");
    await enters(at, "contact.edited@example.com", "The contact is verified.");
    expect(contactsOf(at, "contact.edit@example.com")).toEqual([]);
    expect(contactsOf(at, "contact.edited@example.com")).toHaveLength(1);
  },

  async cancelled(at) {
    await getsCode(at, "contact.cancel@example.com");
    await act(at, "presses", "Cancel request", "Cancelled");
    const code = await at.codeFor("contact.cancel@example.com");
    await at.mei.says(code);
    await at.quiet();
    expect(contactsOf(at, "contact.cancel@example.com")).toEqual([]);
  },

  async "goes on after a restart"(at) {
    await getsCode(at, "contact.later@example.com");
    await at.restarts();
    await enters(at, "contact.later@example.com", "The contact is verified.");
    expect(contactsOf(at, "contact.later@example.com")).toHaveLength(1);
  },

  async "an answer that got lost: it is verified"(at) {
    await getsCode(at, "cut.after-verify@example.com");
    await enters(at, "cut.after-verify@example.com", "The contact is verified.");
    expect(contactsOf(at, "cut.after-verify@example.com")).toHaveLength(1);
  },

  async "an answer that got lost: it is not verified, and takes a new code"(at) {
    await getsCode(at, "contact.control@example.com");
    await enters(at, "contact.control@example.com", "The contact is verified.");
    await getsCode(at, "cut.before-verify@example.com");
    await enters(at, "cut.before-verify@example.com", "isn't verified: I looked until it was certain");
    expect(contactsOf(at, "cut.before-verify@example.com")).toEqual([]);
    await at.passes(66_000);
    await sends(at, "cut.before-verify@example.com", 2);
    await enters(at, "cut.before-verify@example.com", "The contact is verified.");
    expect(contactsOf(at, "cut.before-verify@example.com")).toHaveLength(1);
  },
};
