import type { Text } from "../../../src/conversation/types.ts";
import { say, t } from "../../../src/words/words.ts";
import { type Live, piecesOf } from "../../chat/text.ts";
import type { Reader } from "../settings.ts";

/** Who reads, and who the people of the request are to them. */
export interface Eyes extends Reader {
  /** The reader's id. */
  person: string;
  /** The agent's id, and what they are called. */
  agent?: string;
  agentName?: string | undefined;
}

const locales = { en: "en-GB", zh: "zh-CN" } as const;

/** A sentence or a label as its reader reads it: instants by their own clock, people by what they are to them. */
export function said(text: Text, eyes: Eyes): string {
  const words = valueSaid(text, eyes);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same of a value, which keeps its letters as they are. Somebody who begins a sentence gets a capital letter. */
export function valueSaid(value: Text | string, eyes: Eyes): string {
  let words = "";
  for (const piece of piecesOf(value)) {
    const next = typeof piece === "string" ? piece : shown(piece, eyes);
    words += typeof piece === "object" && /[.!?]\s$/.test(words) ? next.charAt(0).toUpperCase() + next.slice(1) : next;
  }
  return words;
}

function shown(piece: Live, eyes: Eyes): string {
  if ("at" in piece) return instant(piece.at, eyes);
  if (piece.person === eyes.person) return say(t("page.you"), String);
  if (piece.person === eyes.agent && eyes.agentName !== undefined) return eyes.agentName;
  return say(t(piece.person === eyes.agent ? "page.agent" : "chat.somebody"), String);
}

/** The hour, with the date when it is another day for the reader. */
function instant(at: number, { language, zone, now }: Reader): string {
  const show = (options: Intl.DateTimeFormatOptions, ms: number) =>
    new Date(ms).toLocaleString(locales[language], { timeZone: zone, ...options });
  const day = { day: "numeric", month: "short", year: "numeric" } as const;
  const time = show({ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }, at);
  return show(day, at) === show(day, now) ? time : `${time}, ${show(day, at)}`;
}

/** A paragraph. */
export function P({ text, eyes, small = false }: { text: Text; eyes: Eyes; small?: boolean }) {
  return <p class={small ? "small" : undefined}>{said(text, eyes)}</p>;
}
