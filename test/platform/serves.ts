import { describe, expect, test } from "vitest";
import type { Rehearsal, Someone } from "./conformance.ts";
import { otherThan } from "./talks/steps.ts";

const phone = "85251234567";
const whole = "company ana@example.com +852 5123 4567";

/** A request of Mei's for Ana, who is asked for the code that came to her phone. */
async function asked(at: Rehearsal): Promise<{ mei: Someone; ana: Someone; bob: Someone; code: string }> {
  const [mei, ana, bob] = [at.person("Mei"), at.person("Ana"), at.person("Bob")];
  await mei.opens({ text: whole, customer: ana });
  await mei.sees("Text the code to");
  await mei.presses("Text the code to");
  const code = await at.codeFor(phone);
  await ana.sees("6-digit code");
  return { mei, ana, bob, code };
}

/**
 * What every platform must do on which a customer is served: each chat, and the page of those who are in none.
 * `turnsAway` is what somebody reads there who answers in a customer's place.
 */
export function serves(
  platform: string,
  rehearse: () => Promise<Rehearsal>,
  { turnsAway }: { turnsAway: string },
): void {
  describe(`${platform} serves a customer`, () => {
    test("the named customer enters the code, alone sees the password, and nobody else may answer", async () => {
      const at = await rehearse();
      const { mei, ana, bob, code } = await asked(at);
      await bob.entersCode(code);
      await bob.sees(turnsAway);
      await at.quiet();
      expect(at.books().accounts).toEqual([]);
      expect(ana.reads()).not.toContain(turnsAway);

      await ana.entersCode(code);
      await mei.sees("UIN");
      await ana.sees("UIN");
      expect(at.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
      await ana.presses("Show the password once");
      await at.quiet();
      const secret = ana.secret()!;
      expect(secret).toMatch(/^\S{8,20}$/);
      for (const other of [mei, bob]) {
        expect(other.secret()).toBeUndefined();
        expect(other.reads()).not.toContain(secret);
      }
    });

    test("a customer's password is shown once, and stays in no history", async () => {
      const at = await rehearse();
      const { mei, ana, code } = await asked(at);
      await ana.entersCode(code);
      await ana.sees("UIN");
      await ana.presses("Show the password once");
      await at.quiet();
      const secret = ana.secret()!;
      expect(secret).toMatch(/^\S{8,20}$/);
      for (const each of [ana, mei]) expect(each.history()).not.toContain(secret);
      expect(ana.history()).not.toMatch(/Show (it|the password)/);
      await ana.pressesOldCard("Show the password once");
      await ana.sees("shown once already");
    });

    test("a customer's wrong code costs one try, and the right one still opens the account", async () => {
      const at = await rehearse();
      const { mei, ana, code } = await asked(at);
      await ana.entersCode(otherThan(code));
      await ana.sees("4 tries left");
      await at.quiet();
      expect(at.books().accounts).toEqual([]);
      await ana.entersCode(code);
      await mei.sees("UIN");
    });

    test("a customer gets a new code, in time", async () => {
      const at = await rehearse();
      const { mei, ana } = await asked(at);
      await ana.presses("Send a new code");
      await ana.sees("Hold on");
      await at.quiet();
      expect(at.books().texts).toBe(1);
      at.pass(66_000);
      await ana.presses("Send a new code");
      const second = await at.codeFor(phone, 2);
      await ana.entersCode(second);
      await mei.sees("UIN");
    });

    test("after a restart a customer goes on where they were", async () => {
      const at = await rehearse();
      const { mei, ana, code } = await asked(at);
      await at.restart();
      await ana.entersCode(code);
      await mei.sees("UIN");
      await ana.sees("UIN");
    });

    test("a customer who has typed too many wrong codes reads why nothing is asked of them now", async () => {
      const at = await rehearse();
      const { ana, code } = await asked(at);
      for (const then of ["4 tries left", "3 tries left", "2 tries left", "1 try left", "one wrong code too many"]) {
        await ana.entersCode(otherThan(code));
        await ana.sees(then);
      }
      await at.quiet();
      expect(ana.reads()).toContain("Waiting for");
    });

    test("what the owner mistypes is told to them, and not to the customer", async () => {
      const at = await rehearse();
      const [mei, ana] = [at.person("Mei"), at.person("Ana")];
      await mei.opens({ text: "company ana@example.com", customer: ana });
      await mei.says("nowhere");
      await mei.sees("a country by that name");
      await at.quiet();
      expect(ana.reads()).toContain("Waiting for");
      expect(ana.reads()).not.toContain("a country by that name");
    });

    test("a customer asks to cancel, the owner does it, and what the customer presses then changes nothing", async () => {
      const at = await rehearse();
      const { mei, ana } = await asked(at);
      await ana.presses("Ask to cancel");
      await ana.sees("Nothing is cancelled until they do it");
      await mei.sees("asks you to cancel");
      await at.quiet();
      expect(ana.reads()).toContain("6-digit code");
      await mei.presses("Cancel request");
      await ana.sees("ancelled");
      await ana.pressesOldCard("Send a new code");
      await ana.sees("is finished");
      await at.quiet();
      expect(at.books()).toMatchObject({ accounts: [], texts: 1 });
    });

    test("a customer whose number it isn't gets the code at the right one", async () => {
      const at = await rehearse();
      const { mei, ana } = await asked(at);
      await ana.presses("That's not my number");
      await mei.sees("step 4 of");
      await mei.says("6123 4568");
      await mei.sees("+852 6123 4568");
      await mei.presses("Text the code to");
      const second = await at.codeFor("85261234568");
      await ana.sees("4568. What does it say?"); // masked where others read too
      await ana.entersCode(second);
      await mei.sees("UIN");
      expect(at.books()).toMatchObject({ accounts: [{ phone: "61234568" }], texts: 2 });
    });

    test("a customer proves their mail with the code that came there", async () => {
      const at = await rehearse();
      const [mei, ana] = [at.person("Mei"), at.person("Ana")];
      await mei.opens({ kind: "verify", text: "ana@example.com", customer: ana });
      await mei.sees("Send the code");
      await mei.presses("Send the code");
      const code = await at.codeFor("ana@example.com");
      await ana.sees("@example.com. What does it say?");
      await ana.entersCode(code);
      for (const each of [mei, ana]) await each.sees("The contact is verified.");
      expect(at.books().contacts).toMatchObject([{ type: 2, code: "ana@example.com" }]);
    });

    test("somebody who isn't the customer is let go, and asked for nothing more", async () => {
      const at = await rehearse();
      const { mei, ana } = await asked(at);
      await ana.presses("This isn't me");
      await mei.sees("isn't theirs");
      await at.quiet();
      expect(ana.reads()).not.toContain("What does it say?");
      expect(at.books().accounts).toEqual([]);
    });
  });
}
