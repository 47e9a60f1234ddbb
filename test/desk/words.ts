import type { Text } from "../../src/conversation/types.ts";
import { say } from "../../src/words/words.ts";

/** What a reader gets of these texts. */
export function heard(texts: readonly Text[]): string {
  return texts.map((text) => say(text, (at) => new Date(at).toISOString())).join("\n");
}
