import { Keyv } from "keyv";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ledger } from "../../../src/ledger/ledger.ts";
import { createPostgresLedger } from "../../../src/ledger/postgres/ledger.ts";
import type { Log } from "../../../src/machine/log.ts";
import { openBooks } from "../../../src/practice/books.ts";
import { createCalls } from "../../../src/practice/calls.ts";
import { defaults } from "../../../src/practice/options.ts";
import type { Connections } from "../../../src/tencent/connections.ts";
import { spacing } from "../../../src/tencent/rates.ts";
import { PostgresStore } from "../../../src/vault/postgres-store.ts";
import { createVault, type Vault } from "../../../src/vault/vault.ts";
import { wire } from "../../../tools/simulate/door.ts";
import { chatApp } from "../../../tools/simulate/keyed-books.ts";
import { createLife } from "../../../tools/simulate/life.ts";
import { createRandom } from "../../../tools/simulate/random.ts";
import { startReplica } from "../../../tools/simulate/replica.ts";
import { createScreen } from "../../../tools/simulate/screen.ts";
import { memoryStore } from "../../../tools/simulate/store.ts";
import { createTime } from "../../../tools/simulate/time.ts";
import { drawWeather } from "../../../tools/simulate/weather.ts";
import { flow } from "../../../tools/simulate/world.ts";
import { keys } from "../../ledger/files.ts";
import { databaseAt, freshUrl, withPostgres } from "../../postgres/database.ts";
import { code, figuresOf, readied } from "./readied.ts";

interface Stores {
  ledger: () => Ledger | Promise<Ledger>;
  vault: Vault;
}

/** How long the store takes with a question at most, and Tencent with an answer: all that may be lost while a queue begins to move. */
const [storeMs, slowestMs] = [8, 240];
const busyMs = 100;
const start = Date.UTC(2026, 10, 22, 12);

type Open = (clock: () => number) => Stores | Promise<Stores>;
/** Whether a desk does something else, for longer than a call may be late, when the n-th slot comes that it took for a create. */
type IsBusy = (desk: number, n: number) => boolean;

/** Three desks and the practice Tencent, whose time passes only while somebody waits. */
async function run(count: number, open: Open, isBusy: IsBusy = () => false, seed = 1) {
  const time = createTime(start);
  const random = createRandom(seed);
  const stores = await open(time.now);
  const books = openBooks(":memory:");
  onTestFinished(() => books.close());
  const call = createCalls(books, { ...defaults, profile: "2024", clock: time.now });
  let [refused, opened] = [0, 0];
  const people = await readied(await stores.ledger(), stores.vault, count, "sim:ana");
  for (const { phone } of people.all)
    books.texts.putCode(`852-${phone}`, { code, expiresAt: start + 600_000, triesLeft: 5 });
  const promised = await people.say();

  const connections: Connections = {
    async post({ url, headers, body }) {
      await time.sleep(20);
      const { response } = call({ ...headers, host: url.hostname }, Buffer.from(body), "r-1");
      if ((response as { Error?: { Code: string } }).Error?.Code === "RequestLimitExceeded") refused += 1;
      if ("Uin" in response) opened += 1;
      const text = JSON.stringify({ Response: { ...response, RequestId: "r-1" } });
      await time.sleep(random.between(20, slowestMs - 40));
      return { is: "answered", text, serverTime: Math.floor(time.now() / 1000) * 1000 };
    },
    close: async () => {},
  };
  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet } as unknown as Log;
  const told = new Map<string, number>();
  const screen = createScreen((line) => {
    const [, id] = / sees (\S+) v.* talk\.queued/.exec(line) ?? [];
    if (id) told.set(id, (told.get(id) ?? 0) + 1);
  });
  for (const desk of [1, 2, 3]) {
    const life = createLife({
      weather: drawWeather(1),
      isStormy: () => false,
      now: time.now,
      onDeath: () => {},
      onPause: () => {},
    });
    const behind = { time, life, pace: () => random.between(0, storeMs / 2) };
    let taken = 0;
    const onDone = (method: string, [api]: readonly unknown[], wait: unknown) => {
      if (method !== "slot" || api !== "CreateAccount") return;
      taken += 1;
      if (isBusy(desk, taken)) time.at((wait as number) - busyMs / 2, () => life.standStill(busyMs));
    };
    startReplica({
      ...{ time, life, random, connections, flow, log },
      ledger: wire(await stores.ledger(), { ...behind, onDone }),
      vault: wire(stores.vault, behind),
      platform: wire(screen.platform, behind),
      keys: { cloud: books.keys, chat: chatApp },
      clock: time.now,
      rest: () => time.sleep(random.between(125, 375), life),
      protocol: "ours",
    });
  }
  await time.run(() => opened === count || time.now() > start + 1000 * count + 10_000);
  const made = books.snapshot(start);
  const waited = people.all.map(({ id, mail }) => {
    const at = Date.parse(made.accounts.find((account) => account.mail === mail)!.at);
    return { seconds: (at - promised.get(mail)!) / 1000, told: told.get(id) ?? 0 };
  });
  return { made, refused, figures: figuresOf(made.accounts, promised), waited, promised };
}

function quotaTests(count: number, open: Open): void {
  test(`${count} creates at once from three desks: all the rate, in turn, and never too fast`, async () => {
    const { made, refused, figures, waited } = await run(count, open);
    expect(refused).toBe(0);
    expect(new Set(made.accounts.map(({ mail }) => mail)).size).toBe(count);
    expect(made.calls.CreateAccount).toBe(count);
    expect(figures.between.filter((ms) => ms < spacing("CreateAccount") - storeMs)).toEqual([]);
    expect(figures.seconds * 1000).toBeLessThan((count - 1) * spacing("CreateAccount") + slowestMs + storeMs);
    expect(figures.unfair).toBeLessThan(2);
    expect(waited.filter(({ seconds, told }) => (seconds < 5 && told > 0) || (seconds > 9 && told === 0))).toEqual([]);
    expect(Math.max(...waited.map(({ told }) => told))).toBeLessThanOrEqual(Math.log2(count));
  });
}

describe("on a ledger in memory", () =>
  quotaTests(process.env.LONG === undefined ? 60 : 500, (clock) => {
    const store = memoryStore(clock);
    return { ledger: () => store.ledger(clock), vault: store.vault };
  }));

withPostgres("the quota on PostgreSQL", () =>
  quotaTests(8, async (clock) => {
    const url = await freshUrl();
    const db = await databaseAt(url);
    const vault = createVault({ keyv: new Keyv({ store: new PostgresStore(db, clock), throwOnErrors: true }), keys });
    return {
      vault,
      async ledger() {
        const ledger = await createPostgresLedger({
          db: await databaseAt(url, { connections: 4 }),
          keys,
          world: "real",
          clock,
        });
        onTestFinished(() => ledger.close());
        return ledger;
      },
    };
  }),
);

test("desks that are often busy when their slots come keep nearly all calls about in order, and none is refused", async () => {
  const open: Open = (clock) => {
    const store = memoryStore(clock);
    return { ledger: () => store.ledger(clock), vault: store.vault };
  };
  const late: number[] = [];
  let overlong = 0;
  for (const seed of [1, 2, 3, 4]) {
    const { made, refused, promised } = await run(80, open, (_, n) => n <= 30 && n % 3 === 1, seed);
    expect(refused).toBe(0);
    expect(made.calls.CreateAccount).toBe(80);
    const at = new Map(made.accounts.map((account) => [account.mail, Date.parse(account.at)]));
    const inTurn = [...at.values()].sort((a, b) => a - b);
    const mails = [...promised.keys()];
    late.push(...mails.map((mail, place) => at.get(mail)! - inTurn[place]!));
    const { waits } = figuresOf(made.accounts, new Map(mails.map((mail, n) => [mail, promised.get(mail)! + n / 1000])));
    overlong += waits.filter(({ waited, ideal }) => waited > 2 * ideal + 1000).length;
  }
  expect(Math.max(...late)).toBeLessThan(3_000);
  expect(late.filter((ms) => ms > 1_500).length).toBeLessThan(late.length / 20);
  expect(overlong).toBeLessThan(late.length / 100);
});
