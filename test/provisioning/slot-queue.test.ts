import { expect, test } from "vitest";
import { createSlotQueue } from "../../src/provisioning/slot-queue.ts";
import { createTime } from "../../tools/simulate/time.ts";

/** A lane in simulated time, whose slots of all desks come every 100 ms from `next` on. */
function opened(next: number) {
  const time = createTime(0);
  const went: string[] = [];
  let stillUntil = 0;
  const owner = { meets: (now: number) => (now < stillUntil ? stillUntil : ("go" as const)) };
  const store = { isDown: false };
  const lane = createSlotQueue({
    async take() {
      if (store.isDown) throw new Error("The store is away.");
      next += 100;
      return next - 100;
    },
    clock: time.now,
    until: async (instant) => (instant > time.now() ? time.sleep(instant - time.now(), owner) : undefined),
  });
  const says = (name: string) => [() => went.push(`${name} ${time.now()}`), () => went.push(`${name} fails`)] as const;
  return {
    ...{ lane, went, store },
    calls(name: string, slot: number, readyAt = 0) {
      const place = lane.join(slot);
      time.at(readyAt, () => void place.comes().then(...says(name)));
      return place;
    },
    prepares: (name: string, slot: number, leadMs: number) =>
      void lane
        .join(slot)
        .nears(leadMs)
        .then(...says(name)),
    busy: (from: number, until: number) => time.at(from, () => (stillUntil = until)),
    run: (ms: number) => time.run(() => time.now() > ms),
  };
}

test("a call that misses its slot gets this process's next one, and every call behind moves back by one", async () => {
  const { calls, busy, run, went } = opened(900);
  for (const [name, slot] of [
    ["ana", 100],
    ["bo", 400],
    ["mei", 700],
  ] as const)
    calls(name, slot);
  busy(90, 150);
  await run(2000);
  expect(went).toEqual(["ana 400", "bo 700", "mei 900"]);
});

test("a slot that comes before its call is ready goes to the next call in line", async () => {
  const { calls, run, went } = opened(900);
  calls("ana", 100, 300);
  calls("bo", 200);
  calls("mei", 400);
  await run(2000);
  expect(went).toEqual(["bo 100", "mei 200", "ana 400"]);
});

test("a call that leaves gives its slot to those behind", async () => {
  const { calls, lane, prepares, run, went } = opened(900);
  const place = lane.join(100);
  calls("bo", 200);
  place.leave();
  prepares("mei", 500, 150);
  await run(2000);
  expect(went).toEqual(["mei 50", "bo 100"]);
});

test("while the store is away, only calls without a slot fail", async () => {
  const { calls, busy, store, run, went } = opened(900);
  store.isDown = true;
  calls("ana", 100);
  calls("bo", 400);
  busy(90, 150);
  await run(2000);
  expect(went).toEqual(["ana 400", "bo fails"]);
});

test("a process that is always late goes on all the same", async () => {
  const { calls, busy, run, went } = opened(200);
  calls("ana", 100);
  for (let at = 90; at < 2000; at += 100) busy(at, at + 40);
  await run(2000);
  expect(went).toEqual(["ana 430"]);
});
