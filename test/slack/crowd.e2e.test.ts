import { expect, onTestFinished, test } from "vitest";
import { type Mode, startFakeSlack } from "./fake/fake-slack.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

const many = 200;
/** How long Slack waits. Judged by the eye, since a busy machine is slower than a desk of its own. */
const patienceMs = 3_000;

/** How long each took to be answered, in ms, the quickest first. */
async function timed(acts: (() => Promise<unknown>)[]): Promise<number[]> {
  const took = await Promise.all(
    acts.map(async (act) => {
      const begun = performance.now();
      await act();
      return performance.now() - begun;
    }),
  );
  return took.sort((a, b) => a - b);
}

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

    const at = (took: number[], share: number) => `${Math.round(took[Math.ceil(took.length * share) - 1]!)} ms`;
    const late = (took: number[]) => took.filter((ms) => ms > patienceMs).length;
    for (const [what, took] of Object.entries({ commands, presses }))
      console.log(
        `${mode}: ${many} ${what} acked: p50 ${at(took, 0.5)}, p99 ${at(took, 0.99)}, ${late(took)} too late for Slack`,
      );
    expect(slack.misses).toEqual([]);
    for (const person of people) expect(slack.dm(person).messages).toHaveLength(1);
  },
  180_000,
);
