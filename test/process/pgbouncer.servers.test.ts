import { expect, onTestFinished, test } from "vitest";
import { execute, freshUrl } from "../postgres/database.ts";
import { bouncerFor, withPgBouncer } from "../postgres/pgbouncer.ts";
import { startServer } from "../postgres/server.ts";
import { deskFor, run, tempFolder } from "./desk.ts";
import { durations } from "./lane.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password: "Kept7secret!" };
const real = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "k",
  TENCENT_PARTNER_URL: "http://127.0.0.1:9",
  FRONTDESK_KEY: "a key for desks behind PgBouncer, long enough",
  SMS_COUNTRIES: "*",
};

withPgBouncer("a desk behind PgBouncer", () => {
  test("talks to the end where sessions are pooled, with PgBouncer's defaults", async () => {
    const url = await freshUrl();
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const DATABASE_URL = (await bouncerFor(url)).through(url);
    const env = { ...real, ...tencent.env, DATABASE_URL, DURATIONS: durations };
    const [talk, desk] = [newTalk(ana, {}), deskFor(tempFolder(), env)];
    await converse(desk, talk, tencent);
    expect(talk).toMatchObject({ closed: { state: "done" }, askedTwice: [] });
    expect((await tencent.books()).accounts).toMatchObject([{ mail: ana.mail, uin: talk.closed!.uin }]);
    const { stdout } = await run(tempFolder(), ["check"], env);
    expect(stdout).toMatch(/Database .* is there and up to date/);
    // nobody is at a terminal here, and all else is fine
    expect(stdout.match(/^wrong.*$/gm)).toEqual([expect.stringMatching(/^wrong +Talk /)]);
  });

  test.each(["transaction", "statement"])(
    "is refused by every command where each %s gets another connection, and nothing is written",
    async (pool_mode) => {
      const url = await freshUrl();
      const DATABASE_URL = (await bouncerFor(url, { pool_mode })).through(url);
      const { FRONTDESK_KEY, SMS_COUNTRIES } = real;
      const everything =
        "select nspname, relname from pg_namespace n left join pg_class c on c.relnamespace = n.oid where nspname = current_schema() or nspname like current_schema() || '\\_%' order by 1, 2";
      const before = await execute(url, everything);
      const start = (args: string[], env: Record<string, string> = real) =>
        run(tempFolder(), args, { ...env, DATABASE_URL });
      const ended = await Promise.all([
        start(["check"]),
        start(["chat", "--json"]),
        start(["chat", "--json"], { FRONTDESK_KEY, SMS_COUNTRIES }),
        start(["cases"]),
        start(["audit"]),
        start(["restore"]),
        start(["restore", "--go"]),
      ]);
      for (const { code, stdout, stderr } of ended) {
        expect(code).toBe(78);
        expect(stdout + stderr).toMatch(/is a pooler that pools transactions or statements.* pool_mode = session/);
        expect(stdout + stderr).not.toMatch(/can't be reached|\bat .*:\d+:\d+/);
      }
      expect(await execute(url, everything)).toEqual(before);
    },
  );

  test.each<[string, Record<string, string | number>, (url: string) => string, RegExp]>([
    ["its door is full", { max_client_conn: 1 }, (url) => url, /no connections left .*max_client_conn.*eleven/],
    [
      "it does not know the user",
      { auth_type: "scram-sha-256" },
      (url) => url.replace("frontdesk@", "nobody:hush@"),
      /lets nobody in .*authentication failed.*auth_file/,
    ],
    [
      "the password is wrong",
      { auth_type: "md5" },
      (url) => url.replace("frontdesk@", "frontdesk:hush@"),
      /lets nobody in .*authentication failed.*auth_file/,
    ],
    [
      "there is no such database",
      {},
      (url) => url.replace("/postgres?", "/nowhere?"),
      /does not exist. Make it with createdb/,
    ],
    [
      "it takes no options",
      {},
      (url) => url.replace("options=-c", "options=--strange%20-c"),
      /does not take options while connecting/,
    ],
  ])("says its own cause where %s", async (_, settings, broken, sentence) => {
    const url = await freshUrl();
    const through = (await bouncerFor(url, settings, { somebody: "right" })).through(url);
    const { code, stdout } = await run(tempFolder(), ["check"], { ...real, DATABASE_URL: broken(through) });
    expect(code).toBe(78);
    expect(stdout).toMatch(sentence);
    expect(stdout).not.toMatch(/hush|can't be reached/);
  });

  test("says its own cause where the PostgreSQL behind it is down", async () => {
    const server = await startServer();
    onTestFinished(() => server.remove());
    const env = {
      ...real,
      DATABASE_URL: (await bouncerFor(server.url, { server_login_retry: 1 })).through(server.url),
    };
    await server.kill("SIGINT");
    const cold = await run(tempFolder(), ["check"], env);
    expect(cold.stdout).toMatch(/lets nobody in\. Where that is a pooler, it waits for the PostgreSQL behind it/);
    await server.start();
    expect((await run(tempFolder(), ["check"], env)).stdout).toMatch(/Database .* is made at the first start/);
  });
});
