import { expect, onTestFinished, test } from "vitest";
import { many, patienceMs, print, timed } from "../platform/crowd.ts";
import { type Mode, startFakeSlack } from "./fake/fake-slack.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

test.each(["socket", "http"] as const)(
  "over %s: two hundred people at once are all acked, and each has one card",
  async (mode: Mode) => {
    const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 10 * patienceMs });
    onTestFinished(() => slack.close());
    const desk = slackProcess(slack, mode, { LOG_LEVEL: "error" });
    await desk.start();
    const people = Array.from({ length: many }, (_, i) => slack.person(`Person ${i}`));

    const commands = await timed(people.map((person) => () => person.command("/account open")));
    const cardsOf = (words: string) =>
      people.every((person) => slack.dm(person).messages.some(({ text }) => text.includes(words)));
    expect(slack.misses).toEqual([]);
    await slack.until(() => cardsOf("step 1 of"), 60_000);
    const presses = await timed(people.map((person) => () => person.press(slack.dm(person).messages[0]!, "Company")));
    await slack.until(() => cardsOf("step 2 of"), 60_000);
    await slack.drained();

    print(mode, { commands, presses });
    expect(slack.misses).toEqual([]);
    for (const person of people) expect(slack.dm(person).messages).toHaveLength(1);
  },
  180_000,
);
