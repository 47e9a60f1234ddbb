import type { Text, Value } from "../../src/conversation/types.ts";
import { say, t } from "../../src/words/words.ts";
import { userOf } from "./address.ts";
import type { Plain } from "./blocks.ts";
import { clean, literal } from "./escape.ts";
import { shorten } from "./limits.ts";

/** Words are shown letter by letter; an instant and a person are what Slack draws for each reader. */
type Piece = string | { at: number; format: string } | { person: string };

/** `plain_text`, which Slack never reads as markup. */
export function plain(text: Text | string, most: number): Plain {
  return { type: "plain_text", text: shorten(words(text), most), emoji: false };
}

/** Plain where it can be, so that user text is safe by construction; mrkdwn where an instant or a person wants it. */
export function spoken(text: Text | string, most: number) {
  const isPlain = piecesOf(text).every((piece) => typeof piece === "string");
  return isPlain ? plain(text, most) : { type: "mrkdwn" as const, text: markup(text, most), verbatim: true };
}

/** As mrkdwn. What is too long is cut within words, never within a date or a mention. */
export function markup(text: Text | string, most: number): string {
  let left = most;
  const parts = piecesOf(text).map((piece) => {
    const part = typeof piece === "string" ? literal(piece, Math.max(1, left)) : live(piece);
    left -= part.length;
    return left < 0 ? "" : part;
  });
  return parts.join("");
}

/** As people read it where nothing can be drawn: in buttons, hints and labels. */
export function words(text: Text | string): string {
  return piecesOf(text)
    .map((piece) => {
      if (typeof piece === "string") return piece;
      return "at" in piece ? inUtc(piece) : say(t("slack.somebody"), String);
    })
    .join("");
}

function piecesOf(text: Text | string): Piece[] {
  if (typeof text === "string") return [clean(text)];
  const drawn: Piece[] = [];
  const said = say(
    cleaned(text, (piece) => `\0${drawn.push(piece) - 1}\0`),
    String,
  );
  const pieces = said.split("\0").map((part, i) => (i % 2 === 0 ? part : drawn[Number(part)]!));
  return pieces.filter((piece) => piece !== "");
}

/** Values as they may be shown; what is drawn leaves a mark with a NUL, which no cleaned value has. */
function cleaned({ key, values = {} }: Text, mark: (piece: Piece) => string): Text {
  const format = soon.has(key) ? "{time_secs}" : "{time}, {date_short_pretty}";
  const entries = Object.entries(values).map(([name, value]): [string, Value] => {
    if (typeof value === "string") return [name, clean(value)];
    if (typeof value === "number") return [name, value];
    if ("key" in value) return [name, cleaned(value, mark)];
    return [name, mark("at" in value ? { at: value.at, format } : value)];
  });
  return { key, values: Object.fromEntries(entries) };
}

/** A wait of a minute or a few: the seconds count, the day does not. */
const soon = new Set(["talk.again-at", "talk.not-before", "talk.try-at", "open.code.asked"]);

function live(piece: Exclude<Piece, string>): string {
  if ("at" in piece) return `<!date^${Math.ceil(piece.at / 1000)}^${piece.format}|${inUtc(piece)}>`;
  const user = userOf(piece.person);
  return user ? `<@${user}>` : say(t("slack.somebody"), String);
}

function inUtc({ at, format }: { at: number; format: string }): string {
  const iso = new Date(Math.ceil(at / 1000) * 1000).toISOString();
  return format === "{time_secs}" ? `${iso.slice(11, 19)} UTC` : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
