import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/ledger/ledger.ts";
import { accountText } from "../../src/provisioning/account/text.ts";
import { type Office, openOffice } from "../desk/office.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

async function textOf(office: Office, ana: Talk): Promise<Attempt | undefined> {
  return (await office.desk.ledger.attemptsFor("practice", `852${ana.answers.phone}`)).at(-1);
}

/** Waits until the world has said what became of the text. */
async function texted(office: Office, ana: Talk): Promise<void> {
  await office.until(async () => {
    const { working } = await ana.case();
    return Object.keys(working ?? {}).length === 0 || undefined;
  });
}

/** Agrees to the summary and sets the password: the go for the first text. */
async function askForText(office: Office, phone?: string): Promise<Talk> {
  const ana = await office.talk().open(phone ? { phone } : {});
  await ana.goTo("password");
  await ana.say(ana.answers.password);
  return ana;
}

test("a password that is gone is asked for again before another text is spent", async () => {
  const office = await openOffice();
  const ana = await askForText(office);
  await ana.asks("code");
  await texted(office, ana);
  await office.desk.vault.drop(((await ana.case()).answers.password as { ref: string }).ref); // as when its time is over
  office.pass(66_000);
  await ana.press("resend");
  const { view } = await ana.asks("password");
  expect(heard(view.body)).toContain("I keep what you typed for a short while only");
  expect(office.books()).toMatchObject({ texts: 1, calls: { SendVerifyCode: 1 } });
  await ana.finish();
  await ana.comesTo("done");
  expect(office.books().texts).toBe(1); // the first code is still good
});

describe("what Tencent says to a text", () => {
  test("too soon: nothing was sent, and it is worth another try after a minute", async () => {
    const office = await openOffice();
    const ana = await askForText(office, "51200006");
    const { view } = await ana.asks("text");
    expect(heard(view.body)).toContain("one text a minute");
    const [{ until } = { until: 0 }] = (await ana.case()).refused!;
    expect(until! - office.now()).toBeGreaterThan(60_000);
    expect(until! - office.now()).toBeLessThan(66_000);

    await ana.press("go");
    await office.until(() => office.screen.notices(ana.who).length || undefined);
    expect(heard(office.screen.notices(ana.who))).toContain("You can try that again at");
    expect(office.books().calls.SendVerifyCode).toBe(1);

    office.pass(66_000);
    await ana.finish();
    await ana.comesTo("done");
    expect(office.books()).toMatchObject({ texts: 1, calls: { SendVerifyCode: 2 } });
  });

  test("too many: the same limit with another name, and a longer wait", async () => {
    const office = await openOffice();
    const ana = await askForText(office, "51200007");
    const { view } = await ana.asks("text");
    expect(heard(view.body)).toContain("too many texts");
    const [{ until } = { until: 0 }] = (await ana.case()).refused!;
    expect(until! - office.now()).toBeGreaterThan(29 * minute);
  });

  test("too fast: it is offered again in a moment", async () => {
    const office = await openOffice();
    const ana = await askForText(office, "51200011");
    await ana.asks("text");
    office.pass(6_000);
    await ana.finish();
    await ana.comesTo("done");
  });

  test.each([
    ["51200008", "phone", "the most Tencent allows"],
    ["51200010", "country", "doesn't open international accounts in that country"],
  ])("refused for good: %s asks for the %s again", async (phone, field, why) => {
    const office = await openOffice();
    const ana = await askForText(office, phone);
    const { view } = await ana.asks(field);
    expect(heard(view.body)).toContain(why);
    expect(office.books().texts).toBe(0);
  });

  test.each([
    ["times out before it is sent", "51200012", 0],
    ["times out after it was sent", "51200013", 1],
    ["fails before it is sent", "51200014", 0],
    ["fails after it was sent", "51200015", 1],
    ["is cut off after it was sent", "51200016", 1],
  ])(
    "a text that %s counts as sent: the code is asked for, and no other goes out by itself",
    async (_, phone, texts) => {
      const office = await openOffice();
      const ana = await askForText(office, phone);
      await texted(office, ana);
      await ana.asks("code");
      expect(office.books()).toMatchObject({ texts, calls: { SendVerifyCode: 1 } });
      expect((await ana.case()).answers.text).toMatchObject({ sent: "perhaps" });
      expect(await textOf(office, ana)).toMatchObject({ state: "done" });

      for (let times = 0; times < 3; times += 1) {
        office.pass(3 * minute);
        await office.desk.runner.delivered();
        await office.desk.outbox.idle();
      }
      expect(office.books().calls.SendVerifyCode).toBe(1);

      await ana.say("resend");
      await ana.asks("code");
      await ana.say(await ana.code());
      await ana.comesTo("done");
      expect(office.books().texts).toBe(texts + 1);
    },
  );

  test("a wrong code asks for the code again and costs no second text", async () => {
    const office = await openOffice();
    const ana = await office.talk().open({ phone: "51200004" });
    await ana.finish();
    await office.until(
      async () => (await office.attempts(ana.answers.mail)).some(({ state }) => state === "refused") || undefined,
    );
    expect(heard((await ana.asks("code")).view.body)).toContain("code isn't right");
    expect(office.books()).toMatchObject({ texts: 1, calls: { CreateAccount: 1 } });

    office.pass(66_000);
    await ana.say("resend");
    await ana.asks("code");
    await ana.say(await ana.code());
    await ana.comesTo("done");
    expect(office.books()).toMatchObject({ texts: 2, calls: { CreateAccount: 2 } });
  });

  test("a number that is full only when the account is made asks for another number, text and code", async () => {
    const office = await openOffice();
    const ana = await office.talk().open({ phone: "51200009" });
    await ana.finish();
    expect(heard((await ana.asks("phone")).view.body)).toContain("the most Tencent allows");
    ana.answers.phone = "51234567";
    await ana.finish();
    await ana.comesTo("done");
    expect(office.books().accounts).toMatchObject([{ phone: "51234567" }]);
  });
});

describe("a text is written down before it is asked for, and never asked for twice", () => {
  test("the desk dies between the row and the call: it counts as sent", async () => {
    const office = await openOffice();
    office.desk.power.cutBefore("sendVerifyCode");
    const ana = await askForText(office);
    await office.desk.power.gone;
    expect(await textOf(office, ana)).toMatchObject({ state: "sent" });

    await office.restart();
    office.pass(2 * minute);
    await texted(office, ana);
    expect((await ana.case()).answers.text).toMatchObject({ sent: "perhaps" });
    expect(office.books()).toMatchObject({ texts: 0 });
    expect(office.books().calls.SendVerifyCode).toBeUndefined();

    await ana.say("resend");
    await ana.asks("code");
    await ana.say(await ana.code());
    await ana.comesTo("done");
    expect(office.books().texts).toBe(1);
  });

  test("the desk dies after the call: the code that arrived is good", async () => {
    const office = await openOffice();
    office.desk.power.cutAfter("sendVerifyCode");
    const ana = await askForText(office);
    await office.desk.power.gone;
    await office.restart();
    office.pass(2 * minute);
    await ana.finish();
    await ana.comesTo("done");
    expect(office.books()).toMatchObject({ texts: 1, calls: { SendVerifyCode: 1 } });
  });

  test("a desk that is overtaken while it writes the row down does not ask for a second text", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("password");
    const reading = office.desk.power.hold("attempt", "after");
    await ana.say(ana.answers.password);
    await reading.reached;
    const writing = office.desk.power.hold("commit", "before");
    reading.open();
    await writing.reached;
    await office.second();
    office.pass(2 * minute); // its lease runs out, and the job is taken over
    await texted(office, ana);
    writing.open();
    await office.desk.outbox.idle();
    expect(office.books()).toMatchObject({ texts: 1, calls: { SendVerifyCode: 1 } });
  });
});

describe("the countries that texts may go to hold where the text is sent", () => {
  test("settings that were narrowed since the answer: no text, and the country is asked again", async () => {
    const office = await openOffice({ served: ["SG"] });
    const ana = await askForText(office);
    const { view } = await ana.asks("country");
    expect(heard(view.body)).toMatch(/sends no texts to Hong Kong.* any more\. No text was sent/);
    expect(office.books()).toMatchObject({ texts: 0 });
    expect(office.books().calls.SendVerifyCode).toBeUndefined();
  });

  test.each([
    ["another country with the same code", "4165550123", "create.text-foreign"],
    ["a premium number", "9005550123", "create.text-special"],
  ])("an answer that an earlier build took: %s", async (_, national, key) => {
    const office = await openOffice();
    const ana = await office.talk().open({ country: "US", phone: "+1 201 555 0123" });
    await ana.goTo("password");
    const { barred } = accountText({ api: office.desk.accounts, partner: "practice" });
    const input = { dial: "1", national };
    expect(barred(input, await ana.case(), undefined)).toMatchObject({ why: { key }, redo: "phone" });
  });
});

describe("caps are exact, also between two desks", () => {
  async function race(office: Office, talks: Talk[]): Promise<{ sent: number; refused: number }> {
    await Promise.all(talks.map((talk) => talk.goTo("password")));
    await Promise.all(talks.map((talk) => talk.say(talk.answers.password)));
    await Promise.all(talks.map((talk) => texted(office, talk)));
    const keys = await Promise.all(talks.map(async (talk) => (await talk.case()).pending?.key));
    return { sent: keys.filter((key) => key === "code").length, refused: keys.filter((key) => key === "text").length };
  }

  async function people(
    office: Office,
    count: number,
    { who, phone }: { who?: string; phone?: string },
  ): Promise<Talk[]> {
    const desks = [office.desk, await office.second()];
    const talks: Talk[] = [];
    for (let n = 0; n < count; n++) {
      const talk = await office.talk(who ?? `test:agent-${n}`, desks[n % 2]).open(phone ? { phone } : {});
      await talk.answer("type"); // a fourth request with nothing in it would not be opened
      talks.push(talk);
    }
    return talks;
  }

  test("texts to one number", async () => {
    const office = await openOffice({ caps: { perNumber: 3 }, sandbox: { textGapMs: 0 } });
    const talks = await people(office, 8, { phone: "51234567" });
    expect(await race(office, talks)).toEqual({ sent: 3, refused: 5 });
    expect(office.books()).toMatchObject({ texts: 3, calls: { SendVerifyCode: 3 } });
  });

  test("texts to one number, however it is written", async () => {
    const office = await openOffice({ caps: { perNumber: 2 }, sandbox: { textGapMs: 0 } });
    const at = { country: "AR" };
    const first = await office.talk().open({ ...at, phone: "+54 9 11 2345 6789" });
    const second = await office.talk().open({ ...at, phone: "011 15-2345-6789" });
    const third = await office.talk().open({ ...at, phone: "+54 11 2345 6789" });
    await third.goTo("phone");
    await third.answer("phone");
    await third.press("keep-typed");
    expect(await race(office, [first, second, third])).toEqual({ sent: 2, refused: 1 });
  });

  test("texts by one agent", async () => {
    const office = await openOffice({ caps: { perAgent: 4 } });
    const talks = await people(office, 8, { who: "test:agent" });
    expect(await race(office, talks)).toEqual({ sent: 4, refused: 4 });
    expect(office.books().texts).toBe(4);
  });

  test("texts by one person, by whichever of their ids", async () => {
    const [here, there] = ["test:T1:U1", "test:S1:2"];
    const openingLimits = { links: [[here, there]], most: 50, aMinute: 50 };
    const office = await openOffice({ caps: { perAgent: 3 }, openingLimits });
    const talks = [...(await people(office, 3, { who: here })), ...(await people(office, 3, { who: there }))];
    expect(await race(office, talks)).toEqual({ sent: 3, refused: 3 });
  });

  test("texts in one workspace, whoever asks for them there, and not in another", async () => {
    const office = await openOffice({ caps: { perWorkspace: 3 } });
    const talk = (who: string, through = office.desk) => office.talk(who, through).open();
    const other = await office.second();
    const talks = await Promise.all([
      ...Array.from({ length: 6 }, (_, n) => talk(`test:T1:U${n}`, n % 2 ? other : office.desk)),
      ...["test:T2:U1", "test:S1:7", "test:S1:8"].map((who) => talk(who)),
    ]);
    expect(await race(office, talks)).toEqual({ sent: 6, refused: 3 });
    const refused = (await Promise.all(talks.map((each) => each.case()))).filter(
      ({ pending }) => pending?.key === "text",
    );
    expect(refused.map(({ people: { owner } }) => owner.slice(0, 8))).toEqual(["test:T1:", "test:T1:", "test:T1:"]);
    const ana = talks.find(({ id }) => id === refused[0]!.id)!;
    expect(heard((await ana.asks("text")).view.body)).toContain("texts from this workspace or server");
    expect(refused[0]!.refused![0]!.until! % day).toBe(0);
  });

  test("texts by the whole desk, and tomorrow again", async () => {
    const office = await openOffice({ caps: { perDesk: 5 } });
    const talks = await people(office, 8, {});
    expect(await race(office, talks)).toEqual({ sent: 5, refused: 3 });
    expect(office.books().texts).toBe(5);

    const refused = (await Promise.all(talks.map((talk) => talk.case()))).find(
      ({ pending }) => pending?.key === "text",
    )!;
    const until = refused.refused![0]!.until!;
    expect(until % day).toBe(0);
    expect(until - office.now()).toBeLessThanOrEqual(day);
    const ana = talks.find(({ id }) => id === refused.id)!;
    expect(heard((await ana.asks("text")).view.body)).toContain("the daily limit for texts");
    office.pass(until - office.now());
    await ana.press("go");
    await ana.asks("password"); // yesterday's is gone, and is asked for before the text
    await ana.goTo("code");
    await ana.code();
    expect(office.books().texts).toBe(6);
  });

  test("a text refused by one cap counts against none", async () => {
    const office = await openOffice({ caps: { perNumber: 1, perDesk: 2 }, sandbox: { textGapMs: 0 } });
    const talks = await people(office, 3, { phone: "51234567" });
    expect(await race(office, talks)).toEqual({ sent: 1, refused: 2 });
    const bo = await askForText(office);
    await bo.asks("code");
    await texted(office, bo);
    expect(office.books().texts).toBe(2);
  });
});
