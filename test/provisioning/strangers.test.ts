import { describe, expect, test } from "vitest";
import type { Office } from "../desk/office.ts";
import { openOffice } from "../desk/office.ts";
import { type Answers, type Request, request } from "../desk/request.ts";
import { heard } from "../desk/words.ts";

const mail = "ana.strange@example.com";
const minute = 60_000;
const neutral = "I can't open an account for this e-mail here right now. Use another e-mail.";

/** What somebody is told who gives the address, and how often Tencent was asked for it. */
async function gives(office: Office, who: string) {
  const before = office.books().calls.QueryCustomersCredit ?? 0;
  const talk = await office.talk(who).open({ mail });
  await talk.fill({ type: "personal", mail });
  const { view } = await talk.asks("mail");
  return { said: heard(view.body), asked: (office.books().calls.QueryCustomersCredit ?? 0) - before };
}

describe("an e-mail address that is in use in one workspace", () => {
  test("tells an agent of another no more than that it can't be used here, while it is opened and afterwards", async () => {
    const office = await openOffice();
    const ana = await office.talk("test:T1:ana").open({ mail });
    await ana.goTo("review");
    office.pass(1_000);
    const [stranger, colleague] = [await gives(office, "test:T2:eve"), await gives(office, "test:T1:bo")];
    await ana.finish();
    await ana.comesTo("done");
    const [later, known] = [await gives(office, "test:T2:mallory"), await gives(office, "test:T1:cy")];

    expect(stranger.said).toContain(neutral);
    expect(later.said).toBe(stranger.said);
    expect(stranger.said).not.toContain("already");
    expect(colleague.said).toContain("Somebody else is opening an account");
    expect(known.said).toContain("already has an account with us");
    for (const { asked } of [stranger, colleague, later, known]) expect(asked).toBeGreaterThan(0); // nobody is quicker
  });

  test("of one person on two platforms names their own request", async () => {
    const links = [["test:T1:ana", "test:T2:ana"]];
    const office = await openOffice({ openingLimits: { links, most: 50, aMinute: 50 } });
    const ana = await office.talk("test:T1:ana").open({ mail });
    await ana.goTo("review");
    office.pass(1_000);
    expect((await gives(office, "test:T2:ana")).said).toContain(`Your request ${ana.id} is already opening`);
  });

  test("and is opened while a stranger is about to: no word of the other", async () => {
    const office = await openOffice({ sandbox: { lookupLagMs: 10 * minute } });
    const older = await office.talk("test:T1:ana").open({ mail });
    const younger = await office.talk("test:T2:eve").open({ mail });
    await younger.goTo("review");
    await older.finish();
    await older.comesTo("done");
    office.pass(2 * minute);
    await younger.finish();
    expect(heard((await younger.asks("mail")).view.body)).toContain(neutral);
    expect(office.books().calls.CreateAccount).toBe(1);
  });
});

const classroomHere = "I can't make a user with this ID here right now. Give another one";

describe("a classroom ID that is in use in one workspace", () => {
  /** What somebody is told who asks for a user or a token under this ID, and the question that is open then. */
  async function asksFor(office: Office, who: string, answers: Answers) {
    const they = await request(office, "classroom", answers, { who });
    await they.goTo("review");
    await they.press("go");
    const key = answers.task === "new" ? "originId" : "whose";
    return heard((await they.asks(key)).view.body);
  }

  test("tells an agent of another no more than that it can't be used here, and a colleague that it is taken", async () => {
    const office = await openOffice();
    const ana = await request(office, "classroom", { task: "new", originId: "ana-2026" }, { who: "test:T1:ana" });
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
    const taken = { task: "new", originId: "ana-2026" };
    const stranger = await asksFor(office, "test:T2:eve", taken);
    expect(stranger).toContain(classroomHere);
    expect(stranger).not.toMatch(/already|Somebody/);
    expect(await asksFor(office, "test:T1:bo", taken)).toContain("already has that ID");
  });

  test("gives an agent of another no token, and the words that an ID gets which nobody has", async () => {
    const office = await openOffice();
    const ana = await request(office, "classroom", { task: "new", originId: "ana-2026" }, { who: "test:T1:ana" });
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
    const stranger = await asksFor(office, "test:T2:eve", { task: "token", whose: "ana-2026" });
    expect(stranger).toBe(await asksFor(office, "test:T2:mallory", { task: "token", whose: "ana-2062" }));
    expect(office.books().classroomUsers).toMatchObject([{ tokens: 1 }]);

    const colleague = await request(office, "classroom", { task: "token", whose: "ana-2026" }, { who: "test:T1:bo" });
    await colleague.goTo("review");
    await colleague.press("go");
    await colleague.comesTo("done");
  });
});

describe("an owner who came into the Chat application for one workspace", () => {
  test("is not shown to an agent of another, and is known to a colleague", async () => {
    const office = await openOffice();
    const ana = await request(office, "official", { owner: "mei-new", name: "Flowers" }, { who: "test:T1:ana" });
    await ana.goTo("review");
    await ana.press("go");
    await ana.comesTo("done");
    expect(office.books().imported).toMatchObject([{ userId: "mei-new" }]);

    const eve = await request(office, "official", { owner: "mei-new", name: "Mine" }, { who: "test:T2:eve" });
    await eve.answer("owner");
    const { view } = await eve.asks("owner");
    expect(heard(view.body)).toContain("I can't make an official account for this owner here right now.");
    const bo = await request(office, "official", { owner: "mei-new", name: "Ours" }, { who: "test:T1:bo" });
    await bo.answer("owner");
    await bo.asks("name");
  });

  test("who was there before is anybody's", async () => {
    const office = await openOffice();
    const eve = await request(office, "official", { owner: "administrator", name: "Mine" }, { who: "test:T2:eve" });
    await eve.answer("owner");
    await eve.asks("name");
  });
});

describe("a contact that is being verified in one workspace", () => {
  test("tells an agent of another no more than that it can't be verified here now", async () => {
    const office = await openOffice();
    const contact = "ana@example.com";
    const coded = async (who: string) => {
      const they = await request(office, "verify", { contact }, { who });
      await they.goTo("code");
      await they.code(); // it is asked for while it is still on its way
      office.pass(2 * minute);
      return they;
    };
    const [bo, eve, ana] = [await coded("test:T1:bo"), await coded("test:T2:eve"), await coded("test:T1:ana")];
    const gate = office.desk.power.hold("createIntlPhoneEmail", "before");
    const code = await ana.code();
    await ana.say(code);
    await gate.reached;
    for (const each of [bo, eve]) await each.say(code);
    const told = async (each: Request) => heard((await each.asks("contact")).view.body);
    expect(await told(eve)).toContain("I can't verify this phone or e-mail here right now.");
    expect(await told(bo)).toContain("Another request is verifying this phone or e-mail right now.");
    gate.open();
    await ana.comesTo("done");
  });
});
