import type { Text } from "../../../src/conversation/types.ts";
import { words } from "../draw/markdown.ts";
import { limits } from "../limits.ts";
import type { Done } from "../read/read.ts";
import type { ActParts } from "./parts.ts";

type Searched = Extract<Done, { is: "searched" }>;
type Found = { key: string; label: Text | string }[];

/** Choices below an option of a command, while somebody types into it. */
export function createSuggestions({ settings, reception, people, speaker, answers }: ActParts) {
  async function suggest(done: Searched): Promise<void> {
    const found = done.option === "case" ? await theirCases(done) : await countries(done.query);
    await answers.suggest(done, await speaker.choices(done.who, found.slice(0, limits.suggestions)));
  }

  async function countries(query: string): Promise<Found> {
    return reception.search(settings.flows[0]!.key, "country", query, limits.suggestions);
  }

  async function theirCases({ who, query }: Searched): Promise<Found> {
    const person = await people.of(who);
    const found = (person ? await reception.cases(person) : []).map(({ id, status }) => ({ key: id, label: status }));
    const isMeant = (line: string) => line.toLowerCase().includes(query.toLowerCase());
    return found.filter(({ key, label }) => isMeant(`${key} ${words(label, limits.suggestionName)}`));
  }

  return suggest;
}
