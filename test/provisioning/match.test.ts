import { describe, expect, test } from "vitest";
import type { CreateAccountInput } from "../../src/flows/effects.ts";
import { Secret } from "../../src/machine/secret.ts";
import { accountCreation } from "../../src/provisioning/account/creation.ts";
import { mailFits, match } from "../../src/provisioning/account/match.ts";
import { mayBeHidden } from "../../src/provisioning/protocol/look-up.ts";
import { protocolTimes } from "../../src/provisioning/protocol/times.ts";
import type { CreatedAccount } from "../../src/tencent/create-account.ts";
import type { Customer } from "../../src/tencent/customers-credit.ts";
import type { CallOutcome } from "../../src/tencent/outcome.ts";
import { openOffice } from "../desk/office.ts";

const at = Date.UTC(2026, 10, 22, 12);
const wanted = { mail: "ana@example.com", dial: "852", national: "51234567", from: at - 60_000, until: at + 420_000 };

function row(change: Partial<Customer> = {}): Customer {
  const place = { phone: "51234567", name: "", remark: "", associatedAt: "2026-11-22 12:00:03" };
  return { uin: "200000100001", mail: "ana@example.com", ...place, ...change };
}

describe("whose account it is", () => {
  test.each([
    "51234567",
    "85251234567",
    "+852 51234567",
    "0085251234567",
    "852-51234567",
    "5123*********",
    "5***4567",
    "852****4567",
  ])("the phone may be shown as %s", (phone) =>
    expect(match(wanted, [row({ phone })])).toEqual({ is: "ours", uin: "200000100001" }),
  );

  test.each(["61234567", "5124*********", "****4568", "1234567", "", "***", "4567", "*7"])("but not as %s", (phone) =>
    expect(match(wanted, [row({ phone })])).toMatchObject({ is: "doubtful", why: "phone" }),
  );

  test.each([
    "2026-11-22 12:00:03",
    "2026-11-22 20:00:03",
    "2026-11-22T12:06:59Z",
    "2026-11-22T20:00:00+08:00",
    "2026-11-22 11:59:00",
  ])("the time may be shown as %s", (associatedAt) =>
    expect(match(wanted, [row({ associatedAt })])).toMatchObject({ is: "ours" }),
  );

  test.each(["2026-11-22 12:07:01", "2026-11-22 11:58:59", "2026-10-22 12:00:03", "22/11/2026", ""])(
    "with the time as %s it is for a person to judge, never for nobody",
    (associatedAt) => expect(match(wanted, [row({ associatedAt })])).toMatchObject({ is: "doubtful", why: "time" }),
  );

  test("two customers with the mail are for a person to judge", () => {
    expect(match(wanted, [row(), row({ uin: "200000100002" })])).toMatchObject({ is: "doubtful", why: "several" });
  });

  test.each(["ana@example.com", "ANA@Example.com ", "an*********@example.com", "a**@e***.com"])(
    "%s is the mail",
    (shown) => expect(mailFits("ana@example.com", shown)).toBe(true),
  );

  test.each([
    "diana@example.com",
    "di*********@example.com",
    "ana@example.com.hk",
    "an***@example.com.hk",
    "ana",
    "***",
    "",
  ])("%s is another", (shown) => {
    expect(mailFits("ana@example.com", shown)).toBe(false);
    expect(match(wanted, [row({ mail: shown })])).toEqual({ is: "none" });
  });
});

/** CreateAccount as the protocol sees it, at a Tencent that gives this answer. */
function account(answer: CallOutcome<CreatedAccount> = { is: "unknown", why: "reset" }) {
  const api = {
    createAccount: async () => answer,
    customersCredit: async () => ({ is: "unknown" as const, why: "reset" as const }),
    customerInfo: async () => ({ is: "unknown" as const, why: "reset" as const }),
  };
  return accountCreation({ api, partner: "practice", times: protocolTimes });
}

const input: CreateAccountInput = {
  profile: "2024",
  type: "personal",
  mail: "ana@example.com",
  dial: "852",
  area: "HK",
  national: "51234567",
  name: null,
  industry: null,
  subindustry: null,
  password: "a reference",
  code: "another",
};

function sends(answer: CallOutcome<CreatedAccount>) {
  const secrets = { password: new Secret("Kite#4242b"), code: new Secret("123456") };
  return account(answer).send(input, { key: input.mail, secrets, signedAt: at, slot: { comes: async () => {} } });
}

describe("what an answer proves", () => {
  const done = (value: CreatedAccount) => sends({ is: "done", value, requestId: "r-1" });
  const refused = async (code: string) => (await sends({ is: "refused", code, message: "", requestId: "r-1" })).is;

  test("a UIN is a certain yes, whatever else is said about the binding", async () => {
    expect(await done({ uin: "1" })).toEqual({ is: "made", made: { id: "1", requestId: "r-1" } });
    expect(await done({ uin: "1", reason: " Success " })).toEqual({ is: "made", made: { id: "1", requestId: "r-1" } });
    expect(await done({ uin: "1", reason: "quota" })).toMatchObject({ is: "made", made: { id: "1", reason: "quota" } });
  });

  test("an answer without a UIN proves nothing", async () => {
    expect(await done({})).toMatchObject({ is: "unknown", code: "no-uin" });
    expect(await done({ reason: "quota" })).toMatchObject({ is: "unknown", code: "reason-without-uin" });
  });

  test.each([
    "InvalidParameter.MailFormatIncorrect",
    "InvalidParameterValue.NewToUs",
    "MissingParameter",
    "UnknownParameter",
    "FailedOperation.TradeInfoIncorrect",
    "FailedOperation.VerificationCodeIllegal",
    "FailedOperation.PhoneBindUpper",
    "FailedOperation.MailIsRegistered",
    "AuthFailure.SignatureExpire",
    "UnauthorizedOperation.NewToUs",
    "RequestLimitExceeded.IPLimitExceeded",
    "InvalidAction",
    "NoSuchVersion",
    "IpInBlacklist",
  ])("%s is a certain no", async (code) => expect(await refused(code)).toBe("refused"));

  test.each([
    "InternalError",
    "FailedOperation",
    "FailedOperation.ExceedMaxBindCount",
    "Anything.NewToUs",
    "ServiceUnavailable",
  ])("%s is unknown", async (code) => expect(await refused(code)).toBe("unknown"));

  test("an empty look-up does not disprove an account that may not be bound to us", () => {
    const hides = ["FailedOperation.ExceedMaxBindCount", "FailedOperation.MailIsRegistered", "reason-without-uin"];
    const hidden = (code: string | undefined) => mayBeHidden(account(), code);
    expect(hides.filter(hidden)).toEqual(hides);
    const shown = [undefined, "crash", "timeout", "InternalError", "FailedOperation.MailIsRegisteredElsewhere"];
    expect(shown.filter(hidden)).toEqual([]);
  });
});

describe("look-ups with stars in them", () => {
  const masked = { sandbox: { maskLookups: true } };

  test("find an account whose answer was lost, and count as a control", async () => {
    const office = await openOffice(masked);
    const ana = await office.talk().open({ mail: "cut.after@example.com" });
    await ana.finish();
    await ana.comesTo("done");
    await office.looked([ana.answers.mail]);
    expect(await office.desk.ledger.control("QueryCustomersCredit of practice")).toBeDefined();
  });

  test("show that a mail is taken", async () => {
    const office = await openOffice(masked);
    const ana = await office.talk().open({ mail: "taken.ours@example.com" });
    await ana.fill({ type: "personal", mail: ana.answers.mail });
    await office.until(async () => (await ana.case()).pending?.why || undefined);
    expect((await ana.case()).pending?.key).toBe("mail");
    expect(office.books().calls.CreateAccount).toBeUndefined();
  });
});

test("an account that look-ups show in a form we would not recognise is no control, and operators are told", async () => {
  const office = await openOffice({ sandbox: { zoneMinutes: -300 } });
  const ana = await office.talk().open();
  await ana.finish();
  await ana.comesTo("done");
  await office.looked([ana.answers.mail]);
  expect(await office.desk.ledger.control("QueryCustomersCredit of practice")).toBeUndefined();
  expect(office.logged).toContainEqual(expect.objectContaining({ level: "error", seen: "doubtful" }));
});

test("an account of the right mail at the wrong time goes to a person, with the evidence", async () => {
  const office = await openOffice({ sandbox: { zoneMinutes: -300 } });
  const ana = await office.talk().open({ mail: "cut.after@example.com" });
  await ana.finish();
  await ana.comesTo("manual");
  const [account] = office.books().accounts;
  expect(office.logged).toContainEqual(expect.objectContaining({ level: "error", id: account?.uin, why: "time" }));
});
