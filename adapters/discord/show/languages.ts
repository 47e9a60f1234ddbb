import { createRecent, type Reception } from "../../../src/desk/platform.ts";
import { type Language, languageOf } from "../../../src/words/languages.ts";
import { type Drawing, inLanguage, learn } from "../../../src/words/words.ts";
import { personOf } from "../address.ts";
import type { Interaction } from "../read/read.ts";

const most = 10_000;

export type Readers = ReturnType<typeof createReaders>;

/** Who reads what language: Discord tells it with each press and command, and with nothing else. */
export function createReaders(reception: Reception) {
  const languages = createRecent<Language>(most);
  const unkept = new Set<string>();
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
    /** From then on they are answered in the language of their Discord. */
    async came({ who: { user }, locale }: Interaction): Promise<void> {
      const language = languageOf(locale);
      await learn(language);
      if (languages.get(user) === language) return;
      languages.set(user, language);
      unkept.add(user);
    },
    /** What must outlive a restart, so that cards drawn later are read as well. */
    async keep({ user }: Interaction["who"]): Promise<void> {
      const language = languages.get(user);
      if (!unkept.delete(user) || !language || (await kept(user)) === language) return;
      await reception.remember(nameOf(user), language === "en" ? "" : language);
    },
    /** Draws what this user reads in their language; where many read, in English. */
    drawnFor,
    /** The same for somebody as the desk knows them. */
    drawn: <T>(person: string | undefined, draw: Drawing<T>) => drawnFor(personOf(person ?? "")?.user, draw),
  };
}
