import type { Text } from "../../src/conversation/types.ts";
import { say, t } from "../../src/words/words.ts";
import { inUtc, type Live, piecesOf } from "../chat/pieces.ts";
import { shorten } from "../chat/shorten.ts";
import { personOf } from "./address.ts";

/** As Discord's markdown. What is too long is cut within words, never within an instant or a mention. */
export function markup(text: Text | string, most: number): string {
  let left = most;
  const parts = piecesOf(text).map((piece) => {
    const part = typeof piece === "string" ? literal(piece, Math.max(1, left)) : live(piece);
    left -= part.length;
    return left < 0 ? "" : part;
  });
  return parts.join("");
}

/** As people read it where nothing is drawn: in buttons, lists, labels and titles. */
export function words(text: Text | string, most: number): string {
  const plain = piecesOf(text).map((piece) => {
    if (typeof piece === "string") return piece;
    return "at" in piece ? inUtc(piece) : say(t("chat.somebody"), String);
  });
  return shorten(plain.join(""), most);
}

/** Text that Discord shows letter by letter. A backslash before a sign takes its meaning away; a ping has none, so a look-alike stands in. */
export function literal(text: string, most = Number.POSITIVE_INFINITY): string {
  const inert = text.replace(/@(?=here|everyone)/giu, "＠");
  let escaped = "";
  for (const character of inert) {
    const next = signs.has(character) ? `\\${character}` : character;
    if (escaped.length + next.length > most - 3) {
      escaped += "…";
      break;
    }
    escaped += next;
  }
  return escaped
    .replace(/^(\s*)-(?=\s|\\#)/u, "$1\\-")
    .replace(/^(\s*\d+)\.(?=\s)/u, "$1\\.")
    .replace(/(https?|discord):(?=\/\/)/giu, "$1\\:");
}

const signs = new Set([..."\\*_~|`<>[]#"]);

/** In a box of its own with a copy button, letter by letter; no sign in it means anything. */
export function preformatted(text: string): string {
  return `\`\`\`\n${text.replaceAll("```", "ˋˋˋ")}\n\`\`\``;
}

function live(piece: Live): string {
  if ("at" in piece) {
    const seconds = Math.ceil(piece.at / 1000);
    return piece.isSoon ? `<t:${seconds}:T> (<t:${seconds}:R>)` : `<t:${seconds}:f>`; // R ticks by itself
  }
  const person = personOf(piece.person);
  return person ? `<@${person.user}>` : say(t("chat.somebody"), String);
}
