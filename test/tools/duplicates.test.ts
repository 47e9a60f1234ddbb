import { expect, test } from "vitest";
import type { FromPerson } from "../../src/conversation/types.ts";
import type { Log } from "../../src/machine/log.ts";
import { wire } from "../../tools/simulate/door.ts";
import { createLife } from "../../tools/simulate/life.ts";
import { startReplica } from "../../tools/simulate/replica.ts";
import { createScreen } from "../../tools/simulate/screen.ts";
import { memoryStore } from "../../tools/simulate/store.ts";
import { createTencent } from "../../tools/simulate/tencent.ts";
import { createTime } from "../../tools/simulate/time.ts";
import { drawWeather } from "../../tools/simulate/weather.ts";
import { flow } from "../../tools/simulate/world.ts";

const deliveries = 10_000;
const second = 1000;
const from = { id: "sim:ana" };
const phone = "51204561";
const silent = () => {};

/** Three replicas on one ledger, in calm weather. */
function openWorld() {
  const weather = drawWeather(1);
  const { random } = weather;
  const time = createTime(Date.UTC(2026, 10, 22, 12));
  const store = memoryStore(time.now);
  const screen = createScreen(silent);
  const calm = { time, weather, isStormy: () => false };
  const tencent = createTencent({ ...calm, tell: silent, onMade: silent });
  const replicas = [0, 1, 2].map(() => {
    const life = createLife({ ...calm, now: time.now, onDeath: silent, onPause: silent });
    const door = { time, life, pace: () => random.between(0, 5) };
    return startReplica({
      ...{ time, life, random, clock: time.now, flow, protocol: "ours" },
      ledger: wire(store.ledger(time.now), door),
      vault: wire(store.vault, door),
      platform: wire(screen.platform, door),
      connections: tencent.connections(life),
      keys: tencent.keys,
      rest: () => time.sleep(random.between(5, 15) * second, life),
      log: { debug: silent, info: silent, warn: silent, error: silent } as unknown as Log,
    });
  });
  const ledger = store.ledger(time.now);
  const pass = async (ms: number) => {
    const until = time.now() + ms;
    time.at(ms, silent);
    await time.run(() => time.now() >= until);
  };
  return { time, random, screen, tencent, replicas, ledger, pass };
}

test("one event delivered 10,000 times to three replicas within six minutes is heard once and answered once", async () => {
  const { time, random, screen, tencent, replicas, ledger, pass } = openWorld();
  const failed: unknown[] = [];
  const card = () => screen.cards(from.id)[0]!;

  async function tellOnce(event: FromPerson): Promise<void> {
    await replicas[0]!.reception.receive(card().caseId, event);
  }
  async function tell(event: FromPerson): Promise<void> {
    void tellOnce(event);
    await pass(5 * second);
  }
  async function tellOften(event: FromPerson): Promise<void> {
    for (let n = 0; n < deliveries; n += 1) {
      const { reception } = random.pick(replicas);
      time.at(n % 2 === 0 ? 0 : random.between(0, 360 * second), () => {
        reception.receive(card().caseId, event).catch((error: unknown) => failed.push(error));
      });
    }
    await pass(370 * second);
  }

  void replicas[0]!.reception.open({ event: "Ev0", flow: "open", from, at: from.id });
  await pass(5 * second);
  await tellOften({ type: "said", id: "Ev1", from, text: "help" });
  expect(screen.told).toBe(1);

  const answers = { type: "personal", mail: "ana@example.com", country: "HK", phone };
  await tell({ type: "filled", id: "Ev2", from, answers });
  await tell({ type: "pressed", id: "Ev3", from, choice: "go" });
  await tellOften({ type: "said", id: "Ev4", from, text: "Kite#4242b" });
  expect(tencent.textsTo(phone)).toBe(1);

  await tellOften({ type: "said", id: "Ev5", from, text: tencent.codeOn(phone)! });
  const { accounts } = tencent.books;
  const came = `${tencent.textsTo(phone)} text, ${accounts.all().length} account, ${screen.told} reply`;
  console.log(`three events, ${deliveries} deliveries each over ${replicas.length} replicas: ${came}`);
  expect(card().state).toBe("done");
  expect(tencent.books.accounts.all()).toHaveLength(1);
  expect(screen.told).toBe(1);
  expect(failed).toEqual([]);
  const heard: string[] = [];
  for await (const { actor, what } of ledger.audit()) if (actor === from.id) heard.push(what);
  expect(heard).toEqual(["opened", "said", "filled", "pressed", "said", "said"]);
});
