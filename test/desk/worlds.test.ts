import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../../src/practice/server.ts";
import { type Office, openOffice } from "./office.ts";
import type { Replica } from "./replica.ts";

const minute = 60_000;

/** A desk of the real world on the practice desk's files, with a Tencent of its own. */
async function real(office: Office, options: { everyWorld?: boolean } = {}) {
  const tencent = await startSandbox({ clock: () => office.now(), rates: false, profile: "2024", holdMs: 50 });
  onTestFinished(() => tencent.close());
  const desk = await office.second({ world: "real", tencent, ...options });
  return { desk, tencent };
}

function openCase({ desk }: Replica, who: string): Promise<string> {
  return desk.open({ event: randomUUID(), flow: "open", from: { id: who }, at: who });
}

test("a desk of the other world neither moves a case nor shows it", async () => {
  const office = await openOffice();
  const { desk } = await real(office);
  const ana = await office.talk().open();
  const before = await ana.case();
  const event = { type: "said" as const, id: randomUUID(), from: { id: ana.who }, text: "company" };
  expect(await desk.desk.tell(ana.id, event)).toEqual({ is: "withdrawn" });
  await desk.desk.resume(ana.id, { event: randomUUID(), from: { id: ana.who }, at: "test:elsewhere" });
  await desk.runner.delivered();
  expect(await ana.case()).toEqual(before);
  expect(office.screen.cards(ana.id, "test:elsewhere")).toEqual([]);
});

test("each world has lists and a profile of its own", async () => {
  const office = await openOffice();
  const { desk } = await real(office);
  const again = await office.second();
  for (const [replica, profile] of [
    [desk, "2024"],
    [again, "current"],
  ] as const) {
    expect((await office.load(await openCase(replica, "test:ana"))).facts).toEqual({ profile });
  }
});

const ledgers = [
  ["hands out one world's work", {}],
  ["hands out everything", { everyWorld: true }],
] as const;

test.each(ledgers)(
  "what practice promised never reaches the real Tencent, with a ledger that %s",
  async (_, options) => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("password");
    office.desk.power.cutBefore("sendVerifyCode");
    void ana.say(ana.answers.password);
    await office.desk.power.gone;
    const { desk, tencent } = await real(office, options);
    const asked = { ...tencent.books().calls };
    for (let times = 0; times < 3; times += 1) {
      office.pass(minute);
      await desk.outbox.drainEffects();
      await desk.outbox.idle();
    }
    expect(Object.values((await ana.case()).working ?? {})).toMatchObject([{ key: "text", stage: "sent" }]);
    expect(tencent.books()).toMatchObject({ accounts: [], texts: 0, calls: asked });

    await desk.runner.stop();
    await office.restart();
    office.pass(2 * minute);
    await office.until(async () => Object.keys((await ana.case()).working ?? {}).length === 0 || undefined);
    await ana.asks("code");
    await ana.say("resend");
    await ana.finish();
    await ana.comesTo("done");
    expect(tencent.books()).toMatchObject({ accounts: [], texts: 0, calls: asked });
    expect(office.books()).toMatchObject({ accounts: [{ mail: ana.answers.mail }], texts: 1 });
  },
);

test("with both worlds' desks at work each request is done once, in its own world", async () => {
  const office = await openOffice();
  const { desk, tencent } = await real(office);
  const talks = await Promise.all(
    [0, 1, 2, 3].map((n) => office.talk(`test:p${n}`, n % 2 ? desk : office.desk).open()),
  );
  const ends = talks.map(async (talk, n) => {
    await talk.goTo("password");
    await talk.say(talk.answers.password);
    const phone = n % 2 ? tencent : office.sandbox;
    const text = await office.until(() => phone.phone().find(({ to }) => to.endsWith(talk.answers.phone)));
    await talk.asks("code");
    await talk.say(text.code);
    await talk.comesTo("done");
  });
  await Promise.all(ends);
  for (const [n, books] of [office.books(), tencent.books()].entries()) {
    const mails = talks.filter((_, of) => of % 2 === n).map(({ answers }) => answers.mail);
    expect(books.accounts.map(({ mail }) => mail).sort()).toEqual(mails.sort());
    expect(books).toMatchObject({ texts: 2, calls: { CreateAccount: 2, SendVerifyCode: 2 } });
  }
});

test.each(ledgers)("an attempt of practice is not judged by a real desk, with a ledger that %s", async (_, options) => {
  const office = await openOffice();
  const control = await office.talk("test:control").open();
  await control.finish();
  await control.comesTo("done");
  await office.looked([control.answers.mail]);
  const ana = await office.talk().open({ mail: "cut.before@example.com" });
  await ana.finish();
  await ana.comesTo("unknown");
  await office.looked([ana.answers.mail]);
  office.desk.power.cut();
  const attempts = await office.attempts(ana.answers.mail);

  const { desk, tencent } = await real(office, options);
  for (let times = 0; times < 20; times += 1) {
    office.pass(2 * minute);
    await desk.look();
  }
  await desk.runner.stop();
  expect(await desk.ledger.attemptsFor("practice", ana.answers.mail)).toEqual(attempts);
  expect(tencent.books().calls.QueryCustomersCredit).toBeUndefined();
});

test("a control of practice does not count for the real Tencent", async () => {
  const office = await openOffice();
  const control = await office.talk("test:control").open();
  await control.finish();
  await control.comesTo("done");
  await office.looked([control.answers.mail]);
  office.desk.power.cut();
  const { desk, tencent } = await real(office);
  const ana = await office.talk("test:ana", desk).open({ mail: "cut.before@example.com" });
  await ana.goTo("password");
  await ana.say(ana.answers.password);
  const text = await office.until(() => tencent.phone()[0]);
  await ana.asks("code");
  await ana.say(text.code);
  await ana.comesTo("unknown");
  await office.passUntil(
    minute,
    async () => (await desk.ledger.attemptsFor("real", ana.answers.mail))[0]?.state === "manual" || undefined,
  );
  expect(await desk.ledger.attemptsFor("real", ana.answers.mail)).toMatchObject([{ empties: 0 }]);
});

test("the other world's cases whose time has come do not keep this world's from ending", async () => {
  const office = await openOffice();
  await Promise.all(Array.from({ length: 80 }, (_, n) => openCase(office.desk, `test:p${n}`)));
  office.desk.power.cut();
  const { desk } = await real(office);
  const id = await openCase(desk, "test:ana");
  office.pass(80 * 60 * minute);
  await office.until(async () => (await office.load(id)).state === "expired" || undefined);
  const practice = await desk.ledger.list({ owner: "test:p0" });
  expect(practice).toMatchObject([{ state: "open", version: 1 }]);
});
