import { describe, expect, test } from "vitest";
import { agent, ana, cardOf, entersCode, fillsIn, getsText, modalOf, otherThan, presses, withButton } from "./acts.ts";
import { discordDesk } from "./discord-desk.ts";
import { story } from "./story.ts";

const minute = 60_000;

describe("in Discord", () => {
  test("an agent gives the country, fills in two forms, types the code, and sees the password once", async () => {
    const desk = await discordDesk({ sandbox: { profile: "current" } });
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);

    expect(await mei.types("/account open", "country", "hon")).toContainEqual({
      name: expect.stringContaining("Hong Kong"),
      value: "HK",
    });
    tale.did("Mei types /account open country: Hong Kong");
    expect((await mei.command("/account open", { country: "HK" })).how).toBe("modal");
    await tale.sees(mei, "Account type");

    tale.did("Mei fills in the form");
    const fields = { type: "Company", mail: "ana@example.com", phone: "5123 4567", name: "Ana", industry: "Education" };
    await mei.submit(await modalOf(desk, mei, "Request"), fields);
    await tale.sees(mei, "[Continue]");

    tale.did("Mei presses Continue, and chooses Online learning");
    await presses(desk, mei, "Continue");
    await mei.submit(await modalOf(desk, mei, "Request"), { subindustry: "Online learning" });
    await tale.sees(mei, "[Text the code to");

    tale.did("Mei presses Text the code to");
    await presses(desk, mei, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");

    tale.did("Mei presses Enter the code, and types it");
    await presses(desk, mei, "Enter the code");
    await tale.sees(mei, "The code");
    await mei.submit(await modalOf(desk, mei, "Enter the code"), { code });
    await tale.sees(mei, "[Show the password once]");

    tale.did("Mei presses Show the password once");
    await presses(desk, mei, "Show the password once");
    await tale.sees(mei, "This is the password");

    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-agent-by-form.txt");
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("buttons and typed answers in private lead to the same account", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);
    await mei.command("/account open");
    mei.dismisses(mei.modal!);

    tale.did("Mei closes the form and presses Company");
    await presses(desk, mei, "Company");
    await tale.sees(mei, "step 2 of");
    for (const [said, next] of [
      ["ana@example.com", "step 3 of"],
      ["hong kong", "step 4 of"],
      ["+852 5123 4567", "[Text the code to"],
    ] as const) {
      tale.did(`Mei says ${said}`);
      mei.says(mei.dm, said);
      await tale.sees(mei, next);
    }
    tale.did("Mei presses Text the code to");
    await presses(desk, mei, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");
    tale.did("Mei replies with the code");
    mei.says(mei.dm, `${code.slice(0, 3)} ${code.slice(3)}`);
    await tale.sees(mei, "UIN");

    await expect(tale.text().replace(/\d{3} \d{3}$/gm, "123 456")).toMatchFileSnapshot(
      "golden/e2e-agent-step-by-step.txt",
    );
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("an agent opens for a customer, who answers in a private thread; it is closed when all is done", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const [ann, bob] = [discord.person("Ana"), discord.person("Bob")];
    const tale = story(desk);

    tale.did("Mei types /account open customer: @Ana details: company ana@example.com +852 5123 4567");
    await mei.command("/account open", { customer: ann, details: "company ana@example.com +852 5123 4567" });
    await tale.sees(mei, "[Text the code to");
    await tale.sees(ann, "Waiting");
    const [thread] = discord.threads();
    expect([mei, ann, bob].map((person) => person.sees(thread!))).toEqual([true, true, false]);

    tale.did("Mei presses Text the code to");
    await presses(desk, mei, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await tale.sees(ann, "[Enter the code]");
    tale.did("Ana presses Enter the code, and types it");
    await entersCode(desk, ann, code);
    await tale.sees(ann, "UIN");
    await tale.sees(mei, "UIN");
    tale.did("Ana presses Show the password once");
    await presses(desk, ann, "Show the password once");
    await tale.sees(ann, "This is the password");
    await discord.until(() => discord.channel(thread!).archived);

    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-customer.txt");
    expect(discord.channel(thread!).name).toMatch(/^Account R-.{4} · Done$/);
    expect(desk.books().accounts).toHaveLength(1);
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("the customer's code counts in the thread and is taken away there, others only get a hint", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const ann = discord.person("Ana");
    const bob = discord.person("Bob", { permissions: ["ManageThreads"] });
    await mei.command("/account open", { customer: ann, details: "company ana@example.com +852 5123 4567" });
    await presses(desk, mei, "Text the code to");
    const code = await desk.codeFor("85251234567");
    await withButton(desk, ann, "Enter the code");
    const [thread] = discord.threads();
    bob.mentions(thread!, "123456");
    await discord.until(() => discord.screen(bob).includes("waiting for @Ana"));
    expect(desk.books().accounts).toHaveLength(0);
    const said = ann.mentions(thread!, code);
    await discord.until(() => discord.screen(ann).includes("UIN"));
    await discord.until(() => discord.message(said) === undefined);
    expect([discord.faults, discord.misses]).toEqual([[], []]);
  });

  test("a wrong code is told on the card, and the last try says that a new text is needed", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);
    const { code } = await getsText(desk, mei);
    tale.did("Mei types five digits");
    await entersCode(desk, mei, "12345");
    await tale.sees(mei, "You typed 5");
    tale.did("Mei types a wrong code");
    await entersCode(desk, mei, otherThan(code));
    await tale.sees(mei, "4 tries left");
    for (const left of [3, 2, 1]) {
      await entersCode(desk, mei, otherThan(code));
      await discord.until(() => discord.screen(mei).includes(`${left} tr`));
      await desk.quiet();
    }
    tale.did("Mei types the fifth wrong one");
    await entersCode(desk, mei, otherThan(code));
    await tale.sees(mei, "one wrong code too many");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-wrong-code.txt");
    expect(desk.books()).toMatchObject({ accounts: [], texts: 1 });
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("a new text too soon is put off, and once it is due the card says so by itself", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);
    await getsText(desk, mei);
    tale.did("Mei presses Send a new code at once");
    await presses(desk, mei, "Send a new code");
    await tale.sees(mei, "Hold on");
    tale.did("66 seconds pass");
    desk.pass(66_000);
    await discord.until(() => !discord.screen(mei).includes("No code yet?"));
    await tale.sees(mei, "Send a new code");
    tale.did("Mei presses Send a new code");
    await presses(desk, mei, "Send a new code");
    await discord.until(() => desk.books().texts === 2);
    await tale.sees(mei, "No code yet?");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-resend.txt");
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("a field is edited from the review in a form of its own, and changing the number drops the old code", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);
    await fillsIn(desk, mei);
    tale.did("Mei picks Edit E-mail");
    const review = await withButton(desk, mei, "Edit an answer");
    expect((await mei.picks(review, "Edit an answer", "Edit E-mail")).how).toBe("modal");
    await tale.sees(mei, "┌");
    tale.did("Mei types another mail");
    await mei.submit(mei.modal!, { mail: "ana.wong@example.com" });
    await tale.sees(mei, "ana.wong@example.com");
    await presses(desk, mei, "Text the code to");
    const first = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");
    tale.did("Mei has had the text, and edits the number");
    await presses(desk, mei, "Edit Mobile number");
    await mei.submit(await modalOf(desk, mei, "Request"), { phone: "6123 4567" });
    await tale.sees(mei, "+852 6123 4567");
    await presses(desk, mei, "Text the code to");
    const second = await desk.codeFor("85261234567");
    await tale.sees(mei, second);
    expect(second).not.toBe(first);
    await entersCode(desk, mei, second);
    await tale.sees(mei, "UIN");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-edit.txt");
    expect(desk.books()).toMatchObject({ accounts: [{ mail: "ana.wong@example.com" }], texts: 2 });
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("cancelling is asked in a note, can be thought better of, and then is over", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);
    await fillsIn(desk, mei);
    const card = await cardOf(desk, mei, "[Text the code to");
    tale.did("Mei presses Cancel request, and Keep it");
    await mei.press(card, "Cancel request");
    await tale.sees(mei, "Yes, cancel");
    await presses(desk, mei, "Keep it");
    await tale.sees(mei, "Nothing has changed");
    tale.did("Mei presses Cancel request, and Yes, cancel");
    await mei.press(card, "Cancel request");
    await presses(desk, mei, "Yes, cancel");
    await tale.sees(mei, "Cancelled");
    tale.did("Mei presses an old button");
    await mei.pressLate(card, "Text the code to");
    await tale.sees(mei, "is finished");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-cancel.txt");
    expect(desk.books()).toMatchObject({ accounts: [], texts: 0 });
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("the next day the request is still there, and a code that is too old is texted anew", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);
    await getsText(desk, mei);
    mei.restarts();
    await desk.restart();
    desk.pass(20 * 60 * minute);
    tale.did("The desk is restarted, and a day passes");
    await tale.sees(mei, "[Text the code]");
    tale.did("Mei types /account list");
    await mei.command("/account list");
    await tale.sees(mei, "Your requests");
    tale.did("Mei presses Resume");
    await presses(desk, mei, "Resume");
    await tale.sees(mei, "more than 10 minutes old");
    tale.did("Mei presses Text the code");
    await presses(desk, mei, "Text the code");
    await discord.until(() => desk.books().texts === 2);
    const code = await desk.codeFor("85251234567");
    await tale.sees(mei, "is your verification code");
    await entersCode(desk, mei, code);
    await tale.sees(mei, "UIN");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-next-day.txt");
    expect(desk.books().accounts).toHaveLength(1);
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });

  test("what Tencent refused says what is safe, and an answer that got lost is looked for", async () => {
    const desk = await discordDesk();
    const { discord } = desk;
    const mei = agent(desk);
    const tale = story(desk);
    const refused = await getsText(desk, mei, { ...ana, mail: "refuse.denied@example.com" });
    tale.did("Tencent does not let the desk do it");
    await entersCode(desk, mei, refused.code);
    await tale.sees(mei, "RequestId");

    const lost = await getsText(desk, mei, { ...ana, mail: "cut.after@example.com", phone: "6123 4567" });
    tale.did("Tencent's answer gets lost");
    await entersCode(desk, mei, lost.code);
    await discord.until(() => /UIN|can't tell/.test(discord.screen(mei)));
    await discord.until(() => {
      desk.pass(1_000);
      return discord.screen(mei).includes("UIN");
    }, 20_000);
    await tale.sees(mei, "UIN");
    await expect(tale.text()).toMatchFileSnapshot("golden/e2e-refused-and-lost.txt");
    expect(desk.books().accounts).toHaveLength(1);
    expect([discord.faults, discord.misses, discord.refusals]).toEqual([[], [], []]);
  });
});
