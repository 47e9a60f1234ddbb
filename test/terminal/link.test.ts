import { expect, test } from "vitest";
import { tempFolder } from "../process/desk.ts";
import { hasPty, sitDown } from "./person.ts";

test.skipIf(!hasPty)("a link at a terminal (needs python3 with its pty module)", async () => {
  const ana = sitDown(tempFolder());
  await ana.answers("step 1 of 10", "link");
  await ana.sees("Here's the link for your customer");
  const url = await ana.sees("http://127\\.0\\.0\\.1:\\d+/c#[\\w-]{43}$");
  await ana.sees("█▀|▄▄"); // the picture to scan
  const words = /“(\w+ \w+)”/.exec(await ana.sees("“\\w+ \\w+”"))![1]!;
  await ana.sees(`Link “${words}”`);

  const page = await fetch(url.replace(/#.*/, ""));
  expect(page.status).toBe(200);
  expect(await page.text()).not.toContain(words);
  await ana.answers("", "unlink");
  await ana.sees("I've ended the link");
  await ana.answers("step 1 of 10", "2");
  await ana.sees("step 2 of 10");
});
