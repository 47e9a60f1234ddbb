import { expect, test } from "vitest";
import { openOffice } from "../desk/office.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;

test.each(["current", "2024"] as const)("the %s profile: one account, with what was asked for", async (profile) => {
  const office = await openOffice({ sandbox: { profile } });
  const ana = await office.talk().open();
  await ana.finish();
  const ended = await ana.comesTo("done");

  const { accounts, texts, calls } = office.books();
  const asked = { mail: ana.answers.mail, phone: ana.answers.phone, country: "852", area: "HK", type: "personal" };
  expect(accounts).toEqual([expect.objectContaining({ ...asked, name: profile === "current" ? "Ana Example" : "" })]);
  expect(texts).toBe(1);
  expect(calls).toMatchObject({ CreateAccount: 1, SendVerifyCode: 1 });
  expect(ended.answers.account).toMatchObject({ uin: accounts[0]?.uin, requestId: accounts[0]?.requestId });
});

test("after a certain yes the account is looked up, so that empty look-ups can be believed later", async () => {
  const office = await openOffice({ sandbox: { lookupLagMs: 3_000 } });
  const ana = await office.talk().open();
  await ana.finish();
  await ana.comesTo("done");
  await office.looked([ana.answers.mail]);
  expect(await office.desk.ledger.control("QueryCustomersCredit of practice")).toBeUndefined();
  for (const wait of [2_000, 5_000]) {
    office.pass(wait);
    await office.looked([ana.answers.mail]);
  }
  const control = await office.desk.ledger.control("QueryCustomersCredit of practice");
  expect(control?.lagMs).toBeGreaterThanOrEqual(3_000);
});

test("a mail that became a customer's since is asked for again, and nothing is sent", async () => {
  const office = await openOffice();
  const older = await office.talk("test:older").open();
  const younger = await office.talk("test:younger").open({ mail: older.answers.mail });
  await younger.goTo("code"); // its look-up found nobody, as the older request had no mail yet
  await older.finish();
  await older.comesTo("done");

  await younger.finish();
  const { view } = await younger.asks("mail");
  expect(heard(view.body)).toContain("already has an account with us");
  expect(office.books().calls.CreateAccount).toBe(1);
  expect(await office.attempts(older.answers.mail)).toHaveLength(1);

  await younger.say("bo@example.com");
  await younger.goTo("review");
  await younger.press("go");
  await younger.comesTo("done");
  expect(office.books()).toMatchObject({ texts: 2, calls: { CreateAccount: 2 } });
  expect(office.books().accounts.map(({ mail }) => mail)).toEqual([older.answers.mail, "bo@example.com"]);
});

test("without an answer to the look-up nothing is sent: it is tried again, then refused calmly", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "lookup.busy@example.com" });
  await ana.goTo("code");
  const looks = () => office.books().calls.QueryCustomersCredit!;
  const before = looks();
  await ana.finish();
  await office.passUntil(500, async () => (await ana.case()).pending?.key === "account" || undefined);
  expect(looks() - before).toBeGreaterThan(3);
  const { view } = await ana.asks("account");
  expect(heard(view.body)).toContain("I can't reach Tencent right now. Nothing was created");
  expect(office.books().calls.CreateAccount).toBeUndefined();
  expect(await office.attempts(ana.answers.mail)).toEqual([]);
});

test.each([90_000, -90_000])(
  "with a clock that is %s ms off Tencent's, nothing is signed for a create",
  async (off) => {
    const office = await openOffice({ aheadMs: off });
    const ana = await office.talk().open();
    await ana.finish();
    const { view } = await ana.asks("account");
    expect(heard(view.body)).toContain("clock is wrong");
    expect(office.books().calls.CreateAccount).toBeUndefined();
    expect(await office.attempts(ana.answers.mail)).toEqual([]);
  },
);

test("a clock half a minute off Tencent's is still fine", async () => {
  const office = await openOffice({ aheadMs: 30_000 });
  const ana = await office.talk().open();
  await ana.finish();
  await ana.comesTo("done");
  expect(office.books().accounts).toHaveLength(1);
});

test("a process that was stopped for long after its attempt was written sends nothing", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  const gate = office.desk.power.hold("createAccount", "before");
  await ana.finish();
  await gate.reached;
  office.pass(2 * minute);
  await ana.comesTo("unknown");
  gate.open();
  await ana.asks("account");
  expect(office.books().calls.CreateAccount).toBeUndefined();

  await ana.press("go");
  await ana.comesTo("done");
  expect(office.books().calls.CreateAccount).toBe(1);
});

test("a certain no wins against a look-up that was written in between", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "refuse.denied@example.com" });
  const sent = office.desk.power.hold("createAccount", "after");
  await ana.finish();
  await sent.reached;
  const read = office.desk.power.hold("attempt", "after");
  sent.open();
  await read.reached;
  office.pass(minute);
  await ana.comesTo("unknown");
  await office.looked([ana.answers.mail]);
  read.open();
  const { view } = await ana.asks("account");
  expect(heard(view.body)).toContain("isn't allowed to do that yet");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "refused", code: "UnauthorizedOperation" }]);
});

test.each(["password", "code"] as const)("a %s that is gone is asked for again before any attempt", async (secret) => {
  const office = await openOffice();
  const ana = await office.talk().open();
  await ana.goTo("code");
  const code = await ana.code(); // the text has ended, so the next attempt to be looked for is the create's
  const gate = office.desk.power.hold("attempt", "before");
  await ana.say(code);
  await gate.reached;
  const { ref } = (await ana.case()).answers[secret] as { ref: string };
  await office.desk.vault.drop(ref);
  gate.open();
  await ana.asks(secret);
  expect(await office.attempts(ana.answers.mail)).toEqual([]);
  expect(office.books().calls.CreateAccount).toBeUndefined();

  await ana.say(secret === "code" ? await ana.code() : "Otherkite#1");
  await ana.comesTo("done");
  expect(office.books().accounts).toHaveLength(1);
});

test("once the create's end is certain, typed secrets are gone", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  await ana.goTo("code");
  const gate = office.desk.power.hold("createAccount", "before");
  await ana.finish();
  await gate.reached;
  const { password, code } = (await ana.case()).answers;
  const refs = [password, code].map((secret) => (secret as { ref: string }).ref);
  expect(await Promise.all(refs.map(office.desk.vault.has))).toEqual([true, true]);
  gate.open();
  await ana.comesTo("done");
  await office.until(async () => ((await office.desk.vault.has(refs[1]!)) ? undefined : true));
  expect(await Promise.all(refs.map(office.desk.vault.has))).toEqual([false, false]);
});
