import { expect, test } from "vitest";
import type { SlackSettings } from "../../adapters/slack/index.ts";
import { modalOf } from "./acts.ts";
import type { PersonOptions } from "./fake/roster.ts";
import { slackDesk } from "./slack-desk.ts";

/** A request of Mei's that waits for a customer's code, in a channel where they answer. */
async function atTheCode(options: PersonOptions) {
  const settings: Partial<SlackSettings> = { channels: ["C000000000"] };
  const desk = await slackDesk({ settings });
  const { slack } = desk;
  const [mei, ann] = [slack.person("Mei"), slack.person("Ana", { refusesDms: "user_not_visible", ...options })];
  const acme = slack.newChannel("acme", [mei, ann]);
  Object.assign(settings.channels!, [acme.id]);
  await mei.command("/account open for @Ana company ana@example.com +852 5123 4567", { in: acme });
  await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
  const code = await desk.codeFor("85251234567");
  const card = await slack.until(() =>
    slack.channel(acme).messages.find((posted) => slack.screen(posted).includes("[Send a new code]")),
  );
  await desk.quiet();
  const theCase = async () => (await desk.cases())[0]!;
  const heard = () =>
    slack
      .read(ann, slack.channel(acme))
      .map((message) => slack.screen(message))
      .join("\n");
  return { desk, slack, mei, ann, acme, card, code, settings, theCase, heard };
}

test("a guest's card has what is theirs alone, and a word, a command or an old button changes nothing", async () => {
  const { desk, slack, ann, acme, card, theCase, heard } = await atTheCode({ is_restricted: true });
  expect(slack.screen(card)).toMatch(
    /\[Enter the code\] \[Send a new code\]\s+\[That's not my number\] \[This isn't me\] \[Ask to cancel\] \[Help\]/,
  );
  for (const label of ["Edit", "Cancel request", "Back"]) expect(slack.screen(card)).not.toContain(label);
  const { answers, version } = await theCase();

  for (const words of ["edit phone", "back", "edit", "hand @Ana", "customer @Mei", "list", "find ana@example.com"])
    await ann.mentions(acme, words, { thread: card });
  await ann.command("/account open company", { in: acme });
  await desk.quiet();
  expect(await theCase()).toMatchObject({ answers, version, people: { customer: expect.stringContaining(ann.id) } });
  expect(await desk.cases()).toHaveLength(1);
  expect(heard()).toContain("can do that here. You can give the code");
  expect(heard()).not.toMatch(/is at step 4|Your turn/);
});

test("a guest asks for a cancel and says that it is not their number, and the agent hears both, once", async () => {
  const { desk, slack, mei, ann, acme, card, theCase } = await atTheCode({ is_ultra_restricted: true });
  await ann.press(card, "Ask to cancel");
  await slack.until(() => slack.screen(mei).includes("asks you to cancel"));
  await ann.command(`/account cancel ${(await theCase()).id}`, { in: acme });
  await ann.press(card, "That's not my number");
  await slack.until(() => slack.screen(mei).includes("isn't theirs"));
  await desk.quiet();
  const all = `${slack.screen(mei)}${slack.screen(slack.dm(mei))}`;
  expect(all.split("asks you to cancel").length).toBeLessThanOrEqual(2);
  expect(await theCase()).toMatchObject({ state: "open" });
  expect(slack.faults).toEqual([]);
});

test("a guest gets another code, gives it, and alone sees the password", async () => {
  const { desk, slack, ann, card, acme } = await atTheCode({ is_restricted: true });
  desk.pass(66_000);
  await ann.press(card, "Send a new code");
  const code = await desk.codeFor("85251234567", 2);
  await ann.mentions(acme, code, { thread: card });
  const done = await slack.until(() =>
    slack.channel(acme).messages.find((posted) => slack.screen(posted).includes("[Show the password once]")),
  );
  await ann.press(done, "Show the password once");
  await desk.quiet();
  expect(slack.screen(ann)).toContain("The password");
});

test("a guest asks for another code and gives it in the box behind the button", async () => {
  const { desk, slack, ann, acme, card } = await atTheCode({ is_restricted: true });
  desk.pass(66_000);
  await ann.press(card, "Enter the code");
  await ann.press(await modalOf(desk, ann, "fd/code"), "Send a new code");
  const code = await desk.codeFor("85251234567", 2);
  await desk.quiet();
  await ann.submit(await modalOf(desk, ann, "fd/code"), { code });
  await slack.until(() =>
    slack.channel(acme).messages.find((posted) => slack.screen(posted).includes("[Show the password once]")),
  );
});

test("a guest sees the password by the button in their direct messages, where no box could be opened at once", async () => {
  const { desk, slack, ann, acme, card, code } = await atTheCode({ is_restricted: true });
  await ann.mentions(acme, code, { thread: card });
  const done = await slack.until(() =>
    slack.channel(acme).messages.find((posted) => slack.screen(posted).includes("[Show the password once]")),
  );
  ann.user.refusesDms = "";
  slack.trouble("views.open", { kind: "error", error: "expired_trigger_id" });
  await ann.press(done, "Show the password once");
  await desk.quiet();
  const button = await slack.until(() =>
    slack.dm(ann).messages.find((posted) => slack.screen(posted).includes("[Show")),
  );
  await ann.press(button, "Show it");
  await desk.quiet();
  expect(slack.screen(slack.modal(ann)!)).toContain("The password");
});

test("a guest's modal takes nothing once their channel is off the list", async () => {
  const { desk, slack, ann, card, code, settings, theCase } = await atTheCode({ is_restricted: true });
  await ann.press(card, "Enter the code");
  Object.assign(settings.channels!, ["C999999999"]);
  const { version } = await theCase();
  await ann.submit(await modalOf(desk, ann, "fd/code"), { code });
  expect(slack.screen(slack.modal(ann)!)).toContain("serve members of my own workspace");
  expect(await theCase()).toMatchObject({ version });
});

test("a customer who may open requests cancels by a word as agents do", async () => {
  const { desk, slack, ann, acme, card, theCase } = await atTheCode({});
  await ann.mentions(acme, "cancel", { thread: card });
  await slack.until(() => slack.screen(slack.channel(acme), ann).includes("[Yes, cancel]"));
  await desk.quiet();
  slack.pass(1_000); // what was written in the same instant was written before the card was read
  await ann.mentions(acme, "yes", { thread: card });
  await desk.quiet();
  expect(await theCase()).toMatchObject({ state: "cancelled" });
});

test("a call whose answer gets lost twice rings once more, and never a third time", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, ann] = [slack.person("Mei"), slack.person("Ana")];
  const acme = slack.newChannel("acme", [mei, ann]);
  await mei.command("/account open for @Ana company ana@example.com +852 5123 4567", { in: acme });
  await modalOf(desk, mei, "fd/note");
  await desk.quiet();
  const asks = "needs you: Code from the text";
  slack.trouble("chat.postMessage", { kind: "lost" }, 2, asks);
  await mei.press(slack.modal(mei)!, "Text the code to");
  await slack.until(() => slack.rings(ann).length === 2, 30_000);
  for (let n = 0; n < 5; n += 1) {
    desk.pass(60_000);
    await desk.quiet();
  }
  expect(slack.rings(ann).filter((text) => text.includes(asks))).toHaveLength(2);
});

const hour = 60 * 60_000;

/** Mei's request for Ana, at its review. It is half past nine in the evening in Hong Kong, where both are. */
async function inTheEvening() {
  const desk = await slackDesk({ durations: { remindersMs: [hour] } });
  const { slack } = desk;
  desk.pass(24 * hour - ((Date.now() - 13.5 * hour) % (24 * hour)));
  const [mei, ann] = [slack.person("Mei"), slack.person("Ana")];
  const acme = slack.newChannel("acme", [mei, ann]);
  await mei.command("/account open for @Ana company ana@example.com +852 5123 4567", { in: acme });
  await modalOf(desk, mei, "fd/note");
  await desk.quiet();
  return { desk, slack, mei, ann };
}

test("a reminder that falls into somebody's night waits for their morning", async () => {
  const { desk, slack, mei } = await inTheEvening();
  const reminders = () => slack.rings(mei).filter((text) => text.includes("still waits for you"));
  for (const hours of [1.1, 3, 5]) {
    desk.pass(hours * hour);
    await desk.quiet();
    expect(reminders()).toEqual([]);
  }
  desk.pass(1.5 * hour); // eight has struck
  await slack.until(() => reminders().length === 1);
  expect(slack.faults).toEqual([]);
});

test("a call that somebody waits for rings at night too", async () => {
  const { desk, slack, mei, ann } = await inTheEvening();
  desk.pass(2 * hour);
  await mei.press(slack.modal(mei)!, "Text the code to");
  await slack.until(() => slack.rings(ann).some((text) => text.includes("needs you: Code from the text")));
});
