import { webApi } from "@slack/bolt";

/** Codes after which nobody can be reached at an address, now or later. */
export const gone: ReadonlySet<string> = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "user_not_found",
  "users_not_found",
  "user_not_visible",
  "cannot_dm_user",
  "user_not_in_channel",
  "user_disabled",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "restricted_action",
]);

/** Codes that mean: the workspace has taken the token back, or is no more. */
export const endedToken: ReadonlySet<string> = new Set(["token_revoked", "account_inactive"]);

/** Codes after which a message can't be edited any more, so that a new one is posted. */
export const lostMessage: ReadonlySet<string> = new Set([
  "message_not_found",
  "cant_update_message",
  "cant_delete_message",
  "edit_window_closed",
  "channel_not_found",
  "is_inactive",
]);

export const closedView: ReadonlySet<string> = new Set(["not_found", "view_not_found"]);

/** Codes after which a view is known to have changed since the bot last heard of it. */
export const changedView: ReadonlySet<string> = new Set(["hash_conflict"]);

/** The error code in Slack's answer to a call. Undefined when Slack gave no answer. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** Why something has failed, in a word: Slack's code if it has answered, else the kind of error. */
export function whyOf(error: unknown): string {
  return codeOf(error) ?? (error as Error).name;
}

/** Makes a call. False when Slack answers with one of these codes. Any other failure is thrown. */
export async function unless(codes: ReadonlySet<string>, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (codes.has(codeOf(error) ?? "")) return false;
    throw error;
  }
}

/** Options that keep Slack's crawler from opening links, because some links work only once. */
export const quietly = { unfurl_links: false, unfurl_media: false };
