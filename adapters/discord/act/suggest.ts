import type { Text } from "../../../src/conversation/types.ts";
import type { CaseLine } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { wholeOf } from "../../chat/case-line.ts";
import { firstThatFit } from "../../chat/own-requests.ts";
import { words } from "../draw/markdown.ts";
import { limits } from "../limits.ts";
import type { Aside } from "../read/read.ts";
import type { ActParts } from "./parts.ts";

type Searched = Extract<Aside, { is: "searched" }>;
type Found = { key: string; label: Text | string }[];

/** Suggests choices for an option of a command, while a person types into it. */
export function createSuggestions({ settings, reception, people, speaker, replies }: ActParts) {
  async function suggest(done: Searched): Promise<void> {
    const found = done.option === "case" ? await theirCases(done) : await countries(done.query);
    await replies.suggest(done, await speaker.choices(done.who, found.slice(0, limits.suggestions)));
  }

  async function countries(query: string): Promise<Found> {
    return reception.search(settings.flows[0]!.key, "country", query, limits.suggestions);
  }

  async function theirCases({ who, query }: Searched): Promise<Found> {
    const person = await people.of(who);
    const isMeant = (line: CaseLine) =>
      words(plainly(line), limits.suggestionName).toLowerCase().includes(query.toLowerCase());
    const found = person ? await firstThatFit(reception, person, isMeant, limits.suggestions) : [];
    return found.map((line) => ({ key: line.id, label: plainly(line) }));
  }

  return suggest;
}

/** A line for a suggestion, in which Discord mentions nobody. */
function plainly({ name, side, ...line }: CaseLine): Text {
  const isMentioned = side.values?.person !== undefined;
  return wholeOf({
    ...line,
    side: isMentioned ? t("line.side-customer") : side,
    ...(typeof name === "string" && { name }),
  });
}
