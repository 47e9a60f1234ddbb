import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Person } from "../../src/conversation/types.ts";
import { createReception } from "../../src/desk/reception.ts";
import { type Office, openOffice } from "../desk/office.ts";
import { request } from "../desk/request.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";
import { type Refusing, startRefusing } from "../tencent/refusing.ts";

const minute = 60_000;
const hour = 60 * minute;
const roles = ["operators"];
const [kim, lee] = ["test:kim", "test:lee"].map((id): Person => ({ id, roles })) as [Person, Person];
const wrong = "299999999999";

async function says(office: Office, caseId: string, from: Person, text: string): Promise<void> {
  await office.desk.desk.tell(caseId, { type: "said", id: randomUUID(), from, text });
}

/** The account is there, and look-ups show it an hour later. */
async function lagging(): Promise<{ office: Office; ana: Talk }> {
  const office = await openOffice({ sandbox: { lateIndexMs: hour } });
  return { office, ana: await nobodyKnows(office, "lag.after@example.com") };
}

async function nobodyKnows(office: Office, mail: string): Promise<Talk> {
  const ana = await office.talk().open({ mail });
  await ana.finish();
  await ana.comesTo("unknown");
  await office.passUntil(minute, async () => (await stageOf(ana)) === "manual" || undefined);
  return ana;
}

async function stageOf(ana: Talk): Promise<string | undefined> {
  return Object.values((await ana.case()).working ?? {}).find(({ seal }) => seal)?.stage;
}

const toldTo = (office: Office, who: string, words: string) =>
  office.until(() => heard(office.screen.notices(who)).includes(words) || undefined);

test("one person's typing error is no result: the case stays in doubt until look-ups show the right number", async () => {
  const { office, ana } = await lagging();
  await says(office, ana.id, kim, `found ${wrong}`);
  await toldTo(office, kim.id, "No look-up shows that");
  expect(await stageOf(ana)).toBe("manual");
  const card = office.screen.cards(ana.id, "test:operators").at(-1)!;
  expect(heard(card.view.body)).toContain(`test:kim says it's ${wrong}.`);
  office.pass(hour);
  const { uin } = office.books().accounts[0]!;
  expect((await ana.comesTo("done")).answers.account).toMatchObject({ uin });
});

test("one person's number stands as soon as a look-up shows it with this mail, whatever else does not fit", async () => {
  const office = await openOffice({ sandbox: { lateIndexMs: hour, zoneMinutes: -300 } });
  const ana = await nobodyKnows(office, "lag.after@example.com");
  const { uin } = office.books().accounts[0]!;
  await says(office, ana.id, kim, `found ${uin}`);
  await toldTo(office, kim.id, "No look-up shows that");
  expect((await ana.case()).state).toBe("open");
  office.pass(hour);
  expect((await ana.comesTo("done")).answers.account).toMatchObject({ uin });
});

test("two people's wrong number is put right by what look-ups show later, and everybody is told", async () => {
  const { office, ana } = await lagging();
  for (const one of [kim, lee]) await says(office, ana.id, one, `found ${wrong}`);
  expect((await ana.comesTo("done")).answers.account).toMatchObject({ uin: wrong });
  office.pass(hour);
  const { uin } = office.books().accounts[0]!;
  await office.passUntil(minute, async () => {
    const { uin: now } = (await ana.case()).answers.account as { uin: string };
    return now === uin || undefined;
  });
  expect((await ana.case()).state).toBe("done");
  for (const who of [ana.who, "test:operators"]) await toldTo(office, who, "what I told you before was wrong");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "done", uin }]);
  await office.until(
    () => JSON.stringify(office.screen.cards(ana.id, ana.who).at(-1)?.view).includes(uin) || undefined,
  );
});

test("two people's number that look-ups show stays, and is not looked for any more", async () => {
  const { office, ana } = await lagging();
  const { uin } = office.books().accounts[0]!;
  for (const one of [kim, lee]) await says(office, ana.id, one, `found ${uin}`);
  await ana.comesTo("done");
  office.pass(hour);
  await office.passUntil(minute, async () => {
    const [attempt] = await office.attempts(ana.answers.mail);
    return (attempt?.nextLook === null && attempt.code === undefined) || undefined;
  });
  expect(heard(office.screen.notices(ana.who))).not.toContain("wrong");
});

test("two people's wrong number opens the case again when look-ups show another that does not fit either", async () => {
  const office = await openOffice({ sandbox: { lateIndexMs: hour, zoneMinutes: -300 } });
  const ana = await nobodyKnows(office, "lag.after@example.com");
  for (const one of [kim, lee]) await says(office, ana.id, one, `found ${wrong}`);
  await ana.comesTo("done");
  office.pass(hour);
  const { uin } = office.books().accounts[0]!;
  await office.passUntil(minute, async () => (await stageOf(ana)) === "manual" || undefined);
  await toldTo(office, ana.who, "what I told you may be wrong");
  await toldTo(office, "test:operators", "what I told its people may be wrong");
  await says(office, ana.id, lee, `found ${uin}`);
  expect((await ana.comesTo("done")).answers.account).toMatchObject({ uin });
});

test("a number of another request is refused, and the operator who gave it is told", async () => {
  const office = await openOffice({ sandbox: { lateIndexMs: hour } });
  const ana = await nobodyKnows(office, "lag.after@example.com");
  const other = await office.talk("test:other").open();
  await other.finish();
  const { uin } = (await other.comesTo("done")).answers.account as { uin: string };
  await says(office, ana.id, kim, `found ${uin}`);
  await toldTo(office, kim.id, `doesn't match ${ana.id}`);
  await office.until(async () => {
    const [work] = Object.values((await ana.case()).working ?? {});
    return (work?.stage === "manual" && work.said === undefined) || undefined;
  });
});

test("nobody counts as a second person by a linked id, in whichever workspace it is used", async () => {
  const { office, ana } = await lagging();
  const { desk } = office;
  const links = [["test:one:kim", "test:two:kay"]];
  const reception = createReception({ ...desk, world: "practice", links });
  const absent = (id: string) =>
    reception.receive(ana.id, { type: "said", id: randomUUID(), from: { id, roles }, text: "confirmed absent" });
  await absent("test:four:kim");
  await absent("test:three:kay");
  await toldTo(office, "test:three:kay", "A second person must confirm");
  expect(await stageOf(ana)).toBe("manual");
});

test("an account that shows after two were certain that there is none reopens even a cancelled case", async () => {
  const { office, ana } = await lagging();
  for (const one of [kim, lee]) await says(office, ana.id, one, "confirmed absent");
  await ana.asks("text");
  await ana.tell({ type: "cancelled" });
  expect((await ana.case()).state).toBe("cancelled");
  office.pass(2 * hour);
  const { uin } = office.books().accounts[0]!;
  await office.until(async () => ((await ana.case()).state === "done" ? true : undefined));
  expect((await ana.case()).answers.account).toMatchObject({ uin });
  for (const who of [ana.who, "test:operators"]) await toldTo(office, who, "It was created after all");
});

test("a contact that shows after two were certain that it is not there is told of as itself, not as what was asked for since", async () => {
  const office = await openOffice({ sandbox: { lateIndexMs: hour } });
  const ana = await request(office, "verify", { contact: "lag.after@example.com" });
  await ana.goTo("code");
  await ana.say(await ana.code());
  await ana.comesTo("unknown");
  await office.passUntil(minute, async () => {
    const [work] = Object.values((await ana.case()).working ?? {});
    return work?.stage === "manual" || undefined;
  });
  for (const one of [kim, lee]) await says(office, ana.id, one, "confirmed absent");
  await ana.asks("text");
  await ana.say("edit contact");
  await ana.asks("contact");
  await ana.say("second@example.com");
  await ana.asks("review");
  office.pass(2 * hour);
  const { answers } = await ana.comesTo("done");
  expect(answers.contact).toMatchObject({ mail: "lag.after@example.com" });
  expect(JSON.stringify(ana.card().view)).toContain("lag.after@example.com");
  expect(office.books().contacts).toMatchObject([{ code: "lag.after@example.com" }]);
});

test("the only operator is certain alone after the horizon and with a reason, and the audit says so", async () => {
  const office = await openOffice();
  const ana = await nobodyKnows(office, "cut.before@example.com");
  const only = { id: "test:kim", roles: ["operators", "only-operator"] };
  await says(office, ana.id, only, "confirmed absent");
  await says(office, ana.id, only, "confirmed absent");
  expect(await stageOf(ana)).toBe("manual");
  await says(office, ana.id, only, "confirmed absent: the console has no such customer");
  const asked = await ana.asks("text");
  expect(heard(asked.view.body)).toContain("who runs this desk alone, has looked again");
  const verdicts = [];
  for await (const { detail } of office.desk.ledger.audit(ana.id)) if (detail.verdict) verdicts.push(detail.verdict);
  expect(verdicts).toEqual(["absent", "absent, one person"]);
});

test("the only operator is not certain before the horizon", async () => {
  const office = await openOffice({ sandbox: { zoneMinutes: -300 } });
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.finish();
  await ana.comesTo("manual");
  const only = { id: "test:kim", roles: ["operators", "only-operator"] };
  await says(office, ana.id, only, "confirmed absent");
  await says(office, ana.id, only, "confirmed absent: the console has no such customer");
  await toldTo(office, only.id, "too early to be certain");
  expect(await stageOf(ana)).toBe("manual");
});

test("where no operators are set, the owner is told, and the request is kept until they are", async () => {
  const office = await openOffice({ idle: true });
  const unnamed = await office.second({ roles: {}, idle: false });
  const ana = await office.talk("test:ana", unnamed).open();
  await ana.say("human");
  await toldTo(office, ana.who, "nobody is named here who would hear of it");
  await unnamed.runner.stop();
  const named = await office.second({ idle: false });
  office.pass(10 * minute);
  named.runner.wake();
  await toldTo(office, "test:operators", "needs a person's help");
});

/** Nothing is ever made, and look-ups can be believed. */
async function inVain(office: Office, refuse: () => void): Promise<Talk> {
  const ana = await office.talk().open();
  const trust = async () =>
    office.desk.ledger.write([
      { write: "control", api: "QueryCustomersCredit of practice", control: { at: office.now(), lagMs: 0 } },
    ]);
  for (let tries = 1; tries <= 3; tries += 1) {
    await ana.goTo("code");
    refuse();
    await ana.say(await ana.code());
    await ana.comesTo("unknown");
    await trust();
    await office.passUntil(minute, async () => ((await ana.case()).working === undefined ? true : undefined));
    if (tries < 3) await ana.asks("text");
  }
  return ana;
}

test("after three tries in vain no fourth text is sent, and operators let the case go on or close it", async () => {
  let tencent: Refusing | undefined;
  const way = async (url: string) => {
    tencent = await startRefusing(url);
    return tencent;
  };
  const office = await openOffice({ way, durations: { secretMs: 600 * 60_000 } });
  const ana = await inVain(office, () => tencent!.refuse("CreateAccount", "InternalError"));
  const { texts } = office.books();
  expect(texts).toBe(3);
  await office.until(() => (heard(ana.card().view.body).includes("I've stopped") ? true : undefined));
  expect(ana.card().view.choices?.map(({ key }) => key)).toEqual(["cancel"]);
  const card = await office.until(() => {
    const newest = office.screen.cards(ana.id, "test:operators").at(-1);
    return newest?.question ? newest : undefined;
  });
  expect(card.view.choices?.map(({ key }) => key)).toEqual(["more", "close", "found-what", "peek"]);
  await ana.say("resend");
  expect(office.books().texts).toBe(texts);
  const press = { type: "pressed" as const, id: randomUUID(), from: kim, choice: "more", question: card.question! };
  await office.desk.desk.tell(ana.id, press);
  await toldTo(office, ana.who, "lets you try once more");
  await ana.asks("text");
  await ana.finish();
  await ana.comesTo("done");
  expect(office.books().texts).toBe(texts + 1);
});
