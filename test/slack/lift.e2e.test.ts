import { expect, test } from "vitest";
import { addressOf } from "../../adapters/slack/address.ts";
import { messageFor, modalOf } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { slackDesk } from "./slack-desk.ts";

test("who is stopped by a limit asks a person, and an operator lifts it by a button and a reason, for one text", async () => {
  let place!: Channel;
  let mei!: Person;
  let kim!: Person;
  const desk = await slackDesk({
    caps: { perCountry: { of: { HK: 0 } } },
    settingsOf(slack) {
      [mei, kim] = [slack.person("Mei"), slack.person("Kim")];
      place = slack.newChannel("operators", [kim]);
      return { operators: addressOf({ team: slack.team.id, channel: place.id }) };
    },
  });
  const { slack } = desk;
  await mei.command("/account open company ana@example.com +852 5123 4567");
  await mei.press(await messageFor(desk, mei, "[Text the code to"), "Text the code to");
  const stopped = await messageFor(desk, mei, "the daily limit for texts to Hong Kong");
  expect(slack.screen(stopped)).toContain("[Ask a person]");
  await mei.press(stopped, "Ask a person");

  const card = () =>
    slack.until(() =>
      slack.channel(place).messages.findLast((one) => slack.screen(one).includes("[Let one more text go…")),
    );
  expect(slack.screen(await card())).toContain("is held up by a limit on texts");
  await kim.press(await card(), "Let one more text go…");
  const box = await modalOf(desk, kim, "fd/lift");
  const { errors = {} } = await kim.submit(box, { why: "…" });
  expect(errors.why).toContain("Please say in a few words why");
  await kim.submit(slack.modal(kim)!, { why: "the customer is on the phone" });

  const free = await messageFor(desk, mei, "One more text may go out now");
  expect(slack.screen(free)).toContain("the customer is on the phone");
  expect(desk.books().texts).toBe(0);
  await mei.press(free, "Text the code");
  await desk.codeFor("85251234567");
  const [theCase] = await desk.cases();
  expect(theCase!.lifts).toMatchObject([{ cap: "country", why: "the customer is on the phone" }]);
  expect(desk.books().texts).toBe(1);
});
