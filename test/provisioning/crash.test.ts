import { describe, expect, test } from "vitest";
import { type Office, openOffice } from "../desk/office.ts";
import type { Talk } from "../desk/talk.ts";

const isLong = process.env.LONG !== undefined;

/** Goes on to an open account, whatever was lost on the way, as a patient person and a retrying platform would. */
async function live(office: Office, ana: Talk): Promise<"done"> {
  await ana.open();
  for (;;) {
    const next = await office.passUntil(5_000, async () => {
      const { state, version, working, pending } = await ana.case();
      if (state === "done") return state;
      const isShown = office.screen.cards(ana.id).at(-1)?.version === version;
      return pending && isShown && Object.keys(working ?? {}).length === 0 ? pending.key : undefined;
    });
    if (next === "done") return next;
    const waitsInVain = next === "code" && !office.sandbox.phone().some(({ to }) => to.endsWith(ana.answers.phone));
    if (waitsInVain) await ana.say("resend");
    else await ana.answer(next);
  }
}

/** Lives until the account is open, over as many deaths as the desk dies at these steps. */
async function liveThrough(office: Office, ana: Talk, deaths: number[]): Promise<number> {
  let survived = 0;
  for (const step of [...deaths, Number.NaN]) {
    const { power } = office.desk;
    if (!Number.isNaN(step)) power.cutBefore(power.steps + step);
    const end = await Promise.race([live(office, ana), power.gone.then(() => "died" as const)]);
    if (end === "done") return survived;
    survived += 1;
    await office.restart();
    office.pass(2 * 60_000); // the leases of the dead
  }
  throw new Error("The last desk never dies.");
}

async function withControl(): Promise<Office> {
  const office = await openOffice();
  const control = await office.talk("test:control").open();
  await control.finish();
  await control.comesTo("done");
  await office.looked([control.answers.mail]);
  return office;
}

async function expectOneAccount(office: Office, ana: Talk): Promise<void> {
  const { answers } = await ana.case();
  const own = office.books().accounts.filter(({ mail }) => mail === ana.answers.mail);
  expect(own).toHaveLength(1);
  expect(answers.account).toMatchObject({ uin: own[0]?.uin });
  const uins = (await office.attempts(ana.answers.mail)).map(({ uin }) => uin).filter(Boolean);
  expect(uins).toEqual([own[0]?.uin]);
}

describe("after a power cut", () => {
  test("between the attempt's row and the call, nothing was sent, and nothing is sent by itself", async () => {
    const office = await withControl();
    const ana = await office.talk().open();
    office.desk.power.cutBefore("createAccount");
    void ana.finish();
    await office.desk.power.gone;
    await office.restart();
    await office.passUntil(10_000, async () => (await ana.case()).pending?.key === "text" || undefined);
    expect(office.books().calls.CreateAccount).toBe(1); // the control's
    expect(await office.attempts(ana.answers.mail)).toMatchObject([{ state: "absent", code: "crash" }]);
    await ana.finish();
    await ana.comesTo("done");
    await expectOneAccount(office, ana);
  });

  test("while the answer is on its way, the account is found, and not made twice", async () => {
    const office = await withControl();
    const ana = await office.talk().open();
    office.desk.power.cutAfter("createAccount");
    void ana.finish();
    await office.desk.power.gone;
    await office.restart();
    office.pass(36_000);
    await ana.comesTo("done");
    expect(office.books().calls.CreateAccount).toBe(2);
    await expectOneAccount(office, ana);
  });

  const steps = Array.from({ length: 40 }, (_, n) => n + 1).filter((n) => isLong || n % 6 === 0);
  test.each(steps)(
    "at step %i of a whole conversation, the conversation goes on",
    { timeout: 60_000 },
    async (step) => {
      const office = await withControl();
      const ana = office.talk();
      expect(await liveThrough(office, ana, [step])).toBe(1);
      await expectOneAccount(office, ana);
    },
  );

  if (!isLong) return;
  test.each(steps)(
    "at step %i and three more during the recovery, the conversation goes on",
    { timeout: 60_000 },
    async (step) => {
      const office = await withControl();
      const ana = office.talk();
      await liveThrough(office, ana, [step, (step * 7) % 13, (step * 5) % 11, 1 + (step % 5)]);
      await expectOneAccount(office, ana);
    },
  );
});
