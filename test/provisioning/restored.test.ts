import { describe, expect, test } from "vitest";
import { openOffice } from "../desk/office.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

describe("what was promised before the backup", () => {
  test("a text counts as sent and is counted; the next one is refused kindly until the word, and after the horizon", async () => {
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

  test("a create is in doubt from the restore on, and never sent", async () => {
    const office = await openOffice();
    const ana = await office.talk().open();
    await ana.goTo("code");
    await office.desk.runner.stop();
    await ana.say(await ana.code());
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
