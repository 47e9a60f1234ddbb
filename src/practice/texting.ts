import { type Answer, refuse, type World } from "./answer.ts";
import { unsupportedArea } from "./checks.ts";
import { type NumberMagic, numberMagic } from "./faults.ts";

const dayMs = 24 * 60 * 60 * 1000;
const accountsPerPhone = 5;
const triesPerCode = 5;

/** Texts a new code to a number whose form has been checked, within the limits that the documents name. */
export function textCode(country: string, phone: string, world: World): Answer {
  const magic = numberMagic(phone);
  if (magic === "closed") return unsupportedArea();
  if (magic === "full" || phoneIsFull(country, phone, world)) return phoneFull();
  return sendCode({ key: `${country}-${phone}`, country, phone, magic, tooSoon, tooMany: tooManyTexts }, world);
}

interface Addressee {
  /** The key under which the code is kept. Each key has one code. */
  key: string;
  /** The dialling code. Empty where `phone` is complete, as for a mail. */
  country: string;
  phone: string;
  magic: NumberMagic | undefined;
  tooSoon: () => Answer;
  tooMany: () => Answer;
}

/** Texts or mails a new code: at most one a minute and ten a day to the same address. */
export function sendCode({ key, country, phone, magic, ...refused }: Addressee, world: World): Answer {
  const { books, settings, now } = world;
  const once = (name: typeof magic) => magic === name && books.firstTime(`text:${key}:${name}`);

  if (magic === "limit") return refused.tooMany();
  if (once("gap")) return refused.tooSoon();
  if (once("busy")) return refuse("RequestLimitExceeded", "Too many requests.");
  if (once("timeoutBefore")) return { response: {}, delivery: "hang" };
  if (once("errorBefore")) return refuse("InternalError", "Internal error.");

  const { n, last } = books.texts.since(country, phone, now - dayMs);
  if (last !== null && now - last < settings.textGapMs) return refused.tooSoon();
  if (n >= settings.textsPerDay) return refused.tooMany();

  const code = magic === "sure" ? "246810" : sixDigits(settings.random(1_000_000));
  const shown = once("misprint") ? sixDigits((Number(code) + 1) % 1_000_000) : code;
  const expiresAt = once("stale") ? now : now + settings.codeMinutes * 60_000;
  books.texts.putCode(key, { code, expiresAt, triesLeft: triesPerCode });
  books.texts.send({
    country,
    phone,
    code: shown,
    text: `[Practice Tencent] ${shown} is your verification code. It is good for ${settings.codeMinutes} minutes.`,
    sentAt: now,
    arrivesAt: magic === "never" ? null : magic === "late" ? now + settings.lateTextMs : now,
  });

  if (once("timeoutAfter")) return { response: {}, delivery: "hang" };
  if (once("errorAfter")) return refuse("InternalError", "Internal error.");
  if (once("cutAfter")) return { response: {}, delivery: "cut" };
  return { response: {} };
}

/**
 * Checks a code: `right` when it is the last one sent, `gone` when no code is good any more. A wrong code costs a try.
 */
export function checkCode(key: string, given: string, { books, now }: World): "right" | "wrong" | "gone" {
  const code = books.texts.code(key);
  if (!code || now >= code.expiresAt || code.triesLeft <= 0) return "gone";
  if (code.code === given) return "right";
  books.texts.missCode(key);
  return "wrong";
}

export function phoneIsFull(country: string, phone: string, { books }: World): boolean {
  return books.accounts.ofPhone(country, phone) >= accountsPerPhone;
}

export function phoneFull(): Answer {
  return refuse("FailedOperation.PhoneBindUpper", "The number already carries as many accounts as it may.");
}

function tooSoon(): Answer {
  return refuse("FailedOperation.SendVerifyCodeLimit60", "Codes must be more than 60 seconds apart.");
}

function tooManyTexts(): Answer {
  return refuse("FailedOperation.SendVerifyCodeLimit", "Too many codes for this number. Try later.");
}

function sixDigits(n: number): string {
  return String(n).padStart(6, "0");
}
