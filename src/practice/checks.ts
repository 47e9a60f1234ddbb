import { type Answer, type Input, refuse } from "./answer.ts";
import { areaHasCode, closedCodes, isDiallingCode } from "./countries.ts";
import { missing, type Shape, text } from "./fields.ts";
import type { Profile } from "./options.ts";
import { tradesMatch } from "./trades.ts";

const createFields2024: Shape = {
  AccountType: "string",
  Mail: "string",
  Password: "string",
  ConfirmPassword: "string",
  PhoneNum: "string",
  CountryCode: "string",
  Area: "string",
  Extended: "string",
  VerifyCode: "string",
};

export const createFields: Record<Profile, Shape> = {
  "2024": createFields2024,
  current: { ...createFields2024, TradeOne: "string", TradeTwo: "string", CustomerName: "string" },
};

const mayNotBeEmpty = ["AccountType", "Mail", "Password", "PhoneNum", "CountryCode", "Area"];

/** The error answer for the first wrong field of CreateAccount, with the code that the document gives it. */
export function createMistake(input: Input, profile: Profile): Answer | undefined {
  const empty = mayNotBeEmpty.find((name) => text(input, name) === "");
  if (empty) return refuse(`InvalidParameterValue.${empty}Empty`, `The parameter \`${empty}\` is empty.`);
  if (input.ConfirmPassword === undefined) return missing("ConfirmPassword");

  const type = text(input, "AccountType");
  if (type !== "personal" && type !== "company") return incorrect("AccountTypeContent", "Use personal or company.");

  const mail = text(input, "Mail");
  if (mail.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(mail)) {
    return incorrect("MailFormat", "That is not a mail address.");
  }
  return (
    passwordMistake(text(input, "Password"), text(input, "ConfirmPassword")) ??
    phoneMistake(text(input, "PhoneNum"), text(input, "CountryCode"), text(input, "Area")) ??
    (profile === "current" ? currentMistake(input) : undefined)
  );
}

function passwordMistake(password: string, confirmed: string): Answer | undefined {
  if (password.length < 8 || password.length > 20 || /\s/.test(password)) {
    return incorrect("PasswordFormat", "Use 8 to 20 characters without spaces.");
  }
  const classes = [/\d/, /[A-Za-z]/, /[!@#$%^&*()]/];
  if (!classes.every((one) => one.test(password)) || !/^[\dA-Za-z!@#$%^&*()]+$/.test(password)) {
    return incorrect("PasswordContent", "Use digits, letters and symbols out of !@#$%^&*().");
  }
  if (confirmed !== password) return incorrect("ConfirmPasswordContent", "The two passwords differ.");
  return undefined;
}

function phoneMistake(phone: string, code: string, area: string): Answer | undefined {
  if (!/^\d{1,32}$/.test(phone)) return incorrect("PhoneNumFormat", "Use 1 to 32 digits.");
  if (!/^\d{1,4}$/.test(code)) return incorrect("CountryCodeFormat", "Use digits such as 852.");
  if (closedCodes.includes(code)) return unsupportedArea();
  if (!isDiallingCode(code)) return incorrect("CountryCodeContent", "No country has that code.");
  if (!/^[A-Z]{2}$/.test(area)) return incorrect("AreaFormat", "Use two capital letters such as HK.");
  if (!areaHasCode(area, code)) return incorrect("AreaContent", "The area does not go with the country code.");
  return undefined;
}

function currentMistake(input: Input): Answer | undefined {
  const one = text(input, "TradeOne");
  const two = text(input, "TradeTwo");
  if (one === "" || two === "") {
    return refuse("InvalidParameterValue.TradeInfoEmpty", "The industry or the sub-industry is empty.");
  }
  if (!tradesMatch(one, two)) {
    return refuse("FailedOperation.TradeInfoIncorrect", "The sub-industry does not belong to the industry.");
  }
  const name = text(input, "CustomerName");
  if (name !== "" && (name.length < 2 || name.length > 200 || /^\d+$/.test(name))) {
    return refuse("InvalidParameterValue", "A customer name has 2 to 200 characters and is not only digits.");
  }
  if (input.VerifyCode === undefined) return missing("VerifyCode");
  return undefined;
}

export function unsupportedArea(): Answer {
  return refuse("InvalidParameterValue.UnSupportArea", "No international account can be opened for this country.");
}

function incorrect(what: string, message: string): Answer {
  return refuse(`InvalidParameter.${what}Incorrect`, message);
}
