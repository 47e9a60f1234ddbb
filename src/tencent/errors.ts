import type { MessageKey } from "../words/words.ts";

export interface ErrorRow {
  code: string;
  /** Only for this action; a row without one is for all. */
  action?: string;
  /** Its words may use `code` and `requestId`; give both. */
  say: MessageKey;
  /** The one field to ask again. */
  mend?: "type" | "mail" | "country" | "phone" | "name" | "industry" | "subindustry" | "password" | "code";
  /** Who must act. */
  who: "customer" | "agent" | "operator" | "nobody";
  /** Whether it is certain that a CreateAccount refused with this code created nothing. */
  create: "no" | "unknown";
  /** What it takes before the same call may go out again; `safe` is at once, `never` is not by itself. */
  repeat: "mend" | "wait" | "new-code" | "safe" | "never";
}

type About = Omit<ErrorRow, "code" | "action">;

/** A person gives another answer; nothing was created. */
function mend(field: NonNullable<ErrorRow["mend"]>, who: "customer" | "agent", say: MessageKey): About {
  return { say, mend: field, who, create: "no", repeat: "mend" };
}

/** Somebody who runs the bot must put something right. */
function operator(create: ErrorRow["create"], say: MessageKey): About {
  return { say, who: "operator", create, repeat: "never" };
}

const tooFast: About = { say: "error.rate-limit", who: "nobody", create: "no", repeat: "wait" };
const unsure: About = { say: "error.unsure", who: "nobody", create: "unknown", repeat: "never" };
const textUnsure: About = { say: "error.text-unsure", who: "nobody", create: "unknown", repeat: "wait" };
const lookUpFailed: About = { say: "error.look-up-failed", who: "nobody", create: "unknown", repeat: "safe" };

const lookUps = [
  "GetCountryCodes",
  "GetTradeConfigList",
  "QueryCustomersCredit",
  "DescribeCustomerUin",
  "DescribeCustomerInfo",
];

/** Codes that leave open what happened. A look-up is simply asked again; a text counts as sent. */
const troubles = [
  "FailedOperation",
  "InternalError",
  "ServiceUnavailable",
  "ResourceUnavailable",
  "ResourceInsufficient",
  "ResourceInUse",
  "OperationDenied.ServiceBusy",
];

// A row here with create "no" is a promise that Tencent refused before it created anything.
const rows: ErrorRow[] = [
  { code: "FailedOperation.MailIsRegistered", ...mend("mail", "customer", "error.mail-taken") },
  { code: "FailedOperation.PhoneBindUpper", ...mend("phone", "customer", "error.phone-full") },
  { code: "FailedOperation.VerificationCodeIllegal", ...mend("code", "customer", "error.code-wrong") },
  { code: "FailedOperation.TradeInfoIncorrect", ...mend("subindustry", "agent", "error.subindustry-mismatch") },
  { code: "FailedOperation.ExceedMaxBindCount", ...operator("unknown", "error.partner-full") },
  {
    code: "FailedOperation.SendVerifyCodeLimit60",
    say: "error.text-too-soon",
    who: "nobody",
    create: "unknown",
    repeat: "wait",
  },
  {
    code: "FailedOperation.SendVerifyCodeLimit",
    say: "error.text-limit",
    who: "customer",
    create: "unknown",
    repeat: "wait",
  },

  { code: "InvalidParameterValue.TradeInfoEmpty", ...mend("industry", "agent", "error.industry-missing") },
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
  { code: "InvalidParameter.ConfirmPasswordContentIncorrect", ...operator("no", "error.password-repeat") },
  { code: "InvalidParameter.PhoneNumFormatIncorrect", ...mend("phone", "customer", "error.phone-format") },
  { code: "InvalidParameterValue.PhoneNumEmpty", ...mend("phone", "customer", "error.phone-missing") },
  {
    code: "InvalidParameterValue",
    action: "SendVerifyCode",
    ...mend("phone", "customer", "error.phone-or-country"),
  },
  { code: "InvalidParameter", say: "error.parameter", who: "agent", create: "no", repeat: "mend" },
  { code: "InvalidParameterValue", say: "error.parameter-value", who: "agent", create: "no", repeat: "mend" },
  { code: "MissingParameter", ...operator("no", "error.parameter-missing") },
  { code: "UnknownParameter", ...operator("no", "error.parameter-unknown") },

  { code: "AuthFailure", ...operator("no", "error.credential") },
  { code: "AuthFailure.SignatureExpire", ...operator("no", "error.clock") },
  { code: "AuthFailure.SignatureFailure", ...operator("no", "error.credential-signature") },
  { code: "AuthFailure.InvalidAuthorization", ...operator("no", "error.credential-header") },
  { code: "AuthFailure.InvalidSecretId", ...operator("no", "error.credential-kind") },
  { code: "AuthFailure.SecretIdNotFound", ...operator("no", "error.credential-unknown") },
  { code: "AuthFailure.MFAFailure", ...operator("no", "error.credential-mfa") },
  { code: "AuthFailure.TokenFailure", ...operator("no", "error.credential-token") },
  { code: "AuthFailure.UnauthorizedOperation", ...operator("no", "error.permission") },
  { code: "UnauthorizedOperation", ...operator("no", "error.allowlist") },
  { code: "UnauthorizedOperation.UinNoAuth", ...operator("no", "error.partner-role") },
  { code: "IpInBlacklist", ...operator("no", "error.address-blocked") },
  { code: "IpNotInWhitelist", ...operator("no", "error.address-unlisted") },

  { code: "RequestLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.UinLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.GlobalRegionUinLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.IPLimitExceeded", ...tooFast },
  { code: "LimitExceeded", ...operator("unknown", "error.quota") },

  ...troubles.map((code): ErrorRow => ({ code, ...unsure })),
  ...troubles.map((code): ErrorRow => ({ code, action: "SendVerifyCode", ...textUnsure })),
  ...lookUps.flatMap((action) => troubles.map((code): ErrorRow => ({ code, action, ...lookUpFailed }))),
  { code: "ResponseSizeLimitExceeded", ...operator("unknown", "error.answer-too-large") },

  { code: "InvalidAction", ...operator("no", "error.no-such-action") },
  { code: "NoSuchVersion", ...operator("no", "error.no-such-version") },
  { code: "NoSuchProduct", ...operator("unknown", "error.no-such-product") },
  { code: "ActionOffline", ...operator("unknown", "error.action-offline") },
  { code: "UnsupportedRegion", ...operator("unknown", "error.region") },
  { code: "UnsupportedProtocol", ...operator("unknown", "error.protocol") },
  { code: "UnsupportedOperation", ...operator("unknown", "error.unsupported") },
  { code: "InvalidRequest", ...operator("unknown", "error.request-form") },
  { code: "RequestSizeLimitExceeded", ...operator("unknown", "error.request-too-large") },
  { code: "DryRunOperation", ...operator("unknown", "error.dry-run") },
];

const fallback: ErrorRow = { code: "", ...operator("unknown", "error.unlisted") };

const table = new Map(rows.map((row) => [key(row.code, row.action), row]));

/** The row of the longest dotted prefix of the code; of two as long, the action's own. An unlisted code is unknown. */
export function explain(action: string, code: string): ErrorRow {
  const parts = code.split(".");
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join(".");
    const row = table.get(key(prefix, action)) ?? table.get(key(prefix));
    if (row) return row;
  }
  return fallback;
}

function key(code: string, action = ""): string {
  return `${action} ${code}`;
}
