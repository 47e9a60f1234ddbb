import { expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import { messageFor } from "./acts.ts";
import { slackDesk } from "./slack-desk.ts";

test("a person with too many open requests is shown the oldest, and goes on with it by its button", async () => {
  const desk = await slackDesk({ openingLimits: { most: 2, aMinute: 50 } });
  const { slack } = desk;
  const mei = slack.person("Mei");
  await mei.says(slack.dm(mei), "open company");
  await messageFor(desk, mei, "Which e-mail address");
  const [oldest] = await desk.cases();
  desk.pass(1_000);
  await mei.command("/account open company");
  await desk.quiet();
  for (const again of ["/account open", "/account open company"]) {
    await mei.command(again);
    await desk.quiet();
  }
  expect(await desk.cases()).toHaveLength(2);
  const refusal = await messageFor(desk, mei, "You have 2 requests open");
  expect(slack.screen(refusal)).toContain(`${oldest!.id}\n`);
  await mei.press(refusal, "Resume");
  await desk.quiet();
  expect(slack.screen(slack.modal(mei)!)).toContain(oldest!.id);
  expect(slack.faults).toEqual([]);
});

test("more than ten requests a minute are not opened, and the person is told when the next can be", async () => {
  const desk = await slackDesk({ openingLimits: { most: 50, aMinute: 10 } });
  desk.pass(60_000 - (Date.now() % 60_000));
  const mei = desk.slack.person("Mei");
  for (let n = 0; n < 11; n++) await mei.command(`/account open a${n}@example.com`);
  await desk.quiet();
  expect(await desk.cases()).toHaveLength(10);
  await messageFor(desk, mei, "That's a lot of new requests in one minute");
});

test("whoever names the customer of a colleague's request is told so with a button, also over a form", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, ben] = [slack.person("Mei"), slack.person("Ben")];
  await mei.command("/account open company ana@example.com HK");
  await desk.quiet();
  const [{ id }] = (await desk.cases()) as [Case];
  await ben.command("/account open company ana@example.com");
  const told = await messageFor(desk, ben, `${id} is @Mei's, for the same e-mail address`);
  await desk.quiet();
  expect(slack.screen(slack.modal(ben)!)).toContain(`${id} is @Mei's`);
  await ben.press(told, "Ask for it");
  const wish = await messageFor(desk, mei, `@Ben would like to take over ${id}`);
  await mei.press(wish, "Hand it over");
  await messageFor(desk, ben, `@Mei has handed ${id} to you`);
  await desk.quiet();
  expect((await desk.cases()).find((each) => each.id === id)?.people.owner).toContain(ben.id);
  expect(slack.faults).toEqual([]);
});

test("an old request that is open is on a page of the list and of the Home tab, and is gone on with there", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  for (let n = 0; n < 17; n++) {
    await mei.command("/account open");
    await desk.quiet();
    desk.pass(1_000);
  }
  const oldest = (await desk.cases()).at(-1)!.id;
  await mei.command("/account list");
  const list = await messageFor(desk, mei, "Next page");
  expect(slack.screen(list)).not.toContain(oldest);
  await mei.press(list, "Next page");
  const next = await messageFor(desk, mei, "Previous page");
  expect(slack.screen(next)).toContain(oldest);
  expect(slack.read(mei).filter((message) => slack.screen(message).includes("Next page"))).toEqual([]);
  await mei.press(next, "Previous page");
  await messageFor(desk, mei, "Next page");

  await mei.opensHome();
  await desk.quiet();
  expect(slack.screen(slack.home(mei)!)).not.toContain(oldest);
  await mei.press(slack.home(mei)!, "Next page");
  await slack.until(() => (slack.screen(slack.home(mei)!).includes(oldest) ? true : undefined));
  await desk.quiet();
  expect(slack.faults).toEqual([]);
});

test("the Home tab shows what is open in the team to those who may open requests, and nothing of its customers", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, ben] = [slack.person("Mei"), slack.person("Ben")];
  const gil = slack.person("Gil", { is_restricted: true });
  await mei.command("/account open company ana@example.com HK 5123 4567");
  await desk.quiet();
  const [{ id }] = (await desk.cases()) as [Case];
  for (const each of [ben, gil]) await each.opensHome();
  await desk.quiet();
  const shown = slack.screen(slack.home(ben)!);
  expect(shown).toContain("Open in the team");
  expect(shown).toContain(id);
  expect(shown).toContain("@Mei has it");
  expect(shown).not.toMatch(/example\.com|5123|•••/);
  expect(slack.home(gil) ? slack.screen(slack.home(gil)!) : "").not.toContain(id);
  expect(slack.faults).toEqual([]);
});
