import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Books } from "../../src/practice/books.ts";
import { type Office, openOffice } from "../desk/office.ts";
import { type Answers, type Request, request } from "../desk/request.ts";

/** Where a request ends, whatever answers it got, and what is in Tencent's books then. */
interface End {
  ends: string;
  attempt: string;
  /** Why the outcome was in doubt, or was refused. */
  code?: string;
  made: 0 | 1;
}

const done: End = { ends: "done", attempt: "done", made: 1 };
const found = (code: string): End => ({ ends: "done", attempt: "done", code, made: 1 });
const absent = (asks: string, code: string): End => ({ ends: `asks ${asks}`, attempt: "absent", code, made: 0 });
const asked = (code: string): End => ({ ends: "manual", attempt: "manual", code, made: 0 });
const refused = (asks: string, code: string): End => ({ ends: `asks ${asks}`, attempt: "refused", code, made: 0 });

interface Kind {
  flow: string;
  service: "domain" | "lcic" | "chat";
  action: string;
  answers: (word: string) => Answers;
  keyOf: (word: string, opened: { id: string; opened: number }) => string;
  made: (books: Books, key: string) => number;
  /** What is asked once it is believed that nothing was made. */
  again: string;
  codes: { error: string; unlisted: string };
  /** What differs from the rule. */
  own: Record<string, End>;
}

/** One end each: what a lost or garbled answer comes to, whether or not the thing was made before it got lost. */
function table({ again, codes, own }: Kind): Record<string, End> {
  const lost: Record<string, string> = {
    error: codes.error,
    unlisted: codes.unlisted,
    timeout: "reset",
    cut: "reset",
    blind: "reset",
    gateway: "http-status",
    html: "not-json",
    truncated: "not-json",
    torn: "reset",
    huge: "too-large",
    redirect: "redirect",
  };
  const both = Object.entries(lost).flatMap(([word, code]): [string, End][] => [
    [`${word}.before`, absent(again, code)],
    [`${word}.after`, found(code)],
  ]);
  return {
    ...Object.fromEntries(both),
    "slow.before": absent(again, codes.error),
    "slow.after": done,
    "lag.after": found("reset"),
    "late.after": found("reset"),
    ...own,
  };
}

const caseKey = ({ id, opened }: { id: string; opened: number }) => `${id}-${opened.toString(36)}`;
const internal = (name: string) => `InternalError.${name}`;

const kinds: Kind[] = [
  {
    flow: "verify",
    service: "domain",
    action: "CreateIntlPhoneEmail",
    answers: (word) => ({ contact: `${word}@example.com` }),
    keyOf: (word) => `mail ${word.toLowerCase()}@example.com`,
    made: ({ contacts }, key) => contacts.filter(({ code }) => `mail ${code}` === key).length,
    again: "text",
    codes: { error: internal("AddPhoneEmailErr"), unlisted: internal("NotInAnyDocument") },
    own: {
      "registered.after": done,
      "registered.before": { ends: "done", attempt: "done", made: 0 }, // verified, says Tencent, by whomever
      "refuse.AddPhoneEmailErr": absent("text", internal("AddPhoneEmailErr")),
      "refuse.CheckVerifyCodeErr": refused("code", internal("CheckVerifyCodeErr")),
      "refuse.ForbiddenRequest": refused("proof", internal("ForbiddenRequest")),
      "refuse.JsonMarshal": absent("text", internal("JsonMarshal")),
      "refuse.MethodNotMatch": refused("proof", internal("MethodNotMatch")),
      "refuse.NeedLogin": refused("proof", internal("NeedLogin")),
      "refuse.ReadBodyError": refused("proof", internal("ReadBodyError")),
      "refuse.VerifiedPhoneEmailErr": { ends: "done", attempt: "done", made: 0 },
      "refuse.VerifyCodeErr": refused("code", internal("VerifyCodeErr")),
      "refuse.InvalidParameterFormat": refused("contact", "InvalidParameterValue.InvalidParameterFormat"),
      "refuse.ActionNotFound": refused("proof", "MissingParameter.ActionNotFound"),
    },
  },
  {
    flow: "classroom",
    service: "lcic",
    action: "RegisterUser",
    answers: (word) => ({ task: "new", name: `${word}-of-this-request` }),
    keyOf: (_, opened) => `frontdesk-${caseKey(opened)}`,
    made: ({ classroomUsers }, key) => classroomUsers.filter(({ originId }) => originId === key).length,
    again: "user",
    codes: { error: "InternalError", unlisted: "FailedOperation.NotInAnyDocument" },
    own: {
      "registered.after": found("FailedOperation.OriginIdExists"),
      "registered.before": asked("FailedOperation.OriginIdExists"),
      "refuse.FailedOperation": absent("user", "FailedOperation"),
      "refuse.OriginIdExists": asked("FailedOperation.OriginIdExists"),
      "refuse.InternalError": absent("user", "InternalError"),
      "refuse.SdkAppId": refused("user", "InvalidParameter.SdkAppId"),
    },
  },
  {
    flow: "official",
    service: "chat",
    action: "create_official_account",
    answers: (word) => ({ owner: "mei-shop", name: `${word}-of-this-request` }),
    keyOf: (_, opened) => `@TOA#_${caseKey(opened)}`,
    made: ({ officialAccounts }, key) => officialAccounts.filter(({ id }) => id === key).length,
    again: "official",
    codes: { error: "10004", unlisted: "139999" },
    own: {
      "registered.after": found("130008"),
      "registered.before": asked("130008"),
      "refuse.130008": asked("130008"),
      ...refusals("official", ["6017", "20001", "130007", "131000", "130010"]),
      ...refusals("official", ["60002", "60003", "60004", "60005", "60006", "60007", "60009", "60010", "60011"]),
      ...refusals("official", ["60012", "60015", "60016", "60017", "60018", "60019", "60020", "60021"]),
      ...refusals("official", ["70001", "70003", "70009", "70013", "70014", "70016", "70020", "70050", "70051"]),
      ...refusals("official", ["70398", "70403"]),
      ...refusals("owner", ["70107", "70402"]),
      ...doubts("official", ["10004", "20005", "60008", "60013", "60014", "70169", "70500"]),
    },
  },
];

function refusals(asks: string, codes: string[]): Record<string, End> {
  return Object.fromEntries(codes.map((code) => [`refuse.${code}`, refused(asks, code)]));
}

function doubts(asks: string, codes: string[]): Record<string, End> {
  return Object.fromEntries(codes.map((code) => [`refuse.${code}`, absent(asks, code)]));
}

const minute = 60_000;

describe.each(kinds)("every way $action can go wrong comes to the one right end", (kind) => {
  const ends = table(kind);
  const words = Object.keys(ends);
  const requests = new Map<string, Request>();
  const keys = new Map<string, string>();
  let office: Office;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const durations = { codeFreshMs: 60 * minute }; // longer than all the looking
    office = await openOffice({ sandbox: { lateAccountMs: 100 }, durations }, (end) => {
      close = end;
    });
    if (kind.service === "chat") {
      const first = await request(office, "official", { owner: "mei-shop", name: "First" }, { who: "test:first" });
      await first.goTo("review");
      await first.press("go");
      await first.comesTo("done");
    }
    for (const word of words) {
      const each = await request(office, kind.flow, kind.answers(word), { who: `test:${word}` });
      requests.set(word, each);
      keys.set(word, kind.keyOf(word, await each.case()));
      await each.goTo(kind.flow === "verify" ? "code" : "review");
      if (kind.flow === "verify") await each.say(await each.code());
      else await each.press("go");
    }
    await office.until(async () => {
      const written = await Promise.all([...keys.values()].map((key) => office.attempts(key, kind.service)));
      return written.every((attempts) => attempts.length > 0) || undefined;
    });
    await office.until(() => kind.made(office.books(), keys.get("late.after")!) || undefined);
    for (const minutes of [1, 1, 13, 1, 1, 4]) {
      await office.looked([...keys.values()], kind.service);
      office.pass(minutes * minute);
    }
    await office.looked([...keys.values()], kind.service);
  });
  afterAll(() => close());

  test.each(words)("%s", async (word) => {
    const { state, working, pending } = await requests.get(word)!.case();
    const key = keys.get(word)!;
    const attempts = await office.attempts(key, kind.service);
    expect(attempts).toHaveLength(1);
    const [{ state: attempt, code } = { state: "none" }] = attempts;
    const stage = Object.values(working ?? {}).find(({ seal }) => seal)?.stage;
    const end = stage ?? (state === "open" ? `asks ${pending?.key}` : state);
    expect({ ends: end, attempt, ...(code && { code }), made: kind.made(office.books(), key) }).toEqual(ends[word]);
  });

  test("each create was sent once, and no redirect was followed", () => {
    const { calls } = office.books();
    const first = kind.service === "chat" ? 1 : 0;
    expect(calls[kind.action]).toBe(words.length + first);
    expect(calls.moved).toBeUndefined();
  });
});
