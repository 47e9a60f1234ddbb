import { fold } from "./accounts.ts";
import { type Answer, type Input, refuse, type World } from "./answer.ts";
import { createFields, createMistake } from "./checks.ts";
import { mailMagic, numberMagic } from "./faults.ts";
import { misfit, text } from "./fields.ts";
import { meetOldCustomer } from "./old-customer.ts";
import { checkCode, phoneFull, phoneIsFull, textCode } from "./texting.ts";

export function createAccount(input: Input, world: World): Answer {
  const { books, settings, now } = world;
  const mail = text(input, "Mail");
  const magic = mailMagic(mail);
  const profile = magic?.word === "refuse.profile" ? other(settings.profile) : settings.profile;
  const wrong = misfit(input, createFields[profile]) ?? createMistake(input, profile);
  if (wrong) return wrong;

  if (magic?.word === "refuse.denied") return refuse("UnauthorizedOperation", "Unauthorized operation.");
  if (magic?.word === "refuse.limit" && books.firstTime(`create:${fold(mail)}`)) {
    return refuse("RequestLimitExceeded", "Too many requests.");
  }
  if (magic?.word === "taken.ours") meetOldCustomer(mail, world);
  if (magic?.word === "taken.stranger" || books.accounts.hasMail(mail)) {
    return refuse("FailedOperation.MailIsRegistered", "The mail address is registered.");
  }

  const country = text(input, "CountryCode");
  const phone = text(input, "PhoneNum");
  if (numberMagic(phone) === "fullLater" || phoneIsFull(country, phone, world)) return phoneFull();

  const code = text(input, "VerifyCode");
  if (profile === "2024" && code === "") return textCode(country, phone, world);
  if (checkCode(`${country}-${phone}`, code, world) !== "right") {
    return refuse("FailedOperation.VerificationCodeIllegal", "Incorrect verification code.");
  }

  const open = (at: number, terms: { bound?: boolean; lagMs?: number } = {}): Answer => {
    const visibleAt = at + settings.lookupLagMs + (terms.lagMs ?? 0);
    const Uin = books.accounts.add({ ...account(input, world, at), bound: terms.bound ?? true, visibleAt });
    books.texts.dropCode(`${country}-${phone}`);
    return { response: profile === "current" ? { Uin, Reason: "" } : { Uin } };
  };
  if (!magic) return open(now);
  if ("fault" in magic) {
    const { fault, word, made } = magic;
    if (!made && !books.firstTime(`create:${fold(mail)}`)) return open(now);
    if (word.startsWith("blind.")) books.putMark(`blind:${fold(mail)}`, 3);
    return fault.answer(made ? open(now, { bound: !fault.unbound }) : refuse("InternalError", "Internal error."));
  }
  if (magic.word === "lag.after") return { ...open(now, { lagMs: settings.lateIndexMs }), delivery: "cut" };
  if (magic.word === "late.after" && books.firstTime(`create:${fold(mail)}`)) {
    const act = (at: number) => {
      if (!books.accounts.hasMail(mail)) open(at);
    };
    return { response: {}, delivery: "cut", later: { afterMs: settings.lateAccountMs, act } };
  }
  return open(now);
}

function account(input: Input, { requestId }: World, at: number) {
  return {
    mail: text(input, "Mail"),
    phone: text(input, "PhoneNum"),
    country: text(input, "CountryCode"),
    area: text(input, "Area"),
    type: text(input, "AccountType"),
    name: text(input, "CustomerName"),
    at,
    requestId,
  };
}

function other(profile: "current" | "2024"): "current" | "2024" {
  return profile === "current" ? "2024" : "current";
}
