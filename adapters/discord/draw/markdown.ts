import type { Text } from "../../../src/conversation/types.ts";
import { say, t } from "../../../src/words/words.ts";
import type { Live } from "../../chat/text.ts";
import { readOut, shorten, written } from "../../chat/text.ts";
import { personOf } from "../address.ts";

/** A text in Discord's markdown. */
export function markup(text: Text | string, most: number): string {
  return written(text, most, { literal, live });
}

export function words(text: Text | string, most: number): string {
  return shorten(readOut(text), most);
}

/**
 * Escapes a text so that Discord shows it letter by letter. A backslash escapes a character. For pings there is no
 * escape, so they get a similar character.
 */
export function literal(text: string, most = Number.POSITIVE_INFINITY): string {
  const signed = text
    .replace(/@(?=here|everyone)/giu, "＠")
    .replace(
      /[\\*_~|`<>[\]#]|:(?=\/\/)|^\s*-(?=[\s#])|^\s*\d+\.(?=\s)/gu,
      (sign) => `${sign.slice(0, -1)}\\${sign.at(-1)}`,
    );
  if (signed.length <= most) return signed;
  const kept = signed.slice(0, Math.max(0, most - 1)).replace(/\p{Cs}$/u, "");
  const isCut = (/(?<!\\)\\+$/.exec(kept)?.[0].length ?? 0) % 2 === 1; // a backslash at the cut must not escape the ellipsis
  return `${isCut ? kept.slice(0, -1) : kept}…`;
}

/** A text in a code block, to be copied. A text that would end the block has none. */
export function preformatted(text: string): string {
  return text.includes("`") ? literal(text) : `\`\`\`\n${text}\n\`\`\``;
}

function live(piece: Live): string {
  if ("at" in piece) {
    const seconds = Math.ceil(piece.at / 1000);
    return piece.isSoon ? `<t:${seconds}:T> (<t:${seconds}:R>)` : `<t:${seconds}:f>`; // the format R counts down by itself
  }
  const person = personOf(piece.person);
  return person ? `<@${person.user}>` : say(t("chat.somebody"), String);
}
