import { describe, expect, test } from "vitest";
import { getsText, messageFor, modalOf } from "./acts.ts";
import { slackDesk } from "./slack-desk.ts";
import { story } from "./story.ts";

describe.each(["socket", "http"] as const)("over %s", (mode) => {
  test("an agent fills in one form, types the code, and sees the password once", async () => {
    const desk = await slackDesk({ mode, sandbox: { profile: "current" } });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);

    tale.did("Mei types /account open");
    await mei.command("/account open");
    await tale.sees(mei, "[Continue]");
    const form = await modalOf(desk, mei, "fd/form");
    expect(await mei.type(form, "country", "hong")).toMatchObject([{ value: "HK" }]);

    tale.did("Mei fills in the form");
    await mei.submit(slack.modal(mei)!, {
      type: "Company",
      mail: "ana@example.com",
      country: "Hong Kong",
      phone: "5123 4567",
      name: "Ana",
      subindustry: "Online learning",
    });
    await tale.sees(mei, "[Text the code to");

    tale.did("Mei presses Text the code to");
    await mei.press(slack.modal(mei)!, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");

    tale.did("Mei types the code");
    const box = await modalOf(desk, mei, "fd/code");
    expect((await mei.submit(box, { code })).action).toBe("update");
    await tale.sees(mei, "[Show the password once]");

    tale.did("Mei presses Show the password once");
    await mei.press(slack.modal(mei)!, "Show the password once");
    await tale.sees(mei, "The password");

    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-agent-by-form.txt");
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    expect(slack.faults).toEqual([]);
    expect(slack.refusals).toEqual([]);
  });

  test("buttons and typed answers in private lead to the same account", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const tale = story(desk);
    await mei.command("/account open");
    await mei.close(await modalOf(desk, mei, "fd/form"));

    tale.did("Mei closes the form and presses Company");
    await mei.press(await messageFor(desk, mei, "[Company]"), "Company");
    await tale.sees(mei, "step 2 of");
    tale.did("Mei says her customer's mail, which Slack makes a link");
    await mei.says(slack.dm(mei), "ana@example.com");
    await tale.sees(mei, "step 3 of");
    tale.did("Mei says hong kong");
    await mei.says(slack.dm(mei), "hong kong");
    await tale.sees(mei, "step 4 of");
    tale.did("Mei says the number, which Slack makes a link too");
    await mei.says(slack.dm(mei), "+852 5123 4567");
    await tale.sees(mei, "[Text the code to");
    tale.did("Mei presses Text the code to");
    await mei.press(await messageFor(desk, mei, "[Text the code to"), "Text the code to");
    const code = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");
    tale.did("Mei replies with the code");
    await mei.says(slack.dm(mei), `${code.slice(0, 3)} ${code.slice(3)}`);
    await tale.sees(mei, "UIN");
    tale.did("Mei presses Show the password once");
    await mei.press(await messageFor(desk, mei, "UIN"), "Show the password once");
    await tale.sees(mei, "The password");

    await expect(tale.text().replace(/\d{3} \d{3}$/gm, "123 456")).toMatchFileSnapshot(
      "golden/e2e-agent-step-by-step.txt",
    );
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    expect(slack.faults).toEqual([]);
  });

  test("the password is in no message, and shown to nobody twice", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const { box, code } = await getsText(desk, mei);
    await mei.submit(box, { code });
    const done = await messageFor(desk, mei, "UIN");
    await mei.press(done, "Show the password once");
    const modal = await modalOf(desk, mei, "fd/reveal");
    const password = /\| (\S{8,20})$/m.exec(slack.screen(modal))![1]!;
    const sent = slack.calls.filter(({ method }) => method.startsWith("chat.")).map((call) => JSON.stringify(call));
    expect(sent.length).toBeGreaterThan(0);
    for (const call of sent) expect(call).not.toContain(password);

    await mei.close(modal);
    await mei.press(done, "Show the password once");
    await messageFor(desk, mei, "shown once already");
    expect(slack.modal(mei)).toBeUndefined();
    expect(desk.logged.map((line) => JSON.stringify(line)).filter((line) => line.includes(password))).toEqual([]);
  });

  test("a press too long ago for a modal gets a button of its own, and that opens it once", async () => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const mei = slack.person("Mei");
    const { box, code } = await getsText(desk, mei);
    await mei.submit(box, { code });
    const done = await messageFor(desk, mei, "UIN");
    mei.reloads();
    slack.trouble("views.open", { kind: "error", error: "expired_trigger_id" });
    await mei.press(done, "Show the password once");
    const offer = await messageFor(desk, mei, "[Show it]");
    slack.trouble("views.open", { kind: "error", error: "expired_trigger_id" });
    await mei.press(offer, "Show it");
    await messageFor(desk, mei, "Press the button once more");
    await mei.press(offer, "Show it");
    expect(slack.screen(await modalOf(desk, mei, "fd/reveal"))).toMatch(/\| \S{8,20}/);
    await messageFor(desk, mei, "was shown");
    await mei.close(slack.modal(mei)!);
    await mei.press(offer, "Show it");
    await messageFor(desk, mei, "nothing left to show");
    expect(slack.modal(mei)).toBeUndefined();
  });
});
