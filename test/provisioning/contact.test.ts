import { describe, expect, test } from "vitest";
import { caseFile } from "../../src/app/commands/case-file.ts";
import { type Office, openOffice } from "../desk/office.ts";
import { request } from "../desk/request.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;
const ways = ["ana@example.com", "+852 5123 4567"] as const;
const keyOf = (contact: string) => (contact.includes("@") ? `mail ${contact}` : `phone ${contact.replace(/\D/g, "")}`);

async function verifying(office: Office, contact: string) {
  const ana = await request(office, "verify", { contact });
  await ana.goTo("code");
  return ana;
}

async function proving(office: Office, contact: string) {
  const ana = await verifying(office, contact);
  await ana.say(await ana.code());
  return ana;
}

/** Lets minutes go by, and every look that is due be taken. */
async function wait(office: Office, contact: string, minutes: number) {
  for (let passed = 0; passed < minutes; passed += 1) {
    await office.looked([keyOf(contact)], "domain");
    office.pass(minute);
  }
  return office.looked([keyOf(contact)], "domain");
}

test.each(ways)("%s is verified with the code that was sent to it, once", async (contact) => {
  const office = await openOffice();
  const ana = await proving(office, contact);
  const { answers } = await ana.comesTo("done");
  const { contacts, calls, texts } = office.books();
  expect(contacts).toMatchObject([{ code: contact.includes("@") ? contact : "51234567" }]);
  expect(calls).toMatchObject({ SendIntlPhoneEmailCode: 1, CreateIntlPhoneEmail: 1 });
  expect(texts).toBe(1);
  expect(answers.proof).toMatchObject({ was: "proven", requestId: contacts[0]?.requestId });
  expect(heard(ana.card().view.body)).toContain("The contact is verified.");
  expect(await office.looked([keyOf(contact)], "domain")).toMatchObject([{ state: "done", nextLook: null }]);
  expect(await office.desk.ledger.control("DescribeIntlPhoneEmailList of practice domain")).toBeDefined();
  const { mail, phone, requestId } = caseFile(await ana.case());
  const masked = contact.includes("@") ? ["a•••@example.com", null] : [null, "+852 •••• 4567"];
  expect([mail, phone, requestId]).toEqual([...masked, contacts[0]?.requestId]);
  expect(office.sealed()).toEqual(["keyv:catalogue:practice"]);
});

describe("a contact that is verified already", () => {
  test("is found before anything is sent, and ends the request well", async () => {
    const office = await openOffice();
    await (await proving(office, "ana@example.com")).comesTo("done");
    const again = await request(office, "verify", { contact: "ana@example.com" }, { who: "test:bo" });
    await again.asks("contact");
    await again.say("ana@example.com");
    await again.comesTo("done");
    expect(heard(again.card().view.body)).toContain("Good news: it was verified already");
    expect(office.books()).toMatchObject({ texts: 1, calls: { CreateIntlPhoneEmail: 1 } });
  });

  test("by somebody else since the code was sent ends the request without trying the code", async () => {
    const office = await openOffice();
    const bo = await verifying(office, "ana@example.com");
    await bo.code();
    office.pass(2 * minute);
    const ana = await request(office, "verify", { contact: "ana@example.com" }, { who: "test:other" });
    await ana.goTo("code");
    const code = await ana.code();
    await ana.say(code);
    await ana.comesTo("done");
    await bo.say(code);
    await bo.comesTo("done");
    expect(heard(bo.card().view.body)).toContain("Good news: it was verified already");
    expect(office.books().calls.CreateIntlPhoneEmail).toBe(1);
  });

  test("ends the request well also when only the last call finds out", async () => {
    const office = await openOffice();
    const ana = await verifying(office, "+852 5120 0023");
    await ana.say(await ana.code());
    await ana.comesTo("done");
    expect(office.books().calls.CreateIntlPhoneEmail).toBe(1);
    expect(await office.attempts("phone 85251200023", "domain")).toMatchObject([{ state: "done" }]);
  });
});

test("a number that Tencent does not read in one form is tried in the other, for one message", async () => {
  const office = await openOffice();
  const ana = await proving(office, "+852 5120 0017");
  await ana.comesTo("done");
  const { contacts, texts, calls } = office.books();
  expect(contacts).toMatchObject([{ code: "+852.51200017" }]);
  expect(texts).toBe(1);
  expect(calls).toMatchObject({ SendIntlPhoneEmailCode: 2, CreateIntlPhoneEmail: 1 });
});

describe("an error that a person can correct asks only for that answer again", () => {
  test("a wrong code: the same message still counts", async () => {
    const office = await openOffice();
    const ana = await verifying(office, "ana@example.com");
    const code = await ana.code();
    await ana.say(code === "111111" ? "222222" : "111111");
    await office.until(() => (heard(ana.card().view.body).includes("tries left") ? true : undefined));
    const { view } = await ana.asks("code");
    expect(heard(view.body)).toContain("That isn't the code that was sent");
    expect(heard(view.body)).toContain("4 tries left.");
    await ana.say(code);
    await ana.comesTo("done");
    expect(office.books()).toMatchObject({ texts: 1, calls: { CreateIntlPhoneEmail: 2 } });
  });

  test("a code that Tencent can't check: a new one is asked for, by a press", async () => {
    const office = await openOffice();
    const ana = await proving(office, "+852 5120 0022");
    await office.until(() => (heard(ana.card().view.body).includes("couldn't check") ? true : undefined));
    await ana.asks("code");
    office.pass(2 * minute);
    await ana.say("resend");
    await office.until(() => (office.books().texts === 2 ? true : undefined));
    await ana.asks("code");
    await ana.say(await ana.code());
    await ana.comesTo("done");
  });

  test("a form of mail that Tencent refuses: only the contact", async () => {
    const office = await openOffice();
    const ana = await proving(office, "refuse.InvalidParameterFormat@example.com");
    const { view } = await ana.asks("contact");
    expect(heard(view.body)).toContain("Nothing was sent or verified. Please type it again");
    await ana.say("ana@example.com");
    await ana.goTo("code");
    await ana.say(await ana.code());
    await ana.comesTo("done");
    expect(office.books().contacts).toMatchObject([{ code: "ana@example.com" }]);
  });

  test("too many messages: it says when it is worth another try, and a press before sends nothing", async () => {
    const office = await openOffice();
    const ana = await request(office, "verify", { contact: "code.gap@example.com" });
    await ana.goTo("review");
    await ana.press("go");
    const { view } = await ana.asks("text");
    expect(heard(view.body)).toContain("It's worth another try from");
    await ana.press("go");
    await office.until(() => office.screen.notices(ana.who).at(-1));
    expect(office.books().calls.SendIntlPhoneEmailCode).toBe(1);
    office.pass(2 * minute);
    await ana.press("go");
    await ana.asks("code");
    await ana.say(await ana.code());
    await ana.comesTo("done");
  });

  test("no permission: nobody's answer is blamed, and an operator has to act", async () => {
    const office = await openOffice();
    const ana = await proving(office, "refuse.NeedLogin@example.com");
    const { view } = await ana.asks("proof");
    expect(heard(view.body)).toMatch(
      /Nothing was done, and your answers are fine \(request [\w-]{36}\)\. I've told the team that runs this bot\./,
    );
    expect((await office.attempts("mail refuse.needlogin@example.com", "domain"))[0]).toMatchObject({
      state: "refused",
    });
  });
});

test("another code may be had after a minute: the old one no longer counts, and each press sends one", async () => {
  const office = await openOffice();
  const ana = await verifying(office, "ana@example.com");
  await ana.code();
  await ana.say("resend");
  expect(heard([await office.until(() => office.screen.notices(ana.who).at(-1))])).toContain("Hold on, please.");
  office.pass(2 * minute);
  await ana.say("resend");
  await office.until(() => (office.books().texts === 2 ? true : undefined));
  await ana.say(await ana.code());
  await ana.comesTo("done");
  expect(office.books().texts).toBe(2);
});

test("another contact gets a message of its own, and the first is never verified", async () => {
  const office = await openOffice();
  const ana = await verifying(office, "ana@example.com");
  await ana.press("edit:contact");
  await ana.asks("contact");
  await ana.say("bo@example.com");
  await ana.asks("review");
  expect(office.books().texts).toBe(1);
  await ana.press("go");
  await ana.asks("code");
  await ana.say(await ana.code());
  await ana.comesTo("done");
  expect(office.books().contacts.map(({ code }) => code)).toEqual(["bo@example.com"]);
});

test("cancelled before the code, nothing is verified", async () => {
  const office = await openOffice();
  const ana = await verifying(office, "ana@example.com");
  await ana.code();
  await ana.tell({ type: "cancelled" });
  await ana.comesTo("cancelled");
  expect(office.books()).toMatchObject({ contacts: [], texts: 1 });
});

test("after a power cut in the middle the case goes on where it stood, for one message and one proof", async () => {
  const office = await openOffice();
  const ana = await verifying(office, "ana@example.com");
  const code = await ana.code();
  await office.restart();
  office.pass(minute); // a card that the first desk was about to show is free again
  await ana.asks("code");
  office.desk.power.cutAfter("createIntlPhoneEmail");
  void ana.say(code);
  await office.desk.power.gone;
  await office.restart();
  office.pass(2 * minute);
  await ana.comesTo("done");
  expect(office.books()).toMatchObject({ texts: 1, calls: { CreateIntlPhoneEmail: 1 } });
  expect((await office.attempts(keyOf("ana@example.com"), "domain"))[0]).toMatchObject({
    state: "done",
    code: "crash",
  });
});

describe("an answer that got lost", () => {
  test.each(["cut.after@example.com", "+852 5120 0021"])("%s: the list shows that it is verified", async (contact) => {
    const office = await openOffice();
    const ana = await proving(office, contact);
    await ana.comesTo("done");
    expect(office.books().contacts).toHaveLength(1);
    expect(office.books().calls.CreateIntlPhoneEmail).toBe(1);
  });

  test.each(["cut.before@example.com", "+852 5120 0018"])(
    "%s: once it is believed not verified, it takes a new code, and a press",
    async (contact) => {
      const office = await openOffice();
      await office.trust("DescribeIntlPhoneEmailList", "domain");
      const ana = await proving(office, contact);
      await ana.comesTo("unknown");
      expect(heard(ana.card().view.body)).toContain("Please don't start again.");
      office.pass(15 * minute);
      await wait(office, contact, 3);
      const { view } = await ana.asks("text");
      expect(heard(view.body)).toContain("It isn't verified: I looked until it was certain.");
      expect(office.books()).toMatchObject({ contacts: [], texts: 1, calls: { CreateIntlPhoneEmail: 1 } });

      await ana.press("go");
      await ana.asks("code");
      await ana.say(await ana.code());
      await ana.comesTo("done");
      expect(office.books()).toMatchObject({ texts: 2, calls: { CreateIntlPhoneEmail: 2 } });
      const states = (await office.attempts(keyOf(contact), "domain")).map(({ state }) => state);
      expect(states).toEqual(["absent", "done"]);
      await wait(office, contact, 70);
      expect(office.logged.filter(({ msg }) => msg.startsWith("ALARM"))).toEqual([]);
    },
  );

  test("no empty look-up counts before Tencent must have refused the request or shown its result", async () => {
    const office = await openOffice();
    await office.trust("DescribeIntlPhoneEmailList", "domain");
    const ana = await proving(office, "cut.before@example.com");
    await ana.comesTo("unknown");
    const key = keyOf("cut.before@example.com");
    for (const seconds of [5, 10, 15]) {
      office.pass(seconds * 1000);
      const [attempt] = await office.looked([key], "domain");
      expect(attempt).toMatchObject({ state: "unknown", empties: 0 });
      expect(attempt!.looks).toBeGreaterThan(0);
    }
    office.pass(10 * minute);
    expect(await office.looked([key], "domain")).toMatchObject([{ state: "unknown", empties: 0 }]);
    office.pass(5 * minute);
    expect(await office.looked([key], "domain")).toMatchObject([{ state: "unknown", empties: 1 }]);
  });

  test("a contact believed not verified that shows after all is told, and the case is done", async () => {
    const office = await openOffice({ sandbox: { lateIndexMs: 30 * minute } });
    const ana = await proving(office, "lag.after@example.com");
    await office.trust("DescribeIntlPhoneEmailList", "domain");
    await ana.comesTo("unknown");
    office.pass(15 * minute);
    await wait(office, "lag.after@example.com", 3);
    await ana.asks("text");
    office.pass(60 * minute);
    await ana.comesTo("done");
    expect(office.books().calls.CreateIntlPhoneEmail).toBe(1);
  });
});

test("two requests for one contact: only one proves it, the other is told to wait or to give another", async () => {
  const office = await openOffice();
  const ana = await verifying(office, "ana@example.com");
  const anas = await ana.code();
  const bo = await request(office, "verify", { contact: "ana@example.com" }, { who: "test:bo" });
  await bo.goTo("review");
  const gate = office.desk.power.hold("createIntlPhoneEmail", "before");
  await ana.say(anas);
  await gate.reached;
  office.pass(2 * minute);
  await bo.press("go");
  await bo.asks("code");
  await bo.say(await bo.code());
  const { view } = await bo.asks("contact");
  expect(heard(view.body)).toContain("Another request is verifying this phone or e-mail right now.");
  gate.open();
});

test("settings that were narrowed since the answer keep a code from being texted, but not from being mailed", async () => {
  const office = await openOffice({ served: ["SG"] });
  const ana = await request(office, "verify", { contact: "+852 5123 4567" });
  await ana.goTo("review");
  await ana.press("go");
  expect(heard((await ana.asks("contact")).view.body)).toContain("sends no texts to the country of +852 51234567");
  expect(office.books().calls.SendIntlPhoneEmailCode).toBeUndefined();
  const bo = await verifying(office, "bo@example.com");
  await bo.code();
  expect(office.books().texts).toBe(1);
});
