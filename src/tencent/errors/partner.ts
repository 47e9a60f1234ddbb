import { type ErrorRow, lookUpFailed, mend, operator, rowsFor, textUnsure, troubles } from "./row.ts";

const lookUps = [
  "GetCountryCodes",
  "GetTradeConfigList",
  "QueryCustomersCredit",
  "DescribeCustomerUin",
  "DescribeCustomerInfo",
];

/**
 * Codes from the partner service's pages. `create: "no"` means that Tencent certainly refused before it created
 * anything.
 */
export const partnerErrors: ErrorRow[] = [
  {
    code: "FailedOperation.MailIsRegistered",
    ...mend("mail", "customer", "error.mail-taken"),
    taken: true,
    hidden: true,
  },
  { code: "FailedOperation.PhoneBindUpper", ...mend("phone", "customer", "error.phone-full") },
  { code: "FailedOperation.VerificationCodeIllegal", ...mend("code", "customer", "error.code-wrong") },
  { code: "FailedOperation.TradeInfoIncorrect", ...mend("subindustry", "agent", "error.subindustry-mismatch") },
  { code: "FailedOperation.ExceedMaxBindCount", ...operator("unknown", "partner-full"), hidden: true },
  {
    code: "FailedOperation.SendVerifyCodeLimit60",
    say: "error.text-too-soon",
    who: "nobody",
    create: "unknown",
    repeat: "wait",
    pause: "between-texts",
  },
  {
    code: "FailedOperation.SendVerifyCodeLimit",
    say: "error.text-limit",
    who: "customer",
    create: "unknown",
    repeat: "wait",
    pause: "after-many-texts",
  },

  {
    code: "InvalidParameterValue.TradeInfoEmpty",
    ...mend("industry", "agent", "error.industry-missing"),
    proves: "current",
  },
  { code: "InvalidParameterValue.UnSupportArea", ...mend("country", "agent", "error.country-unsupported") },
  { code: "InvalidParameter.AccountTypeContentIncorrect", ...mend("type", "agent", "error.type-wrong") },
  { code: "InvalidParameterValue.AccountTypeEmpty", ...mend("type", "agent", "error.type-missing") },
  { code: "InvalidParameter.AreaContentIncorrect", ...mend("country", "agent", "error.country-mismatch") },
  { code: "InvalidParameter.AreaFormatIncorrect", ...mend("country", "agent", "error.country-format") },
  { code: "InvalidParameterValue.AreaEmpty", ...mend("country", "agent", "error.country-missing") },
  { code: "InvalidParameter.CountryCodeContentIncorrect", ...mend("country", "agent", "error.dial-code-wrong") },
  { code: "InvalidParameter.CountryCodeFormatIncorrect", ...mend("country", "agent", "error.dial-code-format") },
  { code: "InvalidParameterValue.CountryCodeEmpty", ...mend("country", "agent", "error.dial-code-missing") },
  { code: "InvalidParameter.MailFormatIncorrect", ...mend("mail", "customer", "error.mail-format") },
  { code: "InvalidParameterValue.MailEmpty", ...mend("mail", "customer", "error.mail-missing") },
  { code: "InvalidParameter.PasswordContentIncorrect", ...mend("password", "customer", "error.password-rule") },
  { code: "InvalidParameter.PasswordFormatIncorrect", ...mend("password", "customer", "error.password-rule") },
  { code: "InvalidParameterValue.PasswordEmpty", ...mend("password", "customer", "error.password-missing") },
  { code: "InvalidParameter.ConfirmPasswordContentIncorrect", ...operator("no", "password-repeat") },
  { code: "InvalidParameter.PhoneNumFormatIncorrect", ...mend("phone", "customer", "error.phone-format") },
  { code: "InvalidParameterValue.PhoneNumEmpty", ...mend("phone", "customer", "error.phone-missing") },
  {
    code: "InvalidParameterValue",
    action: "SendVerifyCode",
    ...mend("phone", "customer", "error.phone-or-country"),
  },

  { code: "UnknownParameter", action: "CreateAccount", ...operator("no", "parameter-unknown"), proves: "2024" },
  { code: "InvalidAction", action: "GetTradeConfigList", ...operator("no", "no-such-action"), proves: "2024" },

  ...rowsFor(["SendVerifyCode"], troubles, textUnsure),
  ...rowsFor(lookUps, troubles, lookUpFailed),
];
