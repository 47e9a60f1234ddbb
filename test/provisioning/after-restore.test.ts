import { describe, expect, test } from "vitest";
import { type Office, openOffice } from "../desk/office.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

describe("a job promised before the backup", () => {
  test("that is a text counts as sent and is counted; the next text is refused until the horizon and an operator's word", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("password");
    await office.desk.runner.stop();
    await ana.say(ana.answers.password);
    await office.desk.ledger.markRestored();
    await office.restart();
    const text = await office.until(async () => {
      const told = (await ana.case()).answers.text as { sent?: unknown } | undefined;
      return told?.sent === undefined ? undefined : told;
    });
    expect(text).toMatchObject({ sent: "perhaps" });
    expect(office.books().texts).toBe(0);
    const count = { write: "count", name: `texts to 852${ana.answers.phone}`, windowMs: day, limit: 1 } as const;
    expect(await office.desk.ledger.write([count])).toMatchObject({ is: "conflict", write: "count" });

    office.pass(2 * minute);
    await ana.say("resend");
    const refused = await office.until(async () => (await ana.case()).refused?.at(-1));
    expect(refused.why.key).toBe("create.restored");
    expect(office.books().texts).toBe(0);
    await office.desk.ledger.letSpend();
    office.pass(16 * minute);
    await ana.say("resend");
    await office.until(() => office.books().texts || undefined);
    expect(office.books().texts).toBe(1);
  });

  test("that is a create is in doubt from the restore on, and never sent", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("code");
    const code = await ana.code(); // the text has ended, so that the create alone is promised
    await office.desk.runner.stop();
    await ana.say(code);
    office.pass(60 * minute);
    const restore = await office.desk.ledger.markRestored();
    await office.restart();
    await ana.comesTo("unknown");
    const [attempt] = await office.attempts(ana.answers.mail);
    expect(attempt).toMatchObject({ state: "unknown", code: "restored", signedAt: restore.at, since: restore.since });
    expect(restore.at - restore.since).toBeGreaterThan(59 * minute);
    expect(office.books().calls.CreateAccount).toBeUndefined();
  });
});

describe("an account made after the backup", () => {
  /** What the desk did that is not in the backup; the code is the one of whoever was texted. */
  async function make(office: Office, { mail, phone, password, name }: Talk["answers"], texted: Talk) {
    const { industry, subindustry } = (await texted.case()).answers as Record<string, { id: string }>;
    const trade = { industry: industry!.id, subindustry: subindustry!.id };
    const code = await texted.code();
    const account = { type: "personal", mail, phone, dialCode: "852", country: "HK", code } as const;
    const input = { profile: "current", ...account, password, name, ...trade } as const;
    await office.desk.accounts.createAccount(input, { signedAt: office.now() });
    expect(office.books().accounts).toHaveLength(1);
  }

  /** A request whose mail the backup's desk had yet to look up, and the account that was made for it since. */
  async function notLookedUp(answer: (ana: Talk) => Promise<void>) {
    const office = await openOffice();
    const bo = await office.talk("test:bo").open();
    await bo.goTo("code");
    await bo.code(); // the text has ended before the desk stops
    const ana = await office.talk().open({ phone: bo.answers.phone });
    await office.desk.runner.stop();
    await answer(ana);
    await make(office, ana.answers, bo);
    await office.desk.ledger.markRestored();
    return { office, ana };
  }

  /** The request as the backup knows it, and the account that was made for it since. */
  async function restored(lateIndexMs: number) {
    const office = await openOffice({ sandbox: { lateIndexMs } });
    const ana = await office.talk().open({ mail: "lag.after@example.com" });
    await ana.goTo("code");
    await make(office, ana.answers, ana);
    await office.desk.runner.stop();
    await office.desk.ledger.markRestored();
    await office.restart();
    return { office, ana };
  }

  test("is found, and its request is done", async () => {
    const { office, ana } = await restored(0);
    const { answers } = await ana.comesTo("done");
    expect(answers.account).toMatchObject({ uin: office.books().accounts[0]!.uin });
    expect(office.books().accounts).toHaveLength(1);
  });

  test("is found and told also when its request was cancelled meanwhile", async () => {
    const { office, ana } = await restored(5 * minute);
    await ana.tell({ type: "cancelled" });
    expect((await ana.case()).state).toBe("cancelled");
    await office.passUntil(minute / 2, async () => ((await ana.case()).state === "done" ? true : undefined));
    expect((await ana.case()).answers.account).toMatchObject({ uin: office.books().accounts[0]!.uin });
    for (const who of [ana.who, "test:operators"])
      await office.until(() => heard(office.screen.notices(who)).includes("It was created after all") || undefined);
  });

  test("is found also by the look-up of its mail, before anybody has searched", async () => {
    const { office, ana } = await notLookedUp((talk) => talk.answer("type"));
    const next = await office.second({ idle: true });
    await next.outbox.drainEffects();
    await next.outbox.idle();
    const { state, answers } = await ana.case();
    expect({ state, mail: answers.mail }).toEqual({ state: "done", mail: ana.answers.mail });
    expect(answers.account).toMatchObject({ uin: office.books().accounts[0]!.uin });
  });

  test("is found once the phone is known, and until then its mail is not called somebody else's", async () => {
    const { office, ana } = await notLookedUp(({ fill, answers }) => fill({ type: "personal", mail: answers.mail }));
    await office.restart();
    await office.until(async () => (await ana.case()).turns?.lookup);
    expect((await ana.case()).answers.mail).toBe(ana.answers.mail);
    await ana.goTo("phone");
    await ana.say(ana.answers.phone);
    await office.passUntil(minute / 2, async () => ((await ana.case()).state === "done" ? true : undefined));
    expect((await ana.case()).answers.account).toMatchObject({ uin: office.books().accounts[0]!.uin });
  });
});
