import { expect, test } from "vitest";
import { createDeliveries } from "../../adapters/chat/deliveries.ts";

test("of a flood only so many are in work at once; the rest is not taken in, and nothing of it is kept", async () => {
  const deliveries = createDeliveries(3);
  const doing: (() => void)[] = [];
  const come = () => deliveries.run(() => new Promise<void>((done) => doing.push(done)));
  const flood = Array.from({ length: 10_000 }, come);
  const refused = flood.slice(3).map((each) => each.catch((error: Error) => error.name));
  expect(new Set(await Promise.all(refused))).toEqual(new Set(["TooMany"]));
  expect(doing).toHaveLength(3);

  doing[0]!();
  await flood[0];
  const next = come();
  await expect(come()).rejects.toThrow("3 deliveries are in work.");
  for (const done of doing) done();
  await Promise.all([next, ...flood.slice(0, 3)]);
  await deliveries.settled();
});

test("how long each waited for its first answer is told once, also that one got none, and nothing of those nobody waits for", async () => {
  const told: (number | undefined)[] = [];
  const deliveries = createDeliveries(9, (ms) => told.push(ms));
  await deliveries.run(async (acked) => {
    acked();
    acked();
  });
  await deliveries.run(async () => {});
  const failing = deliveries.run(async () => {
    throw new Error("it went wrong");
  });
  await expect(failing).rejects.toThrow("it went wrong");
  await deliveries.run(async (acked) => acked(), false);
  expect(told).toEqual([expect.any(Number), undefined, undefined]);
});
