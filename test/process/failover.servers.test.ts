import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { StoreDown } from "../../src/ledger/errors.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { ledgerAt } from "../ledger/postgres.ts";
import { caseAt, claimAll, effect, turn } from "../ledger/turns.ts";
import { poll } from "../poll.ts";
import { databaseAt, execute, withPostgres } from "../postgres/database.ts";
import type { Server } from "../postgres/server.ts";
import { primaryAndStandby } from "../postgres/standby.ts";
import { deskFor, tempFolder } from "./desk.ts";
import { durations } from "./lane.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

const key = "a key for desks over a failover, long enough";
const people = ["ana", "ben", "cai", "dee"].map((name, n) => ({
  mail: `${name}@example.com`,
  phone: `5123456${n}`,
  name: `${name} Chan`,
  password: "Kept7secret!",
}));
const writersAtOnce = 6;

withPostgres("a primary with a standby that has every commit", () => {
  test("is killed in the middle of talks, and the standby is promoted: nothing acknowledged is lost, nothing is made twice", async () => {
    const begun = performance.now();
    const tell = (what: string) =>
      console.log(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(5)} s  ${what}`);
    const [primary, standby] = await primaryAndStandby();
    tell(`the primary ${portOf(primary)} waits for ANY 1 (b), the standby ${portOf(standby)} has every commit`);
    const url = `postgres://frontdesk@127.0.0.1:${portOf(primary)},127.0.0.1:${portOf(standby)}/postgres?target_session_attrs=read-write`;

    for (const { name } of people) await makeLedger(primary.url, ledgerOf(name));
    const writers = await startWriters(url);
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const desks = people
      .map(({ name }) => ledgerOf(name))
      .map((schema) => {
        const env = {
          ...tencent.env,
          DATABASE_URL: `${url}&options=${encodeURIComponent(`-c search_path=${schema}`)}`,
          FRONTDESK_KEY: key,
          SMS_COUNTRIES: "*",
          DURATIONS: `${durations},send=5,postLease=1,effectLease=7`,
        };
        return deskFor(tempFolder(), env);
      });
    const failedOver = new Promise<void>((resolve, reject) => {
      tencent.at("CreateAccount", "asked", async () => {
        const hasAsked = (desk: (typeof desks)[number]) => desk.lines.some(({ type }) => type === "post");
        await poll("desks that have all asked something", () => desks.every(hasAsked) || undefined); // a start ends without its database
        const before = writers.acknowledged();
        await primary.kill("SIGKILL");
        tell(`the primary is killed while a create is on its way; ${before} turns are acknowledged so far`);
        failOver(before).then(resolve, reject); // while that call goes on
      });
    });
    async function failOver(before: number): Promise<void> {
      await pause(500);
      await execute(standby.url, "select pg_promote()");
      tell("the standby is promoted");
      await poll("a turn on the new primary", () => (writers.acknowledged() > before ? true : undefined));
      tell("the next turn is acknowledged");
    }

    const talks = people.map((customer) => newTalk(customer, {}));
    await Promise.all([...talks.map((talk, n) => converse(desks[n]!, talk, tencent)), failedOver]);
    tell(`${talks.length} talks have come to their end`);
    await poll("some more turns", () => (writers.acknowledged() > 400 ? true : undefined));
    const { acked, downs } = await writers.stop();
    const all = [...acked.values()].reduce((a, b) => a + b, 0);

    const after = await ledgerAt(standby.url, { schema: "writers" });
    let lost = 0;
    for (const [id, version] of acked) lost += version - ((await after.load(id))?.version ?? 0);
    const promised = (await claimAll(after, "effect")).map(({ id }) => id);
    const audit = await verifyAudit(after.audit());
    tell(
      `${all} turns were acknowledged and ${downs} were refused meanwhile: ${lost} lost, ${promised.length - new Set(promised).size} promised twice`,
    );
    expect(lost).toBe(0);
    expect(promised.length).toBe(all);
    expect(new Set(promised).size).toBe(all);
    expect(audit).toMatchObject({ holds: true, rows: all });

    for (const desk of desks) expect(desk.raw()).toMatch(/commits wait for ANY 1 \(b\), so nothing can be kept while/);
    const { accounts, calls } = await tencent.books();
    const mails = accounts.map(({ mail }) => mail);
    tell(
      `${accounts.length} accounts for ${people.length} people, ${mails.length - new Set(mails).size} of them twice; Tencent was asked for ${calls.CreateAccount}`,
    );
    for (const [n, talk] of talks.entries())
      expect(talk, people[n]!.name).toMatchObject({ closed: { state: "done" }, askedTwice: [] });
    expect(accounts.map(({ mail, uin }) => [mail, uin]).toSorted()).toEqual(
      talks.map(({ customer, closed }) => [customer.mail, closed!.uin]).toSorted(),
    );
  });
});

/** Whoever is at a terminal is the same person to a ledger, so each has one of their own. */
function ledgerOf(name: string): string {
  return `ledger_of_${name.split(" ")[0]!.toLowerCase()}`;
}

/** One that knows that look-ups show what there is, so that nobody has to judge a create whose row came just in time. */
async function makeLedger(url: string, schema: string): Promise<void> {
  const ledger = await createPostgresLedger({ db: await databaseAt(url, { schema }), keys: deriveKeys(key) });
  const control = { at: await ledger.now(), lagMs: 0 };
  await ledger.write([{ write: "control", api: "QueryCustomersCredit of real", control }]);
  await ledger.close();
}

function portOf({ url }: Server): string {
  return new URL(url).port;
}

/** Turns of many cases, each told again under the same event until it is known to be kept. */
async function startWriters(url: string) {
  const ledgers = [await ledgerAt(url, { schema: "writers" }), await ledgerAt(url, { schema: "writers" })];
  const acked = new Map<string, number>();
  let [downs, isOver] = [0, false];
  onTestFinished(() => {
    isOver = true;
  });

  async function write(ledger: Ledger, id: string): Promise<void> {
    for (let version = 1; !isOver; version += 1) {
      const promised = turn(caseAt(version, { id }), { effects: [effect(`${id}.${version}`)] });
      for (;;) {
        try {
          expect(["kept", "seen"]).toContain((await ledger.commit(promised)).is);
          break;
        } catch (error) {
          if (isOver) return;
          expect(error).toBeInstanceOf(StoreDown);
          downs += 1;
          await pause(20);
        }
      }
      acked.set(id, version);
      await pause(10);
    }
  }

  const going = Array.from({ length: writersAtOnce }, (_, n) => write(ledgers[n % 2]!, `R-${n}${n}${n}${n}`));
  return {
    acknowledged: () => [...acked.values()].reduce((a, b) => a + b, 0),
    async stop() {
      isOver = true;
      await Promise.all(going);
      return { acked, downs };
    },
  };
}
