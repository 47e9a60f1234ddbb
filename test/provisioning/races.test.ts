import { expect, test } from "vitest";
import type { EffectJob } from "../../src/desk/outbox.ts";
import { openOffice } from "../desk/office.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;

const waysBack = {
  cancel: {
    goBack: (ana: Talk) => ana.tell({ type: "cancelled" }),
    goOn: async (ana: Talk) => void (await ana.comesTo("cancelled")),
  },
  edit: {
    goBack: (ana: Talk) => ana.say("edit mail"),
    goOn: async (ana: Talk) => {
      await ana.asks("mail");
      await ana.press("keep");
      await ana.asks("account");
      await ana.press("go");
      await ana.comesTo("done");
    },
  },
  resend: {
    goBack: (ana: Talk) => ana.say("resend"),
    goOn: async (ana: Talk) => {
      await ana.asks("code");
      await ana.say(await ana.code());
      await ana.comesTo("done");
    },
  },
};

test.each(Object.keys(waysBack) as (keyof typeof waysBack)[])(
  "%s while the create is still queued: it is withdrawn, and nothing is sent",
  async (word) => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("code");
    await ana.code();
    office.pass(2 * minute);
    const gate = office.desk.power.hold("customersCredit", "after");
    await ana.finish();
    await gate.reached;
    await ana.comesTo("queued");
    await waysBack[word].goBack(ana);
    gate.open();
    await office.desk.outbox.idle();
    expect(office.books().calls.CreateAccount).toBeUndefined();
    expect(await office.attempts(ana.answers.mail)).toEqual([]);
    await waysBack[word].goOn(ana);
  },
);

test("a cancel, an edit or an answer after the create was sent is answered and changes nothing", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  const gate = office.desk.power.hold("createAccount", "before");
  await ana.finish();
  await gate.reached;
  await ana.tell({ type: "cancelled" });
  await ana.say("edit mail");
  await ana.say("123456");
  await office.until(() => office.screen.notices(ana.who).length >= 3 || undefined);
  for (const notice of office.screen.notices(ana.who)) expect(heard([notice])).toContain("is already being opened");
  gate.open();
  await ana.comesTo("done");
  expect(office.books().accounts).toHaveLength(1);
});

test("a draft does not expire while its account is being opened", async () => {
  const office = await openOffice({ sandbox: { lookupLagMs: 100 * 60 * minute } });
  const ana = await office.talk().open();
  const gate = office.desk.power.hold("createAccount", "after");
  await ana.finish();
  await gate.reached;
  office.pass(80 * 60 * minute);
  await ana.comesTo("unknown");
  gate.open();
  await ana.comesTo("done");
});

test.each(["one desk", "two desks"])(
  "two requests for one mail at the same moment, by %s: one create is sent",
  async (desks) => {
    const office = await openOffice();
    const other = desks === "two desks" ? await office.second() : office.desk;
    const older = await office.talk("test:older").open();
    const younger = await office.talk("test:younger", other).open({ mail: older.answers.mail });
    await younger.goTo("code");
    await older.goTo("code");

    const replicas = new Set([office.desk, other]);
    const first = [...replicas].map(({ power }) => power.hold("customersCredit", "after"));
    await older.finish();
    await Promise.race(first.map(({ reached }) => reached));
    const second = [...replicas].map(({ power }) => power.hold("customersCredit", "after"));
    await younger.finish();
    await Promise.race([...first, ...second].map(({ reached }) => reached));
    for (const gate of [...first, ...second]) gate.open();

    const [winner, loser] = await Promise.race([
      older.comesTo("done").then(() => [older, younger] as const),
      younger.comesTo("done").then(() => [younger, older] as const),
    ]);
    const { view } = await loser.asks("mail");
    expect(heard(view.body)).toMatch(/Somebody else is opening an account|already has an account with us/);
    expect(office.books().calls.CreateAccount).toBe(1);
    expect(office.books().accounts.map(({ mail }) => mail)).toEqual([winner.answers.mail]);
  },
);

test("a mail that another request is opening an account for is refused as soon as it is typed", async () => {
  const office = await openOffice();
  const bo = await office.talk("test:bo").open();
  await bo.goTo("review");
  const ana = await office.talk("test:ana").open({ mail: bo.answers.mail });
  await ana.fill({ type: "personal", mail: bo.answers.mail });
  expect(heard((await ana.asks("mail")).view.body)).toContain("Somebody else is opening an account");
  const again = await office.talk("test:bo").open({ mail: bo.answers.mail });
  await again.fill({ type: "personal", mail: bo.answers.mail });
  expect(heard((await again.asks("mail")).view.body)).toContain(`Your request ${bo.id} is already opening`);

  await bo.say("edit mail");
  await bo.asks("mail");
  await bo.say("bo2@example.com");
  await bo.asks("review");
  await ana.say(bo.answers.mail);
  await ana.asks("country");
  await office.desk.outbox.idle();
  await ana.asks("country");
});

test("an answer that comes after the desk had given it up still settles the case", async () => {
  const office = await openOffice({ sandbox: { lookupLagMs: 60 * minute } });
  const ana = await office.talk().open();
  const gate = office.desk.power.hold("createAccount", "after");
  await ana.finish();
  await gate.reached;
  office.pass(minute);
  await ana.comesTo("unknown");
  gate.open();
  const { answers } = await ana.comesTo("done");
  expect(answers.account).toMatchObject({ uin: office.books().accounts[0]?.uin });
});

test("a late answer that crosses with a look-up settles the case", async () => {
  const office = await openOffice({ sandbox: { lookupLagMs: 60 * minute } });
  const ana = await office.talk().open();
  const sent = office.desk.power.hold("createAccount", "after");
  await ana.finish();
  await sent.reached;
  const read = office.desk.power.hold("attempt", "after");
  sent.open();
  await read.reached;
  office.pass(minute);
  await ana.comesTo("unknown");
  read.open();
  await ana.comesTo("done");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "done" }]);
});

test("a late answer that comes when an operator judges already settles the case", async () => {
  const office = await openOffice({ sandbox: { lookupLagMs: 60 * minute } });
  const ana = await office.talk().open();
  const gate = office.desk.power.hold("createAccount", "after");
  await ana.finish();
  await gate.reached;
  await office.passUntil(
    minute,
    async () => (await office.attempts(ana.answers.mail))[0]?.state === "manual" || undefined,
  );
  await ana.comesTo("manual");
  gate.open();
  await ana.comesTo("done");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([
    { state: "done", uin: office.books().accounts[0]?.uin },
  ]);
});

test("a desk that wakes after another has sent tells people nothing of what its precheck shows", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.goTo("code");
  const code = await ana.code();
  await office.desk.runner.stop();
  await ana.say(code);
  const other = await office.second({ idle: true });
  const [job] = await other.ledger.claim("createAccount", 1, 90_000);
  const looking = office.desk.power.hold("customersCredit", "before");
  const slow = office.desk.performers.createAccount!(job as EffectJob);
  await looking.reached;
  await other.performers.createAccount!(job as EffectJob);
  looking.open();
  await slow;
  expect(office.books().accounts).toHaveLength(1);
  const { pending, working } = await ana.case();
  expect(pending).toBeUndefined();
  expect(Object.values(working ?? {})).toMatchObject([{ seal: true, stage: "unknown" }]);
});

test("two performers of one promised effect send once, however close they are", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  await ana.goTo("code");
  const code = await ana.code();
  await office.desk.runner.stop();
  await ana.say(code);
  const other = await office.second({ idle: true });
  const [job] = await other.ledger.claim("createAccount", 1, 90_000);
  const writing = office.desk.power.hold("commit", "before");
  const slow = office.desk.performers.createAccount!(job as EffectJob);
  await writing.reached;
  await other.performers.createAccount!(job as EffectJob);
  writing.open();
  await slow;
  expect(office.books().calls.CreateAccount).toBe(1);
  expect((await ana.case()).state).toBe("done");
});

test("a desk that takes over the job of a dead desk neither sends nor concludes anything, even without the secrets", async () => {
  const office = await openOffice();
  const ana = await office.talk().open();
  office.desk.power.cutAfter("createAccount");
  void ana.finish();
  await office.desk.power.gone;
  const { answers } = await ana.case();
  const next = await office.second({ idle: true });
  for (const secret of [answers.password, answers.code]) await next.vault.drop((secret as { ref: string }).ref);
  office.pass(2 * minute);
  expect(await next.outbox.drainEffects()).toBe(1);
  await next.outbox.idle();
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "sent" }]);
  expect(Object.values((await ana.case()).working ?? {})).toMatchObject([{ stage: "sent", seal: true }]);
  await next.look();
  await next.look();
  expect((await ana.case()).state).toBe("done");
  expect(office.books().calls.CreateAccount).toBe(1);
});
