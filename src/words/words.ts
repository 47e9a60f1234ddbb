import { IntlMessageFormat } from "intl-messageformat";
import type { Text, Value } from "../conversation/types.ts";
import { create } from "./en/create.ts";
import { errors } from "./en/errors.ts";
import { fields } from "./en/fields.ts";
import { openAccount } from "./en/open-account.ts";
import { talk } from "./en/talk.ts";

export const en = { ...talk, ...fields, ...errors, ...openAccount, ...create } as const;

export type MessageKey = keyof typeof en;

/** A text of the catalogue, its key checked by the compiler. */
export function t(key: MessageKey, values?: Record<string, Value>): Text {
  return values ? { key, values } : { key };
}

/** How a platform shows an instant. The terminal prints a clock, Discord a countdown. */
export type ShowInstant = (at: number) => string;

/** How a platform names a person. Slack and Discord write a mention. */
export type ShowPerson = (id: string) => string;

const compiled = new Map<string, IntlMessageFormat>();

/** Turns a text into words. User text goes in as values and is never read as a pattern. */
export function say(text: Text, instant: ShowInstant, person: ShowPerson = (id) => id): string {
  const pattern = (en as Record<string, string>)[text.key];
  if (pattern === undefined) throw new Error(`No words for "${text.key}".`);
  let message = compiled.get(pattern);
  if (!message) {
    message = new IntlMessageFormat(pattern, "en", undefined, { ignoreTag: true });
    compiled.set(pattern, message);
  }
  const values = Object.entries(text.values ?? {}).map(([name, value]) => [name, shown(value, instant, person)]);
  return String(message.format(Object.fromEntries(values)));
}

function shown(value: Value, instant: ShowInstant, person: ShowPerson): string | number {
  if (typeof value !== "object") return value;
  if ("at" in value) return instant(value.at);
  if ("person" in value) return person(value.person);
  return say(value, instant, person);
}
