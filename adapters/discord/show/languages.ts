import { createRecent, type Reception } from "../../../src/desk/platform.ts";
import { type Language, languageOf } from "../../../src/words/languages.ts";
import { type Drawing, inLanguage, learn } from "../../../src/words/words.ts";
import { personOf } from "../address.ts";
import type { Interaction } from "../read/read.ts";

const most = 10_000;

export type Readers = ReturnType<typeof createReaders>;

/** Knows the language of each user. Discord tells it with presses and commands only. */
export function createReaders(reception: Reception) {
  const languages = createRecent<Language>(most);
  const unkept = createRecent<true>(most);
  const nameOf = (user: string) => `discord:reads:${user}`;

  async function kept(user: string): Promise<Language> {
    return (await reception.recall(nameOf(user))) === "zh" ? "zh" : "en";
  }

  async function languageFor(user: string): Promise<Language> {
    const known = languages.get(user);
    if (known) return known;
    const language = await kept(user);
    await learn(language);
    languages.set(user, language);
    return language;
  }

  async function drawnFor<T>(user: string | undefined, draw: Drawing<T>): Promise<T> {
    const language = user === undefined ? "en" : await languageFor(user).catch((): Language => "en");
    return inLanguage(language, draw);
  }

  return {
    /** Notes the language in an interaction. */
    async came({ who: { user }, locale }: Interaction): Promise<void> {
      const language = languageOf(locale);
      await learn(language);
      if (languages.get(user) === language) return;
      languages.set(user, language);
      unkept.set(user, true);
    },
    /** Stores a user's language, so that cards drawn after a restart are in it too. */
    async keep({ user }: Interaction["who"]): Promise<void> {
      const language = languages.get(user);
      if (!unkept.get(user)) return;
      unkept.delete(user);
      if (!language || (await kept(user)) === language) return;
      await reception.remember(nameOf(user), language === "en" ? "" : language);
    },
    /** The language of a person who has shown it. Undefined for somebody of whom nothing is known. */
    async readsIn(person: string): Promise<Language | undefined> {
      const user = personOf(person)?.user ?? "";
      return languages.get(user) ?? ((await kept(user)) === "zh" ? "zh" : undefined);
    },
    /** Draws something in a user's language, or in English where many read it. */
    drawnFor,
    /** Draws something in the language of a person, by the desk's id of them. */
    drawn: <T>(person: string | undefined, draw: Drawing<T>) => drawnFor(personOf(person ?? "")?.user, draw),
  };
}
