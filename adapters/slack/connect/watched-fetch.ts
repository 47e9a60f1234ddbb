import type { webApi } from "@slack/bolt";
import { LostToken, type SlackSettings } from "../settings.ts";
import { codeOf } from "./error-codes.ts";

/** Slack's error codes for a token that will never work again. */
const lostCodes = new Set([
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_authed",
  "not_allowed_token_type",
  "org_login_required",
]);

/**
 * A fetch that reports a lost token. It watches all of Bolt's calls, because some are made where no error can be
 * caught.
 */
export function watchedFetch(settings: SlackSettings, setting: string): webApi.FetchFunction {
  const { onLost } = settings;
  const plainly = plainFetch(settings);
  return async (url, init) => {
    const response = await plainly(url, init);
    const said = await response.text();
    const code = response.status === 401 ? "401" : errorIn(said);
    if (code === "401" || lostCodes.has(code)) onLost(new LostToken(setting, code));
    const { status, statusText, headers } = response;
    return new Response(said, { status, statusText, headers: Object.fromEntries(headers.entries()) });
  };
}

/** The LostToken that an error of a call means, if it does. */
export function lostIn(error: unknown, setting: string): LostToken | undefined {
  const code = codeOf(error) ?? "";
  return lostCodes.has(code) ? new LostToken(setting, code) : undefined;
}

/** A fetch that goes through the proxy, if there is one. */
export function plainFetch({ proxy }: SlackSettings): webApi.FetchFunction {
  return proxy?.fetch ?? ((url, init) => fetch(url, init));
}

function errorIn(said: string): string {
  if (!said.startsWith('{"ok":false')) return "";
  return (JSON.parse(said) as { error?: string }).error ?? "";
}
