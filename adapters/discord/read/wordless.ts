import { at } from "../../chat/payload.ts";

/** What a message can hold beside words: pictures and voice notes are attachments. */
const parts = ["attachments", "sticker_items", "message_snapshots"];

/** Whether a message without words holds something else, such as a picture, a voice note or a sticker. */
export function holdsNoWords(body: unknown): boolean {
  return parts.some((part) => {
    const found = at(body, part);
    return Array.isArray(found) && found.length > 0;
  });
}
