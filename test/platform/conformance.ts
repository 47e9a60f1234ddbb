import { describe, expect, test } from "vitest";
import type { Books } from "../../src/practice/books.ts";
import { calls } from "./calls.ts";
import { serves } from "./serves.ts";

/** A whole desk on some platform, as a test drives it. The practice Tencent asks for type, mail, country and phone. */
export interface Rehearsal {
  person(name: string): Someone;
  /** The newest code that came here, once so many have; a phone as digits with the country code. */
  codeFor(address: string, texts?: number): Promise<string>;
  books(): Pick<Books, "accounts" | "contacts" | "officialAccounts" | "classroomUsers" | "imported" | "texts">;
  /** Cuts the power and starts again on the same files. */
  restart(): Promise<void>;
  /** Lets time pass for the desk. */
  pass(ms: number): void;
  /** Resolves when nothing moves any more. */
  quiet(): Promise<void>;
}

/** Somebody at a client of the platform. Each act resolves once the platform has taken it. */
export interface Someone {
  /** As the desk knows them. */
  id: string;
  /** Opens a request of their own, or for a customer, in a place that both can read. */
  opens(given?: { kind?: string; text?: string; customer?: Someone }): Promise<void>;
  /** A choice on the newest card they can see, by its words. */
  presses(label: string): Promise<void>;
  /** The same on a card that has moved on since: what they saw before their last press. */
  pressesOldCard(label: string): Promise<void>;
  /** Answers in text, wherever the platform takes text for the open question. */
  says(text: string): Promise<void>;
  /** Fills in the form of the open question, by field; gives what the platform says is wrong, by field. */
  fills(fields: Record<string, string>): Promise<Record<string, string>>;
  /** Types a code into the box for it. */
  entersCode(code: string): Promise<void>;
  /** All that stands on their screen, private words and open forms among it. */
  reads(): string;
  /** Resolves once they read this. */
  sees(words: string): Promise<void>;
  /** Every message that stays, theirs and those that others can see too. */
  history(): string;
  /** What has rung for them by name so far, and not for somebody else. */
  rings(): string[];
  /** A secret that is shown to them now, if one is. */
  secret(): string | undefined;
}

const fields = { type: "company", mail: "ana@example.com", country: "HK", phone: "5123 4567" };
const phone = "85251234567";
const whole = "company ana@example.com +852 5123 4567";

/** What every chat must do, in its own idiom. Customers who are in no chat have the page, which `serves` alone holds for. */
export function conforms(chat: string, rehearse: () => Promise<Rehearsal>): void {
  serves(chat, rehearse, { turnsAway: "waiting for" });
  calls(chat, rehearse);
  describe(`${chat} passes the tests of every chat`, () => {
    test("answers step by step lead to one account", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens();
      await mei.presses("Company");
      await mei.sees("step 2 of");
      for (const [said, next] of [
        ["ana@example.com", "step 3 of"],
        ["hong kong", "step 4 of"],
        ["5123 4567", "Text the code to"],
      ] as const) {
        await mei.says(said);
        await mei.sees(next);
      }
      await mei.presses("Text the code to");
      await mei.says(await at.codeFor(phone));
      await mei.sees("UIN");
      expect(at.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    });

    test("one form leads to the same account", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens();
      expect(await mei.fills(fields)).toEqual({});
      await mei.sees("Text the code to");
      await mei.presses("Text the code to");
      await mei.entersCode(await at.codeFor(phone));
      await mei.sees("UIN");
      expect(at.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    });

    test("a form says at the field what is wrong with it, and takes the mended one", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens();
      const wrong = await mei.fills({ ...fields, phone: "12" });
      expect(Object.keys(wrong)).toEqual(["phone"]);
      expect(await mei.fills(fields)).toEqual({});
      await mei.sees("Text the code to");
    });

    test("a sentence fills what it tells, and nothing is texted without a press", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens({ text: whole });
      await mei.sees("Text the code to");
      await at.quiet();
      expect(at.books().texts).toBe(0);
    });

    test("a typed yes presses the button that was seen, and neither ok nor thanks does", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens({ text: whole });
      await mei.sees("Text the code to");
      for (const words of ["ok", "thanks", "how long does this take?"]) {
        await mei.says(words);
        await mei.sees("I go on only when you press");
      }
      await at.quiet();
      expect(at.books().texts).toBe(0);
      await mei.says("yes");
      await at.codeFor(phone);
      await mei.says("no text came");
      await mei.sees("A code can take a minute or two");
    });

    test("a code goes to the request that waits for one, and is asked about when two do", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens({ text: whole });
      await mei.presses("Text the code to");
      const code = await at.codeFor(phone);
      await mei.sees("6-digit code");
      await mei.opens({ text: "company bo@example.com +852 5123 9999" });
      await mei.presses("Text the code to");
      await at.codeFor("85251239999");
      await at.quiet();
      await mei.says(code);
      await mei.sees("Several requests wait for a code");
      await at.quiet();
      expect(at.books().accounts).toEqual([]);
    });

    test("a secret is shown once, and stays in no history", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens({ text: whole });
      await mei.presses("Text the code to");
      await mei.entersCode(await at.codeFor(phone));
      await mei.sees("UIN");
      await mei.presses("Show the password once");
      await at.quiet();
      const secret = mei.secret()!;
      expect(secret).toMatch(/^\S{8,20}$/);
      expect(mei.history()).not.toContain(secret);
      await mei.pressesOldCard("Show the password once");
      await mei.sees("shown once already");
    });

    test("a classroom user is registered, and the token is shown once, with its own words, in no message", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens({ kind: "classroom" });
      await mei.presses("New user");
      await mei.sees("step 2 of");
      await mei.says("ana 2026");
      await mei.sees("An ID is one word");
      await mei.says("ana-2026");
      await mei.sees("step 3 of");
      await mei.says("Ana Example");
      await mei.sees("step 4 of");
      await mei.presses("Skip");
      await mei.sees("[Make the user]");
      await mei.presses("Make the user");
      await mei.sees("The user is registered.");
      await mei.presses("Show the token once");
      await mei.sees("The token for");
      const token = mei.secret()!;
      expect(token).toMatch(/^[0-9a-f]{48}$/);
      expect(mei.reads()).not.toMatch(/This is the password|sign-in/);
      expect(mei.history()).not.toContain(token);
      expect(at.books().classroomUsers).toMatchObject([{ originId: "ana-2026", name: "Ana Example", tokens: 1 }]);
      await mei.pressesOldCard("Show the token once");
      await mei.sees("shown once already");
    });

    test("a press on a card that has moved on changes nothing, and says so", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens();
      await mei.presses("Company");
      await mei.sees("step 2 of");
      await mei.pressesOldCard("Personal");
      await mei.sees("has moved on");
      expect(mei.reads()).toContain("step 2 of");
    });

    test("after a restart the talk goes on where it was", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens();
      await mei.presses("Company");
      await mei.sees("step 2 of");
      await at.restart();
      await mei.says("ana@example.com");
      await mei.sees("step 3 of");
    });

    test("what people type can ping nobody, and forge nothing", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens();
      await mei.presses("Company");
      await mei.sees("step 2 of");
      await mei.says("<!channel> @everyone *UIN* 1");
      await at.quiet();
      expect(mei.history()).not.toMatch(/<!channel>|@everyone\*|<@everyone>/);
      expect(mei.reads()).toContain("step 2 of");
    });

    test("a cancelled request is over, whatever is pressed afterwards", async () => {
      const at = await rehearse();
      const mei = at.person("Mei");
      await mei.opens({ text: whole });
      await mei.sees("Text the code to");
      await mei.presses("Cancel request");
      await mei.sees("Cancelled");
      await mei.pressesOldCard("Text the code to");
      await mei.sees("is finished");
      await at.quiet();
      expect(at.books().texts).toBe(0);
    });
  });
}
