import { expect, onTestFinished, test } from "vitest";
import { durations } from "../../src/flows/durations.ts";
import { rehearsal } from "./rehearsal.ts";

test("a password is taken only where it stays hidden", async () => {
  const at = await rehearsal({ durations, whenDone: onTestFinished });
  const you = at.person("You");
  await you.opens({ kind: "open", text: "company" });
  await you.sees("step 2 of");
  await you.says("ana@example.com, pw sunflower42");
  await you.sees("I see a password in that");
  await at.quiet();
  expect(you.reads()).not.toContain("step 3 of");
  for (const words of ["ana@example.com", "Hong Kong", "5123 4567"]) await you.says(words);
  await you.sees("Text the code to");
  await you.says("yes");
  await you.sees("Make one for me");
  for (const line of ["Blue#Kite42", "Blue#Kite42"]) await you.says(line);
  await you.sees("6-digit code");
});

test("what stands behind the kind of request is read, and nobody else can be named", async () => {
  const at = await rehearsal({ durations, whenDone: onTestFinished });
  const you = at.person("You");
  await you.opens({ kind: "open" });
  await you.says("verify ops@example.com");
  await you.sees("ops@example.com");
  await you.says("/account open company for @ana, ana@example.com");
  await you.sees("Nobody else sits at this terminal, so @ana can't answer here");
  await you.sees("E-mail: ana@example.com");
});
