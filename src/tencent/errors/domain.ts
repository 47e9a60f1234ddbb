import { type ErrorRow, lookUpFailed, mend, operator, rowsFor, textUnsure, troubles } from "./row.ts";

const [send, create, list] = ["SendIntlPhoneEmailCode", "CreateIntlPhoneEmail", "DescribeIntlPhoneEmailList"] as const;

/**
 * Codes from the domain service's pages. Each has a row of its own, because the service calls mistakes of a person
 * `InternalError` too.
 */
export const domainErrors: ErrorRow[] = [
  { code: "InternalError.VerifyCodeErr", ...mend("code", "customer", "error.contact-code-wrong") },
  {
    code: "InternalError.CheckVerifyCodeErr",
    ...mend("code", "customer", "error.contact-code-unchecked"),
    repeat: "new-code",
  },
  {
    code: "InternalError.VerifiedPhoneEmailErr",
    say: "error.contact-verified",
    who: "nobody",
    create: "already",
    repeat: "never",
  },
  {
    code: "InternalError.AddPhoneEmailErr",
    say: "error.contact-not-added",
    who: "customer",
    create: "unknown",
    repeat: "new-code",
  },
  {
    code: "InternalError.SendVerifyCodeErr",
    say: "error.contact-code-not-sent",
    who: "nobody",
    create: "no",
    repeat: "wait",
    pause: "between-texts",
  },
  {
    code: "InvalidParameterValue.InvalidParameterFormat",
    ...mend("contact", "customer", "error.contact-format"),
    unread: true,
  },
  { code: "InternalError.NeedLogin", ...operator("no", "domain-login") },
  { code: "InternalError.ForbiddenRequest", ...operator("no", "domain-forbidden") },
  { code: "InternalError.JsonMarshal", ...operator("unknown", "domain-json") },
  { code: "InternalError.ReadBodyError", ...operator("no", "domain-body") },
  { code: "InternalError.MethodNotMatch", ...operator("no", "domain-route") },
  { code: "MissingParameter.ActionNotFound", ...operator("no", "domain-route") },
  { code: "InternalError.DescribePhoneEmailListErr", ...lookUpFailed },

  ...rowsFor([send], troubles, { ...textUnsure, say: "error.contact-code-unsure" }),
  ...rowsFor([create], troubles, { say: "error.contact-unsure", who: "nobody", create: "unknown", repeat: "never" }),
  ...rowsFor([list], troubles, lookUpFailed),
  ...rowsFor([send, create, list], ["UnauthorizedOperation"], operator("no", "permission")),
  ...rowsFor([send, create, list], ["MissingParameter"], operator("no", "field-missing")),
  ...rowsFor([send, create, list], ["UnknownParameter"], operator("no", "field-unknown")),
];
