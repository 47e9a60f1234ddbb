import type { DiscordDesk } from "./discord-desk.ts";
import type { Person } from "./fake/person.ts";

/** What people did and what stood on their screens then, with all that differs from run to run made the same. */
export interface Story {
  did(words: string): void;
  /** Waits until it stands there and nothing moves any more, and keeps the whole screen. */
  sees(reader: Person, words: string): Promise<void>;
  text(): string;
}

export function story(desk: DiscordDesk): Story {
  const { discord } = desk;
  const told: string[] = [];
  const last = new Map<string, string>();
  return {
    did: (words) => void told.push(`▸ ${words}`),
    async sees(reader, words) {
      await discord.until(() => discord.screen(reader).includes(words));
      await desk.quiet();
      const screen = discord.screen(reader);
      if (last.get(reader.id) === screen) return;
      last.set(reader.id, screen);
      told.push(`═ ${reader.user.name}`, ...screen.split("\n").map((line) => `   ${line}`));
    },
    text: () => masked(`${told.join("\n")}\n`),
  };
}

export function masked(text: string): string {
  const cases = [...new Set(text.match(/\bR-[0-9A-Z]{4}\b/g) ?? [])];
  const named = cases.reduce((all, id, i) => all.replaceAll(id, `R-000${i + 1}`), text);
  return named
    .replace(/(R-\d{4})\.\d+(?=\.)/g, "$1.1")
    .replace(/<t:\d+:/g, "<t:1795342000:")
    .replaceAll(" (edited)", "") // an edit may overtake the one before it
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "a9e390a7-a1af-42cd-8178-13bd046337a7")
    .replace(/\d{6}(?= is your verification code)/g, "123456")
    .replace(/(```\n\s*│ )\S{8,20}$/gm, "$1<the password>");
}
