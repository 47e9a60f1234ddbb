import { expect, test } from "vitest";
import { serves } from "../platform/serves.ts";
import { rehearsal } from "./rehearsal.ts";

/**
 * The page passes what holds wherever a customer is served. What else a chat must do needs an owner who reads there, a
 * card that several people see, or a message that rings: the page has none of these.
 */
serves("The page", rehearsal, { turnsAway: "This link is open in another browser" });

test("an owner whose customer has the page is called once it is done, and for nothing before", async () => {
  const at = await rehearsal();
  const [mei, ana] = [at.person("Mei"), at.person("Ana")];
  await mei.opens({ text: "company ana@example.com +852 5123 4567", customer: ana });
  await mei.presses("Text the code to");
  const code = await at.codeFor("85251234567");
  await ana.sees("6-digit code");
  await at.quiet();
  expect(mei.rings()).toEqual([]);
  await ana.entersCode(code);
  await mei.sees("UIN");
  await at.quiet();
  expect(mei.rings()).toEqual([expect.stringContaining("The account is open")]);
  expect(mei.reads()).not.toContain("Show the password");
  expect(ana.reads()).not.toContain("Don't call me");
});

test("a page that waits for a code from an e-mail speaks of no phone and no text", async () => {
  const at = await rehearsal();
  const [mei, ana] = [at.person("Mei"), at.person("Ana")];
  await mei.opens({ kind: "verify", text: "ana@example.com", customer: ana });
  await mei.presses("Send the code");
  await at.codeFor("ana@example.com");
  await ana.sees("send a code to ana@example.com. What does it say?");
  expect(ana.reads()).toContain("That's not my address");
  const own = ana.reads().replace("no real text is sent", "");
  expect(own).not.toMatch(/\b(text|number|phone)\b/i);
});
