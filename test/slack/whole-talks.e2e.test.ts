import { describe, expect, test } from "vitest";
import { ana, fillsIn, getsText, messageFor, modalOf, otherThan } from "./acts.ts";
import { slackDesk } from "./slack-desk.ts";
import { story } from "./story.ts";

const minute = 60_000;

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  test("an agent starts from a message, and its author finishes in the thread", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
    const ann = slack.person("Ana", { refusesDms: "user_not_visible" });
    const acme = slack.newChannel("acme", [mei, ann, bob]);
    const tale = story(desk);

    tale.did("Ana says in #acme: please open us an account, company, ana@example.com, +852 5123 4567");
    const { message } = await ann.says(acme, "please open us an account, company, ana@example.com, +852 5123 4567");
    tale.did("Mei uses the shortcut on it");
    await mei.shortcut("fd/open-from-message", { on: message! });
    await tale.sees(mei, "[Text the code to");
    await tale.sees(ann, "Waiting", acme);
    tale.did("Mei presses Text the code to");
    await mei.press(slack.modal(mei)!, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await tale.sees(ann, "[Enter the code]", acme);
    await tale.sees(ann, "is your verification code", acme);

    tale.did("Bob presses Enter the code");
    const card = slack.channel(acme).messages.find((posted) => slack.screen(posted).includes("[Enter the code]"))!;
    await bob.press(card, "Enter the code");
    await tale.sees(bob, "waiting for", acme);
    expect(slack.modal(bob)).toBeUndefined();

    tale.did("Ana presses Enter the code and types it");
    await ann.press(card, "Enter the code");
    await ann.submit(await modalOf(desk, ann, "fd/code"), { code });
    await tale.sees(ann, "UIN", acme);
    await tale.sees(mei, "UIN");
    tale.did("Ana presses Show the password once");
    await ann.press(
      slack.channel(acme).messages.find((posted) => slack.screen(posted).includes("UIN"))!,
      "Show the password once",
    );
    await tale.sees(ann, "The password");
    expect(slack.screen(slack.channel(acme), bob)).not.toContain("<the password>");

    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-customer.txt");
    expect(desk.books().accounts).toHaveLength(1);
    expect(slack.faults).toEqual([]);
  });

  test("the customer who is chosen in the form gives the code in private, and alone sees the password", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const [mei, ann, guest] = [slack.person("Mei"), slack.person("Ana"), slack.person("Gil", { is_restricted: true })];
    const acme = slack.newChannel("acme", [mei, ann, guest]);
    const tale = story(desk);

    await slack.deactivate(guest, { unheard: true });
    tale.did("Mei types /account open in #acme, and chooses somebody who is deactivated");
    await mei.command("/account open", { in: acme });
    const answers = { type: "Company", mail: "ana@example.com", country: "Hong Kong", phone: "5123 4567" };
    const sent = await mei.submit(await modalOf(desk, mei, "fd/form"), { ...answers, "for-customer": guest.id });
    expect(sent.action).toBe("errors");
    await tale.sees(mei, "Choose somebody else");
    tale.did("Mei chooses Ana");
    await mei.submit(slack.modal(mei)!, { ...answers, "for-customer": ann.id });
    await tale.sees(mei, "[Text the code to");
    await tale.sees(ann, "Waiting");
    tale.did("Mei presses Text the code to");
    await mei.press(slack.modal(mei)!, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await tale.sees(ann, "[Enter the code]");
    const card = await messageFor(desk, ann, "[Enter the code]");
    tale.did("Ana presses Enter the code, and types it");
    await ann.press(card, "Enter the code");
    await ann.submit(await modalOf(desk, ann, "fd/code"), { code });
    await tale.sees(ann, "UIN");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-customer-by-form.txt");
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    expect(slack.faults).toEqual([]);
    expect(slack.refusals).toEqual([]);
  });

  test("the named customer answers in the thread by mentioning the bot, others only get a hint", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
    const ann = slack.person("Ana", { refusesDms: "user_not_visible" });
    const acme = slack.newChannel("acme", [mei, ann, bob]);
    await mei.command("/account open for @Ana company ana@example.com +852 5123 4567", { in: acme });
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    const code = await desk.codeFor("85251234567");
    const card = await slack.until(() =>
      slack.channel(acme).messages.find((posted) => slack.screen(posted).includes("[Enter the code]")),
    );
    await desk.quiet(); // which thread is about which case is kept a moment after the card is shown
    await bob.mentions(acme, "123456", { thread: card });
    await slack.until(() =>
      slack.read(bob, slack.channel(acme)).some((message) => slack.screen(message).includes("waiting for @Ana")),
    );
    expect(desk.books().accounts).toHaveLength(0);
    await ann.mentions(acme, code, { thread: card });
    await slack.until(() => slack.screen(slack.channel(acme), ann).includes("UIN"));
    expect(slack.faults).toEqual([]);
  });

  test("a wrong code is told on the spot, and the last try says that a new text is needed", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);
    const { box, code } = await getsText(desk, mei);
    tale.did("Mei types five digits");
    expect((await mei.submit(box, { code: "12345" })).errors).toMatchObject({
      code: expect.stringContaining("You typed 5"),
    });
    await tale.sees(mei, "You typed 5");
    tale.did("Mei types a wrong code");
    await mei.submit(slack.modal(mei)!, { code: otherThan(code) });
    await tale.sees(mei, "4 tries left");
    for (const left of [3, 2, 1]) {
      await mei.submit(await modalOf(desk, mei, "fd/code"), { code: otherThan(code) });
      await tale.sees(mei, `${left} tr`);
    }
    tale.did("Mei types the fifth wrong one");
    await mei.submit(await modalOf(desk, mei, "fd/code"), { code: otherThan(code) });
    await tale.sees(mei, "one wrong code too many");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-wrong-code.txt");
    expect(desk.books()).toMatchObject({ accounts: [], texts: 1 });
    expect(slack.faults).toEqual([]);
  });

  test("a new text too soon is put off, and once it is due the card says so by itself", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);
    await getsText(desk, mei);
    tale.did("Mei presses Send a new code at once");
    await mei.press(slack.modal(mei)!, "Send a new code");
    await tale.sees(mei, "Hold on");
    tale.did("66 seconds pass");
    desk.pass(66_000);
    await slack.until(() => !slack.screen(slack.dm(mei), mei).includes("No code yet?"));
    await tale.sees(mei, "Send a new code");
    tale.did("Mei presses Send a new code");
    await mei.press(await messageFor(desk, mei, "[Enter the code]"), "Send a new code");
    await slack.until(() => desk.books().texts === 2);
    await tale.sees(mei, "No code yet?");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-resend.txt");
    expect(slack.faults).toEqual([]);
  });

  test("a field is edited from the review, and changing the number drops the old code", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);
    await fillsIn(desk, mei);
    tale.did("Mei picks Edit E-mail");
    await mei.select(slack.modal(mei)!, "Edit an answer", "Edit E-mail");
    await tale.sees(mei, "[Continue]");
    tale.did("Mei types another mail");
    await mei.submit(await modalOf(desk, mei, "fd/form"), { mail: "ana.wong@example.com" });
    await tale.sees(mei, "ana.wong@example.com");
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    const first = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");
    tale.did("Mei has had the text, and edits the number");
    await mei.press(await modalOf(desk, mei, "fd/code"), "Edit Mobile number");
    await mei.submit(await modalOf(desk, mei, "fd/form"), { phone: "6123 4567" });
    await tale.sees(mei, "+852 6123 4567");
    await mei.press(await modalOf(desk, mei, "fd/note"), "Text the code to");
    const second = await desk.codeFor("85261234567");
    await tale.sees(mei, second);
    expect(second).not.toBe(first);
    await mei.submit(await modalOf(desk, mei, "fd/code"), { code: second });
    await tale.sees(mei, "UIN");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-edit.txt");
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana.wong@example.com" }], texts: 2 });
    expect(slack.faults).toEqual([]);
  });

  test("cancelling is confirmed on the spot, and the card says who did it no more harm", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);
    await fillsIn(desk, mei);
    await mei.close(slack.modal(mei)!);
    const card = await messageFor(desk, mei, "[Text the code to");
    tale.did("Mei presses Cancel request, and Yes, cancel");
    await mei.press(card, "Cancel request");
    await tale.sees(mei, "Cancelled");
    tale.did("Mei presses an old button");
    await mei.press(card, "Text the code to");
    await tale.sees(mei, "is finished");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-cancel.txt");
    expect(desk.books()).toMatchObject({ accounts: [], texts: 0 });
    expect(slack.faults).toEqual([]);
  });

  test("the next day the request is still there, and a code that is too old is texted anew", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);
    await getsText(desk, mei);
    mei.reloads();
    await desk.restart();
    desk.pass(20 * 60 * minute);
    tale.did("The desk is restarted, and a day passes");
    await tale.sees(mei, "[Text the code]");
    tale.did("Mei opens Home");
    await mei.opensHome();
    await slack.until(() => slack.home(mei));
    tale.did(slack.screen(slack.home(mei)!));
    tale.did("Mei presses Resume");
    await mei.press(slack.home(mei)!, "Resume");
    await modalOf(desk, mei, "fd/note");
    await tale.sees(mei, "more than 10 minutes old");
    tale.did("Mei presses Text the code");
    await mei.press(slack.modal(mei)!, "Text the code");
    await slack.until(() => desk.books().texts === 2);
    const code = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");
    await mei.submit(await modalOf(desk, mei, "fd/code"), { code });
    await tale.sees(mei, "UIN");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-next-day.txt");
    expect(desk.books().accounts).toHaveLength(1);
    expect(slack.faults).toEqual([]);
  });

  test("what Tencent refused says what is safe, and an answer that got lost is looked for", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);
    const refused = await getsText(desk, mei, { ...ana, mail: "refuse.denied@example.com" });
    tale.did("Tencent does not let the desk do it");
    await mei.submit(refused.box, { code: refused.code });
    await tale.sees(mei, "RequestId");
    await mei.close(slack.modal(mei)!);

    const lost = await getsText(desk, mei, { ...ana, mail: "cut.after@example.com", phone: "6123 4567" });
    tale.did("Tencent's answer gets lost");
    await mei.submit(lost.box, { code: lost.code });
    await slack.until(
      () => (slack.screen(mei).match(/UIN/g) ?? []).length > 0 || slack.screen(mei).includes("can't tell"),
    );
    await slack.until(() => {
      desk.pass(1_000);
      return slack.screen(mei).includes("UIN");
    }, 20_000);
    await tale.sees(mei, "UIN");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-refused-and-lost.txt");
    expect(desk.books().accounts).toHaveLength(1);
    expect(slack.faults).toEqual([]);
  });
});
