import type { types } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import { say, t } from "../../../src/words/words.ts";
import { inUtc, type Live, piecesOf, readOut, shorten, written } from "../../chat/text.ts";
import { userOf } from "../address.ts";
import { literal } from "../read/escape.ts";

/** `plain_text`, which Slack never reads as markup. */
export function plain(text: Text | string, most: number): types.PlainTextElement {
  return { type: "plain_text", text: shorten(readOut(text), most), emoji: false };
}

/** Plain text wherever possible, in which user text can do no harm. mrkdwn only for an instant or a person. */
export function spoken(text: Text | string, most: number) {
  const isPlain = piecesOf(text).every((piece) => typeof piece === "string");
  return isPlain ? plain(text, most) : { type: "mrkdwn" as const, text: markup(text, most), verbatim: true };
}

/** A text in Slack's mrkdwn. */
export function markup(text: Text | string, most: number): string {
  return written(text, most, { literal, live });
}

function live(piece: Live): string {
  if ("at" in piece) {
    const format = piece.isSoon ? "{time_secs}" : "{time}, {date_short_pretty}";
    return `<!date^${Math.ceil(piece.at / 1000)}^${format}|${inUtc(piece)}>`;
  }
  const user = userOf(piece.person);
  return user ? `<@${user}>` : say(t("chat.somebody"), String);
}
