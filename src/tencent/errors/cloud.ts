import { type ErrorRow, type Meaning, operator, tooFast, troubles } from "./row.ts";

const unsure: Meaning = { say: "error.unsure", who: "nobody", create: "unknown", repeat: "never" };

/** Codes that every action of the Cloud API may answer with. A row of the action's own goes first. */
export const cloudErrors: ErrorRow[] = [
  { code: "InvalidParameter", say: "error.parameter", who: "agent", create: "no", repeat: "mend" },
  { code: "InvalidParameterValue", say: "error.parameter-value", who: "agent", create: "no", repeat: "mend" },
  { code: "MissingParameter", ...operator("no", "error.parameter-missing") },
  { code: "UnknownParameter", ...operator("no", "error.parameter-unknown") },

  { code: "AuthFailure", ...operator("no", "error.credential") },
  { code: "AuthFailure.SignatureExpire", ...operator("no", "error.clock"), fault: "clock" },
  { code: "AuthFailure.SignatureFailure", ...operator("no", "error.credential-signature"), fault: "secret" },
  { code: "AuthFailure.InvalidAuthorization", ...operator("no", "error.credential-header") },
  { code: "AuthFailure.InvalidSecretId", ...operator("no", "error.credential-kind"), fault: "id-malformed" },
  { code: "AuthFailure.SecretIdNotFound", ...operator("no", "error.credential-unknown"), fault: "id-unknown" },
  { code: "AuthFailure.MFAFailure", ...operator("no", "error.credential-mfa") },
  { code: "AuthFailure.TokenFailure", ...operator("no", "error.credential-token"), fault: "token" },
  { code: "AuthFailure.UnauthorizedOperation", ...operator("no", "error.permission"), fault: "permission" },
  { code: "UnauthorizedOperation", ...operator("no", "error.allowlist"), fault: "permission" },
  { code: "UnauthorizedOperation.UinNoAuth", ...operator("no", "error.partner-role"), fault: "permission" },
  { code: "IpInBlacklist", ...operator("no", "error.address-blocked") },
  { code: "IpNotInWhitelist", ...operator("no", "error.address-unlisted") },

  { code: "RequestLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.UinLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.GlobalRegionUinLimitExceeded", ...tooFast },
  { code: "RequestLimitExceeded.IPLimitExceeded", ...tooFast },
  { code: "LimitExceeded", ...operator("unknown", "error.quota") },

  ...troubles.map((code): ErrorRow => ({ code, ...unsure })),
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
