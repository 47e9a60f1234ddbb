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
  const signed = text
    .replace(/@(?=here|everyone)/giu, "＠")
    .replace(
      /[\\*_~|`<>[\]#]|:(?=\/\/)|^\s*-(?=[\s#])|^\s*\d+\.(?=\s)/gu,
      (sign) => `${sign.slice(0, -1)}\\${sign.at(-1)}`,
    );
  if (signed.length <= most) return signed;
  const kept = signed.slice(0, Math.max(0, most - 1)).replace(/\p{Cs}$/u, "");
  const isCut = (/\\+$/.exec(kept)?.[0].length ?? 0) % 2 === 1; // a backslash must not take the ellipsis' meaning
  return `${isCut ? kept.slice(0, -1) : kept}…`;
}

/** In a box of its own with a copy button, letter by letter; no sign in it means anything. */
export function preformatted(text: string): string {
  return `\`\`\`\n${text.replaceAll("`", "ˋ")}\n\`\`\``;
}

function live(piece: Live): string {
  if ("at" in piece) {
    const seconds = Math.ceil(piece.at / 1000);
    return piece.isSoon ? `<t:${seconds}:T> (<t:${seconds}:R>)` : `<t:${seconds}:f>`; // R ticks by itself
  }
  const person = personOf(piece.person);
  return person ? `<@${person.user}>` : say(t("chat.somebody"), String);
}
