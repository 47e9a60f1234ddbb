import { expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import { type Office, openOffice } from "../desk/office.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;

/** A look-up that finds an account we know is what makes an empty one worth something. */
async function openControl(office: Office): Promise<void> {
  const control = await office.talk("test:control").open();
  await control.finish();
  await control.comesTo("done");
  await office.looked([control.answers.mail]);
}

async function wait(office: Office, { answers }: Talk, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    await office.looked([answers.mail]);
    office.pass(minute);
  }
  await office.looked([answers.mail]);
}

function uinOf({ account }: Case["answers"]): string {
  return (account as { uin: string }).uin;
}

/** Hidden from look-ups for longer than the protocol waits: what it cannot know. */
const hidden = { lateIndexMs: 30 * minute };

async function believedAbsent(office: Office, mail: string): Promise<Talk> {
  await openControl(office);
  const ana = await office.talk().open({ mail });
  await ana.finish();
  await ana.comesTo("unknown");
  await wait(office, ana, 18);
  const { view } = await ana.asks("text");
  expect(heard(view.body)).toContain("The account wasn't created: I looked until it was certain.");
  return ana;
}

test("an account is not believed absent before the horizon, nor at the first empty look-up after it", async () => {
  const office = await openOffice();
  await openControl(office);
  const ana = await office.talk().open({ mail: "cut.before@example.com" });
  await ana.finish();
  await ana.comesTo("unknown");
  const { signedAt } = (await office.attempts(ana.answers.mail))[0]!;
  await wait(office, ana, 14);
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "unknown", empties: 0 }]);
  office.pass(signedAt + 15 * minute - office.now());
  for (const empties of [1, 2]) {
    office.pass(minute);
    expect(await office.looked([ana.answers.mail])).toMatchObject([{ state: "unknown", empties }]);
  }
  office.pass(minute);
  expect(await office.looked([ana.answers.mail])).toMatchObject([{ state: "absent", empties: 3 }]);
});

test("after an account is believed absent, a new text and a new code for the same mail make one account", async () => {
  const office = await openOffice();
  const ana = await believedAbsent(office, "cut.before@example.com");
  expect(office.books().texts).toBe(2);

  await ana.say("edit mail");
  await office.until(() => office.screen.notices(ana.who).length || undefined);
  expect(heard(office.screen.notices(ana.who))).toContain("can't be changed any more");
  expect((await ana.case()).answers.mail).toBe("cut.before@example.com");

  await ana.finish();
  const { answers } = await ana.comesTo("done");
  const { accounts, texts, calls } = office.books();
  const own = accounts.filter(({ mail }) => mail === ana.answers.mail);
  expect(own).toMatchObject([{ uin: uinOf(answers) }]);
  expect(texts).toBe(3);
  expect(calls.CreateAccount).toBe(3);
  const states = (await office.attempts(ana.answers.mail)).map(({ state }) => state);
  expect(states).toEqual(["absent", "done"]);
});

test("without a control no number of empty look-ups proves anything, and an operator is asked", async () => {
  const office = await openOffice();
  const ana = await office.talk().open({ mail: "cut.before@example.com" });
  await ana.finish();
  await ana.comesTo("unknown");
  await wait(office, ana, 40);
  await ana.comesTo("manual");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "manual", empties: 0 }]);
  expect(heard(ana.card().view.body)).toBe(
    "I couldn't find out by myself whether the account was made. Please don't start again; I'll tell you here as soon as I know. I've told the team that runs this bot.",
  );

  await openControl(office);
  await wait(office, ana, 4);
  await ana.asks("text");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "absent" }]);
});

test("a control of yesterday proves nothing today", async () => {
  const office = await openOffice();
  await openControl(office);
  office.pass(24 * 60 * minute);
  const ana = await office.talk().open({ mail: "cut.before@example.com" });
  await ana.finish();
  await ana.comesTo("unknown");
  await wait(office, ana, 22);
  await ana.comesTo("manual");
});

test("empty look-ups count only in a row", async () => {
  const office = await openOffice();
  await openControl(office);
  const ana = await office.talk().open({ mail: "cut.before@example.com" });
  await ana.finish();
  await ana.comesTo("unknown");
  const empties = async () => (await office.attempts(ana.answers.mail))[0]?.empties;
  await office.passUntil(20_000, async () => ((await empties()) === 2 ? true : undefined));
  const gate = office.desk.power.hold("customersCredit", "before");
  office.pass(minute);
  await gate.reached;
  await office.sandbox.close();
  gate.open();
  const [attempt] = await office.looked([ana.answers.mail]);
  expect(attempt).toMatchObject({ state: "unknown", empties: 0 });
});

test("MailIsRegistered after a doubtful attempt is looked up, not blamed on the mail", async () => {
  const office = await openOffice({ sandbox: hidden });
  const ana = await believedAbsent(office, "lag.after@example.com");
  await ana.finish();
  await ana.comesTo("unknown");
  const [first, second] = await office.looked([ana.answers.mail]);
  expect(second).toMatchObject({ state: "unknown", code: "FailedOperation.MailIsRegistered", since: first?.signedAt });

  await wait(office, ana, 14);
  await ana.comesTo("done");
  expect(office.books().accounts.filter(({ mail }) => mail === ana.answers.mail)).toHaveLength(1);
});

test("an account that shows when the next attempt is about to be sent is the case's: nothing is sent", async () => {
  const office = await openOffice({ sandbox: hidden, durations: { secretMs: 60 * minute } });
  const ana = await believedAbsent(office, "lag.after@example.com");
  const { calls } = office.books();
  office.pass(15 * minute);
  await ana.finish();
  const { answers } = await ana.comesTo("done");
  const own = office.books().accounts.filter(({ mail }) => mail === ana.answers.mail);
  expect(own).toMatchObject([{ uin: uinOf(answers) }]);
  expect(office.books().calls.CreateAccount).toBe(calls.CreateAccount);
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "done", uin: own[0]?.uin }]);
});

test("an account that shows while nobody tries again is found by the seven days' watch, and closes the case", async () => {
  const office = await openOffice({ sandbox: hidden });
  const ana = await believedAbsent(office, "lag.after@example.com");
  office.pass(60 * minute);
  const { answers } = await ana.comesTo("done");
  const own = office.books().accounts.filter(({ mail }) => mail === ana.answers.mail);
  expect(own).toMatchObject([{ uin: uinOf(answers) }]);
  expect(office.logged.some(({ msg }) => msg.startsWith("ALARM"))).toBe(true);
});

test("an account found by the watch after the request was cancelled is known all the same", async () => {
  const office = await openOffice({ sandbox: hidden });
  const ana = await believedAbsent(office, "lag.after@example.com");
  await ana.tell({ type: "cancelled" });
  office.pass(60 * minute);
  await office.until(async () => (await office.attempts(ana.answers.mail))[0]?.state === "done" || undefined);
  const [attempt] = await office.attempts(ana.answers.mail);
  expect(attempt?.uin).toBe(office.books().accounts.find(({ mail }) => mail === ana.answers.mail)?.uin);
  expect((await ana.case()).state).toBe("cancelled");
  expect(office.logged.some(({ msg }) => msg.startsWith("ALARM"))).toBe(true);
  const told = (who: string) =>
    office.until(() => heard(office.screen.notices(who)).includes(attempt!.uin!) || undefined);
  for (const who of [ana.who, "test:operators"]) await told(who);
});

test("the watch ends after seven days", async () => {
  const office = await openOffice();
  const ana = await believedAbsent(office, "cut.before@example.com");
  office.pass(6 * 24 * 60 * minute);
  expect(await office.looked([ana.answers.mail])).toMatchObject([{ state: "absent", nextLook: expect.any(Number) }]);
  office.pass(24 * 60 * minute);
  expect(await office.looked([ana.answers.mail])).toMatchObject([{ state: "absent", nextLook: null }]);
});
