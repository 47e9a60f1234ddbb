import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { StoreDown } from "../../src/ledger/errors.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { whileSomebodyWaits } from "../../src/ledger/patience.ts";
import { backendsOf, databaseAt, execute, freshUrl, withPostgres } from "../postgres/database.ts";
import { lineTo } from "../postgres/line.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { ledgerAt } from "./postgres.ts";
import { attempt, caseAt, claimAll, effect, turn } from "./turns.ts";

withPostgres("PostgreSQL that goes away", () => {
  test("a PostgreSQL that is killed in the middle of turns keeps each acknowledged turn once, and work goes on", async () => {
    const server = await ownServer();
    const ledgers = [await ledgerAt(server.url), await ledgerAt(server.url)];
    const acked = new Map<string, number>();
    let downs = 0;
    let isOver = false;

    /** Turns of one case, each told again under the same event until it is known to be kept. */
    async function write(ledger: Ledger, id: string): Promise<void> {
      for (let version = 1; !isOver; version++) {
        const promised = turn(caseAt(version, { id }), { effects: [effect(`${id}.${version}`)] });
        for (;;) {
          const { is } = await ledger.commit(promised).catch(down);
          if (is === "kept" || is === "seen") break;
          expect(is).toBe("down");
          await pause(20);
        }
        acked.set(id, version);
      }
    }
    const down = (error: unknown) => {
      expect(error).toBeInstanceOf(StoreDown);
      downs += 1;
      return { is: "down" as const };
    };
    const sum = () => [...acked.values()].reduce((a, b) => a + b, 0);

    const ids = Array.from({ length: 8 }, (_, n) => `R-${n}${n}${n}${n}`);
    const writers = ids.map((id, n) => write(ledgers[n % 2]!, id));
    for (const strike of [crashOneBackend, restartBy("SIGQUIT"), restartBy("SIGINT"), restartBy("SIGQUIT")]) {
      const before = sum();
      await expect.poll(sum, { timeout: 60_000 }).toBeGreaterThan(before + 40);
      const downsBefore = downs;
      await strike(server);
      await expect.poll(() => downs, { timeout: 60_000 }).toBeGreaterThan(downsBefore);
    }
    const before = sum();
    await expect.poll(sum, { timeout: 60_000 }).toBeGreaterThan(before + 40);
    isOver = true;
    await Promise.all(writers);

    const after = await ledgerAt(server.url);
    for (const [id, version] of acked) expect(await after.load(id)).toMatchObject({ version });
    expect(await verifyAudit(after.audit())).toMatchObject({ holds: true, rows: sum() });
    const promised = ids.flatMap((id) => Array.from({ length: acked.get(id)! }, (_, n) => `effect:${id}.${n + 1}`));
    expect((await claimAll(after, "effect")).map(({ id }) => id).toSorted()).toEqual(promised.toSorted());
  });

  test("while PostgreSQL is down each query ends with one error, and the first after it is back is answered", async () => {
    const server = await ownServer();
    const ledger = await ledgerAt(server.url);
    await ledger.commit(turn(caseAt(1), { effects: [effect("e1")] }));
    const [job] = await ledger.claim("effect", 1, 30_000);
    let woken = 0;
    ledger.onWork(() => (woken += 1));
    await expect.poll(() => woken).toBe(1);
    await server.kill("SIGQUIT");
    const asks: (() => Promise<unknown>)[] = [
      () => ledger.now(),
      () => ledger.load("R-7K2P"),
      () => ledger.list({}),
      () => ledger.commit(turn(caseAt(2))),
      () => ledger.commit(turn(caseAt(2), { also: [{ write: "attempt", attempt: attempt() }] })),
      () => ledger.write([{ write: "count", name: "texts", windowMs: 1000, limit: 1 }]),
      () => ledger.claim("effect", 1, 1000),
      () => ledger.extend(job!, 1000),
      () => ledger.finish(job!),
      () => ledger.release(job!, 0),
      () => ledger.due(1),
      () => ledger.attempt("e1"),
      () => ledger.claimAttempts(1, 1000),
      () => ledger.slot("CreateAccount", 204, 1000),
      () => ledger.audit()[Symbol.asyncIterator]().next(),
      () => ledger.prune(0),
    ];
    const answers = await Promise.allSettled(asks.map((ask) => ask()));
    expect(answers.map((each) => each.status === "rejected" && each.reason instanceof StoreDown)).toEqual(
      asks.map(() => true),
    );
    await server.start();
    expect(await ledger.load("R-7K2P")).toEqual(caseAt(1));
    expect(await ledger.commit(turn(caseAt(2)))).toEqual({ is: "kept" });
    expect(await ledger.finish(job!)).toBe(true);
    await expect.poll(() => woken, { timeout: 30_000 }).toBe(2);
  });

  test("a server that has stopped without a word is given up in time, and used again when it goes on", async () => {
    const url = await freshUrl("timersDoor");
    const ledger = await ledgerAt(url, { connections: 2, deadlineMs: 500 });
    await ledger.commit(turn(caseAt(1)));
    const resume = await stopBackends(url);
    await expect(ledger.commit(turn(caseAt(2)))).rejects.toThrow(StoreDown);
    resume();
    await expect.poll(() => ledger.commit(turn(caseAt(2))).catch(() => "down")).toEqual({ is: "kept" });
  });

  test("a person's query that has run out of time takes no connection away from others", async () => {
    const db = await databaseAt(await freshUrl("timersDoor"), { connections: 1 });
    await whileSomebodyWaits(async () => {
      await expect(db.query("select pg_sleep(0.3)")).rejects.toThrow(StoreDown);
      await expect(db.query("select 1")).rejects.toThrow(StoreDown);
    }, 50);
    expect((await db.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  test("a person who waits is told in time that PostgreSQL hangs, however many others wait longer", async () => {
    const line = await lineTo(await freshUrl("timersDoor"));
    const ledger = await ledgerAt(line.url, { connections: 2, deadlineMs: 60_000 });
    await ledger.commit(turn(caseAt(1)));
    const goOn = line.hold();
    const others = [1, 2, 3, 4].map(() => ledger.load("R-7K2P"));
    const acts: (() => Promise<unknown>)[] = [
      () => ledger.load("R-7K2P"),
      () => ledger.commit(turn(caseAt(2))),
      () => ledger.commit(turn(caseAt(2), { also: [{ write: "count", name: "n", windowMs: 1000, limit: 1 }] })),
    ];
    for (const act of acts) {
      const told = whileSomebodyWaits(act, patienceMs).catch((error: unknown) => error);
      expect(await Promise.race([told, ...others])).toBeInstanceOf(StoreDown);
    }
    goOn();
    expect(await Promise.all(others)).toEqual(others.map(() => caseAt(1)));
    expect(await ledger.commit(turn(caseAt(2)))).toEqual({ is: "kept" });
  });

  test("a slow network uses up a person's time once, not once a query", async () => {
    const line = await lineTo(await freshUrl("timersDoor"));
    const ledger = await ledgerAt(line.url);
    line.slow(patienceMs / 5);
    const questions = whileSomebodyWaits(async () => {
      for (let n = 1; n <= 9; n++) await ledger.now();
    }, patienceMs);
    await expect(questions).rejects.toBeInstanceOf(StoreDown);
    await ledger.now(); // over a new connection
    await whileSomebodyWaits(async () => {
      await ledger.now();
      await pause(patienceMs); // which is no fault of the database
      await ledger.now();
    }, patienceMs);
  });

  test("a turn that a person was told is not kept is not, though others of the same transaction are", async () => {
    const line = await lineTo(await freshUrl("timersDoor"));
    const ledger = await ledgerAt(line.url);
    line.slow(patienceMs / 5);
    const mine = firstTurn("R-1111");
    const told = whileSomebodyWaits(() => ledger.commit(mine), patienceMs).catch((error: unknown) => error);
    const other = ledger.commit(firstTurn("R-2222"));
    expect(await told).toBeInstanceOf(StoreDown);
    expect(await other).toEqual({ is: "kept" });
    line.slow(0);
    expect(await ledger.load("R-1111")).toBeUndefined();
    expect(await ledger.commit(mine)).toEqual({ is: "kept" });
    expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 2 });
  });

  test("a commit whose answer is late is there, and the same event does nothing a second time", async () => {
    const line = await lineTo(await freshUrl("timersDoor"));
    const ledger = await ledgerAt(line.url);
    const goOn = line.holdAfter("commit");
    const promised = turn(caseAt(1), { effects: [effect("e1")] });
    await expect(whileSomebodyWaits(() => ledger.commit(promised), patienceMs)).rejects.toBeInstanceOf(StoreDown);
    goOn();
    await expect.poll(() => ledger.load("R-7K2P")).toEqual(caseAt(1));
    expect(await ledger.commit(promised)).toEqual({ is: "seen", caseId: "R-7K2P" });
    expect(await claimAll(ledger, "effect")).toHaveLength(1);
  });

  test("a desk that stops in the middle of a turn holds up the others for a while and no longer", async () => {
    const url = await freshUrl("timersDoor");
    const [stopped, other] = [await databaseAt(url, { deadlineMs: 1500, connections: 1 }), await ledgerAt(url)];
    let holds = () => {};
    const isHeld = new Promise<void>((resolve) => {
      holds = resolve;
    });
    const turnOfTheStopped = stopped.transaction(async (query) => {
      await query("select 1 from audit_head for update");
      holds();
      await otherIsDone;
      await query("select 1");
    });
    const otherIsDone = isHeld.then(() => other.commit(turn(caseAt(1))));
    expect(await otherIsDone).toEqual({ is: "kept" });
    await expect(turnOfTheStopped).rejects.toThrow(StoreDown);
  });

  test("with fewer connections than it would like, everything still gets done", async () => {
    const { url } = await limitedTo(2);
    const ledger = await ledgerAt(url, { connections: 8 });
    const turns = Array.from({ length: 60 }, (_, n) =>
      ledger.commit(
        turn(caseAt(1, { id: `R-${n}` }), { also: [{ write: "count", name: `${n}`, windowMs: 1000, limit: 1 }] }),
      ),
    );
    expect((await Promise.all(turns)).every(({ is }) => is === "kept")).toBe(true);
  });

  test("without a single connection left the desk says so, and goes on when there is one", async () => {
    const { url, allow } = await limitedTo(2);
    const ledger = await ledgerAt(url, { connections: 4 });
    await ledger.commit(turn(caseAt(1)));
    await allow(0);
    await cutAll(url);
    await expect.poll(() => ledger.now().catch((error) => error)).toBeInstanceOf(StoreDown);
    await expect(ledger.commit(turn(caseAt(2)))).rejects.toThrow("53300");
    await allow(2);
    expect(await ledger.commit(turn(caseAt(2)))).toEqual({ is: "kept" });
  });

  test("a desk that starts before the database waits for it", async () => {
    const server = await ownServer();
    await server.kill("SIGINT");
    const opening = ledgerAt(server.url, { patienceMs: 60_000 });
    await server.start();
    expect(await (await opening).load("R-7K2P")).toBeUndefined();
    await server.kill("SIGINT");
    await expect(databaseAt(server.url, { patienceMs: 0 })).rejects.toThrow(StoreDown);
  });

  test("a wrong database name is told at once and not waited for", async () => {
    const url = new URL(await freshUrl("timersDoor"));
    url.pathname = "/nowhere";
    const refusal = await databaseAt(url.href, { patienceMs: 600_000 }).catch((error: Error) => error);
    expect(refusal).toMatchObject({ code: "3D000" });
  });
});

const patienceMs = 500;

function firstTurn(id: string) {
  return turn(caseAt(1, { id }));
}

async function ownServer(): Promise<Server> {
  const server = await startServer({}, tmpdir(), {});
  onTestFinished(() => server.remove());
  return server;
}

/** Then PostgreSQL ends all the others too, and recovers. */
async function crashOneBackend({ url }: Server): Promise<void> {
  const [backend] = await execute<{ pid: number }>(
    url,
    "select pid from pg_stat_activity where application_name = 'frontdesk' limit 1",
  );
  process.kill(backend!.pid, "SIGKILL");
}

function restartBy(signal: NodeJS.Signals) {
  return async (server: Server) => {
    await server.kill(signal);
    await server.start();
  };
}

/** Every process that serves this test's connections stands still until it is told to go on. */
async function stopBackends(url: string): Promise<() => void> {
  const pids = await backendsOf(url);
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  const resume = () => {
    for (const pid of pids.splice(0)) process.kill(pid, "SIGCONT");
  };
  onTestFinished(resume);
  return resume;
}

/** A user who may have so many connections at a time. */
async function limitedTo(connections: number): Promise<{ url: string; allow: (connections: number) => Promise<void> }> {
  const url = await freshUrl("timersDoor");
  const user = `u_${randomBytes(6).toString("hex")}`;
  const schema = /search_path%3D(\w+)/.exec(url)![1]!;
  await execute(
    url,
    `create role ${user} login connection limit ${connections}; alter schema ${schema} owner to ${user}`,
  );
  onTestFinished(
    async () =>
      void (await execute(url, `reassign owned by ${user} to frontdesk; drop owned by ${user}; drop role ${user}`)),
  );
  return {
    url: url.replace("frontdesk@", `${user}@`),
    allow: async (most) => void (await execute(url, `alter role ${user} connection limit ${most}`)),
  };
}

/** Ends every connection of the URL's user. */
async function cutAll(url: string): Promise<void> {
  const { username } = new URL(url);
  const admin = new pg.Client({ connectionString: url.replace(`${username}@`, "frontdesk@") });
  await admin.connect();
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = $1", [username]);
  await admin.end();
}
