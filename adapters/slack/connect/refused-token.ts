import type { StartError } from "../../../src/desk/platform.ts";
import { LostToken, RefusedToken, type TokenSetting } from "../settings.ts";

/** What Slack answers to a token that will never work again. */
const lostCodes = new Set([
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_authed",
  "not_allowed_token_type",
  "org_login_required",
]);

/** What Slack answers for a while, whatever the token. */
const passing = new Set([
  "",
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
  "ratelimited",
  "rate_limited",
  "team_added_to_org",
]);

/** What keeps a desk from starting, by what Slack answers to a token; undefined for what may pass. */
export function refusedFor(setting: TokenSetting, code: string): StartError | undefined {
  if (lostCodes.has(code)) return new LostToken(setting, code);
  return passing.has(code) ? undefined : new RefusedToken(setting, code);
}
