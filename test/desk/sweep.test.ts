import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createSweep } from "../../src/desk/sweep.ts";
import { poll } from "../poll.ts";
import { openOffice } from "./office.ts";
import { heard } from "./words.ts";

const minute = 60_000;
const hour = 60 * minute;

test("a draft that nobody touched ends by itself, once, on whichever desk", async () => {
  const office = await openOffice();
  await office.second();
  const ana = await office.talk().open();
  await ana.goTo("password");
  await ana.press("make");
  await ana.asks("code");
  await ana.code();
  const { answers, touched } = await ana.case();
  await office.passUntil(hour, async () => (await ana.case()).state === "expired" || undefined);
  const { asOf } = await ana.comesTo("expired");
  expect(asOf! - touched).toBeGreaterThanOrEqual(72 * hour);
  expect(heard(ana.card().view.body)).toContain("ran out of time");
  const { ref } = answers.password as { ref: string };
  await poll("the password gone", async () => ((await office.desk.vault.has(ref)) ? undefined : true)); // after the commit
  const rows = [];
  for await (const { what } of office.desk.ledger.audit(ana.id)) rows.push(what);
  expect(rows.at(-1)).toBe("expired");
});

test("five hundred that are overdue are told in groups, each once", async () => {
  const office = await openOffice({ idle: true });
  const open = () =>
    office.desk.desk.open({ event: randomUUID(), flow: "open", from: { id: randomUUID() }, at: "test:a" });
  const ids = await Promise.all(Array.from({ length: 500 }, open));
  office.pass(80 * hour);
  let [under, most, told] = [0, 0, 0];
  const { sweep } = createSweep({
    ...office.desk.deskParts,
    log: { error: () => {} } as never,
    desk: {
      ...office.desk.desk,
      async tell(...given) {
        told += 1;
        under += 1;
        most = Math.max(most, under);
        return office.desk.desk.tell(...given).finally(() => {
          under -= 1;
        });
      },
    },
  });
  await sweep();
  expect([told, most]).toEqual([500, 64]);
  for (const id of ids) expect((await office.load(id)).state).toBe("expired");
});

test("a text that has grown old is not trusted, and no other is sent by itself", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  await ana.goTo("code");
  await ana.code();
  office.pass(10 * minute);
  await ana.asks("text");
  expect(office.books().calls.SendVerifyCode).toBe(1);
});

test("a case that fails in the sweep does not hold up the others, and rests for a while", async () => {
  const office = await openOffice({ idle: true });
  const open = () =>
    office.desk.desk.open({ event: randomUUID(), flow: "open", from: { id: "test:ana" }, at: "test:ana" });
  const broken = await open();
  office.pass(1_000);
  const fine = await open();
  office.inFile((db) => db.prepare("update cases set body = zeroblob(64) where id = ?").run([broken]));
  office.pass(80 * hour);

  const { outbox } = await office.second(); // the first has not forgotten what it knew
  await outbox.sweep();
  expect((await office.load(fine)).state).toBe("expired");
  const complaints = () => office.logged.filter(({ case: id }) => id === broken);
  expect(complaints()).toMatchObject([{ level: "error", error: "SealBroken" }]);
  await outbox.sweep();
  expect(complaints()).toHaveLength(1);
  office.pass(minute);
  await outbox.sweep();
  expect(complaints()).toHaveLength(2);
});
