import { expect, test } from "vitest";
import { openedLater } from "../../adapters/chat/opened-later.ts";
import { createOutbox, type OutboxParts } from "../../src/desk/outbox.ts";
import { DeliveryError } from "../../src/desk/platform.ts";
import { protocolTimes } from "../../src/provisioning/protocol/times.ts";
import { createRandom } from "../../tools/simulate/random.ts";
import { memoryStore } from "../../tools/simulate/store.ts";
import { caseAt, start, turn } from "../ledger/turns.ts";

const hour = 3_600_000;

/** When a notice was tried again within an hour, looked for four times a second, while its platform is down. */
async function triesWhileDown(seed: number, failure: () => Error): Promise<number[]> {
  let now = start;
  const { ledger: open, vault } = memoryStore(() => now);
  const ledger = open(() => now);
  const tries: number[] = [];
  const fail = async () => {
    tries.push(now - start);
    throw failure();
  };
  const quiet = () => {};
  const outbox = createOutbox({
    ledger,
    vault,
    world: "real",
    flow: () => undefined,
    desk: {} as OutboxParts["desk"], // no notice needs it
    platforms: [{ name: "down", show: fail, call: fail, tell: fail, reveal: fail }],
    performers: {},
    leases: protocolTimes,
    roles: {},
    log: { error: quiet, warn: quiet, info: quiet } as unknown as OutboxParts["log"],
    random: createRandom(seed).next,
  });
  const notice = { notice: { key: "talk.one-moment" } as const, to: "down:1" };
  await ledger.commit(turn(caseAt(1, { world: "real" }), { posts: [notice] }));
  for (; now < start + hour; now += 250) await outbox.drainPosts();
  return tries;
}

test("a failed job is tried again at growing pauses of up to a minute, and no two jobs in step", async () => {
  const [one, other] = await Promise.all([1, 2].map((seed) => triesWhileDown(seed, () => new Error("no network"))));
  const pauses = one!.slice(1).map((at, n) => at - one![n]!);
  expect(pauses[0]).toBeLessThan(1_500);
  expect(pauses[4]).toBeGreaterThan(pauses[0]! * 5);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(60_250);
  expect(one!.length).toBeLessThan(130);
  expect(one!.slice(3).filter((at) => other!.includes(at)).length).toBeLessThan(5);
});

test("a pause that a platform asks for is kept, and a little more", async () => {
  const tries = await triesWhileDown(1, () => new DeliveryError("down:1", 30_000, new Error("too many")));
  const pauses = tries.slice(1).map((at, n) => at - tries[n]!);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(30_000);
  expect(new Set(pauses).size).toBeGreaterThan(5);
});

test("a pause of nothing that a platform asks for is no reason to hurry", async () => {
  const tries = await triesWhileDown(1, () => new DeliveryError("down:1", 0, new Error("too many")));
  expect(tries.length).toBeLessThan(130);
});

test("posts for a platform that is still away at the start wait for it, and count as no refusal", async () => {
  let now = start;
  const { ledger: open, vault } = memoryStore(() => now);
  const ledger = open(() => now);
  const [logged, told]: [string[], string[]] = [[], []];
  const log = (_: object, message: string) => void logged.push(message);
  const later = openedLater("Away");
  const outbox = createOutbox({
    ledger,
    vault,
    world: "real",
    flow: () => undefined,
    desk: {} as OutboxParts["desk"], // a refusal would need it
    platforms: [later.platform],
    performers: {},
    leases: protocolTimes,
    roles: {},
    log: { error: log, warn: log, info: () => {} } as unknown as OutboxParts["log"],
  });
  const drainFor = async (ms: number) => {
    for (const end = now + ms; now < end; now += 250) await outbox.drainPosts();
  };
  await ledger.commit(
    turn(caseAt(1, { world: "real" }), { posts: [{ notice: { key: "talk.one-moment" }, to: "away:1" }] }),
  );
  await drainFor(2 * 60_000);
  later.open({
    show: async () => {},
    call: async () => {},
    reveal: async () => {},
    tell: async (to) => void told.push(to),
  });
  await drainFor(2_000);
  expect([logged, told]).toEqual([[], ["away:1"]]);
});

test("a platform that refuses every post for a minute is named while nobody can be told elsewhere", async () => {
  let now = start;
  const { ledger: open, vault } = memoryStore(() => now);
  const ledger = open(() => now);
  const refusing = new Set<string>();
  let isDown = true;
  const take = async () => {
    if (isDown) throw new Error("missing_scope");
  };
  const log = () => {};
  const outbox = createOutbox({
    ledger,
    vault,
    world: "real",
    flow: () => undefined,
    desk: { note: async () => {} } as unknown as OutboxParts["desk"],
    platforms: [{ name: "down", show: take, call: take, tell: take, reveal: take }],
    performers: {},
    leases: protocolTimes,
    roles: { operators: "down:ops" },
    log: { error: log, warn: log, info: () => {} } as unknown as OutboxParts["log"],
    refusing,
  });
  const drainFor = async (ms: number) => {
    for (const end = now + ms; now < end; now += 250) await outbox.drainPosts();
    return [...refusing];
  };
  const theCase = caseAt(1, { world: "real", people: { owner: "down:1" } });
  await ledger.commit(turn(theCase, { posts: [{ notice: { key: "talk.one-moment" }, to: "down:1" }] }));
  expect(await drainFor(55_000)).toEqual([]);
  expect(await drainFor(90_000)).toEqual(["down"]);
  isDown = false;
  expect(await drainFor(70_000)).toEqual([]);
});
