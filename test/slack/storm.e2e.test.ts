import { expect, onTestFinished, test } from "vitest";
import { mailsInBooks, stormy } from "../platform/storm.ts";
import { type FakeSlack, startFakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

const durations = "textAgain=2,fence=2,horizon=4,looks=0/0.5/1,lookEvery=1,emptyEvery=1,send=2,precheck=5,rate=0.5";

interface Storm {
  slack: FakeSlack;
  /** To be called at each thing that a person does. */
  acted: () => void;
  about: () => string;
}

/** What a person would do: again, if Slack said that it did not work; never again, if it was taken. */
async function insists(
  { slack, acted, about }: Storm,
  act: () => Promise<{ outcome: string }>,
  shown: () => unknown,
): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    acted();
    const { outcome } = await act();
    const isTaken = outcome === "acked";
    const isShown = await slack
      .until(() => shown() && true, isTaken ? 40_000 : 2_000)
      .catch((error: Error) => {
        if (isTaken) throw error;
        return false;
      });
    if (isShown) return;
  }
  throw new Error(`it never worked\n${about()}`);
}

test.each(["socket", "http"] as const)(
  "over %s: events one to four times and in any order, sockets cut, the desk killed mid-talk: one account, one card, no answer lost",
  async (mode) => {
    const slack = await startFakeSlack({
      scopes: ourScopes,
      patienceMs: 1_500,
      delivery: { copies: 3, shuffled: true, seed: 7, retriesMs: [300, 600, 1_000, 1_500, 2_000, 3_000, 3_000] },
    });
    onTestFinished(() => slack.close());
    const desk = slackProcess(slack, mode, { DURATIONS: durations });
    await desk.start();

    let kills = 0;
    const { acted, over } = stormy(3, async (round) => {
      slack.delivery.copies = 1 + (round % 4);
      if (round % 3 === 0) slack.sockets.cut();
      else if (round % 3 === 1) slack.sockets.refresh();
      else {
        kills += 1;
        await desk.kill();
        await desk.start();
      }
    });

    const people = ["Mei", "Ben", "Eve"].map((name) => slack.person(name));
    await Promise.all(
      people.map((person, i) =>
        talks({ slack, acted, about: desk.stderr }, person, {
          phone: `${5123450 + i}7`,
          mail: `${person.user.realName.toLowerCase()}@example.com`,
        }),
      ),
    );
    await over();
    expect(kills).toBeGreaterThan(0);
    await slack.drained();
    expect(desk.isAlive(), desk.stderr()).toBe(true);

    expect(await mailsInBooks(desk.url)).toEqual(["ben@example.com", "eve@example.com", "mei@example.com"]);
    for (const person of people) {
      const cards = slack
        .dm(person)
        .messages.filter((message) => /^\s*New Tencent Cloud account · R-/m.test(slack.screen(message)));
      // a kill can lose Slack's answer to one post, and nothing says which message that became
      expect(cards.length, slack.screen(person)).toBeLessThanOrEqual(1 + kills);
      expect(slack.screen(cards.at(-1)!)).toContain("UIN");
      expect(new Set(cards.map((card) => /R-\w{4}/.exec(slack.screen(card))![0])).size).toBe(1);
    }
    expect(
      slack.faults.filter(
        ({ what }) =>
          !["not acked", "trigger refused", "response_url refused", "acked late", "acked the unknown"].includes(what),
      ),
    ).toEqual([]);
  },
  240_000,
);

async function talks(storm: Storm, person: Person, { phone, mail }: { phone: string; mail: string }): Promise<void> {
  const { slack } = storm;
  const screen = () => slack.screen(slack.dm(person), person);
  const card = (words: string) =>
    slack.dm(person).messages.findLast((message) => slack.screen(message).includes(words));
  const presses = async (words: string) => {
    const message = card(`[${words}`);
    return message ? person.press(message, words) : { outcome: "none" };
  };
  const past = (n: number) => () =>
    [n, n + 1, n + 2, n + 3].some((step) => screen().includes(`step ${step} of`)) || screen().includes("UIN");
  await insists(storm, () => person.command("/account open"), past(1));
  person.reloads();
  await insists(storm, () => presses("Company"), past(2));
  await insists(storm, () => person.says(slack.dm(person), mail), past(3));
  await insists(storm, () => person.says(slack.dm(person), "hong kong"), past(4));
  await insists(storm, () => person.says(slack.dm(person), phone), past(5));
  for (const [step, said] of [
    [6, person.user.realName],
    [7, "Education"],
    [8, "Online learning"],
  ] as const) {
    await insists(storm, () => person.says(slack.dm(person), said), past(step));
  }
  await insists(storm, () => presses("Text the code to"), past(9));
  for (let tries = 0; !screen().includes("UIN"); tries++) {
    if (tries > 20) throw new Error(screen());
    const code = [...screen().matchAll(/(\d{6}) is your verification code/g)].at(-1)?.[1];
    if (code && card("[Enter the code]")) await person.says(slack.dm(person), code);
    else if (card("[Text the code]")) await presses("Text the code");
    else if (card("[Try again]")) await presses("Try again");
    else if (card("[Open the account]")) await presses("Open the account");
    await slack.until(() => screen().includes("UIN"), 4_000).catch(() => {});
    if (!screen().includes("UIN") && card("[Send a new code]")) await presses("Send a new code");
    await slack.until(() => screen().includes("UIN"), 2_000).catch(() => {});
  }
}
