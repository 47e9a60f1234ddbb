import { describe, expect, onTestFinished, test } from "vitest";
import { execute, freshUrl, withPostgres } from "../postgres/database.ts";
import { deskFor, run, tempFolder } from "./desk.ts";
import { durations } from "./lane.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

const leases = `${durations},postLease=0.5,effectLease=3`;
const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password: "Kept7secret!" };
const key = "a key for desks on PostgreSQL, long enough";

withPostgres("desks on PostgreSQL", () => {
  describe("desks on one PostgreSQL", twoDesks);
  describe("a desk on PostgreSQL", oneDesk);
});

async function stage(url: string) {
  const tencent = await startTencent(tempFolder());
  onTestFinished(() => tencent.close());
  const env = { ...tencent.env, DATABASE_URL: url, FRONTDESK_KEY: key, SMS_COUNTRIES: "*", DURATIONS: leases };
  return { tencent, env, open: () => deskFor(tempFolder(), env) };
}

function twoDesks(): void {
  test("a talk begun at one desk goes on at the other, while both run", async () => {
    const { tencent, env, open } = await stage(await freshUrl());
    const talk = newTalk(ana, {});
    const one = open();
    await one.asks("type");
    one.says("personal");
    await one.asks("mail");
    one.says(ana.mail);
    await one.asks("country");
    const other = open();
    await converse(other, talk, tencent);
    expect(talk.closed).toMatchObject({ state: "done" });
    expect(talk.askedTwice).toEqual([]);
    const { accounts } = await tencent.books();
    expect(accounts.map(({ mail, uin }) => [mail, uin])).toEqual([[ana.mail, talk.closed!.uin]]);
    const { stdout } = await run(tempFolder(), ["cases", "--json"], env);
    expect(JSON.parse(stdout)).toMatchObject([{ case: talk.case, state: "done", uin: talk.closed!.uin }]);
  });

  test("a desk that is killed while the account is being opened is replaced by the other, and there is one account", async () => {
    const { tencent, open } = await stage(await freshUrl());
    const talk = newTalk(ana, {});
    const one = open();
    await one.asks("type");
    const other = open();
    await other.asks("type");
    void other.kill("SIGSTOP"); // so that it is the one to be killed that sends
    one.says("personal");
    tencent.at("CreateAccount", "passed", () => {
      void one.kill();
      void other.kill("SIGCONT");
    });
    await converse(one, talk, tencent);
    expect(talk.closed).toBeUndefined();
    const closed = await other.until("closed");
    const { accounts } = await tencent.books();
    expect(accounts).toMatchObject([{ mail: ana.mail, uin: closed.result.uin }]);
    expect(closed).toMatchObject({ case: talk.case, state: "done" });
  });
}

function oneDesk(): void {
  test("a PostgreSQL that can't be used is one sentence without the password in it", async () => {
    const url = new URL(await freshUrl());
    url.password = "hush";
    const real = {
      TENCENTCLOUD_SECRET_ID: "AKID1",
      TENCENTCLOUD_SECRET_KEY: "k",
      TENCENT_PARTNER_URL: "http://127.0.0.1:9",
      FRONTDESK_KEY: key,
      SMS_COUNTRIES: "*",
    };
    const place = `postgres://127.0.0.1:${url.port}`;
    const start = (DATABASE_URL: string) => run(tempFolder(), ["cases"], { ...real, DATABASE_URL });
    const nowhere = await start(url.href.replace("/postgres?", "/nowhere?"));
    expect(nowhere).toMatchObject({ code: 78 });
    expect(nowhere.stderr).toContain(`${place}/nowhere does not exist. Make it with createdb, or mend DATABASE_URL.\n`);
    const stranger = await start(url.href.replace("frontdesk:", "nobody-here:"));
    expect(stranger).toMatchObject({ code: 78 });
    expect(stranger.stderr).toContain(`${place}/postgres lets nobody in like this: role "nobody-here" does not exist.`);
    expect((await run(tempFolder(), ["chat", "--json"], { ...real, DATABASE_URL: url.href })).code).toBe(0);
    const other = await run(tempFolder(), ["cases"], { ...real, DATABASE_URL: url.href, FRONTDESK_KEY: `${key}!` });
    expect(other).toMatchObject({ code: 78 });
    expect(other.stderr).toContain(`${place}/postgres belongs to another FRONTDESK_KEY.`);
    await execute(url.href, "update schema_number set number = 99");
    expect((await start(url.href)).stderr).toContain("was written by a newer Frontdesk");
    for (const { stderr } of [nowhere, stranger, other]) expect(stderr).not.toContain("hush");
  });
}
