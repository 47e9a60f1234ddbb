import { webApi } from "@slack/bolt";
import { LostToken, type SlackSettings } from "../settings.ts";

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

/** Tells of a lost token, wherever in Bolt it shows: some of its calls are made where nobody can catch. */
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

/** The same where a call can be caught. */
export function lostIn(error: unknown, setting: string): LostToken | undefined {
  const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : "";
  return lostCodes.has(code) ? new LostToken(setting, code) : undefined;
}

/** Straight, or through the proxy. */
export function plainFetch({ proxy }: SlackSettings): webApi.FetchFunction {
  return proxy?.fetch ?? ((url, init) => fetch(url, init));
}

function errorIn(said: string): string {
  if (!said.startsWith('{"ok":false')) return "";
  return (JSON.parse(said) as { error?: string }).error ?? "";
}
