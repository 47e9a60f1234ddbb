import { tmpdir } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { StoreDown } from "../../src/ledger/errors.ts";
import { inspectStandbys } from "../../src/ledger/postgres/standbys.ts";
import { poll } from "../poll.ts";
import { execute, withPostgres } from "../postgres/database.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { ledgerAt } from "./postgres.ts";
import { caseAt, effect, turn } from "./turns.ts";

withPostgres("PostgreSQL whose commits wait for a standby", () => {
  test("a commit whose wait is called off is not kept, nor is it when it is told again, until a standby has it", async () => {
    const server = await startServer({}, tmpdir(), {});
    onTestFinished(() => server.remove());
    const first = await ledgerAt(server.url);
    await first.commit(turn(caseAt(1), { effects: [effect("e1")] }));
    await first.close();
    for (const each of [
      "synchronous_standby_names = 'nobody'",
      "synchronous_commit = off",
      "client_min_messages = error",
    ])
      await set(server, `set ${each}`);
    expect(await inspectStandbys(server.url)).toEqual({ commit: "off", names: "nobody", connected: [] });
    const ledger = await ledgerAt(server.url);
    const next = turn(caseAt(2), { effects: [effect("e2")] });
    const acts: Record<string, () => Promise<unknown>> = {
      "a turn": () => ledger.commit(next),
      "the same turn": () => ledger.commit(next),
      "one with further rows": () =>
        ledger.commit(turn(caseAt(3), { also: [{ write: "count", name: "n", windowMs: 1_000, limit: 9 }] })),
      "a claim": () => ledger.claim("effect", 1, 1_000),
      "a lone row": () => ledger.write([{ write: "count", name: "texts", windowMs: 1_000, limit: 9 }]),
      "the probe": () => ledger.probe(),
    };
    for (const [what, act] of Object.entries(acts)) {
      const told = act().catch((error: unknown) => error);
      await callOff(server);
      expect(await told, what).toBeInstanceOf(StoreDown);
    }
    await set(server, "reset synchronous_standby_names");
    await expect.poll(() => ledger.commit(next).catch(() => "down")).toEqual({ is: "seen", caseId: "R-7K2P" });
  });
});

async function set({ url }: Server, change: string): Promise<void> {
  await execute(url, `alter system ${change}`);
  await execute(url, "select pg_reload_conf()");
}

/** As an operator does who will not wait any longer. */
async function callOff({ url }: Server): Promise<void> {
  await poll("a commit that waits", async () => {
    const [found] = await execute(
      url,
      "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'",
    );
    return found;
  });
}
