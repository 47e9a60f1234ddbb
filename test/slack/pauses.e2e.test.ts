import { expect, test } from "vitest";
import { addressOf } from "../../adapters/slack/address.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { slackDesk } from "./slack-desk.ts";

test("words to the bot pause and go on for those who may, and answer a question for everybody else", async () => {
  let [kim, lee, mei] = [] as unknown as [Person, Person, Person];
  let ops!: Channel;
  const desk = await slackDesk({
    settingsOf(slack) {
      [kim, lee, mei] = [slack.person("Kim"), slack.person("Lee"), slack.person("Mei")];
      ops = slack.newChannel("operators", [kim]);
      const bosses = slack.newGroup("bosses", [lee]);
      return {
        operators: addressOf({ team: slack.team.id, channel: ops.id }),
        supervisors: { at: `slack:${slack.team.id}`, who: [bosses.id] },
      };
    },
  });
  const { slack, replica } = desk;
  const paused = async () => {
    await desk.quiet();
    return (await replica.ledger.pauses()).map(({ what, why }) => `${what}: ${why}`);
  };

  await kim.mentions(ops, "pause texts for 1h they cost");
  expect(await paused()).toEqual(["spending: they cost"]);
  await kim.mentions(ops, "go on");
  expect(await paused()).toEqual([]);
  await lee.says(slack.dm(lee), "暂停新申请 搬家");
  expect(await paused()).toEqual(["requests: 搬家"]);
  await lee.says(slack.dm(lee), "继续");
  expect(await paused()).toEqual([]);

  await mei.command("/account open company ana@example.com +852 5123 4567");
  await mei.says(slack.dm(mei), "pause texts they cost");
  await mei.command("/account pause texts they cost");
  expect(await paused()).toEqual([]);
  expect((await desk.refused()).map(({ who, action }) => [who, action])).toEqual([
    [addressOf({ team: slack.team.id, person: mei.id }), "pause"],
  ]);
  expect([slack.faults, slack.refusals]).toEqual([[], []]);
});
