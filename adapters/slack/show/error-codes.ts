import { webApi } from "@slack/bolt";

/** Nobody can be reached there, now or later. */
export const gone: ReadonlySet<string> = new Set([
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "user_not_found",
  "user_not_in_channel",
  "user_disabled",
  "cannot_dm_bot",
  "messages_tab_disabled",
  "restricted_action",
]);

/** The message is not ours to edit any more; a new one is. */
export const lostMessage: ReadonlySet<string> = new Set([
  "message_not_found",
  "cant_update_message",
  "cant_delete_message",
  "edit_window_closed",
  "channel_not_found",
  "is_inactive",
]);

export const closedView: ReadonlySet<string> = new Set(["not_found", "view_not_found"]);

/** False when Slack answers with one of these; any other failure is thrown. */
export async function unless(codes: ReadonlySet<string>, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && codes.has(error.data.error)) return false;
    throw error;
  }
}

/** Robots that look at links would open those that work once. */
export const quietly = { unfurl_links: false, unfurl_media: false };
