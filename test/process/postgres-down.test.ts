import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { withPostgres } from "../postgres/database.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { deskFor, tempFolder } from "./desk.ts";
import { durations } from "./lane.ts";
import { converse, newTalk, sorry } from "./talk.ts";
import { type Moment, startTencent } from "./tencent.ts";

const isLong = process.env.LONG === "1";
const key = "a key for desks on PostgreSQL, long enough";

/** What befalls it, and what makes it good again. */
type Strike = (server: Server) => Promise<() => Promise<unknown>>;

const strikes: Record<string, Strike> = {
  "is killed": async (server) => {
    await server.kill("SIGKILL");
    return () => server.start();
  },
  "stands still": async (server) => {
    const goOn = server.hold();
    onTestFinished(goOn);
    return async () => goOn();
  },
  "has no connection left": hog,
};

/** Where the create stands when it strikes; the wire holds the call until it has. */
const moments: Record<string, [action: string, moment: Moment]> = {
  "the precheck is asked": ["QueryCustomersCredit", "asked"],
  "the request is on its way": ["CreateAccount", "asked"],
  "the answer is on its way": ["CreateAccount", "answered"],
};

const all = Object.keys(strikes).flatMap((strike) => Object.keys(moments).map((moment) => [strike, moment] as const));
const cases = isLong ? all : ([["is killed", "the answer is on its way"]] as const);

withPostgres("desks whose PostgreSQL goes away", () => {
  test.each(cases)(
    "PostgreSQL %s in the middle of a talk, and again when %s: it says so once, keeps what it had, goes on by itself, opens one account and is never in doubt",
    async (name, when) => {
      const strike = strikes[name]!;
      const server = await startServer({ max_connections: 30 });
      onTestFinished(() => server.remove());
      const tencent = await startTencent(tempFolder());
      onTestFinished(() => tencent.close());
      const desk = deskFor(tempFolder(), {
        ...tencent.env,
        DATABASE_URL: server.url,
        FRONTDESK_KEY: key,
        SMS_COUNTRIES: "*",
        DURATIONS: `${durations},send=40,postLease=1,effectLease=45`,
      });
      const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password: "Kept7secret!" };
      const talk = newTalk(ana, {});

      const { url } = await desk.until("listening");
      const isReady = async () => (await fetch(`${url}/readyz`)).status;
      await desk.asks("type");
      desk.says("personal");
      await desk.asks("mail");
      const mend = await strike(server);
      desk.says(ana.mail);
      const told = await desk.until("post", ({ question }) => question === null);
      expect(told.text).toMatch(sorry);
      expect(await isReady()).toBe(503);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      await mend();
      await expect.poll(isReady, { timeout: 60_000 }).toBe(200);
      desk.says(ana.mail);
      await desk.asks("country");
      desk.says("HK");

      let struck = 0;
      await converse(desk, talk, tencent, {
        said(step) {
          if (step !== "code" || struck > 0) return;
          struck += 1;
          tencent.at(...moments[when]!, async () => {
            const mendAgain = await strike(server);
            void pause(1_500).then(mendAgain);
          });
        },
      });
      const { accounts, calls } = await tencent.books();
      expect(struck).toBe(1);
      expect(accounts.map(({ mail, uin }) => [mail, uin])).toEqual([[ana.mail, talk.closed!.uin]]);
      expect(talk).toMatchObject({ closed: { state: "done" }, sorry: 0, askedTwice: [] });
      expect(calls).toMatchObject({ CreateAccount: 1, SendVerifyCode: 1 });
      const stages = desk.lines.flatMap((line) => (line.type === "progress" ? [line.stage] : []));
      expect(stages).not.toContain("unknown");
      expect(desk.raw()).not.toContain("its lease has to run out first"); // it was given back once PostgreSQL was there again
      expect(desk.raw()).not.toContain(ana.password);
    },
  );
});

/** Others take all there are, also those that the desk has had. */
async function hog({ url }: Server): Promise<() => Promise<unknown>> {
  const held: pg.Client[] = [];
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const desks = `from pg_stat_activity where application_name = 'frontdesk'`;
  for (;;) {
    await admin.query(`select pg_terminate_backend(pid) ${desks}`);
    const one = new pg.Client({ connectionString: url });
    one.on("error", () => {});
    try {
      await one.connect();
      held.push(one);
    } catch {
      const { rows } = await admin.query(`select 1 ${desks}`);
      if (rows.length === 0) break;
    }
  }
  return () => Promise.all([admin, ...held].map((client) => client.end()));
}
