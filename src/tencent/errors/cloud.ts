import { type ErrorRow, type Meaning, operator, tooFast, troubles } from "./row.ts";

const unsure: Meaning = { say: "error.unsure", who: "nobody", create: "unknown", repeat: "never" };

/** Codes that every action of the Cloud API may answer with. A row of the action's own goes first. */
export const cloudErrors: ErrorRow[] = [
  { code: "InvalidParameter", say: "error.parameter", who: "agent", create: "no", repeat: "mend" },
  { code: "InvalidParameterValue", say: "error.parameter-value", who: "agent", create: "no", repeat: "mend" },
  { code: "MissingParameter", ...operator("no", "parameter-missing") },
  { code: "UnknownParameter", ...operator("no", "parameter-unknown") },

  { code: "AuthFailure", ...operator("no", "credential") },
  { code: "AuthFailure.SignatureExpire", ...operator("no", "clock"), fault: "clock" },
  { code: "AuthFailure.SignatureFailure", ...operator("no", "credential-signature"), fault: "secret" },
  { code: "AuthFailure.InvalidAuthorization", ...operator("no", "credential-header") },
  { code: "AuthFailure.InvalidSecretId", ...operator("no", "credential-kind"), fault: "id-malformed" },
  { code: "AuthFailure.SecretIdNotFound", ...operator("no", "credential-unknown"), fault: "id-unknown" },
  { code: "AuthFailure.MFAFailure", ...operator("no", "credential-mfa") },
  { code: "AuthFailure.TokenFailure", ...operator("no", "credential-token"), fault: "token" },
  { code: "AuthFailure.UnauthorizedOperation", ...operator("no", "permission"), fault: "permission" },
  { code: "UnauthorizedOperation", ...operator("no", "allowlist"), fault: "permission" },
  { code: "UnauthorizedOperation.UinNoAuth", ...operator("no", "partner-role"), fault: "permission" },
  { code: "IpInBlacklist", ...operator("no", "address-blocked") },
  { code: "IpNotInWhitelist", ...operator("no", "address-unlisted") },

  { code: "RequestLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.UinLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.GlobalRegionUinLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.IPLimitExceeded", ...tooFast },
  { code: "LimitExceeded", ...operator("unknown", "quota") },

  ...troubles.map((code): ErrorRow => ({ code, ...unsure })),
  { code: "ResponseSizeLimitExceeded", ...operator("unknown", "answer-too-large") },

  { code: "InvalidAction", ...operator("no", "no-such-action") },
  { code: "NoSuchVersion", ...operator("no", "no-such-version") },
  { code: "NoSuchProduct", ...operator("unknown", "no-such-product") },
  { code: "ActionOffline", ...operator("unknown", "action-offline") },
  { code: "UnsupportedRegion", ...operator("unknown", "region") },
  { code: "UnsupportedProtocol", ...operator("unknown", "protocol") },
  { code: "UnsupportedOperation", ...operator("unknown", "unsupported") },
  { code: "InvalidRequest", ...operator("unknown", "request-form") },
  { code: "RequestSizeLimitExceeded", ...operator("unknown", "request-too-large") },
  { code: "DryRunOperation", ...operator("unknown", "dry-run") },
];
