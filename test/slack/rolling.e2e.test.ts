import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { stormy } from "../platform/storm.ts";
import { poll } from "../poll.ts";
import { freshUrl, withPostgres } from "../postgres/database.ts";
import { tempFolder } from "../process/desk.ts";
import { type ChatProcess, chatProcess } from "../process/in-chat.ts";
import { startTencent, type Tencent } from "../process/tencent.ts";
import { startBalancer } from "./balancer.ts";
import { type FakeSlack, startFakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
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
      await Promise.all(people.map((person, i) => opensAccount({ slack, tencent, acted }, person, wanted[i]!)));
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

interface Talking {
  slack: FakeSlack;
  tencent: Tencent;
  /** To be called at each thing that a person does. */
  acted: () => void;
}

/** Does everything once: whoever has to do a thing again has noticed. */
async function opensAccount(
  { slack, tencent, acted }: Talking,
  person: Person,
  { mail, phone }: { mail: string; phone: string },
): Promise<void> {
  const dm = () => slack.dm(person);
  const cardWith = (words: string) =>
    slack.until(() => dm().messages.findLast((message) => slack.screen(message).includes(words)), 120_000);
  const does = async (act: () => Promise<{ outcome: string }>) => {
    acted();
    const { outcome } = await act();
    expect(outcome, JSON.stringify(slack.faults)).toBe("acked");
  };
  const presses = async (words: string) => {
    const card = await cardWith(`[${words}`);
    await does(() => person.press(card, words));
  };

  await does(() => person.command("/account open"));
  await cardWith("step 1 of");
  person.reloads();
  await presses("Company");
  const answers = [mail, "hong kong", phone, "Ana Example", "Education", "Online learning"];
  for (const [i, answer] of answers.entries()) {
    await cardWith(`step ${2 + i} of`);
    await does(() => person.says(dm(), answer));
  }
  await presses("Text the code to");
  await cardWith("[Enter the code]");
  const code = await codeOn(tencent, phone);
  tencent.at("CreateAccount", "answered", () => pause(slowMs));
  await does(() => person.says(dm(), code));
  acted();
  for (;;) {
    const card = await slack.until(
      () => dm().messages.findLast((message) => /UIN|any more requests/.test(slack.screen(message))),
      120_000,
    );
    if (slack.screen(card).includes("UIN")) return;
    await pause(1_000); // on a busy machine calls bunch up, and Tencent minds; that has nothing to do with who leaves
    await presses("Open the account");
  }
}

async function codeOn(tencent: Tencent, phone: string): Promise<string> {
  const text = () => tencent.phone().then((texts) => texts.findLast(({ to }) => to.endsWith(phone)));
  return (await poll(`a text to ${phone}`, text, { withinMs: 120_000, everyMs: 100 })).code;
}
