import { describe, expect, test } from "vitest";
import { messageFor, modalOf } from "./acts.ts";
import type { PersonOptions } from "./fake/roster.ts";
import type { Channel, Message } from "./fake/world.ts";
import { slackDesk } from "./slack-desk.ts";

const whole = "company ana@example.com +852 5123 4567";
const [number, address] = [/5123 ?4567/, "ana@example.com"];

/** Mei opens a request in a channel for a single-channel guest. */
async function forGuest(options: PersonOptions = {}) {
  const desk = await slackDesk();
  const { slack } = desk;
  const [mei, gil] = [slack.person("Mei"), slack.person("Gil", { is_ultra_restricted: true, ...options })];
  const acme = slack.newChannel("acme", [mei, gil]);
  await mei.command(`/account open for @Gil ${whole}`, { in: acme });
  const inChannel = () =>
    slack
      .channel(acme)
      .messages.map((message) => slack.screen(message))
      .join("\n");
  const cardIn = (channel: Channel, words: string): Promise<Message> =>
    slack.until(() => slack.channel(channel).messages.findLast((message) => slack.screen(message).includes(words)));
  return { desk, slack, mei, gil, acme, inChannel, cardIn };
}

describe("a single-channel guest is the customer", () => {
  test("in direct messages: greeted, called for the code, which they type, and shown the password", async () => {
    const { desk, slack, mei, gil, inChannel } = await forGuest();
    const greeting = await messageFor(desk, gil, "Hello! I'm a bot. @Mei is opening a Tencent Cloud account for you.");
    expect(slack.screen(greeting)).toContain("[That's not my number] [This isn't me] [Ask to cancel]");
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    const code = await desk.codeFor("85251234567");
    await messageFor(desk, gil, "needs you: Code from the text");
    expect(slack.screen(await messageFor(desk, gil, "[Send a new code]"))).toMatch(number);
    await gil.command("/account status");
    await messageFor(desk, gil, "is at step");
    await desk.quiet();
    await gil.says(slack.dm(gil), code);
    await gil.press(await messageFor(desk, gil, "[Show the password once]"), "Show the password once");
    await slack.until(() => slack.screen(gil).includes("The password"));
    expect(inChannel()).toBe("");
    expect(desk.books().accounts).toHaveLength(1);
    expect([slack.faults, slack.refusals]).toEqual([[], []]);
  });

  test("named in private, where no channel is known", async () => {
    const desk = await slackDesk();
    const { slack } = desk;
    const [mei, gil] = [slack.person("Mei"), slack.person("Gil", { is_ultra_restricted: true })];
    slack.newChannel("acme", [gil]);
    await mei.command(`/account open for @Gil ${whole}`);
    await messageFor(desk, gil, "Hello! I'm a bot.");
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    const code = await desk.codeFor("85251234567");
    await messageFor(desk, gil, "[Send a new code]");
    await desk.quiet();
    await gil.says(slack.dm(gil), code);
    await messageFor(desk, gil, "[Show the password once]");
    expect(slack.faults).toEqual([]);
  });

  test.each(["cannot_dm_bot", "user_disabled", "users_not_found"])(
    "in the thread where Slack answers %s: no number or address stands there, and the agent is told",
    async (refusesDms) => {
      const { desk, slack, mei, gil, acme, inChannel, cardIn } = await forGuest({ refusesDms });
      await cardIn(acme, "Hello! I'm a bot.");
      await slack.until(() => slack.screen(mei).includes("Slack lets me write nothing to @Gil in private"));
      await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
      const code = await desk.codeFor("85251234567");
      const card = await cardIn(acme, "[Send a new code]");
      expect(slack.screen(card)).toContain("to text a 6-digit code to +852 •••• 4567.");
      await desk.quiet();
      const only = slack.read(gil, slack.channel(acme)).filter((message) => "reader" in message);
      expect(only.map((message) => slack.screen(message)).join()).toContain("is your verification code");
      await gil.press(card, "Enter the code");
      await gil.submit(await modalOf(desk, gil, "fd/code"), { code });
      await gil.press(await cardIn(acme, "[Show the password once]"), "Show the password once");
      await slack.until(() => slack.screen(gil).includes("The password"));
      await desk.quiet();
      expect(inChannel()).not.toMatch(number);
      expect(inChannel()).not.toContain(address);
      expect(inChannel()).not.toContain(code);
      expect(inChannel()).not.toMatch(/\[(Edit|Cancel request|Back|Text the code)/);
      expect(slack.faults).toEqual([]);
    },
  );

  test("who says that it isn't them hears nothing more, and another guest goes on", async () => {
    const { desk, slack, mei, gil, acme } = await forGuest();
    const kit = slack.person("Kit", { is_ultra_restricted: true });
    kit.joins(acme);
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    await desk.codeFor("85251234567");
    await gil.press(await messageFor(desk, gil, "[Send a new code]"), "This isn't me");
    await messageFor(desk, gil, "Thanks for telling me");
    await slack.until(() => slack.screen(mei).includes("Name another customer"));
    await desk.quiet();
    // a call that is over becomes a quiet line, which goes with the next one
    const reads = () =>
      slack.screen(slack.dm(gil)).replace(/^Frontdesk: [^\n]*\n {2}R-\w+ has moved on\.[^\n]*\n?/gm, "");
    const before = reads();
    expect(before).not.toMatch(/\[(Enter|Send|That|This|Ask)/);
    await mei.command("/account customer @Kit", { in: acme });
    await messageFor(desk, kit, "Hello! I'm a bot.");
    desk.pass(66_000);
    await mei.press(await messageFor(desk, mei, "[Text the code]"), "Text the code");
    const code = await desk.codeFor("85251234567", 2);
    await messageFor(desk, kit, "[Send a new code]");
    await desk.quiet();
    await kit.says(slack.dm(kit), code);
    await messageFor(desk, kit, "[Show the password once]");
    await desk.quiet();
    expect(reads()).toBe(before);
    await gil.says(slack.dm(gil), "what happened to my account?");
    await desk.quiet();
    expect(reads().replace(before, "")).not.toMatch(/R-|account is open\.|UIN|@Mei/);
    expect(slack.faults).toEqual([]);
  });
});
