import type { Text, Value } from "../conversation/types.ts";
import { part } from "../machine/part.ts";
import { commands } from "./commands.ts";
import { en, type MessageKey } from "./en/all.ts";
import type { Language } from "./languages.ts";
import { type Say, type ShowInstant, type ShowPerson, speaker } from "./speaker.ts";
import { textsOf } from "./texts.ts";

export type { ShowInstant, ShowPerson } from "./speaker.ts";

/**
 * A message before any language: a key, and the values that its pattern needs. The compiler checks that the key has a
 * message.
 */
export const t: (key: MessageKey, values?: Record<string, Value>) => Text = textsOf<MessageKey>();

/** Loads a language, so that `inLanguage` can use it. A language is loaded once. */
export async function learn(language: Language): Promise<void> {
  if (speakers.has(language)) return;
  const { zh } = await part(import("./zh/all.ts"));
  speakers.set("zh", speaker(zh, "zh", commands));
}

/**
 * A function that draws something in words and waits for nothing. The compiler refuses one that gives a promise: while
 * it waits, another drawing would choose another language, and the rest would be said in that one.
 */
export type Drawing<T> = (() => T) & Now<T>;
type Now<T> = [Extract<T, PromiseLike<unknown>>] extends [never] ? unknown : never;

/** Runs `draw`, and says whatever it says in this language, or in the one spoken before if this one was not learned. */
export function inLanguage<T>(language: Language, draw: Drawing<T>): T {
  const before = spoken;
  spoken = speakers.get(language) ?? before;
  try {
    return draw();
  } finally {
    spoken = before;
  }
}

/**
 * A drawing of something that never changes, such as a long list of choices. It is drawn once in each language, and
 * kept as long as what it is drawn from.
 */
export function drawnOnce<V extends object, T>(draw: ((value: V) => T) & Now<T>): (value: V) => T {
  const drawn = new WeakMap<V, Map<Say, T>>();
  return (value) => {
    const known = drawn.get(value) ?? new Map<Say, T>();
    drawn.set(value, known);
    if (!known.has(spoken)) known.set(spoken, draw(value));
    return known.get(spoken)!;
  };
}

/** Turns a text into words of the language that is spoken now. */
export function say(text: Text, instant: ShowInstant, person?: ShowPerson): string {
  return spoken(text, instant, person);
}

const english = speaker(en, "en", commands);
const speakers = new Map<Language, Say>([["en", english]]);
let spoken = english;
