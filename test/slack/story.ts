import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import type { SlackDesk } from "./slack-desk.ts";

/** What people did and what stood on their screens then, with all that differs from run to run made the same. */
export interface Story {
  did(words: string): void;
  /** Waits until it stands there and nothing moves any more, and keeps the whole screen. */
  sees(reader: Person, words: string, where?: Channel): Promise<void>;
  text(): string;
}

export function story(desk: SlackDesk): Story {
  const { slack } = desk;
  const told: string[] = [];
  const last = new Map<string, string>();
  const screenOf = (reader: Person, where?: Channel) =>
    where ? slack.screen(slack.channel(where), reader) : slack.screen(reader);

  return {
    did: (words) => void told.push(`▸ ${words}`),
    async sees(reader, words, where) {
      await slack.until(() => screenOf(reader, where).includes(words));
      await desk.quiet();
      const name = `${reader.user.realName}${where ? ` in #${where.name}` : ""}`;
      const screen = screenOf(reader, where);
      if (last.get(name) === screen) return;
      last.set(name, screen);
      told.push(`── ${name}`, ...screen.split("\n").map((line) => `   ${line}`));
    },
    text: () => masked(`${told.join("\n")}\n`),
  };
}

export function masked(text: string): string {
  const cases = [...new Set(text.match(/\bR-[0-9A-Z]{4}\b/g) ?? [])];
  const named = cases.reduce((all, id, i) => all.replaceAll(id, `R-000${i + 1}`), text);
  return named
    .replace(/(R-\d{4})\.\d+(?=\.)/g, "$1.1")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "2026-11-22 10:00 UTC")
    .replace(/\d\d:\d\d:\d\d UTC/g, "10:00:00 UTC")
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "a9e390a7-a1af-42cd-8178-13bd046337a7")
    .replace(/\d{6}(?= is your verification code)/g, "123456")
    .replace(/│ \| \S{8,20}$/gm, "│ | <the password>");
}
