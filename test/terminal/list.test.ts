import { expect, onTestFinished, test } from "vitest";
import { rehearsal } from "./rehearsal.ts";

test("an old open request is on a page of the list, and goes on when its number is typed", async () => {
  const desk = await rehearsal({ whenDone: (close) => onTestFinished(close) });
  const you = desk.person("Mei");
  await you.opens();
  await you.sees("R-");
  await desk.quiet();
  const oldest = /R-[0-9A-Z]{4}/.exec(you.history())![0];
  for (let n = 0; n < 21; n++) {
    await you.says("1");
    await you.sees("step 2");
    desk.pass(1_000);
    await you.says("/account open");
    await you.sees("step 1");
  }
  await you.says("list");
  await you.sees("type list next");
  expect(you.reads()).not.toContain(oldest);
  await you.says("/account list next");
  await you.sees(oldest);
  expect(you.reads()).not.toContain("type list next");
  await you.says("list previous");
  await you.sees("type list next");
  await you.says(`resume ${oldest}`);
  await you.sees(`${oldest} · step 2`);
  await you.says("ana@example.com");
  await you.sees(`${oldest} · step 3`);
  await you.says("find ana@example.com");
  await you.sees("Found");
  await you.sees(`${oldest} · a•••@example.com · New Tencent Cloud account · Your turn: Country or region`);
  await you.says("/account find nobody");
  await you.sees("No request here has that");
});
