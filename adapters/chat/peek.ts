import type { Case } from "../../src/conversation/types.ts";
import { t } from "../../src/words/words.ts";
import { type Part, practice, text, words } from "./parts.ts";
import { noticeParts } from "./said.ts";

/** How long an operator is shown whom a case is about (ms). */
export const peekMs = 10 * 60_000;

/** What one operator sees of what a card has masked. */
export function peekParts(caseId: string, key: string, world: Case["world"]): Part[] {
  return [text(...practice(world), words(t("chat.peek", { case: caseId, key })))];
}

/** What stands in its place when its time is over. */
export function peekedParts(world: Case["world"]): Part[] {
  return noticeParts([t("chat.peek-over")], world);
}

/** Runs something when the time of a peek is over. The process need not wait for it. */
export function afterPeek(ms: number, act: () => Promise<unknown>, lost: (error: Error) => void): void {
  setTimeout(() => void act().catch(lost), ms).unref();
}
