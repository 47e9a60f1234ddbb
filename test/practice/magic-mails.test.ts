import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { magicTables, makingTables } from "../../src/practice/fault-tables.ts";
import { faults, mailMagic, mailWords } from "../../src/practice/faults.ts";
import { ana, practice, type Seen } from "./practice.ts";

const brisk = { holdMs: 60, slowByteMs: 1, lateAccountMs: 30, textGapMs: 0 };
const uin = "200000100001";

/** What the client sees of each fault, in the words below; `made` is whether an account exists now. */
const seenOf: Record<keyof typeof faults, (seen: Seen, made: boolean) => void> = {
  error: refusedWith("InternalError"),
  unlisted: refusedWith("FailedOperation.NotInAnyDocument"),
  registered: refusedWith("FailedOperation.MailIsRegistered"),
  bindlimit: refusedWith("FailedOperation.ExceedMaxBindCount"),
  reason: ({ text }, made) =>
    expect(JSON.parse(text).Response).toEqual({
      ...(made ? { Uin: uin } : {}),
      Reason: "The account could not be bound to the partner.",
      RequestId: expect.any(String),
    }),
  nouin: ({ text }) => expect(JSON.parse(text).Response).toEqual({ RequestId: expect.any(String) }),
  timeout: (seen) => expect(seen).toEqual({ text: "", broken: "socket hang up" }),
  cut: (seen) => expect(seen).toEqual({ text: "", broken: "socket hang up" }),
  blind: (seen) => expect(seen).toEqual({ text: "", broken: "socket hang up" }),
  gateway: (seen) => expect(seen).toMatchObject({ status: 502, text: expect.stringContaining("<h1>Bad Gateway") }),
  html: (seen) => expect(seen).toMatchObject({ status: 200, text: expect.stringContaining("<html>") }),
  truncated: (seen, made) => {
    expect(seen.broken).toBeUndefined();
    expect(half(made)).toContain(seen.text.slice(0, 20));
    expect(() => JSON.parse(seen.text)).toThrow(SyntaxError);
  },
  torn: (seen, made) => {
    expect(seen.broken).toBe("aborted");
    expect(half(made)).toContain(seen.text.slice(0, 20));
    expect(seen.text.length).toBeLessThan(Number(seen.headers?.["content-length"]));
  },
  slow: honest,
  huge: (seen, made) => {
    honest(seen, made);
    expect(seen.text.length).toBeGreaterThan(1_000_000);
  },
  redirect: (seen) => expect(seen).toMatchObject({ status: 307, headers: { location: "/moved" }, text: "" }),
};

function refusedWith(code: string) {
  return ({ text }: Seen) => expect(JSON.parse(text).Response.Error.Code).toBe(code);
}

function honest({ status, text }: Seen, made: boolean): void {
  expect(status).toBe(200);
  const truth = made ? { Uin: uin } : { Error: { Code: "InternalError" } };
  expect(JSON.parse(text).Response).toMatchObject(truth);
}

function half(made: boolean): string {
  return made ? `{"Response":{"Uin":"${uin}"` : '{"Response":{"Error":{"Code":"InternalError"';
}

const faultWords = Object.keys(faults) as (keyof typeof faults)[];

test.each(faultWords)("%s.before: no account, and a second try goes through", async (word) => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: `${word}.before@example.com` });
  seenOf[word](await t.see("CreateAccount", fields), false);
  expect(t.mails()).toEqual([]);
  expect(await t.says("CreateAccount", fields)).toMatchObject({ Uin: uin });
  expect(t.mails()).toEqual([fields.Mail]);
});

test.each(faultWords)("%s.after: one account, and a second try finds the mail taken", async (word) => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: `${word}.after@example.com` });
  seenOf[word](await t.see("CreateAccount", fields), true);
  expect(t.mails()).toEqual([fields.Mail]);
  const bound = word !== "reason" && word !== "bindlimit";
  expect(t.sandbox.books().accounts[0]).toMatchObject({ uin, bound });
  if (word !== "blind") expect(await t.lookUp(fields.Mail)).toHaveLength(bound ? 1 : 0);
  const again = { ...fields, VerifyCode: await t.texted(fields) };
  expect(await t.refusal("CreateAccount", again)).toBe("FailedOperation.MailIsRegistered");
  expect(t.mails()).toEqual([fields.Mail]);
});

test("a fault waits until everything else is right", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "cut.after@example.com" });
  expect(await t.refusal("CreateAccount", { ...fields, VerifyCode: "x" })).toBe(
    "FailedOperation.VerificationCodeIllegal",
  );
  expect((await t.see("CreateAccount", fields)).broken).toBe("socket hang up");
});

test("a time-out lasts as long as the client's patience when that is shorter", async () => {
  const t = await practice({ ...brisk, holdMs: 60_000 });
  const fields = await t.ready({ Mail: "timeout.after@example.com" });
  const seen = await t.see("CreateAccount", fields, { patienceMs: 50 });
  expect(seen).toEqual({ text: "", broken: "gave up" });
  expect(t.mails()).toEqual([fields.Mail]);
});

test("a slow body outlasts a client who has seen the headers", async () => {
  const t = await practice({ ...brisk, slowByteMs: 60_000 });
  const fields = await t.ready({ Mail: "slow.after@example.com" });
  const seen = await t.see("CreateAccount", fields, { patienceMs: 500 });
  expect(seen).toMatchObject({ status: 200, text: "", broken: expect.any(String) });
  expect(t.mails()).toEqual([fields.Mail]);
});

test("each mail has its own first time", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "error.before+one@example.com" });
  expect(await t.refusal("CreateAccount", fields)).toBe("InternalError");
  const other = { ...fields, Mail: "error.before+two@example.com" };
  expect(await t.refusal("CreateAccount", other)).toBe("InternalError");
  expect(await t.refusal("CreateAccount", other)).toBeUndefined();
});

test("whoever follows the redirect is counted", async () => {
  const t = await practice(brisk);
  const { headers } = await t.see("CreateAccount", await t.ready({ Mail: "redirect.before@example.com" }));
  expect(t.sandbox.books().calls.moved).toBeUndefined();
  await fetch(new URL(headers?.location ?? "", t.sandbox.url), { method: "POST", body: "{}" });
  expect(t.sandbox.books().calls.moved).toBe(1);
});

test("blind: three look-ups of the mail are busy, before the truth is seen", async () => {
  const t = await practice(brisk);
  const Mail = "blind.after@example.com";
  expect(await t.lookUp(Mail)).toEqual([]);
  await t.see("CreateAccount", await t.ready({ Mail }));
  const look = () => t.refusal("QueryCustomersCredit", { FilterType: "Email", Filter: Mail });
  for (let n = 0; n < 3; n += 1) expect(await look()).toBe("OperationDenied.ServiceBusy");
  expect(await t.lookUp(Mail)).toHaveLength(1);
});

test("taken.stranger: registered, and look-ups never show it", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "taken.stranger@example.com" });
  for (const _ of [1, 2]) expect(await t.refusal("CreateAccount", fields)).toBe("FailedOperation.MailIsRegistered");
  expect(await t.lookUp(fields.Mail)).toEqual([]);
  expect(t.mails()).toEqual([]);
});

test("taken.ours: look-ups show a customer of a month ago, and the mail is registered", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "taken.ours@example.com" });
  expect(await t.lookUp(fields.Mail)).toMatchObject([{ Name: "Old customer", AssociationTime: "2026-10-23 09:02:03" }]);
  expect(await t.refusal("CreateAccount", fields)).toBe("FailedOperation.MailIsRegistered");
  expect(t.mails()).toEqual([fields.Mail]);
});

test("taken.ours: the first who asks may also be CreateAccount", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "taken.ours@example.com" });
  expect(await t.refusal("CreateAccount", fields)).toBe("FailedOperation.MailIsRegistered");
  expect(await t.lookUp(fields.Mail)).toHaveLength(1);
});

test("refuse.limit: refused once for its rate, then fine", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "refuse.limit@example.com" });
  expect(await t.refusal("CreateAccount", fields)).toBe("RequestLimitExceeded");
  expect(t.mails()).toEqual([]);
  expect(await t.refusal("CreateAccount", fields)).toBeUndefined();
});

test("refuse.denied: never allowed", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "refuse.denied@example.com" });
  for (const _ of [1, 2]) expect(await t.refusal("CreateAccount", fields)).toBe("UnauthorizedOperation");
  expect(t.mails()).toEqual([]);
});

test("refuse.profile: industries are unknown although today's document lists them", async () => {
  const t = await practice(brisk);
  const { TradeOne, TradeTwo, ...older } = await t.ready({ Mail: "refuse.profile@example.com" });
  expect(await t.refusal("CreateAccount", { ...older, TradeOne, TradeTwo })).toBe("UnknownParameter");
  expect(t.mails()).toEqual([]);
  expect(await t.refusal("CreateAccount", older)).toBeUndefined();
});

test("refuse.profile: industries are asked for although the document of 2024 knows none", async () => {
  const t = await practice({ ...brisk, profile: "2024" });
  const { TradeOne, TradeTwo, ...older } = await t.ready({ Mail: "refuse.profile@example.com" });
  expect(await t.refusal("CreateAccount", older)).toBe("InvalidParameterValue.TradeInfoEmpty");
  expect(await t.refusal("CreateAccount", { ...older, VerifyCode: undefined })).toBe(
    "InvalidParameterValue.TradeInfoEmpty",
  );
  expect(t.mails()).toEqual([]);
  expect(await t.refusal("CreateAccount", { ...older, TradeOne, TradeTwo })).toBeUndefined();
});

test("lookup.busy: looking the mail up never works, opening the account does", async () => {
  const t = await practice(brisk);
  const Mail = "lookup.busy@example.com";
  const look = () => t.refusal("QueryCustomersCredit", { FilterType: "Email", Filter: Mail });
  expect(await look()).toBe("OperationDenied.ServiceBusy");
  expect(await t.refusal("CreateAccount", await t.ready({ Mail }))).toBeUndefined();
  expect(await look()).toBe("OperationDenied.ServiceBusy");
  expect(t.mails()).toEqual([Mail]);
});

test("lag.after: the account exists at once, look-ups show it later", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "lag.after@example.com" });
  expect((await t.see("CreateAccount", fields)).broken).toBe("socket hang up");
  expect(t.mails()).toEqual([fields.Mail]);
  t.pass(19_999);
  expect(await t.lookUp(fields.Mail)).toEqual([]);
  t.pass(1);
  expect(await t.lookUp(fields.Mail)).toHaveLength(1);
});

test("late.after: the account comes into being after the connection is gone", async () => {
  const t = await practice({ ...brisk, lateAccountMs: 300 });
  const fields = await t.ready({ Mail: "late.after@example.com" });
  expect((await t.see("CreateAccount", fields)).broken).toBe("socket hang up");
  expect(t.mails()).toEqual([]);
  await vi.waitFor(() => expect(t.mails()).toEqual([fields.Mail]), { timeout: 10_000 });
  expect(await t.lookUp(fields.Mail)).toMatchObject([{ ClientUin: Number(uin) }]);
});

test("late.after: a second try that comes first leaves one account", async () => {
  const t = await practice(brisk);
  const fields = await t.ready({ Mail: "late.after@example.com" });
  await t.see("CreateAccount", fields);
  await t.see("CreateAccount", fields);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(t.mails()).toEqual([fields.Mail]);
});

test("every word of the table is tested above", () => {
  expect(Object.keys(mailWords).sort()).toEqual([
    "lag.after",
    "late.after",
    "lookup.busy",
    "refuse.denied",
    "refuse.limit",
    "refuse.profile",
    "taken.ours",
    "taken.stranger",
  ]);
});

test("the README shows the tables as the code has them", () => {
  const readme = readFileSync("src/practice/README.md", "utf8");
  expect(readme).toContain(magicTables());
  expect(readme).toContain(makingTables());
});

test.each(["cut.after@example.com", "Cut.After+7@b.example", "cut.after-2026-x@example.com"])("%s is magic", (mail) => {
  expect(mailMagic(mail)).toMatchObject({ word: "cut.after", made: true });
});

test.each([
  ana.Mail,
  "cut@example.com",
  "cut.afterwards@example.com",
  "uncut.after@example.com",
  "cut.after.all@example.com",
  "to.string@example.com",
  "ana@cut.after",
])("%s is an ordinary mail", (mail) => {
  expect(mailMagic(mail)).toBeUndefined();
});
