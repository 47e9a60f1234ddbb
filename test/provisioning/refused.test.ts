import { expect, test } from "vitest";
import { type Office, openOffice } from "../desk/office.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;

function alarms({ logged }: Office): string[] {
  return logged.flatMap(({ msg }) => (msg.startsWith("ALARM") ? [msg] : []));
}

test("too many requests: a person tries again in a moment, with the same code", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "refuse.limit@example.com" });
  await ana.finish();
  const { view } = await ana.asks("account");
  expect(heard(view.body)).toContain("It's worth another try from");
  await ana.press("go");
  await office.until(() => office.screen.notices(ana.who)[0]);
  expect(office.books().calls.CreateAccount).toBe(1);

  office.pass(5_000);
  await ana.press("go");
  await ana.comesTo("done");
  expect(office.books()).toMatchObject({ texts: 1, calls: { CreateAccount: 2 } });
  expect((await office.attempts(ana.answers.mail)).map(({ state }) => state)).toEqual(["refused", "done"]);
});

test("a call that is not allowed blames no field, names the RequestId, and needs an operator", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "refuse.denied@example.com" });
  await ana.finish();
  const { view } = await ana.asks("account");
  const [{ requestId } = {}] = await office.attempts(ana.answers.mail);
  expect(heard(view.body)).toContain(`(request ${requestId}). I've told the team that runs this bot.`);
  const card = await office.until(() => office.screen.cards(ana.id, "test:operators").at(-1));
  expect(heard(card.view.body)).toContain(
    `Ask the channel manager to put the partner account on the allowlist, with request ${requestId}.`,
  );
  expect(office.books().accounts).toEqual([]);
});

test("an older Tencent that knows no industries: the summary is shown once more, and one account is made without them", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "refuse.profile@example.com" });
  await ana.finish();
  const { view } = await ana.asks("review");
  expect(heard(view.body)).toContain("I've left them out");
  expect(view.fields?.map(({ key }) => key)).not.toContain("industry");
  await ana.press("go");
  await ana.comesTo("done");
  expect(office.books()).toMatchObject({ accounts: [{ name: "" }], texts: 1, calls: { CreateAccount: 2 } });
});

test("a newer Tencent than expected: the industry is asked for", async () => {
  const office = await openOffice({ sandbox: { profile: "2024" } });
  const ana = await office.talk().open({ mail: "refuse.profile@example.com" });
  await ana.finish();
  await office.until(async () => ((await ana.case()).facts.profile === "current" ? true : undefined));
  expect((await ana.case()).answers.industry).toBeUndefined();
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ code: "InvalidParameterValue.TradeInfoEmpty" }]);
  expect(office.books().accounts).toEqual([]);
});

test("a mail that another request has used up is not sent again, though look-ups do not show its account yet", async () => {
  const office = await openOffice({ sandbox: { lookupLagMs: 10 * minute } });
  const older = await office.talk("test:older").open();
  const younger = await office.talk("test:younger").open({ mail: older.answers.mail, phone: older.answers.phone });
  await younger.goTo("review");
  await older.finish();
  await older.comesTo("done");
  office.pass(2 * minute);
  await younger.finish();
  expect(heard((await younger.asks("mail")).view.body)).toContain("already has an account with us");
  expect(await office.attempts(older.answers.mail)).toMatchObject([{ state: "done" }]);
  expect(office.books().calls.CreateAccount).toBe(1);
});

test("a mail that was called taken is looked up once more later: if it turns out to be ours, operators are told", async () => {
  const office = await openOffice({ sandbox: { lookupLagMs: 10 * minute } });
  const ana = await office.talk().open({ mail: "registered.after@example.com" });
  await ana.finish();
  await ana.asks("mail");
  expect(alarms(office)).toEqual([]);
  office.pass(15 * minute);
  await office.until(() => alarms(office)[0]);
  const [attempt] = await office.attempts(ana.answers.mail);
  expect(attempt).toMatchObject({ state: "done", uin: office.books().accounts[0]?.uin });
  expect((await ana.case()).state).toBe("open");
});

test("a mail that really is a stranger's is looked up once more, and that is all", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "taken.stranger@example.com" });
  await ana.finish();
  await ana.asks("mail");
  office.pass(15 * minute);
  expect(await office.looked([ana.answers.mail])).toMatchObject([{ state: "refused", nextLook: null }]);
  expect(alarms(office)).toEqual([]);
});

test("without a key nothing is sent, and those who run the desk get a card of what to set", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  await ana.goTo("code");
  const code = await ana.code();
  const writing = office.desk.power.hold("createAccount", "before");
  await ana.say(code);
  await writing.reached;
  office.loseKey();
  writing.open();
  const { view } = await ana.asks("account");
  expect(heard(view.body)).toContain("Your answers are saved. I've told the team that runs this bot.");
  const card = await office.until(() => office.screen.cards(ana.id, "test:operators").at(-1));
  expect(heard(card.view.body)).toContain("Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to a key that works");
  expect(office.books().calls.CreateAccount).toBeUndefined();
});
