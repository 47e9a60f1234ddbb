import { describe, expect, test } from "vitest";
import type { Rehearsal } from "./conformance.ts";

const phone = "85251234567";
const whole = "company ana@example.com +852 5123 4567";

/** What a chat must do because a message can ring in it, and because a card in a channel stands before several people. */
export function calls(chat: string, rehearse: () => Promise<Rehearsal>): void {
  describe(`${chat} calls people, and keeps apart those who read one card`, () => {
    test("an owner who presses the customer's button is told who can see the password, and doesn't see it", async () => {
      const at = await rehearse();
      const [mei, ana] = [at.person("Mei"), at.person("Ana")];
      await mei.opens({ text: whole, customer: ana });
      await mei.sees("Text the code to");
      await mei.presses("Text the code to");
      const code = await at.codeFor(phone);
      await ana.sees("6-digit code");
      await ana.entersCode(code);
      await ana.sees("Show the password once");
      await mei.presses("Show the password once");
      await mei.sees("can see the password");
      await at.quiet();
      expect(mei.secret()).toBeUndefined();
    });

    test("whoever must act is called once, both are at the end, and nobody for what they do themselves", async () => {
      const at = await rehearse();
      const [mei, ana] = [at.person("Mei"), at.person("Ana")];
      await mei.opens({ text: whole, customer: ana });
      await mei.sees("Text the code to");
      await mei.presses("Text the code to");
      const code = await at.codeFor(phone);
      await ana.sees("needs you: Code from the text");
      await at.quiet();
      expect([mei.rings(), ana.rings()]).toEqual([[], [expect.stringContaining("needs you: Code from the text")]]);
      await ana.entersCode(code);
      await mei.sees("The account is open");
      await at.quiet();
      expect(mei.rings()).toEqual([expect.stringContaining("The account is open")]);
      expect(ana.rings().slice(1)).toEqual([expect.stringContaining("The account is open")]);
    });

    test("somebody who wants no calls for a request gets none, and reads so", async () => {
      const at = await rehearse();
      const [mei, ana] = [at.person("Mei"), at.person("Ana")];
      await mei.opens({ text: whole, customer: ana });
      await mei.sees("Text the code to");
      await mei.presses("Text the code to");
      const code = await at.codeFor(phone);
      await ana.sees("needs you");
      await ana.presses("Don't call me for this");
      await ana.sees("won't call you for");
      await ana.entersCode(code);
      await mei.sees("The account is open");
      await at.quiet();
      expect(ana.rings()).toHaveLength(1);
      expect(mei.rings()).toHaveLength(1);
    });

    test("nobody is called more than three times an hour for a request, however often it is their turn", async () => {
      const at = await rehearse();
      const [mei, ana] = [at.person("Mei"), at.person("Ana")];
      await mei.opens({ text: whole, customer: ana });
      await mei.sees("Text the code to");
      await mei.presses("Text the code to");
      await at.codeFor(phone);
      await at.quiet();
      for (let n = 2; n <= 5; n++) {
        at.pass(3 * 60_000);
        await mei.presses("Send a new code");
        await at.codeFor(phone, n);
        await at.quiet();
      }
      expect(ana.rings()).toHaveLength(3);
      expect(mei.rings()).toEqual([]);
    });
  });
}
