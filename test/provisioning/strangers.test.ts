import { describe, expect, test } from "vitest";
import type { Office } from "../desk/office.ts";
import { openOffice } from "../desk/office.ts";
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
