import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Office, openOffice } from "../desk/office.ts";
import type { Talk } from "../desk/talk.ts";
import { heard } from "../desk/words.ts";

/** Where a request ends, whatever answers it got, and what is in Tencent's books then. */
interface End {
  ends: string;
  attempt: string;
  /** Why the outcome was in doubt, or was refused. */
  code?: string;
  accounts: 0 | 1;
}

const done: End = { ends: "done", attempt: "done", accounts: 1 };
const found = (code: string): End => ({ ends: "done", attempt: "done", code, accounts: 1 });
const absent = (code: string): End => ({ ends: "asks text", attempt: "absent", code, accounts: 0 });
const manual = (code: string, accounts: 0 | 1): End => ({ ends: "manual", attempt: "manual", code, accounts });
const refused = (code: string, field: string): End => ({
  ends: `asks ${field}`,
  attempt: "refused",
  code,
  accounts: 0,
});

const bindCount = "FailedOperation.ExceedMaxBindCount";
const registered = "FailedOperation.MailIsRegistered";

const table: Record<string, End> = {
  "error.before": absent("InternalError"),
  "error.after": found("InternalError"),
  "unlisted.before": absent("FailedOperation.NotInAnyDocument"),
  "unlisted.after": found("FailedOperation.NotInAnyDocument"),
  "registered.before": refused(registered, "mail"),
  "registered.after": done,
  "bindlimit.before": manual(bindCount, 0),
  "bindlimit.after": manual(bindCount, 1),
  "reason.before": manual("reason-without-uin", 0),
  "reason.after": done,
  "nouin.before": absent("no-uin"),
  "nouin.after": found("no-uin"),
  "timeout.before": absent("reset"),
  "timeout.after": found("reset"),
  "cut.before": absent("reset"),
  "cut.after": found("reset"),
  "blind.before": absent("reset"),
  "blind.after": found("reset"),
  "gateway.before": absent("http-status"),
  "gateway.after": found("http-status"),
  "html.before": absent("not-json"),
  "html.after": found("not-json"),
  "truncated.before": absent("not-json"),
  "truncated.after": found("not-json"),
  "torn.before": absent("reset"),
  "torn.after": found("reset"),
  "slow.before": absent("InternalError"),
  "slow.after": done,
  "huge.before": absent("too-large"),
  "huge.after": found("too-large"),
  "redirect.before": absent("redirect"),
  "redirect.after": found("redirect"),
  "taken.stranger": refused(registered, "mail"),
  "lag.after": found("reset"),
  "late.after": found("reset"),
};
const words = Object.keys(table);
const mailOf = (word: string) => `${word}@example.com`;
const minute = 60_000;

/** Passes the horizon and the time after which a person is asked, a minute at a time, and takes every look on the way. */
async function waitItOut(office: Office): Promise<void> {
  for (let passed = 0; passed < 25; passed += 1) {
    await office.looked(words.map(mailOf));
    office.pass(minute);
  }
  await office.looked(words.map(mailOf));
}

/** Whether the create was sent, and came back or was given up. */
async function isAnswered(office: Office, word: string): Promise<true | undefined> {
  const [attempt] = await office.attempts(mailOf(word));
  return attempt && attempt.state !== "sent" ? true : undefined;
}

describe("every way a create can go wrong comes to the one right end", () => {
  let office: Office;
  let close: () => Promise<void>;
  const talks = new Map<string, Talk>();

  beforeAll(async () => {
    office = await openOffice({ sandbox: { lateAccountMs: 100 } }, (end) => {
      close = end;
    });
    const control = await office.talk().open();
    await control.finish();
    await control.comesTo("done");
    await office.looked([control.answers.mail]);

    const begun = words.map(async (word) => {
      const talk = await office.talk(`test:${word}`).open({ mail: mailOf(word) });
      talks.set(word, talk);
      await talk.finish();
    });
    await Promise.all(begun);
    await office.until(
      () => office.books().accounts.some(({ mail }) => mail === "late.after@example.com") || undefined,
    );
    await Promise.all(words.map((word) => office.until(() => isAnswered(office, word)))); // they take turns
    await waitItOut(office);
  });
  afterAll(() => close());

  test.each(words)("%s", async (word) => {
    const talk = talks.get(word)!;
    const { state, working, pending } = await talk.case();
    const stage = Object.values(working ?? {}).find(({ seal }) => seal)?.stage;
    const accounts = office.books().accounts.filter(({ mail }) => mail === mailOf(word));
    const attempts = await office.attempts(mailOf(word));
    expect(attempts).toHaveLength(1);
    const [{ state: attempt, code, uin } = { state: "none" }] = attempts;
    const ends = stage ?? (state === "open" ? `asks ${pending?.key}` : state);
    expect({ ends, attempt, ...(code && { code }), accounts: accounts.length }).toEqual(table[word]);
    if (state === "done") expect(uin).toBe(accounts[0]?.uin);
  });

  test("each create was sent once, and no redirect was followed", () => {
    expect(office.books().calls).toMatchObject({ CreateAccount: words.length + 1 });
    expect(office.books().calls.moved).toBeUndefined();
  });

  test("an account that is not bound to us is told with its UIN", () => {
    const { body } = talks.get("reason.after")!.card().view;
    const read = heard(body);
    expect(read).toContain("The account could not be bound to the partner.");
  });

  test("people whose case waits for an operator are told so, and not to start again", () => {
    const { body } = talks.get("bindlimit.after")!.card().view;
    expect(body).toMatchObject([{ key: "talk.with-team", values: { text: { key: "open.create.manual" } } }]);
  });

  test("every account that exists is known to the ledger, or an operator judges", async () => {
    const attempts = (await Promise.all(words.map((word) => office.attempts(mailOf(word))))).flat();
    for (const { mail, uin } of office.books().accounts) {
      const [attempt] = attempts.filter(({ naturalKey }) => naturalKey === mail);
      if (attempt)
        expect([uin, "a person looks"]).toContain(attempt.state === "manual" ? "a person looks" : attempt.uin);
    }
  });
});
