import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFailed, onTestFinished, test } from "vitest";
import { poll } from "../poll.ts";
import { execute } from "../postgres/database.ts";
import { bouncerFor, withPgBouncer } from "../postgres/pgbouncer.ts";
import { primaryAndStandby } from "../postgres/standby.ts";
import { tempFolder } from "../process/desk.ts";
import { type ChatProcess, chatProcess } from "../process/in-chat.ts";
import { durations } from "../process/lane.ts";
import { buildOf, commitOf } from "../process/release.ts";
import { startTencent } from "../process/tencent.ts";
import { startBalancer } from "./balancer.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import { opensAccount } from "./opens-account.ts";
import { ourScopes } from "./slack-desk.ts";

const isLong = process.env.LONG === "1";
/** So many people talk while each thing is lost. The first two desks run the release. Only the long run has the real leases. */
const [talks, release, leases] = isLong
  ? [8, "0.8.0", {}]
  : [2, undefined, { DURATIONS: `${durations},send=5,postLease=1,effectLease=7` }];

withPgBouncer("two desks behind a balancer, PgBouncer before each PostgreSQL, and a standby with every commit", () => {
  test("lose one part after the other while people talk: one account each, by one call", {
    timeout: 1_800_000,
  }, async () => {
    const begun = performance.now();
    const tell = (what: string) =>
      console.log(`${((performance.now() - begun) / 1_000).toFixed(1).padStart(5)} s  ${what}`);

    const [primary, standby] = await primaryAndStandby();
    const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 30_000 });
    onTestFinished(() => slack.close());
    const tencent = await startTencent(tempFolder());
    onTestFinished(() => tencent.close());
    const balancer = await startBalancer({ watches: false });
    slack.listensAt(`${balancer.url}/slack/events`);

    const pooled = { default_pool_size: 40, server_login_retry: 1 };
    let [first, second] = [await bouncerFor(primary.url, pooled), await bouncerFor(standby.url, pooled)];
    const hostOf = (bouncer: typeof first) => new URL(bouncer.through(primary.url)).host;
    const env = {
      ...tencent.env,
      ...leases,
      SLACK_AGENT_GROUPS: "*",
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      DATABASE_URL: `postgres://frontdesk@${hostOf(first)},${hostOf(second)}/postgres?target_session_attrs=read-write`,
      FRONTDESK_KEY: "a key for desks that nothing stops, long enough",
      SMS_COUNTRIES: "*",
      SMS_PER_AGENT_DAY: "1000",
    };
    const before = release && buildOf(commitOf(release)!);
    const open = async (file = before) => {
      const desk = chatProcess({ platform: "Slack", env: () => env, isThere: balancer.add, ...(file && { file }) });
      await desk.start();
      return desk;
    };
    const desks: ChatProcess[] = [await open(), await open()];
    onTestFailed(() => console.log(desks.map((desk) => desk.stderr()).join("\n")));
    tell(`two desks ${release ? `of ${release} ` : ""}are at work`);

    let people = 0;
    /** People open accounts, and `trouble` comes while Tencent's first answer is on its way; nobody acts until it is over. */
    async function meanwhile(what: string, trouble: () => Promise<void>): Promise<void> {
      const wanted = Array.from({ length: talks }, () => {
        people += 1;
        return { mail: `ana${people}@example.com`, phone: `5123${String(4500 + people)}`, name: `Ana ${people}` };
      });
      let over: Promise<void> = Promise.resolve();
      const came = new Promise<void>((resolve, reject) => {
        tencent.at("CreateAccount", "answered", () => {
          over = trouble();
          over.then(resolve, reject);
          return pause(200);
        });
      });
      const acted = () => over;
      let texts = 0;
      /** All wait for all texts, because one that dies with its desk counts as sent and is asked for again by hand. */
      async function gotText(): Promise<void> {
        texts += 1;
        await poll("a text for each", () => texts === talks || undefined);
      }
      const talk = (each: (typeof wanted)[number]) =>
        opensAccount({ slack, tencent, acted, gotText }, slack.person(each.name), each);
      const from = performance.now();
      await Promise.all([...wanted.map(talk), came]);
      tell(`${what}: ${talks} talks to their end in ${((performance.now() - from) / 1_000).toFixed(1)} s`);
    }

    await meanwhile("a desk replaced by this build", async () => {
      expect(await desks[0]!.terminate()).toBe(0);
      desks[0] = await open("");
    });
    await meanwhile("the other desk killed", async () => {
      await desks[1]!.kill();
      desks[1] = await open("");
    });
    await meanwhile("the PgBouncer of the primary killed and started", async () => {
      const { port } = new URL(first.through(primary.url));
      await first.remove();
      await poll("a desk that is not ready", () => isReady(desks[0]!).then((is) => !is || undefined));
      first = await bouncerFor(primary.url, { ...pooled, listen_port: port });
      await bothReady(desks);
    });
    await meanwhile("the standby killed and started", async () => {
      await standby.kill("SIGKILL");
      await pause(1_000);
      await standby.start();
      await bothReady(desks);
    });
    await meanwhile("the primary killed and the standby promoted", async () => {
      await primary.kill("SIGKILL");
      await execute(standby.url, "select pg_promote()");
      await bothReady(desks);
    });
    await slack.drained();

    const { accounts, calls } = await tencent.books();
    const mails = accounts.map(({ mail }) => mail);
    tell(
      `${people} people, ${accounts.length} accounts, ${calls.CreateAccount} creates, ${calls.SendVerifyCode} texts`,
    );
    expect(new Set(mails).size).toBe(people);
    expect(mails).toHaveLength(people);
    expect(calls.SendVerifyCode).toBe(people);
    expect(await Promise.all(desks.map((desk) => desk.terminate()))).toEqual([0, 0]);
  });
});

async function isReady({ url }: ChatProcess): Promise<boolean> {
  return (await fetch(`${url}/readyz`)).ok;
}

async function bothReady(desks: ChatProcess[]): Promise<void> {
  await poll("two desks that are ready", async () => {
    const ready = await Promise.all(desks.map(isReady));
    return ready.every(Boolean) || undefined;
  });
}
