import { expect, onTestFinished, test } from "vitest";
import { many, print, servedMs, sorry, timed } from "../platform/crowd.ts";
import { type Mode, startFakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

test.each(["socket", "http"] as const)(
  "over %s: two hundred people at once are all answered, and nobody has two cards",
  async (mode: Mode) => {
    const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: servedMs });
    onTestFinished(() => slack.close());
    const desk = slackProcess(slack, mode, { LOG_LEVEL: "error" });
    await desk.start();
    const people = Array.from({ length: many }, (_, i) => slack.person(`Person ${i}`));

    const commands = await timed(people.map((person) => () => person.command("/account open")));
    const sees = (person: Person, words: string | RegExp) =>
      slack.read(person).some(({ text }) => text.search(words) >= 0);
    const serves = (those: Person[], words: string) =>
      slack.until(() => those.every((person) => sees(person, words) || sees(person, sorry)), servedMs);
    await serves(people, "step 1 of");
    const served = people.filter((person) => sees(person, "step 1 of"));
    const presses = await timed(served.map((person) => () => person.press(slack.dm(person).messages[0]!, "Company")));
    await serves(served, "step 2 of");
    await slack.drained();

    print(mode, { commands, presses }, people.length - served.length);
    for (const person of served) expect(slack.dm(person).messages).toHaveLength(1);
  },
  600_000,
);
