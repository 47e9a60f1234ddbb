import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ShownCard } from "../../src/desk/platform.ts";
import { type Office, openOffice } from "../desk/office.ts";
import { request } from "../desk/request.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";
import { type Refusing, startRefusing } from "../tencent/refusing.ts";

const minute = 60_000;
const [kim, lee] = ["test:kim", "test:lee"].map((id) => ({ id, roles: ["operators"] })) as [Operator, Operator];
interface Operator {
  id: string;
  roles: string[];
}

function operatorsCard(office: Office, caseId: string): Promise<ShownCard> {
  return office.until(() => office.screen.cards(caseId, "test:operators").at(-1));
}

async function says(office: Office, caseId: string, from: Operator, text: string): Promise<void> {
  await office.desk.desk.tell(caseId, { type: "said", id: randomUUID(), from, text });
}

/** On the newest card, if not said otherwise. */
async function presses(office: Office, caseId: string, from: Operator, choice: string, on?: string): Promise<void> {
  const question = on ?? office.screen.cards(caseId, "test:operators").at(-1)?.question;
  await office.desk.desk.tell(caseId, {
    type: "pressed",
    id: randomUUID(),
    from,
    choice,
    ...(question && { question }),
  });
}

/** Nothing was made, and without a control no look-up can be believed: a person is asked after 20 minutes. */
async function nobodyKnows(office: Office, mail = "cut.before@example.com"): Promise<Talk> {
  const ana = await office.talk().open({ mail });
  await ana.finish();
  await ana.comesTo("unknown");
  await office.passUntil(minute, async () => {
    const stage = Object.values((await ana.case()).working ?? {}).find(({ seal }) => seal)?.stage;
    return stage === "manual" || undefined;
  });
  return ana;
}

test("operators get a card with the evidence, nothing secret and no whole address", async () => {
  const office = await openOffice();
  const ana = await nobodyKnows(office);
  const { view } = await operatorsCard(office, ana.id);
  const [attempt] = await office.attempts(ana.answers.mail);
  const shown = Object.fromEntries(view.fields!.map(({ key, value }) => [key, value]));
  expect(shown).toMatchObject({ attempt: attempt?.effect, for: "c•••@example.com", code: "reset" });
  expect(view.choices?.map(({ key }) => key)).toEqual(["found-what", "absent", "peek"]);
  expect(JSON.stringify(view)).not.toContain(ana.answers.mail);
  expect(heard(view.body)).toContain(`Nobody knows whether Tencent made what ${ana.id} asked for`);
});

test("an owner whose create nobody knows the end of reads when it was sent, and what Tencent answered if it did", async () => {
  const office = await openOffice();
  const unlisted = await office.talk().open({ mail: "unlisted.before@example.com" });
  await unlisted.finish();
  await unlisted.comesTo("unknown");
  const fieldsWith = (last: string, talk: Talk) =>
    office.until(() => {
      const { fields = [] } = office.screen.cards(talk.id).at(-1)?.view ?? {};
      return fields.at(-1)?.key === last ? Object.fromEntries(fields.map(({ key, value }) => [key, value])) : undefined;
    });
  const [attempt] = await office.attempts(unlisted.answers.mail);
  expect(await fieldsWith("requestId", unlisted)).toMatchObject({
    code: "FailedOperation.NotInAnyDocument",
    requestId: attempt!.requestId,
    sent: { values: { at: { at: attempt!.signedAt } } },
  });
  const lost = await nobodyKnows(office);
  expect(Object.keys(await fieldsWith("why", lost))).toEqual(["sent", "why"]);
});

test("an account that look-ups show and that does not fit for certain is on the card as a button", async () => {
  const office = await openOffice({ sandbox: { zoneMinutes: -300 } });
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.finish();
  await ana.comesTo("manual");
  const { view } = await operatorsCard(office, ana.id);
  const uin = office.books().accounts[0]!.uin;
  expect(view.choices?.map(({ key }) => key)).toEqual([`found:${uin}`, "found-what", "absent", "peek"]);
  expect(heard(view.fields!.flatMap(({ value }) => (typeof value === "string" ? [] : [value])))).toContain(
    "at another time",
  );
  await presses(office, ana.id, kim, `found:${uin}`);
  const { answers } = await ana.comesTo("done");
  expect(answers.account).toMatchObject({ uin });
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "done", uin }]);
  await office.until(() => office.screen.cards(ana.id, "test:operators").at(-1)?.state === "done" || undefined);
});

test("an account that a look-up has shown stays on the card when a later look-up gets no answer", async () => {
  let tencent: Refusing | undefined;
  const way = async (url: string) => {
    tencent = await startRefusing(url);
    return tencent;
  };
  const office = await openOffice({ sandbox: { zoneMinutes: -300 }, way });
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.finish();
  await ana.comesTo("manual");
  const judged = async () => Object.values((await ana.case()).working ?? {})[0]!;
  const { evidence } = await judged();
  expect(evidence?.found).toHaveLength(1);
  const looks = async () => (await office.attempts(ana.answers.mail))[0]!.looks;
  await office.passUntil(minute, async () => (await looks()) > 25 || undefined);
  tencent!.refuse("QueryCustomersCredit", "InternalError");
  const before = await looks();
  await office.passUntil(minute, async () => (tencent!.hasRefused() && (await looks()) > before + 1) || undefined);
  expect((await judged()).evidence).toEqual(evidence);
});

test("one person's word is enough that it was found, if the number goes with the mail", async () => {
  const office = await openOffice({ sandbox: { zoneMinutes: -300 } });
  const other = await office.talk("test:other").open();
  await other.finish();
  await other.comesTo("done");
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.finish();
  await ana.comesTo("manual");
  const [others, own] = office.books().accounts;
  for (const word of [`found ${others?.uin}`, "found", "found something"]) {
    const before = office.screen.notices(kim.id).length;
    await says(office, ana.id, kim, word);
    const notice = await office.until(() => office.screen.notices(kim.id)[before]);
    expect(heard([notice])).toContain(`doesn't match ${ana.id}`);
  }
  expect(Object.values((await ana.case()).working ?? {})).toMatchObject([{ stage: "manual" }]);
  await says(office, ana.id, kim, `found ${own?.uin}`);
  expect((await ana.comesTo("done")).answers.account).toMatchObject({ uin: own?.uin });
});

test("the verdict that nothing was made takes a second person; then another mail may be given", async () => {
  const office = await openOffice();
  const ana = await nobodyKnows(office);
  await says(office, ana.id, kim, "confirmed absent");
  const { view } = await office.until(() => {
    const card = office.screen.cards(ana.id, "test:operators").at(-1);
    return card && heard(card.view.body).includes("Somebody else must say so too") ? card : undefined;
  });
  expect(heard(view.body)).toContain("test:kim says it isn't there.");
  await presses(office, ana.id, kim, "absent");
  expect(heard([await office.until(() => office.screen.notices(kim.id).at(-1))])).toContain(
    "A second person must confirm",
  );
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "manual" }]);

  await presses(office, ana.id, lee, "absent");
  const asked = await ana.asks("text");
  expect(heard(asked.view.body)).toContain("Two people have looked and are certain that nothing was created.");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "absent", nextLook: expect.any(Number) }]);
  await ana.say("edit mail");
  await ana.asks("mail");
  await ana.say("bo@example.com");
  await ana.finish();
  await ana.comesTo("done");
  expect(office.books().accounts.map(({ mail }) => mail)).toEqual(["bo@example.com"]);
});

test("a verdict on one create that comes when another is judged decides nothing", async () => {
  const office = await openOffice();
  const ana = await nobodyKnows(office);
  const { question } = await operatorsCard(office, ana.id);
  for (const one of [kim, lee]) await says(office, ana.id, one, "absent");
  await ana.asks("text");
  await ana.say("edit mail");
  await ana.asks("mail");
  await ana.say("blind.before@example.com");
  await ana.finish();
  await ana.comesTo("unknown");
  await office.passUntil(minute, async () => {
    const newer = office.screen.cards(ana.id, "test:operators").at(-1)?.question;
    return (newer !== undefined && newer !== question) || undefined;
  });
  await presses(office, ana.id, kim, "absent", question);
  await presses(office, ana.id, lee, "absent", question);
  expect(heard([await office.until(() => office.screen.notices(lee.id).at(-1))])).toContain(
    "That question has moved on.",
  );
  expect(Object.values((await ana.case()).working ?? {})[0]).not.toHaveProperty("absentBy");
});

test("an account confirmed absent is watched for seven days, and found if it shows after all", async () => {
  const office = await openOffice({ sandbox: { lateIndexMs: 60 * minute } });
  const ana = await nobodyKnows(office, "lag.after@example.com");
  for (const one of [kim, lee]) await says(office, ana.id, one, "absent");
  await ana.asks("text");
  office.pass(90 * minute);
  await ana.comesTo("done");
  expect(office.logged.some(({ msg }) => msg.startsWith("ALARM"))).toBe(true);
});

test("an account that shows after all is found before another try, with the answers of its own time, and everybody is told", async () => {
  const hours = 60 * minute;
  const times = { watchEveryMs: 100 * hours };
  const office = await openOffice({ sandbox: { lateIndexMs: 2 * hours }, times, durations: { secretMs: 9 * hours } });
  const ana = await nobodyKnows(office, "lag.after@example.com");
  for (const one of [kim, lee]) await says(office, ana.id, one, "absent");
  await ana.asks("text");
  const asked = (await ana.case()).answers;
  await ana.say("edit name");
  await ana.asks("name");
  await ana.say("Somebody Else");
  await ana.asks("review");
  office.pass(3 * hours);
  await ana.goTo("code");
  await ana.say(await ana.code());
  const { answers } = await ana.comesTo("done");
  expect(office.books().accounts).toHaveLength(1);
  expect(answers).toMatchObject({ name: asked.name, account: { uin: office.books().accounts[0]!.uin } });
  const heardBy = (who: string) =>
    office.until(() => office.screen.notices(who).find(({ key }) => key === "talk.made-after-all"));
  for (const who of [ana.who, "test:operators"]) await heardBy(who);
  expect(office.logged.filter(({ msg }) => msg.startsWith("ALARM"))).toHaveLength(1);
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "done" }]);
});

test("no verdict that nothing was made counts before the horizon", async () => {
  const office = await openOffice({ sandbox: { zoneMinutes: -300 } });
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.finish();
  await ana.comesTo("manual");
  for (const one of [kim, lee]) await says(office, ana.id, one, "absent");
  expect(heard([await office.until(() => office.screen.notices(lee.id).at(-1))])).toContain("too early to be certain");
  expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "manual" }]);
});

test("nobody without the role decides, and nothing is to be decided while look-ups still may tell", async () => {
  const office = await openOffice();
  const ana = await nobodyKnows(office);
  const before = await office.attempts(ana.answers.mail);
  for (const who of [ana.who, "test:eve"]) {
    await says(office, ana.id, { id: who, roles: [] }, "confirmed absent");
    await presses(office, ana.id, { id: who, roles: [] }, "absent");
  }
  expect(Object.values((await ana.case()).working ?? {})[0]).not.toHaveProperty("absentBy");
  expect((await office.attempts(ana.answers.mail))[0]?.state).toBe(before[0]?.state);

  const bo = await office.talk("test:bo").open();
  await says(office, bo.id, kim, "confirmed absent");
  expect(heard([await office.until(() => office.screen.notices(kim.id).at(-1))])).toContain(
    "doesn't need a decision right now",
  );
});

test("a look-up that finds the account while operators judge wins", async () => {
  const office = await openOffice({ sandbox: { lateIndexMs: 30 * minute } });
  const ana = await nobodyKnows(office, "lag.after@example.com");
  await says(office, ana.id, kim, "confirmed absent");
  await office.passUntil(minute, async () => ((await ana.case()).state === "done" ? true : undefined));
  await presses(office, ana.id, lee, "absent");
  expect((await ana.case()).state).toBe("done");
});

test("after three tries in vain the case is held", async () => {
  const office = await openOffice();
  await office.trust("get_official_account_info", "chat");
  const ana = await request(office, "official", { owner: "refuse.10004-mei", name: "Shop" });
  await ana.goTo("review");
  await ana.press("go");
  for (let tries = 1; tries <= 3; tries += 1) {
    await ana.comesTo("unknown");
    await office.passUntil(30_000, async () => ((await ana.case()).working === undefined ? true : undefined));
    if (tries === 3) break;
    await ana.asks("official");
    await ana.press("go");
  }
  const card = await office.until(() =>
    heard(ana.card().view.body).includes("I've stopped") ? ana.card() : undefined,
  );
  expect(heard(card.view.body)).toContain("I've tried three times without success, so I've stopped.");
  expect(card.view.choices?.map(({ key }) => key)).toEqual(["cancel"]);
  expect(office.books().calls.create_official_account).toBe(3);
  expect((await operatorsCard(office, ana.id)).view.choices?.map(({ key }) => key)).toEqual(["more", "close", "found"]);
});

test("a user under a chosen id is taken for ours on a person's word, with a token to show", async () => {
  const office = await openOffice();
  const ana = await request(office, "classroom", { task: "new", originId: "cut.after-9" });
  await ana.goTo("review"); // no name, so nothing tells ours from another's
  await ana.press("go");
  await ana.comesTo("manual");
  await says(office, ana.id, kim, "found somebody");
  expect(heard([await office.until(() => office.screen.notices(kim.id).at(-1))])).toContain("doesn't match");
  await says(office, ana.id, kim, "found");
  await ana.comesTo("done");
  await ana.press("reveal");
  expect(await office.until(() => office.screen.secrets(ana.who)[0])).toMatch(/^[0-9a-f]{48}$/);
});
