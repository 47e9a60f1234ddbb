import { expect, onTestFinished, test } from "vitest";
import { stormy } from "../platform/storm.ts";
import { freshUrl, withPostgres } from "../postgres/database.ts";
import { tempFolder } from "../process/desk.ts";
import { type ChatProcess, chatProcess } from "../process/in-chat.ts";
import { startTencent } from "../process/tencent.ts";
import { startBalancer } from "./balancer.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import { opensAccount } from "./opens-account.ts";
import { ourScopes } from "./slack-desk.ts";

const isLong = process.env.LONG === "1";
const [talks, actsApart] = isLong ? [12, 8] : [2, 9];
/** How long Tencent's answer to a create is on its way, over which a desk is told to leave. */
const slowMs = 1_500;

/** Which of the desks Slack's deliveries come to. */
const ways = {
  "a balancer that asks for /readyz": { watches: true },
  "a balancer that tries another desk": { watches: false },
  "sockets of their own": undefined,
};
type Way = keyof typeof ways;
const inShort: Way[] = ["a balancer that tries another desk", "sockets of their own"];

withPostgres("desks that are replaced one after the other", () => {
  test.each(isLong ? (Object.keys(ways) as Way[]) : inShort)(
    "while people talk, nobody notices: no answer lost, no word of trouble, one account each (by %s)",
    { timeout: 1_800_000 },
    async (way) => {
      const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 30_000 });
      onTestFinished(() => slack.close());
      const tencent = await startTencent(tempFolder());
      onTestFinished(() => tencent.close());
      const balancer = ways[way] && (await startBalancer(ways[way]));
      if (balancer) slack.listensAt(`${balancer.url}/slack/events`);
      const env = {
        ...tencent.env,
        SLACK_AGENT_GROUPS: "*",
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        ...(balancer ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
        DATABASE_URL: await freshUrl(),
        FRONTDESK_KEY: "a key for desks that come and go, long enough",
        SMS_COUNTRIES: "*",
        SMS_PER_AGENT_DAY: "1000",
      };
      const open = async () => {
        const desk = chatProcess({ platform: "Slack", env: () => env, ...(balancer && { isThere: balancer.add }) });
        await desk.start();
        return desk;
      };
      const desks: ChatProcess[] = [await open(), await open()];
      const left: { code: number | null; ms: number; said: string }[] = [];

      async function replace(round: number): Promise<void> {
        const n = round % desks.length;
        const before = desks[n]!;
        const began = performance.now();
        const code = await before.terminate();
        left.push({ code, ms: performance.now() - began, said: before.stderr() });
        desks[n] = await open();
      }

      const { acted, over } = stormy(actsApart, replace);
      const people = Array.from({ length: talks }, (_, i) => slack.person(`Ana ${i}`));
      const wanted = people.map((_, i) => ({ mail: `ana${i}@example.com`, phone: `5123${String(4500 + i)}` }));
      await Promise.all(people.map((person, i) => opensAccount({ slack, tencent, acted, slowMs }, person, wanted[i]!)));
      await over();
      await slack.drained();

      const { accounts, calls } = await tencent.books();
      expect(accounts.map(({ mail }) => mail).toSorted()).toEqual(wanted.map(({ mail }) => mail).toSorted());
      expect(calls.SendVerifyCode).toBe(talks);
      const noticed = slack.faults.filter(({ what }) => what !== "trigger refused"); // a busy machine is late with a modal
      expect(noticed).toEqual([]);
      for (const person of people) {
        const screen = slack.screen(slack.dm(person), person);
        expect(screen).toContain("UIN");
        expect(screen).not.toMatch(/can't reach my records|went wrong|don't know/);
        expect(slack.dm(person).messages.filter((message) => slack.screen(message).includes("UIN"))).toHaveLength(1);
      }
      expect(left.length).toBeGreaterThanOrEqual(2);
      expect(left.filter(({ code }) => code !== 0)).toEqual([]);
      const slowest = Math.max(...left.map(({ ms }) => ms));
      console.log(
        `by ${way}: ${left.length} desks replaced under ${talks} talks, the slowest gone in ${Math.round(slowest)} ms; ` +
          `${slack.sockets.again.length} deliveries sent again because a socket closed (${slack.sockets.again.join(", ") || "none"})`,
      );
    },
  );
});
