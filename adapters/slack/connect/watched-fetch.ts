import type { webApi } from "@slack/bolt";
import { type StartError, whyNot } from "../../../src/desk/platform.ts";
import { LostToken, type SlackSettings, type TokenSetting } from "../settings.ts";
import { codeOf } from "./error-codes.ts";
import { refusedFor } from "./refused-token.ts";

/** The calls that a start can't do without. */
const admitting = /\/(auth\.test|apps\.connections\.open)$/;

/**
 * A fetch that reports a lost token. It watches all of Bolt's calls, because some are made where no error can be
 * caught.
 */
export function watchedFetch(settings: SlackSettings, setting: TokenSetting): webApi.FetchFunction {
  const { onLost, log } = settings;
  const plainly = plainFetch(settings);
  return async (url, init) => {
    const isAdmitting = admitting.test(new URL(url).pathname);
    const response = await plainly(url, init).catch((error: unknown) => {
      if (isAdmitting) log.warn({ for: setting, why: whyNot(error) }, "Slack cannot be reached; trying again");
      throw error;
    });
    const said = await response.text();
    const refused = refusalIn(setting, response.status, said);
    if (refused && (isAdmitting || refused instanceof LostToken)) onLost(refused);
    const { status, statusText, headers } = response;
    return new Response(said, { status, statusText, headers: Object.fromEntries(headers.entries()) });
  };
}

/** The StartError that an answer to a call means, if it does. */
export function refusalIn(setting: TokenSetting, status: number, said: string): StartError | undefined {
  return status === 401 ? new LostToken(setting, "401") : refusedFor(setting, errorIn(said));
}

/** The StartError that an error of a call means, if it does. */
export function refusedIn(error: unknown, setting: TokenSetting): StartError | undefined {
  return refusedFor(setting, codeOf(error) ?? "");
}

/** A fetch that goes through the proxy, if there is one. */
export function plainFetch({ proxy }: SlackSettings): webApi.FetchFunction {
  return proxy?.fetch ?? ((url, init) => fetch(url, init));
}

function errorIn(said: string): string {
  if (!said.startsWith('{"ok":false')) return "";
  return (JSON.parse(said) as { error?: string }).error ?? "";
}
