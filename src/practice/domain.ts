import { type Action, type Answer, type Input, refuse, type Service, type World } from "./answer.ts";
import { type Contact, contactKey } from "./contacts.ts";
import { type NumberMagic, numberMagic, numbers } from "./faults.ts";
import { misfit, missing, type Shape, text } from "./fields.ts";
import { type ContactNumber, contactNumber, faultCodes } from "./keyed-faults.ts";
import { make } from "./make-with-faults.ts";
import { checkCode, sendCode } from "./texting.ts";

/** The error codes on the page of CreateIntlPhoneEmail. */
export const domainCodes = [
  "InternalError.AddPhoneEmailErr",
  "InternalError.CheckVerifyCodeErr",
  "InternalError.ForbiddenRequest",
  "InternalError.JsonMarshal",
  "InternalError.MethodNotMatch",
  "InternalError.NeedLogin",
  "InternalError.ReadBodyError",
  "InternalError.VerifiedPhoneEmailErr",
  "InternalError.VerifyCodeErr",
  "InvalidParameterValue.InvalidParameterFormat",
  "MissingParameter.ActionNotFound",
] as const;

const [phone, mail] = [1, 2];
const largestPage = 200;

const send: Action = (input, world) => {
  const wrong = mistake(input, { Type: "integer", Code: "string" }, world);
  if (wrong) return wrong;
  const contact = contactOf(input);
  const notSent = () => refuse("InternalError.SendVerifyCodeErr", "The code could not be sent.");
  const magic = contact.type === mail ? mailCodeMagic(contact.code) : numberMagic(contact.code);
  const addressee = { key: codeKey(contact), country: "", phone: contact.code, magic };
  return sendCode({ ...addressee, tooSoon: notSent, tooMany: notSent }, world);
};

const create: Action = (input, world) => {
  const wrong = mistake(input, { Type: "integer", Code: "string", VerifyCode: "string" }, world);
  if (wrong) return wrong;
  const { books, now, requestId } = world;
  const contact = contactOf(input);
  const number = contact.type === phone ? contactNumber(contact.code) : undefined;
  const once = (name: ContactNumber) => number === name && books.firstTime(`prove:${contactKey(contact)}:${name}`);

  if (number === "verified" || books.contacts.has(contact)) {
    return refuse("InternalError.VerifiedPhoneEmailErr", "It has been verified already.");
  }
  const checked = checkCode(codeKey(contact), text(input, "VerifyCode"), world);
  if (checked === "gone" || once("unchecked")) {
    return refuse("InternalError.CheckVerifyCodeErr", "The verification code could not be checked.");
  }
  if (checked === "wrong") return refuse("InternalError.VerifyCodeErr", "Incorrect verification code.");

  const add = (at: number, visibleAt = now): Answer => {
    books.contacts.add({ ...contact, at, requestId, visibleAt });
    return { response: {} };
  };
  const notAdded = () => refuse("InternalError.AddPhoneEmailErr", "It could not be added.");
  if (once("timeoutBefore")) return { response: {}, delivery: "hang" };
  if (once("errorBefore")) return notAdded();
  if (number === "timeoutAfter") return { ...add(now), delivery: "hang" };
  if (number === "errorAfter") {
    add(now);
    return notAdded();
  }
  const making = {
    words: contact.type === mail ? [contact.code] : [],
    key: codeKey(contact),
    codes: domainCodes,
    faultCodes: faultCodes.CreateIntlPhoneEmail,
    isFree: () => !books.contacts.has(contact),
    make: add,
    refuse,
  };
  return make(making, world);
};

const list: Action = (input, { books, settings, now }) => {
  const wrong = misfit(input, { Type: "integer", Limit: "integer", Offset: "integer" });
  if (wrong) return wrong;
  for (const name of ["Type", "Limit", "Offset"]) if (input[name] === undefined) return missing(name);
  const [type, limit, offset] = [Number(input.Type), Number(input.Limit), Number(input.Offset)];
  if (![phone, mail].includes(type) || limit < 1 || limit > largestPage || offset < 0) return badFormat();

  const found = books.contacts.visible(type, now);
  if (books.useMarkOf("blind:contact:"))
    return refuse("InternalError.DescribePhoneEmailListErr", "The list could not be read.");
  const start = settings.listOffset === "pages" ? offset * limit : offset;
  const rows = found.slice(start, start + limit).map(({ code, at }) => ({
    Code: code,
    Type: type,
    CreatedOn: new Date(at + settings.zoneMinutes * 60_000).toISOString().slice(0, 19).replace("T", " "),
  }));
  return { response: { PhoneEmailList: rows, TotalCount: found.length } };
};

function mistake(input: Input, shape: Shape, { settings }: World): Answer | undefined {
  const wrong = misfit(input, shape);
  if (wrong) return wrong;
  const absent = Object.keys(shape).find((name) => input[name] === undefined);
  if (absent) return missing(absent);
  const { type, code } = contactOf(input);
  if (type === mail) return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(code) ? undefined : badFormat();
  const isOther = contactNumber(code) === "otherForm";
  const form = isOther === (settings.domainPhone === "plus") ? /^\d{1,32}$/ : /^\+\d{1,4}\.\d{1,32}$/;
  return type === phone && form.test(code) ? undefined : badFormat();
}

function contactOf(input: Input): Pick<Contact, "type" | "code"> {
  return { type: Number(input.Type), code: text(input, "Code") };
}

function codeKey(contact: Pick<Contact, "type" | "code">): string {
  return `contact:${contactKey(contact)}`;
}

/** The fault that a mail address asks for: `code.late@example.com` does what the magic number called `late` does. */
function mailCodeMagic(address: string): NumberMagic | undefined {
  const [, word = ""] = /^code\.(\w+)([+-][^@]*)?@/.exec(address.toLowerCase()) ?? [];
  return (Object.keys(numbers) as NumberMagic[]).find((name) => name.toLowerCase() === word);
}

function badFormat(): Answer {
  return refuse("InvalidParameterValue.InvalidParameterFormat", "Invalid parameter value.");
}

/** The domain service: CreateIntlPhoneEmail and the other actions of its kind, as their pages describe them. */
export const domain: Service = {
  service: "domain",
  version: "2018-08-08",
  actions: {
    SendIntlPhoneEmailCode: { perSecond: 20, run: send },
    CreateIntlPhoneEmail: { perSecond: 20, run: create },
    DescribeIntlPhoneEmailList: { perSecond: 20, run: list },
  },
};
