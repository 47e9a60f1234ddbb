import type { Text } from "../../src/conversation/types.ts";
import { say, t } from "../../src/words/words.ts";
import { inUtc, type Live, piecesOf } from "./pieces.ts";

/** How a platform writes what was typed, in at most so many characters, and what it draws for each reader. */
export interface Hand {
  literal(text: string, most: number): string;
  live(piece: Live): string;
}

/** As a platform's own markup. What is too long is cut within words, never within an instant or a mention. */
export function written(text: Text | string, most: number, { literal, live }: Hand): string {
  let left = most;
  const parts = piecesOf(text).map((piece) => {
    const part = typeof piece === "string" ? literal(piece, Math.max(1, left)) : live(piece);
    left -= part.length;
    return left < 0 ? "" : part;
  });
  return parts.join("");
}

/** As people read it where nothing is drawn: in buttons, lists, labels and titles. */
export function readOut(text: Text | string): string {
  const parts = piecesOf(text).map((piece) => {
    if (typeof piece === "string") return piece;
    return "at" in piece ? inUtc(piece) : say(t("chat.somebody"), String);
  });
  return parts.join("");
}
