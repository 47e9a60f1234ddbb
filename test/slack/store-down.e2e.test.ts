import { expect, test } from "vitest";
import { ana, fillsIn, messageFor, modalOf } from "./acts.ts";
import { forMany } from "./for-many.ts";
import { slackDesk } from "./slack-desk.ts";

const { country: _, ...answers } = ana;
const sentence = "I can't reach my records just now";

test.each(["socket", "http"] as const)(
  "over %s: while the database is away every act is answered with one sentence, and afterwards it goes on",
  async (mode) => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    await mei.command("/account open");
    const form = await modalOf(desk, mei, "fd/form");
    await mei.type(form, "country", "hong kong");
    await mei.select(slack.modal(mei)!, "country", "Hong Kong");

    desk.storeDown(true);
    const submitted = await mei.submit(slack.modal(mei)!, answers);
    expect(submitted.action).toBe("errors");
    expect(Object.values(submitted.errors)).toEqual([expect.stringContaining(sentence)]);
    await mei.close(slack.modal(mei)!);
    const commanded = await mei.command("/account status");
    expect(commanded.outcome).toBe("acked");
    expect(JSON.stringify(commanded.payload)).toContain(sentence);
    const said = slack.read(mei).length;
    const pressed = await mei.press(await messageFor(desk, mei, "[Company]"), "Company");
    expect(pressed.outcome).toBe("acked");
    await slack.until(() => (slack.read(mei).length > said ? true : undefined));
    expect(slack.screen(slack.read(mei).at(-1)!)).toContain(sentence);

    desk.storeDown(false);
    await mei.press(await messageFor(desk, mei, "[Company]"), "Company");
    await messageFor(desk, mei, "step 2 of");
    expect(slack.faults).toEqual([]);
  },
);

test("a press in a modal or at home meanwhile is answered where it was pressed, and leaves what stands there", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  await fillsIn(desk, mei);
  await mei.opensHome();
  await desk.quiet();
  desk.storeDown(true);
  for (const _ of [1, 2]) await mei.press(slack.modal(mei)!, "Text the code to");
  await slack.until(() => slack.screen(slack.modal(mei)!).includes(sentence));
  expect(slack.screen(slack.modal(mei)!).split(sentence)).toHaveLength(2);
  await mei.press(slack.home(mei)!, "Resume");
  await slack.until(() => slack.screen(slack.home(mei)!).includes(sentence));

  desk.storeDown(false);
  await mei.press(slack.modal(mei)!, "Text the code to");
  await modalOf(desk, mei, "fd/code");
  expect(slack.screen(slack.modal(mei)!)).not.toContain(sentence);
  expect(slack.faults).toEqual([]);
});

test("a message sent while the database is away is not acked, so that Slack sends it again", async () => {
  const desk = await slackDesk({ slack: { patienceMs: 500, delivery: { retriesMs: [1500] } } });
  const { slack } = desk;
  const mei = slack.person("Mei");
  await mei.command("/account open");
  await mei.close(await modalOf(desk, mei, "fd/form"));
  await mei.press(await messageFor(desk, mei, "[Company]"), "Company");
  await messageFor(desk, mei, "step 2 of");
  await desk.quiet();
  desk.storeDown(true);
  expect((await mei.says(slack.dm(mei), "ana@example.com")).outcome).not.toBe("acked");
  desk.storeDown(false);
  await messageFor(desk, mei, "step 3 of");
});

test("also a workspace whose installation was not read for a while, or not since the start, hears that the database is away", async () => {
  const desk = await forMany();
  const { slack } = desk;
  const mei = slack.person("Mei");
  await slack.installThrough(`${desk.url}/slack/install`, mei);
  await mei.command("/account list");
  for (const begin of [async () => desk.pass(120_000), desk.restart]) {
    await begin();
    desk.storeDown(true);
    const commanded = await mei.command("/account list");
    expect(commanded.outcome).toBe("acked");
    expect(JSON.stringify(commanded.payload)).toContain(sentence);
    desk.storeDown(false);
  }
});
