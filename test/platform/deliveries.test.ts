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

/** Comes without an ack until that is called for. */
function comes(deliveries: ReturnType<typeof createDeliveries>): () => void {
  let ack = () => {};
  void deliveries.run(
    (acked) =>
      new Promise((done) => {
        ack = () => {
          acked();
          done();
        };
      }),
  );
  return () => ack();
}

test("nothing that follows an ack goes while another waits for one, and then what is due first goes first", async () => {
  const deliveries = createDeliveries();
  const [one, other] = [comes(deliveries), comes(deliveries)];
  const gone: string[] = [];
  const all = [
    deliveries.turn().then(() => gone.push("a post")),
    deliveries.turn({ by: 30 }).then(() => gone.push("third")),
    deliveries.turn({ by: 10 }).then(() => gone.push("first")),
    deliveries.turn({ by: 20 }).then(() => gone.push("second")),
  ];
  one();
  await rounds(5);
  expect(gone).toEqual([]);
  other();
  await Promise.all(all);
  expect(gone).toEqual(["first", "second", "third", "a post"]);
});

test("who comes in the meantime goes first as well", async () => {
  const deliveries = createDeliveries();
  const gone: string[] = [];
  let ack = () => {};
  const first = deliveries.turn({ by: 1 }).then(() => {
    gone.push("first");
    ack = comes(deliveries);
  });
  const second = deliveries.turn({ by: 2 }).then(() => gone.push("second"));
  await first;
  await rounds(5);
  expect(gone).toEqual(["first"]);
  ack();
  await second;
});

test("nobody lets others go first for ever", async () => {
  const deliveries = createDeliveries();
  const ack = comes(deliveries);
  for (let turn = 0; turn < 100; turn += 1) await deliveries.turn({ by: 1, mostMs: 1 });
  ack();
});

/** Lets the event loop go round. */
async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
