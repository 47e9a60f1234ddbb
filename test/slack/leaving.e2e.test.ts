import { expect, test } from "vitest";
import { personId } from "../../adapters/slack/address.ts";
import { messageFor, modalOf } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { slackDesk } from "./slack-desk.ts";

const whole = "company ana@example.com +852 5123 4567";

/** Mei's request at its code, which Ana is asked for in a channel. */
async function waitingForAna() {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, ana, bob] = [slack.person("Mei"), slack.person("Ana"), slack.person("Bob")];
  const acme = slack.newChannel("acme", [mei, ana, bob]);
  await mei.command(`/account open for @Ana ${whole}`, { in: acme });
  await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to +852 •••• 4567");
  await desk.codeFor("85251234567");
  await desk.quiet();
  return { desk, slack, mei, ana, bob, acme };
}

test("a customer who is deactivated pauses the request at once, and it goes on with another", async () => {
  const { desk, slack, mei, ana, bob, acme } = await waitingForAna();
  await slack.deactivate(ana);
  await messageFor(desk, mei, "isn't here any more");
  expect((await desk.cases())[0]).toMatchObject({ left: { customer: expect.any(Number) } });
  await mei.command("/account customer @Bob", { in: acme });
  await desk.quiet();
  expect((await desk.cases())[0]).toMatchObject({ people: { customer: personId(slack.team.id, bob.id) } });
  expect(slack.screen(bob)).toContain("[Enter the code]");
  expect(slack.faults).toEqual([]);
});

test("one of whose end Slack tells nothing is noticed when somebody else goes on", async () => {
  const { desk, slack, mei, ana } = await waitingForAna();
  await slack.deactivate(ana, { unheard: true });
  desk.pass(61_000); // what Slack said of her is remembered for a minute
  await mei.command("/account status");
  await messageFor(desk, mei, "isn't here any more");
  expect((await desk.cases())[0]?.left).toBeDefined();
});

test("a reminder that is due goes to whoever is left", async () => {
  const { desk, slack, mei, ana } = await waitingForAna();
  await slack.deactivate(ana, { unheard: true });
  desk.pass(25 * 60 * 60_000);
  await messageFor(desk, mei, "isn't here any more");
  expect((await desk.cases())[0]?.left).toBeDefined();
});

test("a guest who leaves the channel in which they are the customer pauses it, and another channel nothing", async () => {
  let [mei, gil]: Person[] = [];
  let [acme, other]: Channel[] = [];
  const desk = await slackDesk({
    settingsOf(slack) {
      [mei, gil] = [slack.person("Mei"), slack.person("Gil", { is_restricted: true })];
      [acme, other] = [slack.newChannel("acme", [mei, gil]), slack.newChannel("other", [mei, gil])];
      return { channels: [acme.id] };
    },
  });
  const { slack } = desk;
  await mei!.command(`/account open for @Gil ${whole}`, { in: acme! });
  await desk.quiet();
  await slack.leavesHeard(gil!, other!);
  await desk.quiet();
  expect((await desk.cases())[0]).toMatchObject({ people: { customer: personId(slack.team.id, gil!.id) } });
  expect((await desk.cases())[0]?.left).toBeUndefined();
  await slack.leavesHeard(gil!, acme!);
  await messageFor(desk, mei!, "isn't here any more");
});
